using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Tests.Web.Sharing;

public sealed class SharingPagesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private static (string, string?)[] On(int daysAgo = 0)
    {
        var day = Domain.Scene.Wednesday.AddDays(-daysAgo);
        return [("On.Day", day.Day.ToString()), ("On.Month", day.Month.ToString()), ("On.Year", day.Year.ToString())];
    }

    [Fact]
    public async Task Asking_an_agency_records_what_was_shared_with_it_by_itself()
    {
        var caseId = await Given.Case();
        await Given.Check(caseId, "Wrexham education");
        var page = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}/sharing");
        Assert.Contains("Wrexham education", page.Text);
        Assert.Contains("the summary with the question", page.Text);
        Assert.Contains("The family had been told", page.Text);
        await using var db = site.Db();
        var made = await db.DisclosuresMade.SingleAsync(held => held.CaseId == caseId);
        Assert.Equal((DisclosureKind.CheckAsked, LawfulBasis.PublicTask), (made.Kind, made.Basis));
        Assert.NotNull(made.SourceId);
    }

    [Fact]
    public async Task Publishing_an_agenda_and_bringing_an_agency_in_are_disclosures_as_well()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        await Given.Meeting(published: true, caseId);
        await using var db = site.Db();
        var kinds = await db.DisclosuresMade.Where(held => held.CaseId == caseId).Select(held => held.Kind).Distinct().ToListAsync();
        Assert.Equal([DisclosureKind.PackPublished, DisclosureKind.WorkingOnCase], kinds.Order());
    }

    [Fact]
    public async Task What_was_shared_by_telephone_is_recorded_by_hand_and_bad_answers_come_back()
    {
        var caseId = await Given.Case();
        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/disclosures/new";
        var empty = await coordinator.Post(path, ("FamilyTold", "false"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("Say why the family was not told", empty.Errors);
        var consent = await coordinator.Post(path, [("To", "other"), ("ToOther", "The youth club"), ("What", "The name."), ("Purpose", "A place."), ("Gateway", "ExplicitConsent"), ("Basis", "PublicTask"), ("FamilyTold", "true"), .. On()]);
        Assert.Contains("Choose the legal gateway", consent.Errors);
        var future = await coordinator.Post(path, [("To", "other"), ("ToOther", "The youth club"), ("What", "The name."), ("Purpose", "A place."), ("Gateway", "CrimeAndDisorder"), ("Basis", "PublicTask"), ("FamilyTold", "true"), .. On(-2)]);
        Assert.Contains("The date cannot be in the future", future.Errors);
        var done = await coordinator.Post(path, [("To", "other"), ("ToOther", "The youth club"), ("What", "The name."), ("Purpose", "A place."), ("Gateway", "CrimeAndDisorder"), ("Basis", "PublicTask"), ("FamilyTold", "true"), .. On()]);
        Assert.Equal($"/cases/{caseId}/sharing", done.Location);
        Assert.Contains("The youth club", (await coordinator.Get(done.Location!)).Text);
        Assert.Contains("Something was shared with The youth club", (await coordinator.Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task A_decision_not_to_share_is_hidden_from_the_agency_it_names()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var coordinator = await site.As("coordinator.nw");
        await using (var db = site.Db())
        {
            var police = await db.Agencies.Where(held => held.Name == "North Wales Police").Select(held => held.Id).SingleAsync();
            await coordinator.Post($"/cases/{caseId}/decisions-not-to-share/new", [("With", police.ToString()), ("What", "The diagnosis"), ("Because", "Not needed."), .. On()]);
        }

        Assert.Contains("The diagnosis", (await coordinator.Get($"/cases/{caseId}/sharing")).Text);
        var partner = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Get($"/cases/{caseId}/sharing")).Status);
        Assert.DoesNotContain("The diagnosis", (await partner.Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task A_family_nobody_told_is_a_gap_until_it_is_told_or_somebody_says_why_not()
    {
        var caseId = await Given.CaseNobodyTold();
        await using (var db = site.Db())
        {
            var gap = await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(@case => @case.Id == caseId)).SingleAsync(held => held.CaseId == caseId);
            Assert.True(gap is { YoungPerson: true, Parents: true });
            Assert.Contains(ReadinessPoint.Family, (await Readiness.Of(db, [caseId]))[caseId].Missing);
        }

        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("Nobody has recorded who told", (await coordinator.Get($"/cases/{caseId}/sharing")).Text);
        var nobody = await coordinator.Post($"/cases/{caseId}/family-told/new", ("WasTold", "false"));
        Assert.Equal(["Choose whom this is about", "Choose on what ground they are not told", "Say what would happen if they were told", "Enter who decided that they are not told"], nobody.Errors);
        await coordinator.Post($"/cases/{caseId}/family-told/new", [("Whom", "YoungPerson"), ("WasTold", "true"), ("ToldBy", "A teacher"), ("How", "InPerson"), .. On(1)]);
        await coordinator.Post($"/cases/{caseId}/family-told/new", ("Whom", "Parents"), ("WasTold", "false"), ("Ground", "Unsafe"), ("Because", "The father would hit him."), ("DecidedBy", "Mair, manager"));
        await using (var db = site.Db())
        {
            Assert.False(await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(@case => @case.Id == caseId)).AnyAsync(held => held.CaseId == caseId));
            Assert.DoesNotContain(ReadinessPoint.Family, (await Readiness.Of(db, [caseId]))[caseId].Missing);
        }
    }

    [Fact]
    public async Task A_decision_not_to_tell_is_asked_again_once_a_meeting_has_heard_the_case()
    {
        var caseId = await Given.CaseNobodyTold();
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var @case = await db.Cases.Include(held => held.Told).SingleAsync(held => held.Id == caseId);
            db.FamilyTold.AddRange(@case.RecordTold(act, WhoIsTold.YoungPerson, "A teacher", act.Today, ToldHow.InPerson), @case.RecordNotTold(act, WhoIsTold.Parents, NotToldGround.Unsafe, "He would be hit.", "Mair, manager"));
            return caseId;
        });
        var meetingId = await Given.As("chair.nw", async (db, act) =>
        {
            var meeting = new PanelMeeting(act, act.At, 60, "Tŷ Pawb", null, act.UserId);
            db.PanelMeetings.Add(meeting);
            meeting.Add(act, await db.Cases.SingleAsync(held => held.Id == caseId), 10);
            meeting.Publish(act, []);
            return meeting.Id;
        });
        await using (var db = site.Db())
        {
            var itemId = await db.AgendaItems.Where(held => held.MeetingId == meetingId).Select(held => held.Id).SingleAsync();
            var item = await (await site.As("coordinator.nw")).Get($"/meetings/{meetingId}/items/{itemId}");
            Assert.Contains("Does it still hold?", item.Text);
            Assert.False(await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(@case => @case.Id == caseId)).AnyAsync(held => held.CaseId == caseId));
        }

        await Given.As("chair.nw", async (db, act) =>
        {
            var item = await db.AgendaItems.Include(held => held.Meeting).Include(held => held.Case).ThenInclude(held => held.Involvements).SingleAsync(held => held.MeetingId == meetingId);
            db.Decisions.Add(new Decision(act with { At = act.At.AddMinutes(5) }, item, DecisionOutcome.Deferred, "More is wanted.", null, null, null, null, null, null, new Quorum(true, [], []), null, null));
            return caseId;
        });
        await using (var db = site.Db())
        {
            var gap = await FamiliesNotTold.Among(db.AgendaItems, db.Cases.Where(@case => @case.Id == caseId)).SingleAsync(held => held.CaseId == caseId);
            Assert.True(gap is { YoungPerson: false, Parents: true });
        }
    }

    [Fact]
    public async Task An_agency_the_family_objects_to_is_asked_only_with_a_reason()
    {
        var caseId = await Given.Case();
        await Given.Objection(caseId, "Wrexham education");
        var coordinator = await site.As("coordinator.nw");
        await using var db = site.Db();
        var agencyId = (await db.Agencies.Where(held => held.Name == "Wrexham education").Select(held => held.Id).SingleAsync()).ToString();
        var shown = await coordinator.Get($"/cases/{caseId}/checks/new");
        Assert.Contains("They were at school together.", shown.Text);
        var silent = await coordinator.Send(shown, $"/cases/{caseId}/checks/new", ("AgencyIds", agencyId));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("The family objects to this agency knowing. Say why it is asked all the same.", silent.Errors);
        var reason = shown.QuestionTo(agencyId).Replace(".Question", ".Despite", StringComparison.Ordinal);
        var asked = await coordinator.Post($"/cases/{caseId}/checks/new", ("AgencyIds", agencyId), (reason, "Only they know of his attendance."));
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Equal("Only they know of his attendance.", await db.DisclosuresMade.Where(held => held.CaseId == caseId).Select(held => held.Despite).SingleAsync());
    }

    [Fact]
    public async Task No_way_of_opening_a_case_goes_around_an_objection()
    {
        var caseId = await Given.Case();
        await Given.Objection(caseId, "Wrexham education");
        var refused = await Assert.ThrowsAsync<YoungFutures.Domain.Refused>(() => Given.Check(caseId, "Wrexham education"));
        Assert.StartsWith("The family objects to this agency knowing.", refused.Sentence);
        await Assert.ThrowsAsync<YoungFutures.Domain.Refused>(() => Given.Action(caseId, "Wrexham education"));
        await using var db = site.Db();
        Assert.False(await db.DisclosuresMade.AnyAsync(held => held.CaseId == caseId));
        Assert.False(await db.AgencyChecks.AnyAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task The_agency_objected_to_never_reads_the_objection()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var police = await db.Agencies.Where(held => held.Name == "North Wales Police").Select(held => held.Id).SingleAsync();
            db.Objections.Add((await db.Cases.SingleAsync(held => held.Id == caseId)).Object(act, police, "The mother", "They came to the door.", act.Today));
            return caseId;
        });
        Assert.DoesNotContain("They came to the door.", (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Text);
        Assert.Contains("They came to the door.", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task Two_who_end_an_objection_in_the_same_moment_do_it_once()
    {
        var caseId = await Given.Case();
        var objectionId = await Given.Objection(caseId, "Wrexham education");
        var coordinator = await site.As("coordinator.nw");
        var shown = await coordinator.Get($"/objections/{objectionId}/ending");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(shown, $"/objections/{objectionId}/ending", ("Because", "She rang."))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(shown, $"/objections/{objectionId}/ending", ("Because", "She rang too."), ("FormKey", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task A_warning_is_shown_to_whoever_visits_and_not_to_an_agency_that_is_only_asked()
    {
        var caseId = await Given.Case();
        await Given.Warning(caseId);
        var actionId = await Given.Action(caseId);
        var checkId = await Given.Check(caseId);
        var police = await site.As("police.nw");
        Assert.Contains("A dog is loose in the yard.", (await police.Get($"/actions/{actionId}")).Text);
        Assert.DoesNotContain("A dog is loose in the yard.", (await police.Get($"/checks/{checkId}")).Text);
        Assert.Contains("A dog is loose in the yard.", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task A_warning_is_reviewed_from_my_work_and_ends_with_a_reason()
    {
        var caseId = await Given.Case();
        var warningId = await Given.Warning(caseId);
        await using (var db = site.Db())
        {
            var warning = await db.VisitWarnings.SingleAsync(held => held.Id == warningId);
            db.Entry(warning).Property(held => held.DueOn).CurrentValue = DateOnly.FromDateTime(Domain.Scene.Wednesday).AddDays(2);
            await db.SaveChangesAsync();
        }

        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get("/my-work")).Links($"/warnings/{warningId}/review"));
        Assert.Contains("Say what was found", (await coordinator.Post($"/warnings/{warningId}/review")).Errors);
        await coordinator.Post($"/warnings/{warningId}/review", ("Note", "The school says so still."));
        Assert.False((await coordinator.Get("/my-work")).Links($"/warnings/{warningId}/review"));
        await coordinator.Post($"/warnings/{warningId}/ending", ("Because", "The dog has gone."));
        Assert.DoesNotContain("A dog is loose", (await coordinator.Get($"/cases/{caseId}")).Page.QuerySelector(".yf-warning")?.TextContent ?? "");
    }

    [Fact]
    public async Task How_to_talk_stands_at_the_head_of_the_case_and_of_a_check()
    {
        var caseId = await Given.Case();
        var checkId = await Given.Check(caseId);
        var coordinator = await site.As("coordinator.nw");
        var saved = await coordinator.Post($"/cases/{caseId}/communication", ("SpokenLanguage", "Welsh"), ("WrittenLanguage", "Welsh"), ("SignLanguage", "true"), ("HowToTalkToMe", "Slowly, and not in front of others."), ("Interpreter", "Polish"));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        foreach (var text in new[] { (await coordinator.Get($"/cases/{caseId}")).Text, (await (await site.As("police.nw")).Get($"/checks/{checkId}")).Text })
        {
            Assert.Contains("Slowly, and not in front of others.", text);
            Assert.Contains("British Sign Language", text);
            Assert.Contains("Polish", text);
        }
    }

    [Fact]
    public async Task A_parent_of_two_is_recorded_for_each_and_what_is_safe_for_one_says_nothing_about_the_other()
    {
        var (one, other) = (await Given.Case(), await Given.Case());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            foreach (var who in await db.Cases.Where(held => held.Id == one || held.Id == other).Select(held => held.YoungPerson).ToListAsync()) who.Postcode = "LL13 8QQ";
            return one;
        });
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/cases/{one}/family/new", ("Relation", "Mother"), ("Name", "Carys Dolwen"), ("Address", "1 Stryd Fawr"), ("Postcode", "LL13 8QQ"), ("Language", "Welsh"), ("Reaching", "MustNot"), ("MustNotBecause", "About him, nothing."));
        await using var db = site.Db();
        var contactId = await db.FamilyContacts.Where(held => held.Name == "Carys Dolwen" && held.Postcode == "LL13 8QQ").Select(held => held.Id).SingleAsync();
        Assert.True((await coordinator.Get($"/cases/{other}/family/new")).Links($"/cases/{other}/family/new?same={contactId}"));
        var same = await coordinator.Get($"/cases/{other}/family/new?same={contactId}");
        Assert.Equal("Carys Dolwen", same.Page.QuerySelector("input[name=Name]")?.GetAttribute("value"));
        Assert.DoesNotContain("About him, nothing.", same.Body);
        Assert.Null(same.Page.QuerySelector("input[name=Reaching][checked]"));
    }

    [Fact]
    public async Task What_stops_with_a_withdrawn_agreement_is_shown_before_it_does()
    {
        var caseId = await Given.Supported();
        var agreementId = await Given.As("health.nw", async (db, act) => await db.Agreements.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync());
        var (stops, goesOn) = (await Given.Action(caseId), await Given.Action(caseId));
        var letterId = await Given.Letter(caseId, await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen"), LetterKind.Offer);
        var health = await site.As("health.nw");
        var shown = await health.Get($"/agreements/{agreementId}/withdrawal");
        Assert.Contains("What stops when you confirm", shown.Text);
        Assert.Equal(2, shown.Page.QuerySelectorAll("input[name=GoesOn]").Length);
        Assert.Contains("Choose from the actions of this case", (await health.Send(shown, $"/agreements/{agreementId}/withdrawal", ("Because", "No more."), ("GoesOn", Guid.NewGuid().ToString()))).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Send(shown, $"/agreements/{agreementId}/withdrawal", ("Because", "No more."), ("GoesOn", goesOn.ToString()))).Status);
        await using var after = site.Db();
        Assert.False((await after.SupportActions.SingleAsync(held => held.Id == stops)).IsOpen);
        Assert.True((await after.SupportActions.SingleAsync(held => held.Id == goesOn)).IsOpen);
        Assert.False((await after.Letters.SingleAsync(held => held.Id == letterId)).CanBeSent);
    }
}
