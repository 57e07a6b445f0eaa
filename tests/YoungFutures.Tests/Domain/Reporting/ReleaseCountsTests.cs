using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>Every table of the demo's panels, counted by the product and in plain loops over the same rows.</summary>
public sealed class ReleaseCountsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Wednesday = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = new();

    public async Task InitializeAsync()
    {
        await using var db = Open();
        await DemoPanels.Fill(db);
        await ReferenceLists.Fill(db);
        await DemoYoungPeople.Fill(db, perCent: 25);
    }

    public Task DisposeAsync()
    {
        database.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_figure_of_every_month_agrees_with_a_count_in_plain_loops()
    {
        await using var db = Open();
        await using var own = db.As(Purpose.Release);
        var seen = new HashSet<string>();
        foreach (var panelId in await db.Panels.Select(panel => panel.Id).ToListAsync())
        {
            var plain = await PlainCounts.Of(db, panelId);
            var counts = await ReleaseCounts.Of(own, panelId, [], default);
            for (var month = ReleasePeriod.Parse("2025-08"); month.Start < new DateOnly(2026, 12, 1); month = month.Next)
            {
                var counted = await counts.In(month);
                var truth = plain.Counted(month).GroupBy(one => one.Table).ToDictionary(table => table.Key, table => table.GroupBy(one => (one.Row, one.Column)).ToDictionary(cell => cell.Key, cell => cell.Count()));
                Assert.Empty(truth.Keys.Except(counted.Tables.Keys).Except([ReleaseTables.Actions]));
                foreach (var (name, table) in counted.Tables)
                {
                    var cells = truth.GetValueOrDefault(name) ?? [];
                    foreach (var row in table.Rows)
                        foreach (var column in table.Columns is [] ? [""] : table.Columns)
                            Assert.True(cells.GetValueOrDefault((row, column)) == table.Sum(row, column.Length == 0 ? null : column), $"{month} {name} {row} {column}: {cells.GetValueOrDefault((row, column))} and {table.Sum(row, column.Length == 0 ? null : column)}");
                    Assert.Equal(cells.Values.Sum(), table.Sum(null, null));
                    if (cells.Count > 0) seen.Add(name);
                }

                var days = plain.Days(month).ToLookup(one => one.Name, one => one.Days);
                foreach (var (name, times) in counted.Days)
                    Assert.Equal(days[name].Order(), times.SelectMany(time => Enumerable.Repeat(time.Key, time.Value)));
            }
        }

        // The demo has some of nearly everything, so that what agrees is not nought.
        Assert.InRange(seen.Count, 30, 40);
    }

    [Fact]
    public async Task A_month_is_counted_alike_whenever_it_is_counted()
    {
        await using var db = Open();
        await using var own = db.As(Purpose.Release);
        var panelId = (await db.Panels.SingleAsync(panel => panel.Code == "NW")).Id;
        var month = ReleasePeriod.Parse("2026-09");
        var before = await (await ReleaseCounts.Of(own, panelId, [], default)).In(month);

        // What is done after the month may be released changes nothing of it.
        foreach (var action in await db.SupportActions.Include(held => held.Case).Where(held => held.PanelId == panelId && held.TargetOn >= month.Start && held.TargetOn < month.End).ToListAsync())
            if (action.IsOpen) action.LeaveUndone(await Given(db, panelId), "No.");
        foreach (var @case in await db.Cases.Include(held => held.Referrals).Include(held => held.ChecksAfter).Include(held => held.YoungPerson).AsSplitQuery().Where(held => held.PanelId == panelId && held.ClosedAt >= month.StartsAt && held.ClosedAt < month.EndsAt).ToListAsync())
            if (@case.CanReopen && !await db.Cases.AnyAsync(other => other.YoungPersonId == @case.YoungPersonId && other.ClosedAt == null)) @case.Reopen(await Given(db, panelId), "They came back.");
        await db.SaveChangesAsync();

        var after = await (await ReleaseCounts.Of(own, panelId, [], default)).In(month);
        foreach (var (name, table) in before.Tables)
            Assert.Equal(table.Cells.Cast<int>(), after.Tables[name].Cells.Cast<int>());
    }

    private static async Task<YoungFutures.Domain.Act> Given(YoungFutures.Domain.Data.YoungFuturesDb db, Guid panelId)
    {
        var panel = await db.Panels.Include(held => held.Areas).Include(held => held.SettingsHistory).AsSplitQuery().SingleAsync(held => held.Id == panelId);
        return new(panel.CoordinatorId, null, db.Now, panel);
    }

    private YoungFutures.Domain.Data.YoungFuturesDb Open() => database.Open(Viewer.For(Purpose.Testing), new FakeTimeProvider(Wednesday));
}
