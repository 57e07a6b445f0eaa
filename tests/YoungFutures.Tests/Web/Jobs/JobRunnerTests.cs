using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using System.Net;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Jobs;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Plumbing.Jobs;

namespace YoungFutures.Tests.Web.Jobs;

public sealed class JobRunnerTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();
    private int ran;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private JobRunner Node() => new(site.Services.GetRequiredService<Records>(), site.Clock, site.Services.GetRequiredService<SiteAddress>(), NullLogger<JobRunner>.Instance);

    private Job Hourly(Func<JobScene, CancellationToken, Task<int>>? what = null) => new("test", "A job", "0 0 * * * ?", TimeSpan.FromMinutes(10), what ?? ((_, _) => Task.FromResult(Interlocked.Increment(ref ran))));

    private async Task<JobRun> Row()
    {
        await using var db = site.Db();
        return await db.JobRuns.AsNoTracking().SingleAsync(run => run.Name == "test");
    }

    [Fact]
    public async Task Of_two_nodes_at_the_same_time_one_runs_it()
    {
        for (var hour = 0; hour < 5; hour++)
        {
            var both = await Task.WhenAll(Task.Run(() => Node().Run(Hourly())), Task.Run(() => Node().Run(Hourly())), Task.Run(() => Node().Run(Hourly())));
            Assert.Single(both, did => did);
            Assert.Equal(hour + 1, ran);
            site.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task A_job_whose_node_died_is_run_again_once_its_lease_is_over_and_that_is_shown()
    {
        await using (var db = site.Db()) Assert.True(await db.TakeJob("test", "a node that dies", TimeSpan.FromMinutes(10), JobRunner.Tolerance, site.Clock.GetUtcNow().UtcDateTime.AddHours(1)));

        Assert.False(await Node().Run(Hourly()));
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await Node().Run(Hourly()));

        Assert.Equal((1, 1), (ran, (await Row()).Abandoned));
        Assert.False((await Row()).IsRunningAt(site.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task A_job_that_takes_long_keeps_its_lease_and_nobody_else_begins_it()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(site.Clock.GetUtcNow());
        JobRunner At() => new(new Records(() => site.Db(), clock), clock, site.Services.GetRequiredService<SiteAddress>(), NullLogger<JobRunner>.Instance);
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var stopped = false;
        var running = Task.Run(() => At().Run(Hourly(async (_, cancelled) =>
        {
            begun.SetResult();
            await goOn.Task;
            stopped = cancelled.IsCancellationRequested;
            return 1;
        })));
        await begun.Task;

        for (var quarter = 0; quarter < 20; quarter++)
        {
            var until = (await Row()).LeaseUntil;
            // What it writes takes a moment of real time.
            for (var waited = 0; (await Row()).LeaseUntil == until && waited < 200; waited++)
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                await Task.Delay(25);
            }

            Assert.True((await Row()).LeaseUntil > until, $"the lease ended after {quarter} quarters");
            Assert.False(await At().Run(Hourly()));
        }

        Assert.True(clock.GetUtcNow() > site.Clock.GetUtcNow().AddMinutes(40));
        goOn.SetResult();
        Assert.True(await running);
        Assert.Equal((false, 0, 0), (stopped, ran, (await Row()).Abandoned));
    }

    [Fact]
    public async Task A_node_that_lost_its_lease_stops()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(site.Clock.GetUtcNow());
        var node = new JobRunner(new Records(() => site.Db(), clock), clock, site.Services.GetRequiredService<SiteAddress>(), NullLogger<JobRunner>.Instance);
        var begun = new TaskCompletionSource();
        var running = Task.Run(() => node.Run(Hourly(async (_, cancelled) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled);
            return 1;
        })));
        await begun.Task;
        // As if it had slept, and another node had begun meanwhile.
        await using (var db = site.Db())
        {
            (await db.JobRuns.SingleAsync(run => run.Name == "test")).Begin("another", clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(10));
            await db.SaveChangesAsync();
        }

        for (var waited = 0; !running.IsCompleted && waited < 400; waited++)
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(25);
        }

        Assert.True(running.IsCompleted);
        // What became of it is the other's to say.
        Assert.Equal(("another", (string?)null), ((await Row()).Holder, (await Row()).Failure));
    }

    [Fact]
    public async Task A_failure_is_noted_by_its_kind_and_never_by_what_it_says()
    {
        await Node().Run(Hourly((_, _) => throw new InvalidOperationException("Gwenfair Cudd")));

        var row = await Row();
        Assert.Equal((1, nameof(InvalidOperationException)), (row.Failures, row.Failure));
        var page = await (await site.As("admin")).Get("/admin/jobs");
        Assert.DoesNotContain("Cudd", page.Body, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromHours(1));
        await Node().Run(Hourly());
        Assert.Equal(0, (await Row()).Failures);
    }

    [Fact]
    public async Task A_clock_set_back_an_hour_neither_stops_it_nor_leaves_its_lease_behind()
    {
        await Node().Run(Hourly());
        site.Clock.Advance(TimeSpan.FromHours(1));
        await Node().Run(Hourly());
        // An hour back: its next run is farther away than the timetable ever is, so that is not waited for.
        var (node, back) = SetBack();
        Assert.True(await node.Run(Hourly()));
        Assert.False(await node.Run(Hourly()));
        Assert.Equal(3, ran);
        Assert.True((await Row()).NextAt <= back.GetUtcNow().UtcDateTime.AddHours(1));

        // And a lease that was taken before lasts longer than one can.
        site.Clock.Advance(TimeSpan.FromHours(2));
        await using (var db = site.Db()) Assert.True(await db.TakeJob("test", "a node that dies", TimeSpan.FromMinutes(10), JobRunner.Tolerance, site.Clock.GetUtcNow().UtcDateTime.AddHours(1)));
        Assert.True(await SetBack().Node.Run(Hourly()));
        Assert.Equal(4, ran);
    }

    private (JobRunner Node, TimeProvider Clock) SetBack()
    {
        var back = new TurnedBack(site.Clock, TimeSpan.FromHours(-1));
        return (new JobRunner(new Records(() => site.Db(), back), back, site.Services.GetRequiredService<SiteAddress>(), NullLogger<JobRunner>.Instance), back);
    }

    [Theory]
    // The clocks go forward on 29 March 2026 and back on 25 October: a daily time is one run a day on both, an hourly one every real hour. What was due in the hour that is left out is run when that is over, which may be once more than the hours of the day.
    [InlineData("2026-03-28", 23)]
    [InlineData("2026-10-24", 25)]
    public void Daily_jobs_run_once_on_the_days_on_which_the_clocks_change(string before, int hours)
    {
        var start = YoungFutures.Domain.Calendar.UkTime.StartOf(DateOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture).AddDays(1));
        var end = YoungFutures.Domain.Calendar.UkTime.StartOf(DateOnly.Parse(before, System.Globalization.CultureInfo.InvariantCulture).AddDays(2));
        string[] daily = ["digests", "retention", "disposals", "declined", "leftovers", "draft-warnings", "unusual-looks", "agency-reports", "recertifications", "agreements"];
        // One runs on the first of the month alone.
        foreach (var job in Timetable.All.Where(job => job.Name != "audit-lines"))
        {
            var runs = 0;
            for (var at = job.NextAfter(start.AddSeconds(-1)); at < end; at = job.NextAfter(at)) runs++;
            // Whoever sent a document waits for its check: that is asked for every five minutes.
            if (job.Name == "scans") runs /= 12;
            Assert.True(daily.Contains(job.Name) ? runs == 1 : runs == hours || (hours < 24 && runs == hours + 1), $"{job.Name} runs {runs} times");
        }
    }

    [Fact]
    public async Task Administrators_see_every_job_and_nobody_else_does()
    {
        foreach (var job in Timetable.All.Where(job => job.Name != "releases")) await Node().Run(job);

        var page = await (await site.As("admin")).Get("/admin/jobs");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Write to people about what is late In order", page.Text, StringComparison.Ordinal);
        Assert.Contains("Release the figures of a month that has settled Not run yet", page.Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains("Missed", (await (await site.As("admin")).Get("/admin/jobs")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get("/admin/jobs")).Status);
    }

    [Fact]
    public async Task Administrators_are_warned_when_the_bank_holidays_run_out()
    {
        Assert.DoesNotContain("and no longer", (await (await site.As("admin")).Get("/admin")).Text, StringComparison.Ordinal);
        site.Clock.SetUtcNow(new DateTimeOffset(2028, 1, 10, 9, 0, 0, TimeSpan.Zero));

        Assert.Contains("Bank holidays are known until the end of 2028 and no longer.", (await (await site.As("admin")).Get("/admin")).Text, StringComparison.Ordinal);
    }

    private sealed class TurnedBack(TimeProvider clock, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;
    }
}
