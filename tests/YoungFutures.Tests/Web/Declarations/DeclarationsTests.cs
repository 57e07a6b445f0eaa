using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web.Declarations;

/// <summary>Somebody at the table has a tie to the young person of an item: what becomes of their sight, and what the others are told.</summary>
public sealed class DeclarationsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task Whoever_declares_a_conflict_is_led_to_a_page_that_names_nothing_and_the_item_is_gone()
    {
        var meeting = await Given.LiveMeeting(2);
        var health = await site.As("health.nw");
        var reference = await Reference(meeting.CaseIds[0]);
        Assert.True((await health.Get(meeting.Address)).Links(meeting.Item(1) + "/declarations/new"));
        var back = await health.Get(meeting.Item(1));

        var declared = await health.Post(meeting.Item(1) + "/declarations/new", ("Tie", "Relative"), ("Words", "My sister’s girl."));

        Assert.Equal(meeting.Address, declared.Location);
        var page = await health.Get(meeting.Address);
        Assert.Contains("You have withdrawn.", page.Body);
        Assert.DoesNotContain(reference, page.Body);
        Assert.DoesNotContain("Withdrew: Angharad", page.Body);
        // Pressing back leads nowhere, and whatever that page still offers is refused as if nothing were there.
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get(meeting.Item(1))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Send(back, meeting.Item(1) + "/lifting")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Send(back, meeting.Item(1) + "/declarations/new", ("Tie", "Taught"))).Status);
        // Items are counted as their reader sees them.
        Assert.Contains("Item 1 of 1", (await health.Get(meeting.Item(2))).Text);
    }

    [Fact]
    public async Task The_others_see_who_withdrew_and_not_why_on_the_item_the_agenda_and_in_the_minutes()
    {
        var meeting = await Given.LiveMeeting(1);
        await (await site.As("health.nw")).Post(meeting.Item(1) + "/declarations/new", ("Tie", "Victim"), ("Words", "It was my bicycle."));
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police2.nw"));

        Assert.Contains("Withdrew Angharad Rhosyn", (await police.Get(meeting.Item(1))).Text);
        Assert.Contains("Withdrew: Angharad Rhosyn", (await police.Get(meeting.Address)).Text);
        await coordinator.Post(meeting.Item(1), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");
        foreach (var reader in new[] { coordinator, police })
            foreach (var place in new[] { "/minutes", "/minutes/print" })
            {
                var minutes = await reader.Get(meeting.Address + place);
                Assert.Contains("Withdrew for this item: Angharad Rhosyn", minutes.Text);
                foreach (var kept in new[] { "bicycle", "Victim" }) Assert.DoesNotContain(kept, minutes.Body);
            }

        foreach (var place in new[] { meeting.Item(1), meeting.Address })
            foreach (var kept in new[] { "bicycle", "Victim" }) Assert.DoesNotContain(kept, (await police.Get(place)).Body);
        await using var db = await site.DbOf("police2.nw");
        Assert.False(await db.Declarations.AnyAsync(held => held.CaseId == meeting.CaseIds[0]));
        Assert.Null((await db.Disclosures.SingleAsync(told => told.CaseId == meeting.CaseIds[0])).Interest);
    }

    [Fact]
    public async Task Locked_minutes_keep_who_withdrew_and_stay_out_of_that_persons_sight_until_it_is_lifted()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, chair, health) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("health.nw"));
        var reference = await Reference(meeting.CaseIds[0]);
        await Given.Party(meeting.CaseIds[0], "Betsi Cadwaladr University Health Board");
        await health.Post(meeting.Item(1) + "/declarations/new", ("Tie", "Household"));
        await coordinator.Post(meeting.Item(1), ("Outcome", "Deferred"), ("Reasons", "The school is asked first."));
        await coordinator.Post(meeting.Item(2), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");
        Assert.Equal(HttpStatusCode.Found, (await chair.Post(meeting.Address + "/lock")).Status);

        foreach (var place in new[] { "/minutes", "/minutes/print" })
        {
            Assert.DoesNotContain(reference, (await health.Get(meeting.Address + place)).Body);
            Assert.DoesNotContain("The school is asked first.", (await health.Get(meeting.Address + place)).Body);
        }

        await using var db = site.Db();
        var declarationId = await db.Declarations.Where(held => held.CaseId == meeting.CaseIds[0]).Select(held => held.Id).SingleAsync();
        Assert.Equal(["Say why it is lifted"], (await chair.Post($"/declarations/{declarationId}/lifting")).Errors);
        Assert.Equal($"/declarations/{declarationId}", (await chair.Post($"/declarations/{declarationId}/lifting", ("Because", "It was a namesake."))).Location);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("The school is asked first.", (await health.Get(meeting.Address + "/minutes")).Body);
        Assert.Contains("Withdrew for this item: Angharad Rhosyn", (await health.Get(meeting.Address + "/minutes")).Text);
        Assert.Contains("It was a namesake.", (await chair.Get($"/declarations/{declarationId}")).Text);
    }

    [Fact]
    public async Task An_interest_is_shown_on_the_item_and_in_the_minutes_and_whoever_has_it_stays()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, health) = (await site.As("coordinator.nw"), await site.As("health.nw"));

        Assert.Equal(meeting.Item(1), (await health.Post(meeting.Item(1) + "/declarations/new", ("Tie", "WorkedWith"))).Location);

        Assert.Contains("Angharad Rhosyn: Worked with the young person", (await health.Get(meeting.Item(1))).Text);
        Assert.Contains("Angharad Rhosyn: Worked with the young person", (await coordinator.Get(meeting.Item(1))).Text);
        Assert.Contains("Has an interest: Angharad Rhosyn", (await coordinator.Get(meeting.Address)).Text);
        await coordinator.Post(meeting.Item(1), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");
        Assert.Contains("Interests declared for this item: Angharad Rhosyn: Worked with the young person", (await health.Get(meeting.Address + "/minutes")).Text);
    }

    [Fact]
    public async Task A_form_without_an_answer_says_what_is_missing_and_names_nobody_who_is_not_on_offer()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, health) = (await site.As("coordinator.nw"), await site.As("health.nw"));
        var path = meeting.Item(1) + "/declarations/new";

        Assert.Equal(["Choose what the tie to the young person is"], (await health.Post(path)).Errors);
        var personal = await health.Post(path, ("Tie", "Personal"));
        Assert.Equal(["Say what the tie is"], personal.Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post(path, ("Tie", "Relative"), ("PersonId", Guid.NewGuid().ToString()))).Status);
        // Whoever sits on the item speaks for themselves alone.
        var police = await Given.User("police2.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(path, ("Tie", "Relative"), ("PersonId", police.Id.ToString()))).Status);
        await using var db = site.Db();
        Assert.False(await db.Declarations.AnyAsync(held => held.CaseId == meeting.CaseIds[0]));
    }

    [Fact]
    public async Task A_name_in_the_case_proposes_a_conflict_that_hides_nothing_before_the_chair_confirms_it()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair, health) = (await site.As("coordinator.nw"), await site.As("chair.nw"), await site.As("health.nw"));
        await using var db = site.Db();
        var mails = await db.OutboxMessages.CountAsync();

        await coordinator.Post($"/cases/{meeting.CaseIds[0]}/named-people/new", ("GivenName", "Angharad"), ("FamilyName", "Rhosyn"), ("Part", "Complainant"));
        await coordinator.Post($"/cases/{meeting.CaseIds[0]}/named-people/new", ("GivenName", "Gwen"), ("FamilyName", "Ravenscar"), ("Part", "Victim"));

        var declaration = await db.Declarations.AsNoTracking().SingleAsync(held => held.CaseId == meeting.CaseIds[0]);
        Assert.Equal((await Given.User("health.nw")).Id, declaration.PersonId);
        Assert.Equal(mails, await db.OutboxMessages.CountAsync());
        // The chair finds it on the meeting, the item and their own list; the person learns nothing.
        foreach (var place in new[] { meeting.Address, meeting.Item(1), "/my-work/conflicts" })
        {
            var page = await chair.Get(place);
            Assert.Contains("Angharad Rhosyn", page.Text);
            Assert.True(page.Links($"/declarations/{declaration.Id}"));
            if (place[1] == 'm' && place.StartsWith("/meetings", StringComparison.Ordinal)) Assert.DoesNotContain("onflict of interest waits", (await health.Get(place)).Body);
        }

        Assert.Equal(HttpStatusCode.OK, (await health.Get(meeting.Item(1))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/declarations/{declaration.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Post($"/declarations/{declaration.Id}/confirmation")).Status);
        Assert.Contains("Named in the case", (await chair.Get($"/declarations/{declaration.Id}")).Text);

        Assert.Equal(HttpStatusCode.Found, (await chair.Send(await chair.Get($"/declarations/{declaration.Id}"), $"/declarations/{declaration.Id}/confirmation")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await health.Get(meeting.Item(1))).Status);
        Assert.DoesNotContain("Angharad Rhosyn", (await chair.Get("/my-work")).Text);
        Assert.Equal(mails, await db.OutboxMessages.CountAsync());
    }

    [Fact]
    public async Task What_the_chair_dismisses_with_a_reason_changes_nothing()
    {
        var meeting = await Given.LiveMeeting(1);
        var (chair, health) = (await site.As("chair.nw"), await site.As("health.nw"));
        var declarationId = await Given.Declaration(meeting.CaseIds[0], "health.nw");
        Assert.Equal(["Say why it is dismissed"], (await chair.Post($"/declarations/{declarationId}/dismissal")).Errors);

        await chair.Post($"/declarations/{declarationId}/dismissal", ("Because", "They only share a name."));

        Assert.Equal(HttpStatusCode.OK, (await health.Get(meeting.Item(1))).Status);
        Assert.Contains("They only share a name.", (await chair.Get($"/declarations/{declarationId}")).Text);
        Assert.DoesNotContain("Withdrew", (await chair.Get(meeting.Item(1))).Text);
        // Decided on another page meanwhile.
        Assert.Equal($"/declarations/{declarationId}", (await chair.Get($"/declarations/{declarationId}/dismissal")).Location);
    }

    [Fact]
    public async Task Two_who_decide_in_the_same_moment_do_not_both_decide()
    {
        var caseId = await Given.Case();
        var declarationId = await Given.Declaration(caseId, "health.nw");
        var chair = await site.As("chair.nw");
        var (one, other) = (await chair.Get($"/declarations/{declarationId}"), await chair.Get($"/declarations/{declarationId}/dismissal"));

        Assert.Equal(HttpStatusCode.Found, (await chair.Send(one, $"/declarations/{declarationId}/confirmation")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await chair.Send(other, $"/declarations/{declarationId}/dismissal", ("Because", "No."))).Status);
    }

    [Fact]
    public async Task A_proposal_about_the_chair_is_the_coordinators_to_decide_and_the_chair_does_not_find_it()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        await coordinator.Post($"/cases/{meeting.CaseIds[0]}/named-people/new", ("GivenName", "Gareth"), ("FamilyName", "Morfa"), ("Part", "Relative"));
        await using var db = site.Db();
        var declarationId = await db.Declarations.Where(held => held.CaseId == meeting.CaseIds[0]).Select(held => held.Id).SingleAsync();

        foreach (var place in new[] { meeting.Address, meeting.Item(1), "/my-work", $"/my-work/conflicts" }) Assert.DoesNotContain(declarationId.ToString(), (await chair.Get(place)).Body);
        foreach (var place in new[] { "", "/dismissal", "/lifting" }) Assert.Equal(HttpStatusCode.NotFound, (await chair.Get($"/declarations/{declarationId}{place}")).Status);
        Assert.Contains("Gareth Morfa", (await coordinator.Get("/my-work/conflicts")).Text);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(await coordinator.Get($"/declarations/{declarationId}"), $"/declarations/{declarationId}/confirmation")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Get(meeting.Item(1))).Status);
    }

    [Fact]
    public async Task Without_its_chair_an_item_needs_another_before_it_is_decided_and_the_coordinator_locks_what_the_chair_cannot()
    {
        var meeting = await Given.LiveMeeting(2);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var deputy = await Given.User("wrexham.nw");
        await chair.Post(meeting.Item(1) + "/declarations/new", ("Tie", "Relative"));
        Assert.Contains("The meeting’s chair does not chair this item.", (await coordinator.Get(meeting.Item(1))).Text);
        Assert.Contains("Needs another chair", (await coordinator.Get(meeting.Address)).Text);

        var refused = await coordinator.Post(meeting.Item(1), NoFurtherAction);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The chair has withdrawn from this item. Name who chairs it instead before a decision is recorded.", refused.Errors);

        await chair.Post(meeting.Item(2), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");
        // The chair has dealt with all that the chair sees, and is told that somebody else finishes it: not what it is.
        var locking = await chair.Get(meeting.Address + "/lock");
        Assert.Contains("These minutes cannot be locked from your account yet.", locking.Text);
        Assert.DoesNotContain("Items that are neither", locking.Text);
        var tried = await chair.Send(await chair.Get(meeting.Address), meeting.Address + "/lock", ("Version", await Version(meeting.Id)));
        Assert.Equal(HttpStatusCode.Conflict, tried.Status);
        Assert.Contains("These minutes cannot be locked from your account yet.", tried.Text);

        Assert.Equal(meeting.Item(1), (await coordinator.Post(meeting.Item(1) + "/chair", ("PersonId", deputy.Id.ToString()))).Location);
        Assert.Contains("Chairs this item Huw Derwen", (await (await site.As("police2.nw")).Get(meeting.Item(1))).Text);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(meeting.Item(1), NoFurtherAction)).Status);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(meeting.Address + "/lock")).Status);
        Assert.Contains("This item was chaired by Huw Derwen.", (await coordinator.Get(meeting.Address + "/minutes")).Text);
        Assert.DoesNotContain("Huw Derwen.", (await chair.Get(meeting.Address + "/minutes")).Text);
    }

    [Fact]
    public async Task Where_the_chair_sees_all_of_a_meeting_nobody_else_locks_it()
    {
        var meeting = await Given.LiveMeeting(1);
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post(meeting.Item(1), NoFurtherAction);
        await coordinator.Post(meeting.Address + "/holding");

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.Get(meeting.Address + "/lock")).Status);
    }

    [Fact]
    public async Task A_chair_who_referred_says_so_and_does_not_chair_the_item()
    {
        var meeting = await Given.LiveMeeting(1);
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));

        await chair.Post(meeting.Item(1) + "/declarations/new", ("Tie", "Referred"));

        Assert.Contains("The meeting’s chair does not chair this item.", (await chair.Get(meeting.Item(1))).Text);
        Assert.Contains("Whoever referred the young person does not chair this item.", Assert.Single((await chair.Post(meeting.Item(1), NoFurtherAction)).Errors));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post(meeting.Item(1) + "/chair", ("PersonId", Guid.NewGuid().ToString()))).Status);
        var deputy = await Given.User("police2.nw");
        await coordinator.Post(meeting.Item(1) + "/chair", ("PersonId", deputy.Id.ToString()));
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post(meeting.Item(1), NoFurtherAction)).Status);
    }

    [Fact]
    public async Task Whoever_made_the_referral_does_not_chair_the_item_though_nobody_declared_it()
    {
        // The commissioner’s office has let its sharing agreement run out in the demonstration.
        await Given.Renew("Office of the Police and Crime Commissioner for North Wales");
        var caseId = await Given.Case("chair.nw");
        var meetingId = await Given.Meeting(published: true, caseId);
        var coordinator = await site.As("coordinator.nw");

        Assert.Contains("Needs another chair", (await coordinator.Get($"/meetings/{meetingId}")).Text);
        await using var db = site.Db();
        var itemId = await db.AgendaItems.Where(item => item.MeetingId == meetingId).Select(item => item.Id).SingleAsync();
        Assert.Contains("The meeting’s chair does not chair this item.", (await coordinator.Get($"/meetings/{meetingId}/items/{itemId}")).Text);
        var referrer = await Given.User("chair.nw");
        Assert.True(await db.Referrals.AnyAsync(referral => referral.CaseId == caseId && referral.ReferrerId == referrer.Id));
    }

    [Fact]
    public async Task What_rested_with_whoever_withdraws_rests_with_the_coordinator()
    {
        var meeting = await Given.LiveMeeting(1);
        var caseId = meeting.CaseIds[0];
        var (nurse, coordinator) = (await Given.User("health.nw"), await Given.User("coordinator.nw"));
        var (checkId, actionId) = (await Given.Check(caseId, "Betsi Cadwaladr University Health Board"), await Given.Action(caseId, "Betsi Cadwaladr University Health Board"));
        await using var db = site.Db();
        Assert.Equal(nurse.Id, await db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId).SingleAsync());

        await (await site.As("health.nw")).Post(meeting.Item(1) + "/declarations/new", ("Tie", "Relative"));

        Assert.Equal(coordinator.Id, await db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId).SingleAsync());
        Assert.Equal(coordinator.Id, await db.SupportActions.Where(held => held.Id == actionId).Select(held => held.OwnerId).SingleAsync());
        // Nor does anything new come to them: no action, and no mail that names the case.
        var mails = await db.OutboxMessages.CountAsync(mail => mail.To == nurse.Email);
        var another = await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/actions/new", ("AgencyId", nurse.AgencyId.ToString()), ("OwnerId", nurse.Id.ToString()), ("What", "Ring them."), ("DueOn.Day", "2"), ("DueOn.Month", "12"), ("DueOn.Year", "2026"), ("Summary", "Out late."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, another.Status);
        Assert.Contains("This person cannot take on this action.", another.Text);
        Assert.False(await db.SupportActions.AnyAsync(held => held.CaseId == caseId && held.OwnerId == nurse.Id));
        Assert.Equal(mails, await db.OutboxMessages.CountAsync(mail => mail.To == nurse.Email));
    }

    [Fact]
    public async Task Whoever_decides_finds_the_way_to_a_declaration_in_force_from_the_item_and_from_the_case_and_nobody_else_does()
    {
        var meeting = await Given.LiveMeeting(1);
        await (await site.As("health.nw")).Post(meeting.Item(1) + "/declarations/new", ("Tie", "Relative"));
        await using var db = site.Db();
        var address = $"/declarations/{await db.Declarations.Where(held => held.CaseId == meeting.CaseIds[0]).Select(held => held.Id).SingleAsync()}";
        var link = $"main a[href='{address}']";

        Assert.Single((await (await site.As("chair.nw")).Get(meeting.Item(1))).Page.QuerySelectorAll(link));
        Assert.Single((await (await site.As("coordinator.nw")).Get($"/cases/{meeting.CaseIds[0]}/exclusions/new")).Page.QuerySelectorAll(link));
        Assert.Empty((await (await site.As("police.nw")).Get(meeting.Item(1))).Page.QuerySelectorAll(link));
    }

    [Fact]
    public async Task What_a_declaration_keeps_out_is_lifted_there_and_not_on_the_cases_list()
    {
        var meeting = await Given.LiveMeeting(1);
        await (await site.As("health.nw")).Post(meeting.Item(1) + "/declarations/new", ("Tie", "Relative"));
        var coordinator = await site.As("coordinator.nw");
        var kept = await coordinator.Get($"/cases/{meeting.CaseIds[0]}/exclusions/new");
        await using var db = site.Db();
        var exclusionId = await db.Exclusions.Where(held => held.CaseId == meeting.CaseIds[0]).Select(held => held.Id).SingleAsync();

        Assert.Empty(kept.Page.QuerySelectorAll("form[action$='/lifting']"));
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(kept, $"/cases/{meeting.CaseIds[0]}/exclusions/{exclusionId}/lifting")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get(meeting.Item(1))).Status);
    }

    [Fact]
    public async Task Publishing_an_agenda_and_the_hourly_sweep_find_whoever_came_since()
    {
        var caseId = await Given.Case();
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.NamedPeople).SingleAsync(held => held.Id == caseId)).Name(act, "Dewi", "Glannau", Tie.Household).Id);
        var meetingId = await Given.Meeting(published: false, caseId);
        var coordinator = await site.As("coordinator.nw");
        await using var db = site.Db();
        Assert.False(await db.Declarations.AnyAsync(held => held.CaseId == caseId));

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/meetings/{meetingId}/publication")).Status);

        Assert.Equal((await Given.User("community.nw")).Id, (await db.Declarations.SingleAsync(held => held.CaseId == caseId)).PersonId);
        await Given.As("coordinator.nw", async (own, act) => (await own.Cases.Include(held => held.NamedPeople).SingleAsync(held => held.Id == caseId)).Name(act, "Rhodri", "Talar", Tie.Victim).Id);
        Assert.Equal(1, await ConflictsByName.Sweep(db));
        Assert.Equal(0, await ConflictsByName.Sweep(db));
        Assert.Equal(2, await db.Declarations.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task People_named_in_a_case_are_for_those_who_work_on_it_and_a_name_is_needed()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var (coordinator, police, health) = (await site.As("coordinator.nw"), await site.As("police2.nw"), await site.As("health.nw"));
        var at = $"/cases/{caseId}/named-people/new";

        Assert.Equal(2, (await police.Post(at)).Errors.Count);
        Assert.Equal(["Choose as what the person is named"], (await police.Post(at, ("FamilyName", "Dolwen"), ("Part", "Taught"))).Errors);
        Assert.Equal(at, (await police.Post(at, ("GivenName", "Carys"), ("FamilyName", "Dolwen"), ("Part", "Relative"))).Location);

        Assert.Contains("Carys Dolwen, Relative", (await coordinator.Get(at)).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get(at)).Status);
        var page = await coordinator.Get(at);
        var ending = page.Page.QuerySelector("main form[action$='/ending']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(page, ending)).Status);
        Assert.DoesNotContain("Carys", (await coordinator.Get(at)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(page, ending, ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    private static (string, string?)[] NoFurtherAction => [("Outcome", "NoFurtherAction"), ("Reasons", "The family has help."), ("TellsFamily", "The school")];

    private async Task<string> Reference(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
    }

    private async Task<string> Version(Guid meetingId)
    {
        await using var db = site.Db();
        return (await db.PanelMeetings.AsNoTracking().SingleAsync(held => held.Id == meetingId)).Version.ToString();
    }
}
