using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web.Retention;

namespace YoungFutures.Tests.Web.Looking;

public sealed class UnusualLookingTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    private async Task<Guid> SomebodyNew(string? name = null, string referredBy = "police.nw") => await site.YoungPersonOf(await site.Given.Case(referredBy, name));

    [Fact]
    public async Task Many_records_in_a_day_are_found_where_they_are_far_more_than_is_usual_for_the_person_and_the_role()
    {
        var people = new List<Guid>();
        for (var index = 0; index < 6; index++) people.Add(await SomebodyNew());
        var limits = LookLimits.Usual with { ManyRecords = 5, TimesUsual = 2 };
        await site.Look("coordinator.nw", Now, "Case", [.. people]);
        Assert.Equal(1, await site.ReadLooks(limits));
        var alert = Assert.Single(await site.Unusual(LookRule.Many));
        Assert.Equal((6, 6, null, null, true), (alert.Records, alert.Looks, alert.OwnUsual, alert.RoleUsual, alert.IsOpen));
        Assert.Contains(alert.OwnerId, new Guid?[] { (await site.Given.User("ig.nw")).Id, (await site.Given.User("ig2.nw")).Id });
        Assert.Equal(new DateOnly(2026, 11, 25), alert.DueOn);

        // After days on which four a day were usual, six are not twice as many.
        for (var day = 1; day <= 7; day++)
        {
            site.Clock.Advance(TimeSpan.FromDays(1));
            await site.Look("coordinator.nw", Now, "Case", [.. people.Take(4)]);
        }

        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Look("coordinator.nw", Now, "Case", [.. people]);
        await site.ReadLooks(limits with { OutOfHoursRecords = 100 });
        Assert.Single(await site.Unusual(LookRule.Many));
    }

    [Fact]
    public async Task The_same_looks_make_no_second_alert_and_more_of_the_day_are_counted_into_the_first()
    {
        var (one, other) = (await SomebodyNew(), await SomebodyNew());
        var sunday = new DateTime(2026, 11, 22, 22, 0, 0, DateTimeKind.Utc);
        await site.Look("police2.nw", sunday, "Case", one);
        Assert.Equal(1, await site.ReadLooks());
        Assert.Equal(0, await site.ReadLooks());
        await site.Look("police2.nw", sunday.AddMinutes(30), "Case", other, one);
        Assert.Equal(0, await site.ReadLooks());
        var alert = Assert.Single(await site.Unusual(LookRule.OutOfHours));
        Assert.Equal((new DateOnly(2026, 11, 22), 2, 3), (alert.Day, alert.Records, alert.Looks));
        Assert.Equal((sunday, sunday.AddMinutes(31)), (alert.FirstAt, alert.LastAt));
        // What was reviewed is done with.
        await site.Reviewed(alert.Id, LookOutcome.Training);
        await site.Look("police2.nw", sunday.AddMinutes(50), "Case", one);
        Assert.Equal(0, await site.ReadLooks());
        Assert.Equal(3, Assert.Single(await site.Unusual(LookRule.OutOfHours)).Looks);
    }

    [Theory]
    [InlineData("2026-11-18T06:59:00", true)]
    [InlineData("2026-11-18T07:00:00", false)]
    [InlineData("2026-11-18T19:59:00", false)]
    [InlineData("2026-11-18T20:00:00", true)]
    [InlineData("2026-11-21T12:00:00", true)]
    [InlineData("2026-12-25T12:00:00", true)]
    [InlineData("2026-07-01T19:30:00", true)] // half past eight on the wall
    public async Task Working_hours_are_those_of_the_wall_on_working_days(string at, bool isUnusual)
    {
        var moment = DateTime.SpecifyKind(DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        await site.Look("police.nw", moment, "Case", await SomebodyNew());
        await site.ReadLooks();
        Assert.Equal(isUnusual ? 1 : 0, (await site.Unusual(LookRule.OutOfHours)).Count);
    }

    [Fact]
    public async Task A_young_person_of_ones_own_family_name_is_found_as_long_as_the_name_is_rare_here()
    {
        var namesake = await SomebodyNew("Cadi Ffynnon");
        await site.Look("police.nw", Now, "Case", namesake, await SomebodyNew("Ffynnon Rowlands"), await SomebodyNew("Cadi Ffynnon-Hughes"));
        await site.ReadLooks();
        var alert = Assert.Single(await site.Unusual(LookRule.OwnName));
        Assert.Equal((namesake, 2), (alert.SubjectId, alert.OutOf));
        // Two others have it among their names, which is below the three that make it common.
        Assert.Equal(2, alert.Bearers);

        await SomebodyNew("Gwen Ffynnon");
        await site.Look("police.nw", Now.AddDays(1), "Case", await SomebodyNew("Twm Ffynnon"));
        await site.ReadLooks();
        Assert.Single(await site.Unusual(LookRule.OwnName));
    }

    [Fact]
    public async Task A_look_without_a_part_in_anything_is_found_and_one_with_it_is_not()
    {
        var (caseId, youngPersonId) = await CaseOf();
        await site.Look("health.nw", Now, "Case", youngPersonId);
        // The agency that referred, and whoever runs, chairs or oversees the panel.
        foreach (var account in new[] { "police2.nw", "coordinator.nw", "chair.nw", "ig.nw" }) await site.Look(account, Now, "Case", youngPersonId);
        await site.ReadLooks();
        Assert.Equal([(await site.Given.User("health.nw")).Id], (await site.Unusual(LookRule.NoReason)).Select(alert => alert.LookerId));

        await site.Given.Check(caseId, "Wrexham education");
        await site.Look("education.nw", Now.AddMinutes(5), "AgencyCheck", youngPersonId);
        var draftId = await site.Given.Draft("community.nw");
        await site.Look("community.nw", Now, "Referral", draftId);
        await site.ReadLooks();
        Assert.Single(await site.Unusual(LookRule.NoReason));
    }

    [Fact]
    public async Task A_look_at_what_closed_long_ago_is_found_unless_something_was_done()
    {
        var caseId = await site.Given.ClosedCase();
        var youngPersonId = await site.YoungPersonOf(caseId);
        await site.ReadLooks();
        await site.Look("coordinator.nw", Now.AddDays(30), "Case", youngPersonId);
        await site.Look("coordinator.nw", Now.AddDays(33), "Case", youngPersonId);
        site.Clock.Advance(TimeSpan.FromDays(35));
        await site.Look("chair.nw", Now, "Case", youngPersonId);
        await site.Look("ig.nw", Now, "RetentionReview", youngPersonId);
        await site.ReadLooks();
        var alerts = await site.Unusual(LookRule.LongClosed);
        Assert.Equal(2, alerts.Count);
        Assert.All(alerts, alert => Assert.Equal(new DateOnly(2026, 11, 18), alert.ClosedOn));
        // The look on the thirtieth day is none of them.
        Assert.All(alerts, alert => Assert.Equal(1, alert.Looks));
    }

    [Fact]
    public async Task Whoever_changed_something_about_it_that_day_had_a_reason_to_look_at_a_closed_case()
    {
        var caseId = await site.Given.ClosedCase();
        await site.ReadLooks();
        site.Clock.Advance(TimeSpan.FromDays(40));
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Get($"/cases/{caseId}");
        Assert.Equal(302, (int)(await coordinator.Post($"/cases/{caseId}/notes/new", ("Text", "A letter came."), ("Visibility", "WholePanel"))).Status);
        await site.ReadLooks();
        Assert.Empty(await site.Unusual(LookRule.LongClosed));
        site.Clock.Advance(TimeSpan.FromDays(1));
        coordinator = await site.As("coordinator.nw");
        await coordinator.Get($"/cases/{caseId}");
        await site.ReadLooks();
        Assert.Single(await site.Unusual(LookRule.LongClosed));
    }

    [Fact]
    public async Task Looks_that_follow_are_added_to_the_open_alert_and_what_was_explained_is_left_alone_for_a_time()
    {
        var (_, youngPersonId) = await CaseOf();
        await site.Look("health.nw", Now, "Case", youngPersonId);
        await site.ReadLooks();
        await site.Look("health.nw", Now.AddDays(1), "Case", youngPersonId, youngPersonId);
        await site.ReadLooks();
        var alert = Assert.Single(await site.Unusual(LookRule.NoReason));
        Assert.Equal((3, Now), (alert.Looks, alert.FirstAt));

        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.Reviewed(alert.Id, LookOutcome.Explained);
        await site.Look("health.nw", Now.AddDays(10), "Case", youngPersonId);
        await site.ReadLooks();
        Assert.Single(await site.Unusual(LookRule.NoReason));
        await site.Look("health.nw", Now.AddDays(40), "Case", youngPersonId);
        await site.ReadLooks();
        var again = (await site.Unusual(LookRule.NoReason))[1];
        await site.Reviewed(again.Id, LookOutcome.Reported);
        await site.Look("health.nw", Now.AddDays(41), "Case", youngPersonId);
        await site.ReadLooks();
        Assert.Equal(3, (await site.Unusual(LookRule.NoReason)).Count);
    }

    [Fact]
    public async Task The_audit_is_read_from_where_it_was_read_last_and_a_first_run_goes_back_a_week()
    {
        var youngPersonId = await SomebodyNew();
        await site.Look("health.nw", Now, "Case", youngPersonId);
        // Sealed now, and read for the first time twelve days later, on a Monday.
        await site.SealAll();
        site.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(0, await site.ReadLooks());
        await using var db = site.Db();
        var last = await db.AuditSeals.MaxAsync(seal => seal.Number);
        Assert.Equal(last, await db.LooksRead.Select(read => read.UpTo).SingleAsync());
        await site.Look("health.nw", Now, "Case", youngPersonId);
        Assert.Equal(1, await site.ReadLooks());
    }

    [Fact]
    public async Task Whoever_an_alert_is_about_never_sees_it_and_it_is_in_other_hands()
    {
        await site.Look("ig.nw", new DateTime(2026, 11, 15, 12, 0, 0, DateTimeKind.Utc), "Case", await SomebodyNew());
        Assert.Equal(1, await site.ReadLooks());
        var alert = Assert.Single(await site.Unusual());
        Assert.Equal((await site.Given.User("ig2.nw")).Id, alert.OwnerId);

        var (about, other) = (await site.As("ig.nw"), await site.As("ig2.nw"));
        Assert.Contains("There is nothing here.", (await about.Get("/audit/unusual?show=all")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await about.Get($"/audit/unusual/{alert.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await about.Post($"/audit/unusual/{alert.Id}/review", ("Outcome", "FalseAlarm"), ("Note", "It was me."))).Status);
        Assert.DoesNotContain("Unusual looking to review", (await about.Get("/my-work")).Text, StringComparison.Ordinal);
        // Nor do lines of the audit say that there is one.
        Assert.Contains("Nothing was written that fits.", (await about.Get($"/audit?Record={alert.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Unusual looking", (await other.Get($"/audit?Record={alert.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Emyr Gorlan", (await other.Get("/audit/unusual")).Text, StringComparison.Ordinal);
        Assert.Contains("Unusual looking to review", (await other.Get("/my-work")).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => site.Reviewed(alert.Id, LookOutcome.FalseAlarm, by: "ig.nw"));
    }

    [Fact]
    public async Task An_alert_is_reviewed_once_with_an_outcome_and_a_note_and_says_no_name_of_a_young_person()
    {
        await site.Look("police.nw", Now, "Case", await SomebodyNew("Cadi Ffynnon"));
        await site.ReadLooks();
        var id = Assert.Single(await site.Unusual()).Id;
        var governor = await site.As("ig.nw");
        var (list, page) = (await governor.Get("/audit/unusual"), await governor.Get($"/audit/unusual/{id}"));
        Assert.Contains("Siân Ffynnon", list.Text, StringComparison.Ordinal);
        Assert.Contains("Others in the panel’s records who bear this family name: 0 of 0", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cadi", list.Body + page.Body, StringComparison.Ordinal);
        var address = $"/audit/unusual/{id}/review";
        Assert.Equal(["Choose what came of it", "Say what you know about it"], (await governor.Post(address)).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await governor.Post(address, ("Outcome", "Nonsense"), ("Note", new string('x', 4001)))).Status);
        var opened = await governor.Get(address);
        Assert.Equal($"/audit/unusual/{id}", (await governor.Send(opened, address, ("Outcome", "Explained"), ("Note", "A cousin, and she said so."))).Location);
        // From a page that was opened before.
        var second = await site.As("ig2.nw");
        Assert.Equal($"/audit/unusual/{id}", (await second.Get(address)).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await second.Send(await second.Get("/audit/unusual"), address, ("Outcome", "Reported"), ("Note", "Too late."), ("Version", Guid.NewGuid().ToString()))).Status);
        var reviewed = Assert.Single(await site.Unusual());
        Assert.Equal((LookOutcome.Explained, null, null, false), (reviewed.Outcome, reviewed.OwnerId, reviewed.DueOn, reviewed.IsOpen));
        Assert.Contains("A cousin, and she said so.", (await governor.Get($"/audit/unusual/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_are_narrowed_by_rule_and_state_and_each_rule_says_how_often_it_was_right()
    {
        foreach (var outcome in new[] { LookOutcome.FalseAlarm, LookOutcome.Explained, LookOutcome.Reported }) await site.Reviewed(await site.Given.UnusualLook(site), outcome);
        await site.Given.UnusualLook(site, "health.nw", LookRule.Many);
        var governor = await site.As("ig.nw");
        Assert.Single((await governor.Get("/audit/unusual")).Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr"));
        Assert.Equal(3, (await governor.Get("/audit/unusual?show=reviewed")).Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.Contains("There is nothing here.", (await governor.Get("/audit/unusual?rule=OutOfHours")).Text, StringComparison.Ordinal);
        Assert.Equal(4, (await governor.Get("/audit/unusual?show=all&rule=none")).Page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        var rules = (await governor.Get("/audit/unusual")).Page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("Outside working hours|3|2|67%", rules);
        Assert.Contains("Many records in one day|0|0|–", rules);
    }

    [Fact]
    public async Task An_alert_that_is_late_is_a_gap_of_information_governance_and_of_nobody_else()
    {
        var id = await site.Given.UnusualLook(site, "coordinator.nw");
        site.Clock.Advance(TimeSpan.FromDays(14));
        await using var db = site.Db();
        var parts = await Digests.Due(db);
        var owner = (await site.Given.User("ig.nw")).Id;
        Assert.Contains(parts[owner], part => part is { Gap: Gap.LookUnreviewed, Count: 1, To: DigestTo.Owner });
        Assert.DoesNotContain(parts.Where(held => held.Key != owner).SelectMany(held => held.Value), part => part.Gap == Gap.LookUnreviewed);
        foreach (var account in new[] { "coordinator.nw", "chair.nw" })
        {
            await using var theirs = await site.DbOf(account);
            Assert.False(await theirs.UnusualLooks.AnyAsync());
            Assert.DoesNotContain("Unusual looking", (await (await site.As(account)).Get($"/panels/{site.Given.PanelId}/gaps")).Text, StringComparison.Ordinal);
        }

        // Nor can a panel do without the rule.
        var coordinator = await site.As("coordinator.nw");
        Assert.DoesNotContain("Unusual looking", (await coordinator.Get($"/panels/{site.Given.PanelId}/gap-rules")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"/panels/{site.Given.PanelId}/gap-rules/{nameof(Gap.LookUnreviewed)}/off")).Status);
        await Assert.ThrowsAsync<Refused>(() => site.Given.As("chair.nw", (_, act) => Task.FromResult(new GapRuleOff(act, Gap.LookUnreviewed, "Not wanted."))));
        Assert.NotEqual(Guid.Empty, id);
    }

    [Fact]
    public async Task When_its_owner_leaves_an_alert_goes_to_another_of_information_governance_but_never_to_whom_it_is_about()
    {
        var aboutPolice = await site.Given.UnusualLook(site);
        var aboutOther = await site.Given.UnusualLook(site, "ig2.nw");
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Email == "ig.nw@demo.example")).Leave(act.At);
            return 0;
        });
        await using (var db = site.Db()) await LeaversWork.HandOn(db);
        var alerts = await site.Unusual();
        Assert.Equal((await site.Given.User("ig2.nw")).Id, alerts.Single(alert => alert.Id == aboutPolice).OwnerId);
        Assert.Null(alerts.Single(alert => alert.Id == aboutOther).OwnerId);
    }

    [Fact]
    public void Limits_that_make_no_sense_are_named()
    {
        Assert.Null(LookLimits.Usual.Fault());
        Assert.Equal(nameof(LookLimits.DayEnds), (LookLimits.Usual with { DayEnds = new TimeOnly(6, 0) }).Fault());
        Assert.Equal(nameof(LookLimits.TimesUsual), (LookLimits.Usual with { TimesUsual = 0 }).Fault());
    }

    private async Task<(Guid CaseId, Guid YoungPersonId)> CaseOf()
    {
        var caseId = await site.Given.Case();
        return (caseId, await site.YoungPersonOf(caseId));
    }
}
