using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>A made-up year of one panel, released, beside the same figures counted here in plain loops.</summary>
public sealed class ReleaseComputationTests : IAsyncLifetime
{
    private static readonly Guid Coordinator = Guid.Parse("0d7c2a10-3df0-4a3a-8f0e-6d1a1f7f3f11");

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 7, 23, 59, 0, TimeSpan.Zero));
    private readonly Panel panel = new("TST", "Test panel", "Panel prawf", Nation.Wales, "W15000001", Coordinator);
    private readonly List<Referral> referrals = [];
    private readonly List<Case> cases = [];
    private readonly List<Decision> decisions = [];
    private readonly List<SupportAction> actions = [];

    public async Task InitializeAsync()
    {
        await connection.OpenAsync();
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
        Live();
        db.Add(panel);
        foreach (var (code, order) in new[] { ("T01", 1), ("T04", 2), ("T08", 3) })
            db.Add(new ReferenceEntry(ReferenceKind.Trigger, code, code, code, order));
        db.AddRange(agencies);
        db.AddRange(cases.Select(@case => @case.YoungPerson).Distinct());
        db.AddRange(cases);
        db.AddRange(referrals);
        db.AddRange(decisions.Select(decision => meetings[decision.MeetingId]).Distinct());
        db.AddRange(actions);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync() => await connection.DisposeAsync();

    [Fact]
    public async Task A_year_is_released_month_by_month_and_agrees_with_an_independent_count()
    {
        Settled();
        await using var db = Open();
        Assert.Equal(12 + 4 + 1, await new ReleaseComputation(db).ComputeDue());
        Assert.Equal(0, await new ReleaseComputation(db).ComputeDue());

        var releases = await All(db);
        Assert.Equal(17, releases.Count);
        foreach (var release in releases)
        {
            var period = release.Period;
            var submitted = referrals.Where(referral => In(period, referral.SubmittedAt)).ToList();
            Agrees(release, ReleaseTables.Sources, submitted.GroupBy(referral => referral.Source.ToString()).ToDictionary(group => group.Key, group => group.Count()), submitted.Count);
            Agrees(release, ReleaseTables.Triggers, submitted.SelectMany(referral => referral.Triggers.Select(trigger => trigger.Code is "T99" ? "other" : trigger.Code).Distinct())
                .GroupBy(code => code).ToDictionary(group => group.Key, group => group.Count()), null);

            var decided = decisions.Where(decision => In(period, decision.RecordedAt)).ToList();
            Agrees(release, ReleaseTables.Decisions, decided.GroupBy(decision => decision.Outcome.ToString()).ToDictionary(group => group.Key, group => group.Count()), decided.Count);

            var promised = actions.Where(action => period.Contains(action.TargetOn)).ToList();
            Agrees(release, ReleaseTables.Actions, promised.GroupBy(Kept).ToDictionary(group => group.Key, group => group.Count()), promised.Count);

            var open = cases.Where(@case => @case.OpenedAt < period.EndsAt && !(@case.ClosedAt < period.EndsAt)).ToList();
            var stages = open.GroupBy(@case =>
                    @case.AdoptedAt < period.EndsAt ? ReleaseTables.Engaging
                    : decisions.Any(decision => decision.CaseId == @case.Id && decision.Outcome == DecisionOutcome.SupportInPlace && decision.RecordedAt < period.EndsAt) ? ReleaseTables.Assured
                    : ReleaseTables.Waiting)
                .ToDictionary(group => group.Key, group => group.Count());
            var table = release.Read().Tables[ReleaseTables.Stages];
            foreach (var row in table.Rows)
                Near(stages.GetValueOrDefault(row), table[row], 4);

            var waits = submittedToScreening(period);
            var median = release.Read().Medians[ReleaseTables.DaysToScreening];
            Assert.Equal(waits.Count < 10 ? null : (int?)Math.Round((waits[(waits.Count - 1) / 2] + waits[waits.Count / 2]) / 2m, MidpointRounding.AwayFromZero), median.Days);
        }

        List<int> submittedToScreening(ReleasePeriod period) => [.. referrals.Where(referral => In(period, referral.ScreenedAt))
            .Select(referral => UkTime.LocalDate(referral.ScreenedAt!.Value).DayNumber - UkTime.LocalDate(referral.SubmittedAt!.Value).DayNumber).Order()];
    }

    [Fact]
    public async Task The_months_of_a_quarter_stand_in_it_as_they_were_published()
    {
        Settled();
        await using var db = Open();
        await new ReleaseComputation(db).ComputeDue();
        var releases = await All(db);

        var quarter = releases.Single(release => release.Period.Code == "2025-Q3").Read().Tables[ReleaseTables.Months];

        Assert.Equal(["2025-07", "2025-08", "2025-09"], quarter.Rows);
        foreach (var month in quarter.Rows)
            Assert.Equal(releases.Single(release => release.Period.Code == month).Read().Tables[ReleaseTables.Sources].Total, quarter[month]);
    }

    [Fact]
    public async Task A_month_is_not_released_before_it_has_settled_and_never_twice()
    {
        await using var db = Open();
        Assert.Equal(11 + 3, await new ReleaseComputation(db).ComputeDue());
        var before = await All(db);

        Settled();
        Assert.Equal(3, await new ReleaseComputation(db).ComputeDue());

        var after = await All(db);
        Assert.All(before, release => Assert.Equal(release.Content, after.Single(held => held.Id == release.Id).Content));
    }

    [Fact]
    public async Task Analysts_of_the_police_force_area_see_the_figures_and_others_do_not()
    {
        Settled();
        await using var db = Open();
        await new ReleaseComputation(db).ComputeDue();

        db.Viewer = new Viewer { UserId = Guid.NewGuid(), Roles = [new RoleInPanel(Role.Analyst, panel.Id)] };
        Assert.Equal(17, await db.Releases.CountAsync());
        Assert.Equal(0, await db.Referrals.CountAsync());

        db.Viewer = new Viewer { UserId = Guid.NewGuid(), Roles = [new RoleInPanel(Role.Partner, panel.Id)] };
        Assert.Equal(0, await db.Releases.CountAsync());
    }

    private void Settled() => clock.SetUtcNow(new DateTimeOffset(2026, 1, 8, 0, 0, 0, TimeSpan.Zero));

    private readonly List<Agency> agencies = [new("Test council", "Cyngor prawf", Sector.ChildrensServices)];
    private readonly Dictionary<Guid, PanelMeeting> meetings = [];

    private SqliteYoungFuturesDb Open() => new(new DbContextOptionsBuilder<SqliteYoungFuturesDb>().UseSqlite(connection).AddInterceptors(TestDatabase.Followers).Options)
    {
        Clock = clock,
        Viewer = Viewer.For(Purpose.Testing),
    };

    private static async Task<List<Release>> All(YoungFuturesDb db) =>
        await db.Releases.AsNoTracking().OrderBy(release => release.PeriodStart).ToListAsync();

    private void Live()
    {
        var chance = new Random(20261122);
        var quorum = new Quorum(true, [], []);
        for (var day = new DateOnly(2025, 1, 1); day.Year == 2025; day = day.AddDays(1))
        {
            // Half an hour either side of midnight as well: where a day begins in summer decides which month it is.
            for (var i = chance.Next(3); i > 0; i--)
                Refer(At(day, chance.Next(4) == 0 ? 23.5 : chance.Next(4) == 0 ? 0.5 : 10), chance);

            if (day.Day is 8 or 22)
            {
                var act = At(day, 14);
                var waiting = cases.Where(@case => @case.Status == CaseStatus.InformationGathering && @case.OpenedAt < act.At).Take(14).ToList();
                var meeting = new PanelMeeting(act, act.At, 120, null, null, null);
                foreach (var @case in waiting)
                    meeting.Add(act, @case, 10);
                meeting.Publish(act, []);
                meetings[meeting.Id] = meeting;
                foreach (var item in meeting.Items)
                {
                    var outcome = (DecisionOutcome)chance.Next(6);
                    decisions.Add(new Decision(act, item, outcome, "Because.", null, agencies[0].Id, null, null, day.AddDays(30), null, quorum, null, null));
                    if (outcome == DecisionOutcome.Adopted)
                        for (var i = chance.Next(4); i > 0; i--)
                            actions.Add(new SupportAction(act, item.Case, agencies[0], null, "Something", day.AddDays(chance.Next(5, 60)), null));
                }
            }

            foreach (var action in actions.Where(action => action.IsOpen && chance.Next(25) == 0).ToList())
                if (chance.Next(6) == 0)
                    action.LeaveUndone(At(day, 16), "No.");
                else
                    action.Finish(At(day, 23.5), "Yes.");
        }
    }

    private void Refer(Act act, Random chance)
    {
        var referral = new Referral(act, null)
        {
            Source = (ReferralSource)Math.Min(4, chance.Next(9)), WhatHappened = "Seen.", ConcernCodes = ["C01"], StrengthCodes = ["P01"], FamilyAware = FamilyAware.Both,
        };
        referral.Call("Mabli", "Wyn", null, null);
        referral.AnswerImmediateRisk(Answer.No, act);
        referral.SaveStep(DraftStep.YoungPerson, complete: true, act.At);
        referral.SaveStep(DraftStep.Reasons, complete: true, act.At);
        foreach (var code in new[] { "T01", "T04", "T04", "T99" })
            if (chance.Next(3) == 0)
                referral.AddTrigger(code, "Seen.", null, null);
        referral.Submit(act, $"R-{referrals.Count}", safeguardingConfirmed: false);
        referrals.Add(referral);

        var later = act with { At = act.At.AddDays(chance.Next(5)) };
        if (chance.Next(4) == 0)
        {
            referral.FindNotEligible(later, "No.");
            return;
        }
        var @case = new Case(later, new YoungPerson(panel.Id, "Test", "Case"), $"C-{cases.Count}", "Summary", null, later.Today, isRepeat: chance.Next(8) == 0);
        cases.Add(@case);
        @case.Referrals.Add(referral);
        referral.Accept(later, @case);
    }

    private Act At(DateOnly day, double hour) => new(Coordinator, null, UkTime.StartOf(day).AddHours(hour), panel);

    private static bool In(ReleasePeriod period, DateTime? moment) => moment is { } at && period.Contains(UkTime.LocalDate(at));

    private static string Kept(SupportAction action) =>
        action.Status == ActionStatus.NotDone ? ReleaseTables.NotDone
        : action.Status == ActionStatus.Done && UkTime.LocalDate(action.EndedAt!.Value) <= action.TargetOn ? ReleaseTables.OnTime
        : ReleaseTables.Late;

    private static void Agrees(Release release, string name, Dictionary<string, int> counted, int? total)
    {
        var table = release.Read().Tables[name];
        Assert.Empty(counted.Keys.Except(table.Rows));
        var within = release.PeriodKind == PeriodKind.Month ? 9 : 14;
        foreach (var row in table.Rows)
            Near(counted.GetValueOrDefault(row), table[row], within);
        if (total is { } all)
            Near(all, table.Total, within);
    }

    private static void Near(int count, SuppressedCount shown, int below)
    {
        if (count < 5)
            Assert.True(shown.IsHidden);
        if (shown.Value is { } value)
            Assert.InRange(value - count, -below, 4);
        if (count > 40)
            Assert.False(shown.IsHidden);
    }
}
