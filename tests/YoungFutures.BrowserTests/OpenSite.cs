using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Features.Imports;

namespace YoungFutures.BrowserTests;

/// <summary>The whole site on a free port of this machine, where a real browser can reach it.</summary>
public sealed class OpenSite : YoungFuturesHost
{
    public OpenSite() => UseKestrel(0);

    public Uri Address { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        StartServer();
        Address = ClientOptions.BaseAddress;
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
