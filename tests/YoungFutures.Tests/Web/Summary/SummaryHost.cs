using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Domain.Reporting;

namespace YoungFutures.Tests.Web.Summary;

/// <summary>The site with a busy panel, a second one in the same police force area and a quiet one elsewhere, released up to October 2026.</summary>
public class SummaryHost : YoungFuturesHost
{
    private readonly Asked asked = new();

    public Guid SecondPanelId { get; private set; }

    /// <summary>What the busy panel did, the second and the quiet one: the truth that nobody may see.</summary>
    public Dictionary<Guid, MadeUpHistory> Histories { get; } = [];

    /// <summary>What the site asked of its database since this was last emptied.</summary>
    public ConcurrentQueue<string> Statements => asked.Statements;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        var coordinator = (await Given.User("coordinator.nw")).Id;
        var since = new DateTime(2026, 1, 10, 9, 0, 0, DateTimeKind.Utc);
        var second = new Panel("NWB", "Conwy Young Futures Panel", "Panel Dyfodol Ifanc Conwy", Nation.Wales, "W15000001", coordinator);
        db.AddRange(second, new Membership(coordinator, Role.Chair, second.Id, since));
        var analyst = await db.Users.SingleAsync(user => user.Email == "opcc.nw@demo.example");
        var welsh = new User
        {
            Email = "opcc2.nw@demo.example", NormalizedEmail = "OPCC2.NW@DEMO.EXAMPLE", UserName = "opcc2.nw@demo.example", NormalizedUserName = "OPCC2.NW@DEMO.EXAMPLE", EmailConfirmed = true,
            DisplayName = "Tesni Aberdaron", Culture = "cy-GB", AgencyId = analyst.AgencyId, PasswordHash = analyst.PasswordHash, SecurityStamp = Guid.NewGuid().ToString("N"), IsDemo = true,
        };
        db.AddRange(welsh, new Membership(welsh.Id, Role.Analyst, Given.PanelId, since));
        await db.SaveChangesAsync();
        SecondPanelId = second.Id;

        foreach (var (panelId, seed, busy) in new[] { (Given.PanelId, 1, 5), (SecondPanelId, 2, 3), (Given.OtherPanelId, 3, 2) })
        {
            var panel = await db.Panels.Include(held => held.Areas).Include(held => held.Agencies).Include(held => held.SettingsHistory).AsSplitQuery().SingleAsync(held => held.Id == panelId);
            var agency = await db.Agencies.SingleAsync(held => held.Name == "North Wales Police");
            var history = new MadeUpHistory(panel, agency, coordinator, seed, busy).Live(new(2026, 1, 1), new(2026, 11, 17));
            db.AddRange(history.Records);
            Histories[panelId] = history;
            await db.SaveChangesAsync();
        }

        await new ReleaseComputation(db).ComputeDue();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.ConfigureDbContext<YoungFuturesDb>(options => options.AddInterceptors(asked));
            services.ConfigureDbContext<SqliteYoungFuturesDb>(options => options.AddInterceptors(asked));
        });
    }

    private sealed class Asked : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Statements.Enqueue(command.CommandText);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
