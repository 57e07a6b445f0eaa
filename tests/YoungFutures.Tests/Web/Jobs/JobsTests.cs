using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Web.Jobs;

public sealed class JobsTests(JobsTests.Swept site) : IClassFixture<JobsTests.Swept>
{
    // A year and most of the next, in months, quarters and the one year that has ended.
    private const int OfEachPanel = 12 + 4 + 1 + 10 + 3;

    [Fact]
    public async Task Two_nodes_that_start_at_once_release_what_is_due_and_each_of_it_once()
    {
        await site.Given.Referral();
        await using var other = site.WithWebHostBuilder(_ => { });
        await Task.WhenAll(Task.Run(() => site.CreateClient()), Task.Run(() => other.CreateClient()));

        await using var db = site.Db();
        var due = await db.Panels.CountAsync() * OfEachPanel;
        for (var waited = 0; await db.Releases.CountAsync() < due && waited < 600; waited++) await Task.Delay(100);
        // Whoever came second had time to do harm.
        await Task.Delay(1000);

        var releases = await db.Releases.AsNoTracking().Select(release => new { release.Id, release.PanelId, release.PeriodKind, release.PeriodStart }).ToListAsync();
        Assert.Equal(due, releases.Count);
        Assert.Equal(due, releases.Select(release => (release.PanelId, release.PeriodKind, release.PeriodStart)).Distinct().Count());
        Assert.Equal(due, await db.AuditEntries.CountAsync(line => line.RecordKind == nameof(Release) && line.Event == AuditEvents.Created));
        Assert.Equal(1, await db.JobRuns.CountAsync(run => run.Name == "releases"));
        Assert.Equal(0, await new ReleaseComputation(db).ComputeDue());
    }

    [Fact]
    public async Task Without_the_lease_the_database_still_keeps_one_of_each()
    {
        using var database = new TestDatabase();
        await using (var db = database.Open(Viewer.For(Purpose.Testing), site.Clock)) await YoungFutures.Domain.Data.Demo.DemoPanels.Fill(db);

        async Task<bool> Compute()
        {
            await using var db = database.Open(Viewer.For(Purpose.Testing), site.Clock);
            try
            {
                await new ReleaseComputation(db).ComputeDue();
                return true;
            }
            catch (DbUpdateException)
            {
                return false;
            }
        }

        await Task.WhenAll(Task.Run(Compute), Task.Run(Compute));
        Assert.True(await Compute());

        await using var read = database.Open();
        var releases = await read.Releases.AsNoTracking().ToListAsync();
        Assert.Equal(await read.Panels.CountAsync() * OfEachPanel, releases.Count);
        Assert.Equal(releases.Count, releases.Select(release => (release.PanelId, release.Period)).Distinct().Count());
    }

    public sealed class Swept : YoungFuturesHost
    {
        protected override bool SweepsByItself => true;
    }
}
