using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Meetings;

/// <summary>An item while the meeting hears it: where it stands, its clock, and a form whose writer loses nothing.</summary>
public sealed class LiveItemTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Typed = "A club, a nurse and ŵ.";

    private Given Given => site.Given;

    [Fact]
    public async Task The_page_says_where_the_item_stands_and_how_long_the_meeting_has_been_at_it()
    {
        var meeting = await Given.LiveMeeting(3);
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));
        var before = await coordinator.Get(meeting.Item(2));
        Assert.Contains("Item 2 of 3", before.Text);
        Assert.True(before.Links(meeting.Item(1)));
        Assert.True(before.Links(meeting.Item(3)));
        Assert.Contains("10 minutes planned, not started yet", before.Text);
        Assert.Contains("90 minutes left", before.Text);
        Assert.Contains("30 minutes planned", before.Text);

        Assert.Equal(meeting.Item(2), (await coordinator.Send(before, meeting.Item(2) + "/opening")).Location);
        site.Clock.Advance(TimeSpan.FromMinutes(4));

        var page = await police.Get(meeting.Item(2));
        Assert.Contains("4 of 10 minutes", page.Text);
        Assert.Contains("86 minutes left", page.Text);
        Assert.DoesNotContain("Start this item", page.Text);
        var other = await police.Get(meeting.Item(3));
        Assert.Contains("The meeting is at item 2", other.Text);
        site.Clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Contains("11 of 10 minutes: over its time", (await police.Get(meeting.Item(2))).Text);

        await coordinator.Post(meeting.Item(2), NoFurtherAction);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = await coordinator.Get(meeting.Item(2));
        Assert.Contains("Took 11 of 10 minutes", done.Text);
        Assert.Contains("Dealt with: 1 of 3", done.Text);
        Assert.Contains("Go to item 3", done.Text);
    }

    [Fact]
    public async Task An_item_starts_once_and_only_while_it_can_be_decided()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, chair, police) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("police2.nw"));
        var (one, other) = (await coordinator.Get(meeting.Item(1)), await chair.Get(meeting.Item(1)));

        var answers = await Task.WhenAll(coordinator.Send(one, meeting.Item(1) + "/opening"), chair.Send(other, meeting.Item(1) + "/opening"));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Found], answers.Select(answer => answer.Status));
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post(meeting.Item(1) + "/opening")).Status);
        // A form that was opened before somebody started the item is as good as one opened after.
        Assert.Equal(HttpStatusCode.Found, (await chair.Send(other, meeting.Item(1), NoFurtherAction)).Status);
        // Started and decided: to start it once more is to look at it.
        Assert.Equal(meeting.Item(1), (await coordinator.Send(one, meeting.Item(1) + "/opening")).Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.Openings.CountAsync(opening => opening.MeetingId == meeting.Id));

        var early = await Given.Meeting(published: true, await Given.Case());
        var itemId = await db.AgendaItems.Where(item => item.MeetingId == early).Select(item => item.Id).SingleAsync();
        var refused = await coordinator.Send(await coordinator.Get($"/meetings/{early}/items/{itemId}"), $"/meetings/{early}/items/{itemId}/opening");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Items are opened from a published agenda, on the day of the meeting or after it.", refused.Text);
    }

    [Fact]
    public async Task What_one_is_typing_is_ones_own_and_nobody_elses_and_leaves_no_line_in_the_audit()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var page = await coordinator.Get(meeting.Item(1));
        await using var db = site.Db();
        var lines = await db.AuditEntries.CountAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await Keep(coordinator, page, meeting, ("Reasons", Typed), ("Outcome", "Deferred"), ("Actions[0].What", "Ring the school."), ("ReviewOn.Day", "31"))).Status);

        Assert.Equal(lines, await db.AuditEntries.CountAsync());
        var again = await (await site.As("coordinator.nw")).Get(meeting.Item(1));
        Assert.Equal(Typed, again.Page.QuerySelector("textarea[name=Reasons]")!.TextContent.Trim());
        Assert.Equal("Ring the school.", again.Page.QuerySelector("textarea[name='Actions[0].What']")!.TextContent.Trim());
        Assert.Equal("31", again.Page.QuerySelector("input[name='ReviewOn.Day']")!.GetAttribute("value"));
        Assert.NotNull(again.Page.QuerySelector("input[name=Outcome][value=Deferred][checked]"));
        Assert.Contains("This is your own draft of", again.Text);
        Assert.DoesNotContain(Typed, (await chair.Get(meeting.Item(1))).Body);
        await using (var own = await site.DbOf("chair.nw")) Assert.False(await own.HearingDrafts.AnyAsync(draft => draft.MeetingId == meeting.Id));
        Assert.DoesNotContain("club", System.Text.Encoding.UTF8.GetString((await db.HearingDrafts.SingleAsync(draft => draft.MeetingId == meeting.Id)).Content));
    }

    [Fact]
    public async Task Without_scripts_a_button_keeps_the_draft_and_another_throws_it_away()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var page = await coordinator.Get(meeting.Item(1));
        var fields = FieldsOf(page);

        Assert.Equal(meeting.Item(1), (await coordinator.Send(page, meeting.Item(1) + "/draft", [.. fields, ("Reasons", Typed)])).Location);
        // The key of the form is not spent by it: what was kept can be recorded from the same page, gone back to.
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("police2.nw")).Post(meeting.Item(1) + "/draft", ("Reasons", Typed))).Status);
        await chair.Send(await chair.Get(meeting.Item(1)), meeting.Item(1) + "/draft/removal");
        Assert.Contains(Typed, (await coordinator.Get(meeting.Item(1))).Body);

        await coordinator.Send(await coordinator.Get(meeting.Item(1)), meeting.Item(1) + "/draft/removal");
        Assert.DoesNotContain(Typed, (await coordinator.Get(meeting.Item(1))).Body);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(page, meeting.Item(1), NoFurtherAction)).Status);
        await using var db = site.Db();
        Assert.True(await db.Decisions.AnyAsync(decision => decision.MeetingId == meeting.Id));
    }

    [Fact]
    public async Task A_draft_is_gone_once_it_is_recorded_and_with_the_minutes_everybodys_is()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        await Keep(coordinator, await coordinator.Get(meeting.Item(1)), meeting, ("Reasons", Typed));
        var writing = await chair.Get(meeting.Item(1));
        await Keep(chair, writing, meeting, ("Reasons", "The chair’s half."));

        await coordinator.Post(meeting.Item(1), NoFurtherAction);

        await using var db = site.Db();
        Assert.Equal((await Given.User("chair.nw")).Id, (await db.HearingDrafts.SingleAsync(draft => draft.MeetingId == meeting.Id)).UserId);
        // Decided meanwhile by somebody else: it stands there still, for its writer to take from or throw away.
        var late = await chair.Get(meeting.Item(1));
        Assert.Contains("The chair’s half.", late.Text);
        Assert.Contains("It is not part of the record.", late.Text);
        Assert.Null(late.Page.QuerySelector("form[data-draft]"));
        Assert.DoesNotContain("The chair’s half.", (await coordinator.Get(meeting.Item(1))).Body);
        Assert.Equal(HttpStatusCode.NoContent, (await Keep(chair, writing, meeting, ("Reasons", "The chair’s other half."))).Status);

        await coordinator.Post(meeting.Item(2), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");
        await chair.Post(meeting.Address + "/lock");
        Assert.False(await db.HearingDrafts.AnyAsync(draft => draft.MeetingId == meeting.Id));
        var locked = await coordinator.Send(await coordinator.Get(meeting.Item(1)), meeting.Item(1) + "/draft", ("Reasons", Typed));
        Assert.Equal(HttpStatusCode.Conflict, locked.Status);
        Assert.False(await db.HearingDrafts.AnyAsync(draft => draft.MeetingId == meeting.Id));
    }

    [Fact]
    public async Task The_sweep_takes_the_drafts_of_a_meeting_that_was_cancelled_and_no_other()
    {
        var (cancelled, open) = (await Given.LiveMeeting(1), await Given.LiveMeeting(1));
        var coordinator = await site.As("coordinator.nw");
        foreach (var meeting in new[] { cancelled, open }) await Keep(coordinator, await coordinator.Get(meeting.Item(1)), meeting, ("Reasons", Typed));
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(cancelled.Address + "/cancellation", ("Because", "Snow."))).Status);

        await using var db = site.Db();
        await HearingDraftPurge.Sweep(db);

        Assert.False(await db.HearingDrafts.AnyAsync(draft => draft.MeetingId == cancelled.Id));
        Assert.True(await db.HearingDrafts.AnyAsync(draft => draft.MeetingId == open.Id));
    }

    [Fact]
    public async Task A_draft_that_is_too_long_is_refused_in_words_and_the_one_before_it_stands()
    {
        var meeting = await Given.LiveMeeting(1);
        var coordinator = await site.As("coordinator.nw");
        var page = await coordinator.Get(meeting.Item(1));
        var endless = new string('x', HearingDraft.MostBytes);
        await Keep(coordinator, page, meeting, ("Reasons", Typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Keep(coordinator, page, meeting, ("Reasons", endless))).Status);
        var said = await coordinator.Send(page, meeting.Item(1) + "/draft", [.. FieldsOf(page), ("Reasons", endless)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.Status);
        Assert.Contains("What you have written is too long to be kept as a draft. Shorten the longest answer.", said.Errors);
        Assert.Contains(endless, said.Body);
        Assert.Contains(Typed, (await coordinator.Get(meeting.Item(1))).Body);
        // Longer than an answer may be, and kept all the same: it can be shortened later.
        Assert.Equal(HttpStatusCode.NoContent, (await Keep(coordinator, page, meeting, ("Reasons", new string('ŵ', 9000)))).Status);
    }

    [Fact]
    public async Task Two_pages_of_one_writer_do_not_write_over_each_other_by_themselves()
    {
        var meeting = await Given.LiveMeeting(1);
        var coordinator = await site.As("coordinator.nw");
        var (here, there) = (await coordinator.Get(meeting.Item(1)), await coordinator.Get(meeting.Item(1)));

        Assert.Equal(HttpStatusCode.NoContent, (await Keep(coordinator, here, meeting, ("Reasons", "Here."))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Keep(coordinator, there, meeting, ("Reasons", "There."))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Keep(coordinator, here, meeting, ("Reasons", "Here, on."))).Status);
        // A page that was opened with it goes on with it; a press of the button means it.
        var later = await coordinator.Get(meeting.Item(1));
        Assert.Equal(HttpStatusCode.NoContent, (await Keep(coordinator, later, meeting, ("Reasons", "Later."))).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(there, meeting.Item(1) + "/draft", [.. FieldsOf(there), ("Reasons", "There, and meant.")])).Status);
        Assert.Contains("There, and meant.", (await coordinator.Get(meeting.Item(1))).Body);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_the_case_loses_the_item_and_finds_their_draft_if_they_are_let_in_again()
    {
        var meeting = await Given.LiveMeeting(1);
        var chair = await site.As("chair.nw");
        var page = await chair.Get(meeting.Item(1));
        await Keep(chair, page, meeting, ("Reasons", Typed));
        var chairId = (await Given.User("chair.nw")).Id;
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == meeting.CaseIds[0])).Exclude(act, chairId, "A neighbour."));

        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get(meeting.Item(1))).Status);
        foreach (var what in new[] { "", "/draft", "/draft/removal", "/opening" })
            Assert.Equal(HttpStatusCode.NotFound, (await chair.Send(page, meeting.Item(1) + what, [.. FieldsOf(page), ("Reasons", "More."), ("Outcome", "Deferred")])).Status);

        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Exclusions.SingleAsync(held => held.CaseId == meeting.CaseIds[0] && held.UserId == chairId)).Lift(act.At);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(Typed, (await chair.Get(meeting.Item(1))).Body);
    }

    [Fact]
    public async Task A_decision_that_cannot_be_taken_now_is_refused_beside_what_was_written()
    {
        var meeting = await Given.LiveMeeting(1, quorate: false);
        var chair = await site.As("chair.nw");
        var health = (await Given.User("health.nw")).AgencyId.ToString();

        var refused = await chair.Post(meeting.Item(1), ("Outcome", "Adopted"), ("Reasons", Typed), ("TellsFamily", "The nurse"), ("LeadAgencyId", health));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The meeting is not quorate for this young person. The chair can allow an exception, with a reason.", refused.Errors);
        Assert.Equal(Typed, refused.Page.QuerySelector("textarea[name=Reasons]")!.TextContent.Trim());
        // From there it goes on.
        Assert.Equal(HttpStatusCode.Found, (await chair.Send(refused, meeting.Item(1), ("Exception", "The police rang in."))).Status);
    }

    [Fact]
    public async Task Of_two_who_record_in_the_same_moment_the_slower_reads_both_texts_and_keeps_their_own()
    {
        var meeting = await Given.LiveMeeting(1);
        var visitors = new[] { await site.As("coordinator.nw"), await site.As("chair.nw") };
        var pages = new[] { await visitors[0].Get(meeting.Item(1)), await visitors[1].Get(meeting.Item(1)) };

        var answers = await Task.WhenAll(visitors.Select((visitor, who) => visitor.Send(pages[who], meeting.Item(1), ("Outcome", "Deferred"), ("Reasons", $"Words of number {who}."))));

        var slower = Assert.Single(Enumerable.Range(0, 2), who => answers[who].Status == HttpStatusCode.Conflict);
        Assert.Contains("Words of number 0.", answers[slower].Text);
        Assert.Contains("Words of number 1.", answers[slower].Text);
        Assert.Contains($"Words of number {slower}.", (await visitors[slower].Get(meeting.Item(1))).Text);
        await using var db = site.Db();
        Assert.Equal(1, await db.Decisions.CountAsync(decision => decision.MeetingId == meeting.Id));
    }

    [Theory]
    [InlineData("Adopted", "LeadAgencyId", "TellsFamily")]
    [InlineData("SupportInPlace", "ReviewOn", "TellsFamily")]
    [InlineData("Signposted", "TellsFamily")]
    [InlineData("Redirected", "TellsFamily")]
    [InlineData("Deferred")]
    [InlineData("NoFurtherAction", "TellsFamily")]
    public async Task Every_outcome_is_recorded_in_five_interactions_or_fewer(string outcome, params string[] needs)
    {
        var meeting = await Given.LiveMeeting(1);
        var coordinator = await site.As("coordinator.nw");
        var page = await coordinator.Get(meeting.Item(1));
        Assert.Empty(page.Page.QuerySelectorAll("input[name=Outcome][checked]"));
        var answers = new List<(string, string?)> { ("Outcome", outcome), ("Reasons", "They are.") };
        foreach (var need in needs)
        {
            if (need == "ReviewOn") answers.AddRange([("ReviewOn.Day", "2"), ("ReviewOn.Month", "2"), ("ReviewOn.Year", "2027")]);
            else answers.Add((need, need == "TellsFamily" ? "The nurse" : (await Given.User("health.nw")).AgencyId.ToString()));
        }

        // Choosing, writing, what else this outcome needs, and the button; a date is one answer.
        Assert.InRange(2 + needs.Length + 1, 3, 5);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(page, meeting.Item(1), [.. answers])).Status);
    }

    [Fact]
    public async Task What_is_proposed_for_the_quick_agree_list_stands_on_the_item_for_whoever_reads_it_and_one_press_has_it_heard()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));
        Assert.DoesNotContain("Proposed for the quick-agree list", (await police.Get(meeting.Item(1))).Text);
        await coordinator.Post(meeting.Item(1) + "/quick", ("Outcome", "NoFurtherAction"), ("Reasons", "Nothing more is needed."), ("Views", "I am fine."), ("TellsFamily", "The coordinator"));

        var page = await police.Get(meeting.Item(1));
        Assert.Contains("Proposed for the quick-agree list", page.Text);
        Assert.Contains("Nothing more is needed.", page.Text);
        Assert.Contains("I am fine.", page.Text);
        Assert.DoesNotContain("Proposed for the quick-agree list", (await police.Get(meeting.Item(2))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Get(meeting.Item(1))).Status);

        Assert.Equal(HttpStatusCode.Found, (await police.Send(page, meeting.Item(1) + "/lifting")).Status);

        Assert.Contains("Taken out of the quick-agree list by Kate Ravenscar", (await coordinator.Get(meeting.Item(1))).Text);
        var after = await police.Get(meeting.Item(1));
        Assert.Contains("A member wants it heard, so it was taken out of the list.", after.Text);
        Assert.DoesNotContain("Have it heard", after.Text);
    }

    [Fact]
    public async Task Whoever_decides_sees_what_is_there_for_the_item_and_what_is_missing_point_by_point()
    {
        var meeting = await Given.LiveMeeting(1);
        await Given.Check(meeting.CaseIds[0]);
        var (chair, police) = (await site.As("chair.nw"), await site.As("police2.nw"));

        var lines = (await chair.Get(meeting.Item(1))).Page.QuerySelectorAll(".yf-readiness li").Select(line => string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(7, lines.Count);
        Assert.Equal(["There Agencies asked", "Missing All checks returned"], lines.Take(2));
        Assert.Contains("There The young person’s views", lines);
        Assert.Contains("Not needed Word of each late action", lines);
        Assert.Empty((await police.Get(meeting.Item(1))).Page.QuerySelectorAll(".yf-readiness"));
        await chair.Post(meeting.Item(1), NoFurtherAction);
        Assert.Empty((await chair.Get(meeting.Item(1))).Page.QuerySelectorAll(".yf-readiness"));
    }

    [Fact]
    public async Task The_agenda_of_a_meeting_is_followed_while_it_is_open_and_has_no_column_for_what_can_no_longer_be_done()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair, police) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("police2.nw"));
        var watched = (await police.Get(meeting.Address)).Page;
        Assert.Equal(meeting.Id.ToString(), watched.QuerySelector("#watching")!.GetAttribute("data-meeting"));
        Assert.NotNull(watched.QuerySelector("script[src*='meeting.js']"));
        Assert.Empty(watched.QuerySelectorAll("[data-live] textarea, [data-live] input:not([type=hidden])"));
        var stamp = watched.QuerySelector("#watching")!.GetAttribute("data-stamp");
        Assert.Contains("Change", Columns(await coordinator.Get(meeting.Address)));

        await coordinator.Post(meeting.Item(1), NoFurtherAction);
        Assert.NotEqual(stamp, (await police.Get(meeting.Address)).Page.QuerySelector("#watching")!.GetAttribute("data-stamp"));
        await coordinator.Post(meeting.Address + "/holding");
        Assert.DoesNotContain("Change", Columns(await coordinator.Get(meeting.Address)));
        Assert.DoesNotContain("Change", Columns(await chair.Get(meeting.Address)));

        await chair.Post(meeting.Address + "/lock");
        Assert.Null((await coordinator.Get(meeting.Address)).Page.QuerySelector("#watching"));

        static IEnumerable<string> Columns(Reply page) => page.Page.QuerySelectorAll("[data-live=agenda] thead th").Select(heading => heading.TextContent.Trim());
    }

    private static (string, string?)[] NoFurtherAction => [("Outcome", "NoFurtherAction"), ("Reasons", "The family has help."), ("TellsFamily", "The school")];

    /// <summary>What the page of an item would send by itself.</summary>
    private static (string Name, string? Value)[] FieldsOf(Reply page) =>
    [
        .. page.Page.QuerySelectorAll("form[data-draft] input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value"))).Where(field => field.Item1 != "__RequestVerificationToken"),
    ];

    /// <summary>Half an answer, sent as the page's script does.</summary>
    private static async Task<Reply> Keep(Visitor visitor, Reply page, LiveMeeting meeting, params (string Name, string? Value)[] answers)
    {
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(HttpMethod.Post, meeting.Item(1) + "/draft");
        request.Headers.Accept.Add(new("application/json"));
        request.Content = new FormUrlEncodedContent(FieldsOf(page).Where(field => field.Name is "Writer" or "Over" or "Version").Concat(answers).Append(("__RequestVerificationToken", token)!)
            .Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2!)));
        var answer = await visitor.Client.SendAsync(request);
        return new Reply(answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(), answer);
    }
}
