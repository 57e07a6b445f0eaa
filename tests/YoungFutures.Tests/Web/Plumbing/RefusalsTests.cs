using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>Whoever comes second loses nothing: both versions stand on one page, or what was typed stands beside the no.</summary>
public sealed class RefusalsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private Given Given => site.Given;

    [Fact]
    public async Task Two_colleagues_who_answer_one_check_see_both_answers_and_the_later_keeps_theirs()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var (one, other) = (await site.As("health.nw"), await site.As("health.nw"));
        var path = $"/checks/{checkId}/return";
        var slow = await other.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await one.Post(path, ("Known", "Seen by the school nurse."), ("Visibility", "WholePanel"))).Status);

        var both = await other.Send(slow, path, ("Known", "Seen in the emergency department."), ("Risks", "A knife was mentioned."), ("Visibility", "WholePanel"));

        Assert.Equal((HttpStatusCode.Conflict, "Somebody else changed this meanwhile"), (both.Status, both.Heading));
        Assert.Contains("What is known|Seen in the emergency department.|Seen by the school nurse.", both.Differences);
        Assert.Contains("Risks|A knife was mentioned.|–", both.Differences);
        Assert.Contains((await Given.User("health.nw")).DisplayName, both.Text, StringComparison.Ordinal);

        // The check is answered, so the second answer is refused all the same; the words are still there to be copied.
        var refused = await other.Send(both, path);
        Assert.Equal((HttpStatusCode.Conflict, "This cannot be done now"), (refused.Status, refused.Heading));
        Assert.Contains("Seen in the emergency department.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("A knife was mentioned.", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Links($"/checks/{checkId}"));
        await using var db = site.Db();
        Assert.Equal("Seen by the school nurse.", (await db.AgencyChecks.SingleAsync(check => check.Id == checkId)).Known);
    }

    [Fact]
    public async Task Whoever_has_seen_both_versions_can_send_their_own()
    {
        var youngPersonId = await YoungPerson();
        var path = $"/young-people/{youngPersonId}/edit";
        var coordinator = await site.As("coordinator.nw");
        var slow = await coordinator.Get(path);
        await coordinator.Post(path, ("School", "Ysgol y Bryn"));

        var both = await coordinator.Send(slow, path, ("School", "Ysgol y Cwm"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(both, path)).Status);

        await using var db = site.Db();
        Assert.Equal("Ysgol y Cwm", (await db.YoungPeople.SingleAsync(who => who.Id == youngPersonId)).School);
    }

    [Fact]
    public async Task Both_versions_stand_there_in_the_words_of_the_form_and_of_the_reader()
    {
        var youngPersonId = await YoungPerson();
        var path = $"/young-people/{youngPersonId}/edit";
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post(path, ("BornOn.Day", "3"), ("BornOn.Month", "5"), ("BornOn.Year", "2012"), ("BornOnEstimated", "true"), ("Sex", "Female"), ("YoungCarer", "Yes"));
        var slow = await coordinator.Get(path);
        await coordinator.Post(path, ("School", "Ysgol y Bryn"), ("GenderIdentity", "A girl"));

        (string, string?)[] typed = [("BornOn.Day", "4"), ("BornOn.Month", "June"), ("BornOn.Year", "2012"), ("BornOnEstimated", null), ("Sex", "Male"), ("YoungCarer", "No"), ("AreaCode", "W06000005"), ("School", ""), ("GenderIdentity", "")];
        var both = await coordinator.Send(slow, path, typed);

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("Date of birth|4 June 2012|3 May 2012", both.Differences);
        Assert.Contains("Sex|Male|Female", both.Differences);
        Assert.Contains("Young carer|No|Yes", both.Differences);
        Assert.Contains("The date of birth is estimated|No|Yes", both.Differences);
        Assert.Contains(both.Differences, line => line.StartsWith("Area|Flintshire|", StringComparison.Ordinal));
        // Emptied here, filled in there: that is a difference too.
        Assert.Contains("School|–|Ysgol y Bryn", both.Differences);
        Assert.DoesNotContain(both.Differences, line => line.StartsWith("BornOn.Day", StringComparison.Ordinal));
        Assert.DoesNotContain("W06000005", both.Text, StringComparison.Ordinal);

        await coordinator.Post("/language", ("language", "cy"), ("returnUrl", "/my-work"));
        var welsh = await coordinator.Send(slow, path, typed);
        Assert.Contains("Dyddiad geni|4 Mehefin 2012|3 Mai 2012", welsh.Differences);
        Assert.Contains("Rhyw|Gwryw|Benyw", welsh.Differences);
        await coordinator.Post("/language", ("language", "en"), ("returnUrl", "/my-work"));
    }

    [Fact]
    public async Task An_answer_that_the_record_calls_otherwise_stands_beside_what_is_recorded()
    {
        var caseId = await Given.Supported();
        var health = await site.As("health.nw");
        var path = $"/cases/{caseId}/pause";
        var slow = await health.Get(path);
        (string, string?)[] until = [("ResumeOn.Day", "1"), ("ResumeOn.Month", "12"), ("ResumeOn.Year", "2026")];
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(path, [("Because", "The family is away."), .. until])).Status);

        var both = await health.Send(slow, path, [("Because", "The mentor is ill."), .. until]);

        Assert.Contains("Why is support paused?|The mentor is ill.|The family is away.", both.Differences);
        // What is the same in both needs no comparing.
        Assert.DoesNotContain(both.Differences, line => line.StartsWith("When is it looked at again?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_that_the_form_does_not_have_is_not_answered_with_what_the_record_holds()
    {
        var caseId = await Given.Supported();
        await using (var db = site.Db())
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.Entry(@case).Property(nameof(Case.ClosingNote)).CurrentValue = "Not for this form.";
            await db.SaveChangesAsync();
        }

        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/summary";
        var slow = await coordinator.Get(path);
        await coordinator.Post(path, ("Summary", "The newer summary."));
        var both = await coordinator.Send(slow, path, ("Summary", "The older summary."), ("ClosingNote", "x"), ("OwnerId", "x"), ("Reference", "x"));

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Contains("What agencies are told|The older summary.|The newer summary.", both.Differences);
        Assert.Single(both.Differences);
        Assert.DoesNotContain("Not for this form.", both.Body, StringComparison.Ordinal);
        Assert.Empty(both.Page.QuerySelectorAll("main input[name=ClosingNote]"));
    }

    [Fact]
    public async Task Rows_of_a_form_are_told_apart_and_ids_stand_there_as_names()
    {
        var caseId = await Given.Case();
        var meetingId = await Given.Meeting(published: true, caseId);
        var coordinator = await site.As("coordinator.nw");
        var path = $"/meetings/{meetingId}/attendance";
        var slow = await coordinator.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(slow, path, ("Seats[0].Presence", "Present"), ("Seats[0].Name", "A colleague"), ("FormKey", null))).Status);

        var both = await coordinator.Send(slow, path, ("Seats[0].Presence", "Deputy"), ("Seats[0].Name", "Somebody else"), ("Seats[0].DeputyFor", "A colleague"), ("FormKey", null));

        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        string agency;
        await using (var db = site.Db())
        {
            var id = Guid.Parse(slow.Page.QuerySelector("input[name='Seats[0].AgencyId']")!.GetAttribute("value")!);
            agency = await db.Agencies.Where(held => held.Id == id).Select(held => held.Name).SingleAsync();
        }

        Assert.Contains($"{agency}: Name|Somebody else|See the record", both.Differences);
        Assert.Contains($"{agency}: Attendance|Deputy|See the record", both.Differences);
        Assert.DoesNotContain(both.Page.QuerySelectorAll("main dd"), cell => Guid.TryParse(cell.TextContent.Trim(), out _));
    }

    [Fact]
    public async Task Two_who_change_what_hangs_from_a_meeting_do_not_overwrite_each_other()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        await using var one = site.Db();
        await using var other = site.Db();
        // Both were loaded before either is saved, and neither touches the meeting's own columns.
        var (first, second) = (await one.PanelMeetings.Include(held => held.Attendance).SingleAsync(held => held.Id == meetingId), await other.PanelMeetings.Include(held => held.Attendance).SingleAsync(held => held.Id == meetingId));
        var shown = first.Version.ToString();
        one.Expect(first, shown);
        other.Expect(second, shown);
        first.Record(await one.Agencies.SingleAsync(agency => agency.Name == Health), null, "One", Presence.Present, null, false);
        second.Record(await other.Agencies.SingleAsync(agency => agency.Name == "North Wales Police"), null, "Other", Presence.Present, null, false);
        await one.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    [Fact]
    public async Task A_record_that_nothing_would_save_cannot_be_expected()
    {
        var caseId = await Given.Case();
        await using var db = site.Db();
        var loose = await db.Cases.AsNoTracking().SingleAsync(held => held.Id == caseId);
        Assert.Throws<InvalidOperationException>(() => db.Expect(loose, loose.Version.ToString()));
    }

    [Fact]
    public async Task While_a_form_is_only_shown_again_nothing_is_saved()
    {
        await using var db = site.Db();
        db.HoldsBack = true;
        await Assert.ThrowsAsync<HeldBack>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Whoever_lost_sight_of_the_record_meanwhile_is_shown_nothing_of_it()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var (one, other) = (await site.As("health.nw"), await site.As("health.nw"));
        var path = $"/checks/{checkId}/return";
        var slow = await other.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await one.Send(await one.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Send(slow, path, ("Known", "Too late."))).Status);
    }

    [Fact]
    public async Task A_no_of_the_record_shows_what_was_written()
    {
        var referralId = await Given.Referral();
        var coordinator = await site.As("coordinator.nw");
        var path = $"/referrals/{referralId}/screening";
        var slow = await coordinator.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, ("Outcome", "NotEligible"), ("Reason", "Too young."), ("NotEligibleTold", "Not for this panel."))).Status);

        var refused = await coordinator.Send(slow, path, ("Outcome", "Ask"), ("Reason", "Something is unclear."), ("Question", "Who was with them that evening?"), ("FormKey", null));

        Assert.Equal((HttpStatusCode.Conflict, "This cannot be done now"), (refused.Status, refused.Heading));
        var kept = refused.Page.QuerySelectorAll("main .govuk-summary-list__row").ToDictionary(row => row.QuerySelector("dt")!.TextContent.Trim(), row => row.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("Who was with them that evening?", kept["Your question to the referrer"]);
        Assert.Equal("Something is unclear.", kept["Your reason"]);
        Assert.True(refused.Links($"/referrals/{referralId}"));
    }

    [Fact]
    public async Task A_no_to_a_mere_button_shows_no_answers()
    {
        var coordinator = await site.As("coordinator.nw");
        var meetingId = await Given.Meeting(published: false);
        var refused = await coordinator.Post($"/meetings/{meetingId}/holding");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.DoesNotContain("What you wrote", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_changes_the_language_of_a_page_that_says_no_keeps_what_they_wrote(bool refused)
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var (one, other) = (await site.As("health.nw"), await site.As("health.nw"));
        var path = $"/checks/{checkId}/cannot-share";
        var slow = await other.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await one.Post($"/checks/{checkId}/return", ("Known", "Seen by the school nurse."), ("Visibility", "WholePanel"))).Status);
        var no = await other.Send(slow, path, ("Because", "Mae llys wedi dweud na chawn."));
        if (refused) no = await other.Send(no, path);
        Assert.Equal(HttpStatusCode.Conflict, no.Status);

        var welsh = await Switch(other, no, path);

        Assert.Equal("cy", welsh.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Mae llys wedi dweud na chawn.", welsh.Page.QuerySelector("textarea[name=Because]")!.TextContent, StringComparison.Ordinal);
        await Switch(other, welsh, path);
    }

    [Fact]
    public async Task A_decision_that_came_too_late_is_kept_when_the_language_changes()
    {
        var caseId = await Given.Case();
        var path = await Given.As("coordinator.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 90, "Tŷ Pawb", null, (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Id);
            db.PanelMeetings.Add(meeting);
            var item = meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, []);
            return $"/meetings/{meeting.Id}/items/{item.Id}";
        });
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var slow = await chair.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(path, ("Outcome", "NoFurtherAction"), ("Reasons", "The family has help."), ("TellsFamily", "The school"))).Status);
        var late = await chair.Send(slow, path, ("Outcome", "Deferred"), ("Reasons", "We want to hear the school."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);

        var welsh = await Switch(chair, late, path);

        Assert.Equal((HttpStatusCode.Conflict, "cy"), (welsh.Status, welsh.Page.DocumentElement.GetAttribute("lang")));
        Assert.Contains("We want to hear the school.", welsh.Text, StringComparison.Ordinal);
        await Switch(chair, welsh, path);
    }

    [Fact]
    public async Task The_page_with_both_versions_is_a_look_and_the_page_that_refuses_is_none()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var (one, other) = (await site.As("health.nw"), await site.As("health.nw"));
        var path = $"/checks/{checkId}/return";
        var slow = await other.Get(path);
        await one.Post(path, ("Known", "Seen by the school nurse."), ("Visibility", "WholePanel"));

        var both = await other.Send(slow, path, ("Known", "Seen elsewhere."), ("Visibility", "WholePanel"));
        Assert.Equal(AuditEvents.Seen, await LastLookOfAPost(checkId));
        await other.Send(both, path);
        Assert.Equal(AuditEvents.Refused, await LastLookOfAPost(checkId));
    }

    private async Task<string> LastLookOfAPost(Guid id)
    {
        await using var db = site.Db();
        return (await db.AuditEntries.Where(line => line.RecordId == id && line.Route!.StartsWith("POST")).ToListAsync()).MaxBy(line => line.Id)!.Event;
    }

    private async Task<Guid> YoungPerson()
    {
        var caseId = await Given.Case();
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
    }

    private static async Task<Reply> Switch(Visitor visitor, Reply shown, string path)
    {
        var form = shown.Page.QuerySelector(".yf-language form")!;
        Assert.Equal(path, form.GetAttribute("action"));
        var button = form.QuerySelector("button")!;
        return await visitor.Send(shown, path, [.. form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value"))), (button.GetAttribute("name")!, button.GetAttribute("value"))]);
    }
}
