using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.HouseRules.Logs;
using YoungFutures.Tests.Web.SignIn;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web;

/// <summary>
/// The whole site on a database of its own, with the demo's panels, agencies and people and no young person yet, at ten in the
/// morning of a Wednesday. Use it as a class fixture.
/// </summary>
public class YoungFuturesHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly string folder = Directory.CreateTempSubdirectory("young-futures-site-").FullName;

    private static readonly DateTimeOffset Morning = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    public TestClock Clock { get; } = new(Morning);

    public Given Given { get; private set; } = null!;

    /// <summary>Whose own sign-in is taken at this site.</summary>
    public FakeOrganisation Organisation { get; init; } = new();

    /// <summary>Whether the hourly sweeps run. Mostly not: a test that wants one calls it, and none comes in between.</summary>
    protected virtual bool SweepsByItself => false;

    /// <summary>Of a password’s hash, in tests.</summary>
    public const int Rounds = 1000;

    /// <summary>Whether imports are worked on in the background. Mostly not: a test that wants it does it.</summary>
    protected virtual bool WorksOnImports => false;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        // As settings of the host, which the program can read while it is still being composed.
        IEnumerable<KeyValuePair<string, string?>> settings =
        [
            .. database.Settings,
            new("Data:Folder", folder),
            new("Demo:Fill", "false"),
            // A test asks more in a minute than a whole office.
            new("Limits:On", "false"),
            new("Keys:Certificate", TestKeys.FileName),
            // A test that wants imports to be worked on does it itself, and nothing comes in between.
            new("Imports:Work", WorksOnImports ? "true" : "false"),
            new("Audit:Secret", Convert.ToBase64String(new byte[32])),
            new("Serilog:MinimumLevel:Default", Environment.GetEnvironmentVariable("YOUNGFUTURES_TEST_LOG") ?? "Fatal"),
            new("Serilog:WriteTo:0:Args:restrictedToMinimumLevel", Environment.GetEnvironmentVariable("YOUNGFUTURES_TEST_LOG") ?? "Fatal"),
        ];
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        Organisation.JoinTo(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            TestDatabase.AddTo(services);
            // In the long run the log says as much as in earnest, and is read at the end.
            if (ListeningFramework.Recording is not null)
                services.AddSerilog((site, logging) => logging.ReadFrom.Configuration(site.GetRequiredService<IConfiguration>()).MinimumLevel.Information()
                    .Destructure.With<NothingOfRecords>().WriteTo.Sink(SuiteLog.Whole));
            // Thousands of tests sign in; how slow it is in earnest is a test of its own.
            services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = Rounds);
            if (SweepsByItself) return;
            // A test that wants signals linked, rules read or anything swept says so itself.
            foreach (var byItself in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is "QuartzHostedService" or "LinkingLoop" or "IdentifyingLoop").ToList()) services.Remove(byItself);
        });
    }

    public virtual async Task InitializeAsync()
    {
        await database.Fill("panels", DemoWithoutYoungPeople);
        Given = await Given.In(this);
    }

    private static async Task DemoWithoutYoungPeople(TestDatabase database)
    {
        await using var db = database.Open(Viewer.For(Purpose.Testing), new TestClock(Morning));
        await ReferenceLists.Fill(db);
        await DemoPanels.Fill(db, Passwords.Hasher(Rounds));
        // A test that goes on for years is about something else than agreements that end on the way.
        var months = UkTime.LocalDate(db.Now).AddMonths(2);
        foreach (var agency in await db.Agencies.Where(held => held.AgreementExpiresOn > months).ToListAsync()) agency.AgreementExpiresOn = agency.AgreementExpiresOn!.Value.AddYears(18);
        await db.SaveChangesAsync();
    }

    /// <summary>The records, whole, with the site's clock and audit. Dispose of it.</summary>
    public YoungFuturesDb Db() => database.Open(Viewer.For(Purpose.Testing), Clock);

    /// <summary>The records as this account sees them.</summary>
    public async Task<YoungFuturesDb> DbOf(string account) => database.Open(await Given.Viewer(account), Clock);

    /// <summary>A browser that nobody has signed in to.</summary>
    public Visitor Nobody() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>A browser signed in as one of the demo's accounts, such as <c>police.nw</c>.</summary>
    public async Task<Visitor> As(string account)
    {
        var visitor = Nobody();
        var answer = await visitor.Post("/sign-in", ("Email", account.Contains('@') ? account : account + "@demo.example"), ("Password", DemoPanels.Password));
        Assert.True((int)answer.Status is 302, $"{account} could not sign in: {answer.Status}");
        return visitor;
    }

    /// <summary>The same, who has given the password again a moment ago.</summary>
    public async Task<Visitor> AsProved(string account)
    {
        var visitor = await As(account);
        var answer = await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password));
        Assert.Equal("/my-work", answer.Location);
        return visitor;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
