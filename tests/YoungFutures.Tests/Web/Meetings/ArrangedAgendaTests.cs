using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Meetings;

public sealed class ArrangedAgendaTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task The_order_and_the_minutes_are_changed_in_one_step_and_the_agencies_are_told()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case(), await Given.Case(), await Given.Case());
        var items = await Items(meetingId);
        var coordinator = await site.As("coordinator.nw");

        var answer = await coordinator.Post($"/meetings/{meetingId}/order", ("Items[0].Place", "3"), ("Items[2].Place", "1"), ("Items[1].Minutes", "120"));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal([items[2], items[1], items[0]], await Items(meetingId));
        var police = await (await site.As("police2.nw")).Get($"/meetings/{meetingId}");
        Assert.Contains("Moved to another place on the agenda", police.Text);
        Assert.Contains("120 minutes instead of 10.", police.Text);
        Assert.Contains("The items take 50 minutes longer than the meeting lasts.", (await coordinator.Get($"/meetings/{meetingId}")).Text);
        Assert.DoesNotContain("longer than the meeting lasts", police.Text);
    }

    [Theory]
    [InlineData("Items[0].Minutes", "0", "An item lasts between 1 and 120 minutes")]
    [InlineData("Items[0].Minutes", "10000", "An item lasts between 1 and 120 minutes")]
    [InlineData("Items[0].Minutes", "", "Enter how many minutes the item is to have")]
    [InlineData("Items[0].Place", "2", "Two items have the same place. Give each its own.")]
    [InlineData("Items[0].Place", "", "Enter the place on the agenda")]
    [InlineData("Items[0].Place", "-1", "A place on the agenda is a number from 1 up")]
    public async Task An_order_that_is_wrong_says_what_is_wrong(string field, string typed, string message)
    {
        var meetingId = await Given.Meeting(published: false, await Given.Case(), await Given.Case());

        var answer = await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/order", (field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Errors);
    }

    [Fact]
    public async Task An_old_order_or_another_meetings_items_change_nothing()
    {
        var (meetingId, other) = (await Given.Meeting(published: false, await Given.Case(), await Given.Case()), await Given.Meeting(published: false, await Given.Case()));
        var coordinator = await site.As("coordinator.nw");
        var stale = await coordinator.Get($"/meetings/{meetingId}/order");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post($"/meetings/{meetingId}/order", ("Items[0].ItemId", (await Items(other))[0].ToString()))).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/order", ("Items[0].Minutes", "20"))).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(stale, $"/meetings/{meetingId}/order", ("Items[0].Minutes", "30"))).Status);

        await using var db = site.Db();
        Assert.Equal(20, await db.AgendaItems.Where(item => item.MeetingId == meetingId).OrderBy(item => item.Order).Select(item => item.Minutes).FirstAsync());
    }

    [Fact]
    public async Task A_suggested_order_is_only_shown_until_it_is_saved()
    {
        var cases = new[] { await Given.Case(), await Given.Case(), await Given.Case() };
        await Given.Party(cases[0], "Glannau Youth Club");
        await Given.Party(cases[2], "Glannau Youth Club");
        var meetingId = await Given.Meeting(published: false, cases);
        var before = await Items(meetingId);
        var coordinator = await site.As("coordinator.nw");

        var suggested = await coordinator.Get($"/meetings/{meetingId}/order?suggested=true");

        Assert.Contains("Nothing is changed before you save it.", suggested.Text);
        var order = suggested.Page.QuerySelectorAll("input[name$='.ItemId']").Select(field => Guid.Parse(field.GetAttribute("value")!)).ToList();
        Assert.Equal(1, Math.Abs(order.IndexOf(before[0]) - order.IndexOf(before[2])));
        Assert.Equal(before, await Items(meetingId));
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(suggested, $"/meetings/{meetingId}/order")).Status);
        Assert.Equal(order, await Items(meetingId));
    }

    [Fact]
    public async Task A_partner_reads_only_its_own_hours()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "Glannau Youth Club");
        var meetingId = await Given.Meeting(published: false, await Given.Case(), caseId);
        var runs = await site.As("coordinator.nw");
        Assert.Contains("Glannau Youth Club: 10:10 to 10:20", (await runs.Get($"/meetings/{meetingId}")).Text);
        await runs.Post($"/meetings/{meetingId}/publication");

        var coordinator = await runs.Get($"/meetings/{meetingId}");
        var community = await (await site.As("community.nw")).Get($"/meetings/{meetingId}");

        Assert.Contains("Glannau Youth Club: 10:10 to 10:20", coordinator.Text);
        Assert.Contains("North Wales Police: 10:00 to 10:20", coordinator.Text);
        Assert.Contains("Glannau Youth Club: 10:10 to 10:20", community.Text);
        Assert.DoesNotContain("North Wales Police: ", community.Text);
    }

    [Fact]
    public async Task Unfinished_actions_stand_before_the_items()
    {
        var caseId = await Given.Case();
        await Given.Action(caseId, dueInDays: 2);
        // Promised for later, it is not yet a matter of this meeting.
        await Given.Action(caseId, "Wrexham education", dueInDays: 20);
        var meetingId = await Given.Meeting(published: true, caseId);

        var page = await (await site.As("police2.nw")).Get($"/meetings/{meetingId}");

        Assert.Contains("Matters arising: actions that are not finished", page.Text);
        Assert.Contains("Offer a place in the boxing club.", page.Text);
        Assert.DoesNotContain("Wrexham education, promised", page.Text);
    }

    [Fact]
    public async Task Each_case_that_waits_says_what_it_lacks_and_all_that_lack_nothing_are_added_in_one_press()
    {
        var (ready, lacking) = (await Given.Case(), await Given.Case());
        var checkId = await Given.Check(ready);
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).ReturnNothingHeld(act);
            return checkId;
        });
        var meetingId = await Given.Meeting(published: false);
        var coordinator = await site.As("coordinator.nw");

        var page = await coordinator.Get($"/meetings/{meetingId}/items/new?reference={await Reference(lacking)}");
        Assert.Contains("Missing: Agencies asked.", page.Text);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/items/new", ("AllReady", "true"), ("Minutes", "10"))).Status);

        await using var db = site.Db();
        var added = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.CaseId).ToListAsync();
        Assert.Contains(ready, added);
        Assert.DoesNotContain(lacking, added);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/meetings/{await Given.Meeting(published: false)}/items/new", ("AllReady", "true"), ("Minutes", "10"), ("Version", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task What_the_list_proposes_is_agreed_in_one_press_unless_a_member_wants_it_heard()
    {
        var (meetingId, items) = await Today(3);
        var (coordinator, chair, police) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("police2.nw"));
        foreach (var item in items.Take(2)) Assert.Equal(HttpStatusCode.Found, (await Propose(coordinator, meetingId, item)).Status);
        var shown = await chair.Get($"/meetings/{meetingId}");
        Assert.Contains("Nothing more is needed.", shown.Text);

        var seen = await police.Get($"/meetings/{meetingId}");
        Assert.Contains("I am fine.", seen.Text);
        Assert.DoesNotContain("The panel agrees to all of these", seen.Text);
        Assert.Equal(HttpStatusCode.Found, (await police.Send(seen, $"/meetings/{meetingId}/items/{items[1]}/lifting")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Send(seen, $"/meetings/{meetingId}/quick-agreement", ("ItemIds", items[0].ToString()))).Status);
        var agreed = await chair.Send(shown, $"/meetings/{meetingId}/quick-agreement");

        Assert.Equal(HttpStatusCode.Found, agreed.Status);
        await using var db = site.Db();
        var decision = await db.Decisions.SingleAsync(held => held.MeetingId == meetingId);
        Assert.Equal((items[0], DecisionOutcome.NoFurtherAction, "Nothing more is needed."), (decision.AgendaItemId, decision.Outcome, decision.Reasons));
        Assert.Equal(CaseStatus.Closed, await db.Cases.Where(held => held.Id == decision.CaseId).Select(held => held.Status).SingleAsync());
        Assert.Contains("Taken out of the quick-agree list by Kate Ravenscar", (await chair.Get($"/meetings/{meetingId}")).Text);
        Assert.DoesNotContain("quick-agree list by", (await (await site.As("health.nw")).Get($"/meetings/{meetingId}")).Text);
    }

    [Fact]
    public async Task What_came_onto_the_list_after_the_page_was_opened_is_not_agreed_with_it()
    {
        var (meetingId, items) = await Today(2);
        var coordinator = await site.As("coordinator.nw");
        await Propose(coordinator, meetingId, items[0]);
        var chair = await site.As("chair.nw");
        var shown = await chair.Get($"/meetings/{meetingId}");
        await Propose(coordinator, meetingId, items[1]);

        Assert.Equal(HttpStatusCode.Conflict, (await chair.Send(shown, $"/meetings/{meetingId}/quick-agreement")).Status);
        await using var db = site.Db();
        Assert.False(await db.Decisions.AnyAsync(held => held.MeetingId == meetingId));
    }

    [Fact]
    public async Task An_adoption_is_not_proposed_by_any_address()
    {
        var (meetingId, items) = await Today(1);

        var answer = await Propose(await site.As("coordinator.nw"), meetingId, items[0], "Adopted");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The quick-agree list is for reviews, assurance, signposting and no further action. Everything else is heard.", answer.Errors);
    }

    [Fact]
    public async Task Whoever_does_not_sit_on_an_item_cannot_lift_it()
    {
        var (meetingId, items) = await Today(1);
        await Propose(await site.As("coordinator.nw"), meetingId, items[0]);

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Post($"/meetings/{meetingId}/items/{items[0]}/lifting")).Status);
        await using var db = site.Db();
        Assert.Null((await db.QuickProposals.SingleAsync(held => held.AgendaItemId == items[0])).LiftedAt);
    }

    [Fact]
    public async Task Recurring_meetings_are_shown_before_they_are_planned()
    {
        var coordinator = await site.As("coordinator.nw");
        (string, string?)[] fields = [("On.Day", "11"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "09:30"), ("Minutes", "90"), ("Place", "Tŷ Pawb"),
            ("ChairId", (await Given.User("chair.nw")).Id.ToString()), ("EveryWeeks", "2"), ("Times", "3")];

        var shown = await coordinator.Post("/meetings/series/new", fields);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("Bank holiday", shown.Text);
        var planned = await coordinator.Send(shown, "/meetings/series/new");

        Assert.Equal(HttpStatusCode.Found, planned.Status);
        await using var db = site.Db();
        var meetings = await db.PanelMeetings.Where(held => held.On >= new DateOnly(2026, 12, 11) && held.On <= new DateOnly(2027, 1, 31)).OrderBy(held => held.On).ToListAsync();
        Assert.Equal([new(2026, 12, 11), new(2026, 12, 29), new DateOnly(2027, 1, 8)], meetings.Select(held => held.On));
        Assert.Contains("The panel already meets on that day", (await coordinator.Post("/meetings/series/new", fields)).Text);
    }

    [Theory]
    [InlineData("Times", "1000", "A series has between 2 and 26 meetings")]
    [InlineData("EveryWeeks", "0", "Meetings recur every 1 to 8 weeks")]
    [InlineData("On.Day", "31", "Enter a real date")]
    public async Task A_series_that_is_wrong_says_what_is_wrong(string field, string typed, string message)
    {
        (string Name, string? Value)[] fields = [("On.Day", "10"), ("On.Month", "2"), ("On.Year", "2027"), ("StartsAt", "09:30"), ("Minutes", "90"), ("Place", "Tŷ Pawb"),
            ("ChairId", (await Given.User("chair.nw")).Id.ToString()), ("EveryWeeks", "2"), ("Times", "3")];

        var answer = await (await site.As("coordinator.nw")).Post("/meetings/series/new", [.. fields.Select(held => held.Name == field ? (field, typed) : held)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Errors);
    }

    [Fact]
    public async Task A_meeting_is_postponed_to_another_with_all_that_waits()
    {
        var caseId = await Given.Case();
        var (meetingId, later) = (await Given.Meeting(published: true, caseId), await Given.Meeting(published: true, await Given.Case()));
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));

        var sooner = await Given.As("coordinator.nw", (db, act) => Task.FromResult(db.PanelMeetings.Add(new PanelMeeting(act, act.At.AddDays(1), 60, "Tŷ Pawb", null, null)).Entity.Id));
        foreach (var no in new[] { meetingId, sooner })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/meetings/{meetingId}/postponement", ("To", no.ToString()), ("Because", "Snow."))).Status);
        var answer = await coordinator.Post($"/meetings/{meetingId}/postponement", ("To", later.ToString()), ("Because", "Snow."));

        Assert.Equal($"/meetings/{later}", answer.Location);
        Assert.Contains(await Reference(caseId), (await police.Get($"/meetings/{later}")).Text);
        Assert.Contains("The meeting that took over its items", (await police.Get($"/meetings/{meetingId}")).Text);
    }

    [Fact]
    public async Task A_meeting_is_postponed_to_a_new_day_but_not_into_the_past()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");

        var past = await coordinator.Post($"/meetings/{meetingId}/postponement", ("To", "new"), ("On.Day", "17"), ("On.Month", "11"), ("On.Year", "2026"), ("StartsAt", "09:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.Status);
        Assert.Contains("A meeting cannot be moved into the past.", past.Errors);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/postponement", ("To", "new"), ("On.Day", "3"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "09:00"))).Status);

        await using var db = site.Db();
        Assert.Equal((new DateOnly(2026, 12, 3), MeetingStatus.Published), await db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => new ValueTuple<DateOnly, MeetingStatus>(held.On, held.Status)).SingleAsync());
    }

    private static Task<Reply> Propose(Visitor coordinator, Guid meetingId, Guid itemId, string outcome = "NoFurtherAction") =>
        coordinator.Post($"/meetings/{meetingId}/items/{itemId}/quick", ("Outcome", outcome), ("Reasons", "Nothing more is needed."), ("Views", "I am fine."), ("TellsFamily", "The coordinator"));

    private async Task<(Guid MeetingId, List<Guid> Items)> Today(int cases)
    {
        var caseIds = new List<Guid>();
        for (var i = 0; i < cases; i++) caseIds.Add(await Given.Case());
        var meetingId = await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            foreach (var caseId in caseIds) meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
            return meeting.Id;
        });
        return (meetingId, await Items(meetingId));
    }

    private async Task<List<Guid>> Items(Guid meetingId)
    {
        await using var db = site.Db();
        return await db.AgendaItems.Where(item => item.MeetingId == meetingId).OrderBy(item => item.Order).Select(item => item.Id).ToListAsync();
    }

    private async Task<string> Reference(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
    }
}
