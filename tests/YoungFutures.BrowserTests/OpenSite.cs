using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;
using YoungFutures.Tests.Web;
using YoungFutures.Tests.Web.SignIn;
using YoungFutures.Web.Features.Imports;

namespace YoungFutures.BrowserTests;

/// <summary>The whole site on a free port of this machine, where a real browser can reach it.</summary>
public class OpenSite : YoungFuturesHost
{
    private readonly Uri? knownAs;

    public OpenSite() => UseKestrel(0);

    private OpenSite(int port) : this()
    {
        UseKestrel(port);
        knownAs = new Uri($"http://localhost:{port}");
    }

    /// <summary>One that is told beforehand by which address browsers know it, as what belongs to one address needs. The port is one that was free a moment ago.</summary>
    /// <param name="organisation">Whose own sign-in is taken, where a browser is to go there.</param>
    public static OpenSite ThatKnowsItsName(FakeOrganisation? organisation = null)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return new OpenSite(((IPEndPoint)free.LocalEndpoint).Port) { Organisation = organisation ?? new() };
    }

    public Uri Address { get; private set; } = null!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        if (knownAs is not null) builder.UseSetting("Site:Address", knownAs.GetLeftPart(UriPartial.Authority));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        Address = knownAs ?? ClientOptions.BaseAddress;
    }

    /// <summary>All that the background has to do now: files, links, rules and what is tried of them.</summary>
    public async Task Work()
    {
        await Services.GetRequiredService<ImportJob>().Run();
        await using var db = Db();
        await using (var own = db.As(Purpose.Linking))
        {
            var linking = new Linking(own, Services.GetRequiredService<LinkageModels>());
            while (await linking.Step()) { }
        }

        await using (var own = db.As(Purpose.Identifying))
        {
            await new Identifying(own).Run();
            foreach (var ruleSetId in await own.RuleTrials.Where(trial => trial.DoneAt == null).Select(trial => trial.RuleSetId).ToListAsync())
                await RuleTrial.Advance(own, ruleSetId, TimeSpan.FromMinutes(5), CancellationToken.None);
        }
    }
}
