using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Meetings;

public sealed class MeetingsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task A_coordinator_plans_a_meeting_lists_a_case_and_publishes_the_agenda()
    {
        var caseId = await Given.Case();
        await Given.Check(caseId, "Betsi Cadwaladr University Health Board");
        var coordinator = await site.As("coordinator.nw");

        var planned = await coordinator.Post("/meetings/new", await Filled());
        Assert.Equal(HttpStatusCode.Found, planned.Status);
        var page = await coordinator.Get(planned.Location!);
        Assert.Contains("Add the cases that are to be heard", page.Text);

        var choose = await coordinator.Get($"{planned.Location}/items/new?reference={(await Reference(caseId))[^4..]}");
        Assert.Contains("Checks not returned: Betsi Cadwaladr University Health Board", choose.Text);
        var added = await coordinator.Post($"{planned.Location}/items/new", ("CaseIds", caseId.ToString()), ("Minutes", "20"));
        Assert.Equal(HttpStatusCode.Found, added.Status);
        page = await coordinator.Get(planned.Location!);
        Assert.Contains("0 of 1 checks returned", page.Text);

        var police = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get(planned.Location!)).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"{planned.Location}/publication")).Status);
        var seen = await police.Get(planned.Location!);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains(await Reference(caseId), seen.Text);
        Assert.DoesNotContain("checks returned", seen.Text);
        var item = await police.Get(await ItemOf(planned.Location!));
        Assert.Equal(HttpStatusCode.OK, item.Status);
        Assert.DoesNotContain("Record the decision", item.Text);
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get(planned.Location!)).Status);
    }

    [Theory]
    [InlineData("On.Day", "32", "Enter a real date")]
    [InlineData("On.Year", "2025", "A meeting cannot be planned for a day that has passed.")]
    [InlineData("On.Year", "2036", "The date is more than two years away. Check the year.")]
    [InlineData("StartsAt", "25:00", "Enter the time in hours and minutes, like 09:30 or 14:00")]
    [InlineData("StartsAt", "", "Enter the time at which the meeting starts")]
    [InlineData("Minutes", "9000", "A meeting lasts between 15 and 600 minutes")]
    [InlineData("Place", "", "Enter a place, a link, or both")]
    [InlineData("Link", "http://meet.example/x", "Enter a whole link that begins with https://")]
    [InlineData("Link", "javascript:alert(1)", "Enter a whole link that begins with https://")]
    [InlineData("ChairId", "", "Choose who will chair")]
    public async Task A_form_that_is_wrong_says_what_is_wrong(string field, string typed, string message)
    {
        var coordinator = await site.As("coordinator.nw");
        var fields = (await Filled()).Select(held => held.Name == field ? (field, typed) : held).ToList();
        if (fields.TrueForAll(held => held.Item1 != field)) fields.Add((field, typed));

        var answer = await coordinator.Post("/meetings/new", [.. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(message, answer.Errors);
    }

    [Fact]
    public async Task Only_whoever_chairs_the_panel_can_be_named_as_its_chair()
    {
        var coordinator = await site.As("coordinator.nw");
        var police = (await Given.User("police.nw")).Id.ToString();

        var answer = await coordinator.Post("/meetings/new", [.. (await Filled()).Select(held => held.Name == "ChairId" ? ("ChairId", police) : held)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Choose somebody who chairs this panel", answer.Errors);
    }

    [Fact]
    public async Task A_meeting_is_not_moved_into_the_past()
    {
        var meetingId = await Given.Meeting(published: false, await Given.Case());
        var coordinator = await site.As("coordinator.nw");

        var answer = await coordinator.Post($"/meetings/{meetingId}/edit", ("On.Day", "17"), ("On.Month", "11"), ("On.Year", "2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("A meeting cannot be moved into the past.", answer.Errors);
    }

    [Fact]
    public async Task A_stale_page_shows_both_versions_and_saves_neither_over_the_other()
    {
        var meetingId = await Given.Meeting(published: false, await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        var stale = await coordinator.Get($"/meetings/{meetingId}/edit");
        await coordinator.Post($"/meetings/{meetingId}/edit", ("Place", "Room 1"));

        var answer = await coordinator.Send(stale, $"/meetings/{meetingId}/edit", ("Place", "Room 2"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Room 1", answer.Text);
        Assert.Contains("Room 2", answer.Text);
        await using var db = site.Db();
        Assert.Equal("Room 1", (await db.PanelMeetings.SingleAsync(held => held.Id == meetingId)).Place);
    }

    [Fact]
    public async Task Two_who_record_attendance_at_once_are_told_of_each_other()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        var stale = await coordinator.Get($"/meetings/{meetingId}/attendance");
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/attendance", ("Chair", "Present"))).Status);

        var answer = await coordinator.Send(stale, $"/meetings/{meetingId}/attendance", ("Chair", "Apologies"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
    }

    [Fact]
    public async Task Attendance_is_recorded_in_one_go_and_quorum_says_who_is_missing()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/meetings/{meetingId}/attendance");
        var seats = Seats(form);

        var answer = await coordinator.Post($"/meetings/{meetingId}/attendance", [("Chair", "Deputy"), ("ChairDeputy", "The vice-chair"),
            .. There(seats, "North Wales Police", "Deputy", "Sergeant"), .. There(seats, "Wrexham children’s services", "Present", null),
            .. There(seats, "Flintshire children’s services", "Present", null)]);

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var page = await coordinator.Get($"/meetings/{meetingId}");
        Assert.Contains("these are missing: One of these: Education, Health", page.Text);
        Assert.Contains("Deputy for Sergeant", page.Text);
        await using var db = site.Db();
        Assert.Equal(3, await db.Attendances.CountAsync(held => held.MeetingId == meetingId));
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/attendance", ($"Seats[{seats["North Wales Police"]}].Presence", ""))).Status);
        Assert.Equal(2, await db.Attendances.CountAsync(held => held.MeetingId == meetingId));
    }

    [Fact]
    public async Task Whoever_is_there_has_a_name_and_a_deputy_stands_for_somebody()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        var seats = Seats(await coordinator.Get($"/meetings/{meetingId}/attendance"));
        var police = seats["North Wales Police"];

        var answer = await coordinator.Post($"/meetings/{meetingId}/attendance", ($"Seats[{police}].Presence", "Deputy"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Enter the name of who is there", answer.Errors);
        Assert.Contains("Enter whose deputy this is", answer.Errors);
    }

    [Fact]
    public async Task A_tampered_agency_has_no_place_at_the_table()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        await using var db = site.Db();
        var herts = await db.Agencies.Where(agency => agency.Name == "Hertfordshire Constabulary").Select(agency => agency.Id).SingleAsync();

        var answer = await coordinator.Post($"/meetings/{meetingId}/attendance", ("Seats[0].AgencyId", herts.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task The_chair_locks_the_minutes_and_the_partners_sight_of_the_pack_ends()
    {
        var (meetingId, itemId) = await Today();
        var (coordinator, chair, police) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("police2.nw"));
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/meetings/{meetingId}/items/{itemId}")).Status);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{meetingId}/items/{itemId}/carrying-over")).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/holding")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get($"/meetings/{meetingId}/lock")).Status);

        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{meetingId}/lock")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/meetings/{meetingId}/items/{itemId}")).Status);
        var page = await police.Get($"/meetings/{meetingId}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("There is nothing on the agenda that you can see.", page.Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/meetings/{meetingId}/attendance")).Status);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_a_case_sees_neither_its_item_nor_a_gap()
    {
        var cases = new[] { await Given.Case(), await Given.Case(), await Given.Case() };
        var meetingId = await Given.Meeting(published: true, cases);
        var police = await Given.User("police2.nw");
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var exclusion = new Exclusion(await db.Cases.SingleAsync(held => held.Id == cases[1]), police.Id, "A cousin", act.At);
            db.Exclusions.Add(exclusion);
            return exclusion.Id;
        });
        var visitor = await site.As("police2.nw");

        var page = await visitor.Get($"/meetings/{meetingId}");

        Assert.Equal(["1", "2"], page.Page.QuerySelectorAll("#agenda ~ .yf-table-scroll tbody td:first-child").Take(2).Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain(await Reference(cases[1]), page.Body);
        Assert.Contains("20 minutes are planned for the items", page.Text);
        await using var db = site.Db();
        var hidden = await db.AgendaItems.Where(item => item.CaseId == cases[1]).Select(item => item.Id).SingleAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/meetings/{meetingId}/items/{hidden}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/meetings/{meetingId}/items/{hidden}")).Status);
    }

    [Fact]
    public async Task A_chair_who_is_kept_out_of_one_case_still_cannot_lock_minutes_that_leave_it_open()
    {
        var (meetingId, itemId) = await Today();
        var chairId = (await Given.User("chair.nw")).Id;
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var caseId = await db.AgendaItems.Where(item => item.Id == itemId).Select(item => item.CaseId).SingleAsync();
            var exclusion = new Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), chairId, "A neighbour", act.At);
            db.Exclusions.Add(exclusion);
            return exclusion.Id;
        });
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        await coordinator.Post($"/meetings/{meetingId}/holding");

        Assert.Equal(HttpStatusCode.Conflict, (await chair.Post($"/meetings/{meetingId}/lock", ("Version", await Version(meetingId)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Post($"/meetings/{meetingId}/items/{itemId}")).Status);

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/items/{itemId}/carrying-over")).Status);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/meetings/{meetingId}/lock", ("Version", await Version(meetingId)))).Status);
        await using var db = site.Db();
        Assert.False(await db.Involvements.AnyAsync(held => held.MeetingId == meetingId && held.Until == null));
    }

    [Fact]
    public async Task A_case_on_one_agenda_is_not_offered_for_another()
    {
        var caseId = await Given.Case();
        await Given.Meeting(published: false, caseId);
        var other = await Given.Meeting(published: false, await Given.Case());
        var coordinator = await site.As("coordinator.nw");

        Assert.DoesNotContain(await Reference(caseId), (await coordinator.Get($"/meetings/{other}/items/new")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"/meetings/{other}/items/new", ("CaseIds", caseId.ToString()), ("Minutes", "10"), ("Version", await Version(other)))).Status);
        var elsewhere = await Given.Case("police.herts", coordinator: "coordinator.herts", panelId: Given.OtherPanelId);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Post($"/meetings/{other}/items/new", ("CaseIds", elsewhere.ToString()), ("Minutes", "10"))).Status);
    }

    [Fact]
    public async Task An_item_can_be_moved_up_and_taken_off_and_the_agencies_are_told()
    {
        var cases = new[] { await Given.Case(), await Given.Case() };
        var meetingId = await Given.Meeting(published: true, cases);
        var coordinator = await site.As("coordinator.nw");
        await using var db = site.Db();
        var second = await db.AgendaItems.SingleAsync(item => item.CaseId == cases[1]);

        var page = await coordinator.Get($"/meetings/{meetingId}");
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(page, $"/meetings/{meetingId}/items/{second.Id}/up")).Status);
        Assert.Equal(1, await db.AgendaItems.Where(item => item.Id == second.Id).Select(item => item.Order).SingleAsync());
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/items/{second.Id}/removal")).Status);

        Assert.Contains("Taken off after the agenda was published", (await coordinator.Get($"/meetings/{meetingId}")).Text);
        Assert.Equal(CaseStatus.InformationGathering, await db.Cases.Where(held => held.Id == cases[1]).Select(held => held.Status).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get($"/cases/{cases[1]}")).Status);
    }

    [Fact]
    public async Task A_meeting_is_cancelled_with_a_reason()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var coordinator = await site.As("coordinator.nw");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/meetings/{meetingId}/cancellation")).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/cancellation", ("Because", "Snow on the roads."))).Status);

        Assert.Contains("Snow on the roads.", (await coordinator.Get($"/meetings/{meetingId}")).Text);
    }

    [Fact]
    public async Task Meetings_are_in_Welsh_for_whoever_reads_Welsh()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "Ysgol y Bont");
        var meetingId = await Given.Meeting(published: true, caseId);
        var school = await site.As("school.nw");

        var page = await school.Get($"/meetings/{meetingId}");

        Assert.StartsWith("Cyfarfod ar 21 Tachwedd 2026", page.Heading);
        Assert.Contains("Heb gworwm", page.Text);
    }

    private async Task<(string Name, string? Value)[]> Filled() =>
    [
        ("On.Day", "2"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "09:30"), ("Minutes", "90"), ("Place", "Tŷ Pawb"),
        ("ChairId", (await Given.User("chair.nw")).Id.ToString()),
    ];

    private async Task<(Guid MeetingId, Guid ItemId)> Today()
    {
        var caseId = await Given.Case();
        return await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            var item = meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, await db.Table(act.Panel.Id, act.Today).ToListAsync());
            meeting.Record(await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police"), null, "Somebody", Presence.Present, null, true);
            return (meeting.Id, item.Id);
        });
    }

    private async Task<string> Reference(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
    }

    private async Task<string> Version(Guid meetingId)
    {
        await using var db = site.Db();
        return (await db.PanelMeetings.SingleAsync(held => held.Id == meetingId)).Version.ToString();
    }

    private async Task<string> ItemOf(string meeting)
    {
        await using var db = site.Db();
        var meetingId = Guid.Parse(meeting.Split('/')[^1]);
        return $"{meeting}/items/{await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync()}";
    }

    /// <summary>Where each agency stands in the form.</summary>
    private static Dictionary<string, int> Seats(Reply form) =>
        form.Page.QuerySelectorAll("form > fieldset > legend").Select((heading, index) => (heading.TextContent.Trim(), index)).ToDictionary();

    private static (string, string?)[] There(Dictionary<string, int> seats, string agency, string presence, string? deputyFor) =>
        [($"Seats[{seats[agency]}].Presence", presence), ($"Seats[{seats[agency]}].Name", "Somebody"), ($"Seats[{seats[agency]}].DeputyFor", deputyFor ?? "")];
}
