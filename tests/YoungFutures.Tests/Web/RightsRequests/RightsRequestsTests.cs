using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web.Retention;

namespace YoungFutures.Tests.Web.RightsRequests;

public sealed class RightsRequestsTests : IAsyncLifetime
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private static (string, string?)[] Asked(string reference, string kind = "Rectification", string? about = null) =>
    [
        ("Reference", reference), ("Kind", kind), ("ThemeCode", "RT01"), ("Asker", "YoungPerson"), ("Name", "Meilyr Gwyddfid"), ("How", "Said"), ("Says", "I was never there."), ("ReplyTo", "By hand."), ("Language", "Welsh"),
        ("AboutUserId", about),
    ];

    private static (string, string?)[] Decision(string outcome = "Upheld") =>
        [("Outcome", outcome), ("Because", "The minutes say otherwise."), ("WhatWasDone", "The note has its correction."), ("Correction", "It was another evening."), ("Statement", "I was at my nain’s.")];

    [Fact]
    public async Task A_request_is_heard_by_an_agency_decided_by_information_governance_told_and_closed()
    {
        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        var reference = await Reference(caseId);
        var police = await site.As("police.nw");
        var shown = await police.Get($"/cases/{caseId}");
        Assert.True(shown.Links($"/rights-requests/new?caseId={caseId}"));
        Assert.Equal(reference, (await police.Get($"/rights-requests/new?caseId={caseId}")).Page.QuerySelector("#Reference")?.GetAttribute("value"));
        Assert.Equal(9, (await police.Post("/rights-requests/new")).Errors.Count);
        Assert.Equal("There is no record with this reference among those that you see or govern", Assert.Single((await police.Post("/rights-requests/new", Asked("YF-HERTS-2026-0001"))).Errors));
        var at = (await police.Post("/rights-requests/new", Asked(reference))).Location!;
        // Whoever heard it sees how it goes, and does nothing to it.
        Assert.Equal(HttpStatusCode.OK, (await police.Get(at)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Get($"{at}/decision")).Status);

        var governor = await site.As("ig.nw");
        Assert.Contains("18 December 2026", (await governor.Get("/rights-requests")).Text, StringComparison.Ordinal);
        var work = await governor.Get("/my-work");
        Assert.True(work.Links(at));
        Assert.Contains("had no part in the matter", (await governor.Get(at)).Text, StringComparison.Ordinal);
        Assert.Equal(["Choose what is decided", "Say why", "Say what was done, also where that is nothing"], (await governor.Post($"{at}/decision")).Errors);
        Assert.Equal("Say what is right, so that it stands beside what is written",
            Assert.Single((await governor.Post($"{at}/decision", ("Outcome", "Upheld"), ("Because", "So it is."), ("WhatWasDone", "Nothing yet."))).Errors));
        Assert.Equal(at, (await governor.Post($"{at}/decision", Decision())).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Send(await governor.Get(at), $"{at}/decision", await Again())).Status);
        // It stands beside the record, on the page of the case and of the young person, and nothing there was changed.
        var page = await police.Get($"/cases/{caseId}");
        Assert.Contains("Put right: this stands beside what is written", page.Text, StringComparison.Ordinal);
        Assert.Contains("It was another evening.", page.Text, StringComparison.Ordinal);
        var personId = await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync());
        Assert.Contains("It was another evening.", (await police.Get($"/young-people/{personId}")).Text, StringComparison.Ordinal);

        Assert.Equal(at, (await governor.Post($"{at}/telling", ("How", "By hand."))).Location);
        Assert.Equal(RightsState.Closed, (await Read(db => db.RightsRequests.SingleAsync())).State);
        Assert.True((await governor.Get("/rights-requests?closed=true")).Links(at));
        Assert.False((await governor.Get("/my-work")).Links(at));
        Assert.Equal(at, (await governor.Get($"{at}/telling")).Location);
    }

    [Fact]
    public async Task What_they_say_stands_on_the_record_where_it_is_refused()
    {
        var caseId = await site.Given.Case();
        var at = $"/rights-requests/{await site.Given.RightsRequest(caseId)}";
        Assert.Equal(at, (await (await site.As("ig.nw")).Post($"{at}/decision", Decision("NotUpheld"))).Location);
        var page = (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text;
        Assert.Contains("They disagree with what is written", page, StringComparison.Ordinal);
        Assert.Contains("I was at my nain’s.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("It was another evening.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_had_a_part_in_the_case_is_refused_where_the_decision_is_saved_and_told_so_on_the_page()
    {
        var caseId = await site.Given.Case("police.nw");
        await site.Given.Note(caseId, "health.nw", "Sleeps badly.", Visibility.WholePanel);
        var requestId = await site.Given.RightsRequest(caseId);
        // The same person of information governance answers a check in this case, for an agency that they also work for: whatever they did, it is a part in it.
        var governorId = (await site.Given.User("ig.nw")).Id;
        var at = $"/rights-requests/{requestId}";
        await site.Given.As("ig.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.Notes.Add(new Note(@case, act, "Seen on the way home.", Visibility.WholePanel, []));
            return 0;
        });
        var governor = await site.As("ig.nw");
        var page = await governor.Get(at);
        Assert.Contains("You have had a part in this matter, so somebody else decides about it.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Links($"{at}/decision"));
        var refused = await governor.Post($"{at}/decision", await Again());
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("You have had a part in this matter, so somebody else decides about it.", refused.Text, StringComparison.Ordinal);
        Assert.Null((await Read(db => db.RightsRequests.SingleAsync())).Outcome);

        await using (var db = site.Db())
        {
            var part = await PartInMatter.Read(db, await db.RightsRequests.SingleAsync());
            foreach (var account in new[] { "police.nw", "coordinator.nw", "health.nw", "ig.nw" }) Assert.True(part.Holds((await site.Given.User(account)).Id), account);
            Assert.False(part.Holds((await site.Given.User("ig2.nw")).Id));
        }

        // Somebody else is asked, and those with a part are not on offer.
        var (other, health) = ((await site.Given.User("ig2.nw")).Id, (await site.Given.User("health.nw")).Id);
        Assert.Equal("Choose somebody who has had no part in the matter", Assert.Single((await governor.Post($"{at}/decider", ("UserId", health.ToString()))).Errors));
        Assert.Equal("Choose a person", Assert.Single((await governor.Post($"{at}/decider")).Errors));
        Assert.Equal(at, (await governor.Post($"{at}/decider", ("UserId", other.ToString()))).Location);
        Assert.True((await (await site.As("ig2.nw")).Get("/my-work")).Links(at));
        Assert.Equal(at, (await (await site.As("ig2.nw")).Post($"{at}/decision", Decision())).Location);
        Assert.NotEqual(governorId, (await Read(db => db.RightsRequests.SingleAsync())).DecidedById);
    }

    [Fact]
    public async Task Somebody_of_an_agency_who_was_asked_to_decide_sees_the_request_and_nothing_of_the_record()
    {
        var caseId = await site.Given.Case("police.nw");
        var requestId = await site.Given.RightsRequest(caseId, RightKind.HumanReview);
        var at = $"/rights-requests/{requestId}";
        var asked = await site.Given.User("youthjustice.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("youthjustice.nw")).Get(at)).Status);
        Assert.Equal(at, (await (await site.As("ig.nw")).Post($"{at}/decider", ("UserId", asked.Id.ToString()))).Location);
        var youth = await site.As("youthjustice.nw");
        Assert.Equal(HttpStatusCode.OK, (await youth.Get(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await youth.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await youth.Get($"{at}/telling")).Status);
        var governor = await site.As("ig.nw");
        Assert.Contains("Somebody else was asked to decide about this.", (await governor.Send(await governor.Get(at), $"{at}/decision", await Again())).Text, StringComparison.Ordinal);
        Assert.Equal(at, (await youth.Post($"{at}/decision", Decision())).Location);
    }

    [Fact]
    public async Task Whoever_a_complaint_is_about_never_sees_it_and_it_is_in_other_hands()
    {
        var caseId = await site.Given.Case();
        var reference = await Reference(caseId);
        var (governorId, other) = ((await site.Given.User("ig.nw")).Id, (await site.Given.User("ig2.nw")).Id);
        // Also where they write it down themselves.
        var governor = await site.As("ig.nw");
        Assert.Equal("/rights-requests", (await governor.Post("/rights-requests/new", Asked(reference, "Complaint", governorId.ToString()))).Location);
        var request = await Read(db => db.RightsRequests.SingleAsync());
        Assert.Equal(other, request.OwnerId);
        var at = $"/rights-requests/{request.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Get(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Post($"{at}/decision", Decision())).Status);
        Assert.False((await governor.Get("/rights-requests")).Links(at));
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("ig2.nw")).Get(at)).Status);
        // Of a complaint whoever runs the panel sees nothing; of another request as far as they see the case.
        foreach (var account in new[] { "coordinator.nw", "chair.nw", "police.nw", "coordinator.herts", "opcc.nw", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get(at)).Status);
        var review = $"/rights-requests/{await site.Given.RightsRequest(caseId, RightKind.HumanReview, about: "chair.nw")}";
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("coordinator.nw")).Get(review)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get(review)).Status);
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_the_case_knows_of_no_request()
    {
        var caseId = await site.Given.Case();
        var reference = await Reference(caseId);
        var requestId = await site.Given.RightsRequest(caseId);
        var governorId = (await site.Given.User("ig.nw")).Id;
        await site.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, governorId, "A neighbour."));
        var governor = await site.As("ig.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await governor.Get($"/rights-requests/{requestId}")).Status);
        Assert.Equal("There is no record with this reference among those that you see or govern", Assert.Single((await governor.Post("/rights-requests/new", Asked(reference))).Errors));
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("ig2.nw")).Get($"/rights-requests/{requestId}")).Status);
    }

    [Fact]
    public async Task While_a_record_is_restricted_nothing_new_of_it_is_opened_to_an_agency_and_Act_now_is_not_stopped()
    {
        var (caseId, another) = (await site.Given.Case(), await site.Given.Case());
        var checkId = await site.Given.Check(caseId);
        var requestId = await site.Given.RightsRequest(caseId, RightKind.Objection);
        var at = $"/rights-requests/{requestId}";
        var governor = await site.As("ig.nw");
        Assert.Equal("Say why the record is restricted", Assert.Single((await governor.Post($"{at}/restriction")).Errors));
        Assert.Equal(at, (await governor.Post($"{at}/restriction", ("Why", "It is looked at whether she is right."))).Location);
        Assert.Equal(at, (await governor.Get($"{at}/restriction")).Location);

        var coordinator = await site.As("coordinator.nw");
        var page = (await coordinator.Get($"/cases/{caseId}")).Text;
        Assert.Contains("Processing restricted: kept, not used", page, StringComparison.Ordinal);
        Assert.Contains("It is looked at whether she is right.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Processing restricted", (await coordinator.Get($"/cases/{another}")).Text, StringComparison.Ordinal);

        // A part in the case, a check, an action.
        foreach (var opening in new Func<Task>[] { () => site.Given.Party(caseId, "North Wales Police"), () => site.Given.Check(caseId, Health), () => site.Given.Action(caseId, Health) })
            Assert.StartsWith("This record is kept and not used while its processing is restricted", (await Assert.ThrowsAsync<Refused>(opening)).Message, StringComparison.Ordinal);
        // A meeting is published, and its item has no seat for an agency; that of another case has.
        await site.Given.Meeting(published: true, caseId, another);
        var now = await Read(db => Task.FromResult(db.Now));
        Assert.Equal([another], await Read(db => db.Involvements.Where(held => held.Reach == Reach.Seat && (held.CaseId == caseId || held.CaseId == another) && (held.Until == null || held.Until > now)).Select(held => held.CaseId!.Value).Distinct().ToListAsync()));
        Assert.False(await Read(db => db.DisclosuresMade.AnyAsync(made => made.CaseId == caseId && made.Kind == YoungFutures.Domain.Sharing.DisclosureKind.PackPublished)));

        // What an agency has already it sees, and a child at risk is told of at once.
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/checks/{checkId}")).Status);
        Assert.NotNull((await coordinator.Post($"/cases/{caseId}/act-now", ("Concern", "He has gone to the city again."))).Location);
        Assert.True(await Read(db => db.SafeguardingReports.AnyAsync(report => report.CaseId == caseId)));
        // In an emergency somebody sees the case.
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var held = await db.Cases.SingleAsync(one => one.Id == caseId);
            db.Involvements.Add(Involvement.InEmergency(held, (await site.Given.User("health.nw")).Id, act.At, act.At.AddHours(4)));
            return 0;
        });

        // Lifted, after they were told, it is shared again.
        Assert.Equal(["Choose whether the restriction lasts", "Say why"], (await governor.Post($"{at}/lifting")).Errors);
        Assert.Equal("Enter when they were told", Assert.Single((await governor.Post($"{at}/lifting", ("Lasts", "false"), ("Why", "She is not."))).Errors));
        Assert.Equal(at, (await governor.Post($"{at}/lifting", ("Lasts", "false"), ("Why", "She is not."), ("EndToldOn.Day", "18"), ("EndToldOn.Month", "11"), ("EndToldOn.Year", "2026"))).Location);
        Assert.DoesNotContain("Processing restricted", (await coordinator.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await site.Given.Party(caseId, "North Wales Police");
    }

    [Fact]
    public async Task A_complaint_is_acknowledged_and_a_right_extended_and_what_is_late_stands_on_the_board_and_under_the_work_of_its_owner()
    {
        var complaint = $"/rights-requests/{await site.Given.RightsRequest(kind: RightKind.Complaint)}";
        var right = $"/rights-requests/{await site.Given.RightsRequest(kind: RightKind.Erasure)}";
        var governor = await site.As("ig.nw");
        Assert.Contains("To be acknowledged by then", (await governor.Get("/rights-requests")).Text, StringComparison.Ordinal);
        Assert.Equal("Say how it was acknowledged", Assert.Single((await governor.Post($"{complaint}/acknowledgement")).Errors));
        Assert.Equal(complaint, (await governor.Post($"{complaint}/acknowledgement", ("How", "By telephone."))).Location);
        Assert.Equal(complaint, (await governor.Get($"{complaint}/acknowledgement")).Location);
        Assert.Equal(right, (await governor.Post($"{right}/extension", ("Because", "Three agencies."))).Location);
        Assert.Contains("18 February 2027", (await governor.Get(right)).Text, StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromDays(120));
        var board = await (await site.As("ig.nw")).Get($"/panels/{site.Given.PanelId}/gaps");
        Assert.Contains("A request about rights, or a complaint, is not answered", board.Text, StringComparison.Ordinal);
        Assert.True(board.Links(complaint));
        Assert.True(board.Links(right));
        // Whoever runs the panel sees the one, and nothing of the complaint.
        var theirs = await (await site.As("coordinator.nw")).Get($"/panels/{site.Given.PanelId}/gaps");
        Assert.True(theirs.Links(right));
        Assert.False(theirs.Links(complaint));
        var work = await (await site.As("ig.nw")).Get("/my-work/rights-requests");
        Assert.True(work.Links(complaint) && work.Links(right));
    }

    [Fact]
    public async Task The_same_form_posted_twice_is_one_request_and_of_two_decisions_at_once_the_second_is_told()
    {
        var reference = await Reference(await site.Given.Case());
        var governor = await site.As("ig.nw");
        var shown = await governor.Get("/rights-requests/new");
        Assert.NotNull((await governor.Send(shown, "/rights-requests/new", Asked(reference))).Location);
        await governor.Send(shown, "/rights-requests/new", Asked(reference));
        var at = $"/rights-requests/{(await Read(db => db.RightsRequests.SingleAsync())).Id}";
        var (one, two) = (await governor.Get($"{at}/decision"), await governor.Get($"{at}/decision"));
        Assert.Equal(at, (await governor.Send(one, $"{at}/decision", Decision())).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Send(two, $"{at}/decision", Decision("NotUpheld"))).Status);
        Assert.Equal(RightsOutcome.Upheld, (await Read(db => db.RightsRequests.SingleAsync())).Outcome);
    }

    [Fact]
    public async Task Requests_are_counted_by_theme_for_information_governance_alone_and_without_a_name()
    {
        await site.Given.RightsRequest(kind: RightKind.Complaint);
        await site.Given.RightsRequest();
        var page = await (await site.As("ig.nw")).Get("/rights-requests/themes");
        Assert.Contains("What is written is wrong or out of date", page.Text, StringComparison.Ordinal);
        Assert.Equal(["2", "1", "0"], page.Page.QuerySelectorAll("tbody td").Select(cell => cell.TextContent.Trim()));
        Assert.DoesNotContain("Gwyddfid", page.Body, StringComparison.Ordinal);
        foreach (var account in new[] { "coordinator.nw", "chair.nw", "police.nw", "opcc.nw", "admin" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get("/rights-requests/themes")).Status);
    }

    [Fact]
    public async Task Nothing_is_disposed_of_before_they_are_answered_and_then_it_goes_with_the_record()
    {
        var caseId = await site.Given.Case();
        var requestId = await site.Given.RightsRequest(caseId, RightKind.Restriction);
        await site.Given.Close(caseId);
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        Assert.Null(await site.ReviewOf(caseId));
        await site.Given.As("ig.nw", async (db, act) =>
        {
            var request = await db.RightsRequests.Include(held => held.Marks).SingleAsync(held => held.Id == requestId);
            request.Decide(act, await PartInMatter.Read(db, request), new(RightsOutcome.Upheld, "He is right.", "Restricted.", null, null));
            request.Tell(act, act.Today, "By hand.");
            request.Lift(act, "It is over.", act.Today);
            return 0;
        });
        await site.LookForDue();
        await site.Decide((await site.ReviewOf(caseId))!.Id);
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());
        Assert.Equal((0, 0), (await Read(db => db.RightsRequests.CountAsync()), await Read(db => db.RecordMarks.CountAsync())));
    }

    [Fact]
    public async Task What_somebody_who_leaves_was_seeing_to_goes_to_another_of_information_governance_and_never_to_whom_it_is_about()
    {
        var (mine, about) = (await site.Given.RightsRequest(), await site.Given.RightsRequest(about: "ig2.nw"));
        var (leaver, other, coordinator) = ((await site.Given.User("ig.nw")).Id, (await site.Given.User("ig2.nw")).Id, (await site.Given.User("coordinator.nw")).Id);
        await using var db = site.Db();
        Assert.Contains(await OpenWork.Counts(db, leaver), count => count.Kind == WorkKind.RightsRequests);
        (await db.Users.SingleAsync(user => user.Id == leaver)).LeavesOn = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).AddDays(-1);
        await db.SaveChangesAsync();
        await LeaversWork.HandOn(db);
        Assert.Equal(other, (await Read(held => held.RightsRequests.SingleAsync(one => one.Id == mine))).OwnerId);
        Assert.Equal(coordinator, (await Read(held => held.RightsRequests.SingleAsync(one => one.Id == about))).OwnerId);
    }

    [Fact]
    public async Task Somebody_else_of_information_governance_takes_a_request_over_and_whoever_asked_takes_it_back()
    {
        var at = $"/rights-requests/{await site.Given.RightsRequest()}";
        var other = await site.As("ig2.nw");
        Assert.Equal(at, (await other.Post($"{at}/owner")).Location);
        Assert.Equal((await site.Given.User("ig2.nw")).Id, (await Read(db => db.RightsRequests.SingleAsync())).OwnerId);
        Assert.Equal("Say why they take it back", Assert.Single((await other.Post($"{at}/withdrawal")).Errors));
        Assert.Equal(at, (await other.Post($"{at}/withdrawal", ("Because", "It was put right by itself."))).Location);
        Assert.Contains("Whoever asked took it back.", (await other.Get(at)).Text, StringComparison.Ordinal);
    }

    /// <summary>The decision with the version that the request has now, as from a page that was opened in time.</summary>
    private async Task<(string, string?)[]> Again() => [.. Decision(), ("Version", (await Read(db => db.RightsRequests.SingleAsync())).Version.ToString())];

    private Task<string> Reference(Guid caseId) => Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync());

    private async Task<T> Read<T>(Func<YoungFuturesDb, Task<T>> what)
    {
        await using var db = site.Db();
        return await what(db);
    }
}
