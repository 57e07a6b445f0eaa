using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web.Referrals;

public sealed class ScreeningTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Coordinator = "coordinator.nw";

    [Fact]
    public async Task Opening_the_page_changes_nothing()
    {
        var id = await site.Given.Referral();
        var page = await (await site.As(Coordinator)).Get($"/referrals/{id}/screening");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await using var db = site.Db();
        Assert.Equal(ReferralStatus.Submitted, (await db.Referrals.SingleAsync(held => held.Id == id)).Status);
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand()
    {
        var id = await site.Given.Referral();
        var page = await (await site.As(Coordinator)).Get($"/referrals/{id}/screening");
        Assert.NotEmpty(page.Page.QuerySelectorAll("input[type=radio]"));
        Assert.Empty(page.Page.QuerySelectorAll("input[type=radio][checked]"));
    }

    [Fact]
    public async Task A_referral_of_somebody_new_opens_their_record_and_a_case()
    {
        var id = await site.Given.Referral(name: "Heulwen Newydd");
        var answer = await (await site.As(Coordinator)).Post($"/referrals/{id}/screening", Accepting());
        await using var db = site.Db();
        var referral = await db.Referrals.Include(held => held.Case).ThenInclude(held => held!.YoungPerson).SingleAsync(held => held.Id == id);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal($"/cases/{referral.CaseId}", answer.Location);
        Assert.Equal(ReferralStatus.Accepted, referral.Status);
        Assert.Equal(CaseStatus.InformationGathering, referral.Case!.Status);
        Assert.StartsWith("YF-NW-2026-", referral.Case.Reference);
        Assert.Equal("Heulwen Newydd", referral.Case.YoungPerson.FullName);
        Assert.Equal(referral.BornOn, referral.Case.YoungPerson.BornOn);
        var screening = await db.Screenings.SingleAsync(held => held.ReferralId == id);
        Assert.Contains("within the panel’s ages 10 to 17", screening.Facts);
        Assert.Equal("It fits.", screening.Reason);
    }

    [Fact]
    public async Task A_second_referral_joins_the_open_case_and_keeps_its_own_referrer_and_date()
    {
        var caseId = await site.Given.Case(name: "Cerys Dwywaith");
        var first = await Referral(caseId);
        var second = await ReferralLike(first, "health.nw");
        var coordinator = await site.As(Coordinator);
        var page = await coordinator.Get($"/referrals/{second}/screening");
        Assert.Contains("Cerys Dwywaith", page.Text);
        await coordinator.Post($"/referrals/{second}/screening", Accepting(first.YoungPersonId.ToString()!));
        await using var db = site.Db();
        var joined = await db.Referrals.SingleAsync(held => held.Id == second);
        Assert.Equal(caseId, joined.CaseId);
        Assert.NotEqual(first.ReferringAgencyId, joined.ReferringAgencyId);
        Assert.Equal(2, await db.Referrals.CountAsync(held => held.CaseId == caseId));
        Assert.Equal(1, await db.Cases.CountAsync(held => held.YoungPersonId == first.YoungPersonId));
    }

    [Fact]
    public async Task A_young_person_whose_case_closed_within_the_year_comes_back_as_a_repeat()
    {
        var caseId = await site.Given.Case(name: "Morus Eto");
        await site.Given.As(Coordinator, async (db, act) =>
        {
            var @case = await db.Cases.AsSplitQuery().Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Involvements).Include(held => held.Referrals).SingleAsync(held => held.Id == caseId);
            @case.Close(act, ClosingReason.NeedsMet, "Done well.", null);
            return caseId;
        });
        var first = await Referral(caseId);
        var second = await ReferralLike(first, "health.nw");
        await (await site.As(Coordinator)).Post($"/referrals/{second}/screening", Accepting(first.YoungPersonId.ToString()!));
        await using var db = site.Db();
        var again = await db.Referrals.Include(held => held.Case).SingleAsync(held => held.Id == second);
        Assert.NotEqual(caseId, again.CaseId);
        Assert.True(again.Case!.IsRepeat);
        Assert.Equal(first.YoungPersonId, again.YoungPersonId);
    }

    [Fact]
    public async Task An_outcome_and_a_reason_must_be_given()
    {
        var id = await site.Given.Referral();
        var coordinator = await site.As(Coordinator);
        var nothing = await coordinator.Post($"/referrals/{id}/screening");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Equal(["Choose what happens to this referral", "Give your reason"], nothing.Errors);
        var half = await coordinator.Post($"/referrals/{id}/screening", ("Outcome", "Accept"), ("Summary", ""), ("Reason", "It fits."));
        Assert.Equal(["Say whether this is somebody on record or a new young person", "Write what agencies are told"], half.Errors);
    }

    [Fact]
    public async Task Somebody_whom_the_page_did_not_offer_is_refused()
    {
        var elsewhere = await Referral(await site.Given.Case("police.herts", "Anna Elsewhere", "coordinator.herts", site.Given.OtherPanelId));
        var unlike = await Referral(await site.Given.Case(name: "Quentin Unlike"));
        var id = await site.Given.Referral(name: "Bronwen Arall");
        var coordinator = await site.As(Coordinator);
        foreach (var chosen in new[] { elsewhere.YoungPersonId.ToString()!, unlike.YoungPersonId.ToString()!, Guid.NewGuid().ToString(), "'; --" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/referrals/{id}/screening", Accepting(chosen))).Status);
        await using var db = site.Db();
        Assert.Equal(ReferralStatus.Submitted, (await db.Referrals.SingleAsync(held => held.Id == id)).Status);
    }

    [Fact]
    public async Task The_same_form_posted_twice_opens_one_case()
    {
        var id = await site.Given.Referral(name: "Tegid Unwaith");
        var coordinator = await site.As(Coordinator);
        var page = await coordinator.Get($"/referrals/{id}/screening");
        var first = await coordinator.Send(page, $"/referrals/{id}/screening", Accepting());
        var second = await coordinator.Send(page, $"/referrals/{id}/screening", Accepting());
        Assert.Equal(first.Location, second.Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync(held => held.YoungPerson.FamilyName == "Unwaith"));
    }

    [Fact]
    public async Task The_second_of_two_coordinators_is_told_that_the_first_has_decided()
    {
        var id = await site.Given.Referral();
        var one = await site.As(Coordinator);
        var other = await site.As(Coordinator);
        var page = await one.Get($"/referrals/{id}/screening");
        var stale = await other.Get($"/referrals/{id}/screening");
        await one.Send(page, $"/referrals/{id}/screening", ("Outcome", "Ask"), ("Question", "Which school?"), ("Reason", "School missing."));
        var late = await other.Send(stale, $"/referrals/{id}/screening", ("Outcome", "NotEligible"), ("NotEligibleTold", "Too old."), ("Reason", "Age."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        await using var db = site.Db();
        Assert.Equal(ReferralStatus.AwaitingInformation, (await db.Referrals.SingleAsync(held => held.Id == id)).Status);
        Assert.Equal(1, await db.Screenings.CountAsync(held => held.ReferralId == id));
    }

    [Fact]
    public async Task Two_referrals_of_one_young_person_accepted_at_once_never_open_two_cases()
    {
        var first = await Referral(await site.Given.Case(name: "Lleu Cyflym"));
        await site.Given.As(Coordinator, async (db, act) =>
        {
            var @case = await db.Cases.AsSplitQuery().Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Involvements).Include(held => held.Referrals).SingleAsync(held => held.Id == first.CaseId);
            @case.Close(act, ClosingReason.NeedsMet, "Done well.", null);
            return @case.Id;
        });
        var ids = new[] { await ReferralLike(first, "health.nw"), await ReferralLike(first, "education.nw") };
        var answers = await Task.WhenAll(ids.Select(async id => await (await site.As(Coordinator)).Post($"/referrals/{id}/screening", Accepting(first.YoungPersonId.ToString()!))));
        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.Redirect or HttpStatusCode.Conflict, answer.Status.ToString()));
        await using var db = site.Db();
        Assert.Equal(1, await db.Cases.CountAsync(held => held.YoungPersonId == first.YoungPersonId && held.Status != CaseStatus.Closed));
    }

    [Fact]
    public async Task A_referrer_is_refused_and_to_everybody_else_the_page_is_not_there()
    {
        var id = await site.Given.Referral("police.nw");
        foreach (var (account, expected) in new[]
        {
            ("police.nw", HttpStatusCode.Forbidden), ("health.nw", HttpStatusCode.NotFound), ("provider.nw", HttpStatusCode.NotFound), ("coordinator.herts", HttpStatusCode.NotFound),
            ("opcc.nw", HttpStatusCode.NotFound), ("ig.nw", HttpStatusCode.NotFound), ("admin", HttpStatusCode.NotFound), ("chair.nw", HttpStatusCode.OK),
        })
            Assert.Equal(expected, (await (await site.As(account)).Get($"/referrals/{id}/screening")).Status);
    }

    [Fact]
    public async Task Only_whoever_runs_the_panel_screens()
    {
        var id = await site.Given.Referral("police.nw");
        foreach (var account in new[] { "police.nw", "chair.nw" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(account)).Post($"/referrals/{id}/screening", Accepting())).Status);
    }

    [Fact]
    public async Task A_redirection_to_those_who_protect_children_needs_their_reference()
    {
        var id = await site.Given.Referral();
        var coordinator = await site.As(Coordinator);
        (string, string?)[] redirected = [("Outcome", "Redirect"), ("RedirectTo", "S01"), ("RedirectTold", "Children’s services have it now."), ("Reason", "At risk at home.")];
        var without = await coordinator.Post($"/referrals/{id}/screening", redirected);
        Assert.Equal(["Enter the reference of the service, or say why they gave none"], without.Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{id}/screening", [.. redirected, ("RedirectReference", "CS-1234")])).Status);
        await using var db = site.Db();
        var referral = await db.Referrals.SingleAsync(held => held.Id == id);
        Assert.Equal(ReferralStatus.Redirected, referral.Status);
        Assert.Equal("CS-1234", referral.RedirectReference);
        Assert.Equal("Children’s services have it now.", referral.EndingReason);
    }

    [Fact]
    public async Task A_redirection_anywhere_needs_a_reference_or_why_there_is_none()
    {
        var id = await site.Given.Referral();
        var coordinator = await site.As(Coordinator);
        (string, string?)[] redirected = [("Outcome", "Redirect"), ("RedirectTo", "S06"), ("RedirectTold", "Early help has it now."), ("Reason", "Early help fits.")];
        Assert.Equal(["Enter the reference of the service, or say why they gave none"], (await coordinator.Post($"/referrals/{id}/screening", redirected)).Errors);
        Assert.Equal(["Give a reference, or why there is none, not both"],
            (await coordinator.Post($"/referrals/{id}/screening", [.. redirected, ("RedirectReference", "X-1"), ("RedirectNoReferenceBecause", "None.")])).Errors);
        var confirmed = await coordinator.Post($"/referrals/{id}/screening", [.. redirected, ("RedirectReference", "X-1"), ("RedirectConfirmedBy", "Ms Duty"),
            ("RedirectConfirmedOn.Day", "18"), ("RedirectConfirmedOn.Month", "11"), ("RedirectConfirmedOn.Year", "2026"), ("RedirectConfirmedAt", "09:10")]);
        Assert.Equal(["Only a service that protects children confirms. Clear the confirmation, or choose another service."], confirmed.Errors);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{id}/screening", [.. redirected, ("RedirectNoReferenceBecause", "They keep no numbers.")])).Status);

        Assert.Contains("They keep no numbers.", (await coordinator.Get($"/referrals/{id}")).Text);
        Assert.DoesNotContain("They keep no numbers.", (await (await site.As("police.nw")).Get($"/referrals/{id}")).Text);
        await using var db = site.Db();
        Assert.False(await db.SafeguardingReports.AnyAsync(held => held.RecordId == id));
    }

    [Fact]
    public async Task A_redirection_to_those_who_protect_children_runs_the_clock_until_they_confirm()
    {
        var id = await site.Given.Referral("police.nw");
        await using var db = site.Db();
        var before = await db.OutboxMessages.Select(mail => mail.Id).ToListAsync();
        await (await site.As(Coordinator)).Post($"/referrals/{id}/screening",
            ("Outcome", "Redirect"), ("RedirectTo", "S01"), ("RedirectReference", "CS-9"), ("RedirectTold", "Children’s services have it now."), ("Reason", "At risk at home."));

        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        Assert.Equal((true, true, "CS-9", report.RaisedAt.AddHours(4)), (report.IsOpen, report.IsReported, report.ServiceReference, report.DueAt));
        Assert.Contains("chair.nw@demo.example", await db.OutboxMessages.Where(mail => !before.Contains(mail.Id) && mail.Body.Contains("/safeguarding/")).Select(mail => mail.To).ToListAsync());
        Assert.True((await (await site.As(Coordinator)).Get($"/referrals/{id}")).Links($"/safeguarding/{report.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/safeguarding/{report.Id}")).Status);
    }

    [Fact]
    public async Task A_confirmation_given_with_the_redirection_is_kept_with_who_and_when()
    {
        var id = await site.Given.Referral();
        var coordinator = await site.As(Coordinator);
        (string, string?)[] redirected = [("Outcome", "Redirect"), ("RedirectTo", "S01"), ("RedirectTold", "Children’s services have it now."), ("Reason", "At risk at home."), ("RedirectConfirmedBy", "Ms Duty")];
        Assert.Equal(["Enter the reference of the service, or say why they gave none", "Enter the day", "Enter a time, such as 14:05"],
            (await coordinator.Post($"/referrals/{id}/screening", redirected)).Errors);
        (string, string?)[] when = [("RedirectConfirmedOn.Day", "18"), ("RedirectConfirmedOn.Month", "11"), ("RedirectConfirmedOn.Year", "2026"), ("RedirectConfirmedAt", "09:10")];
        Assert.Contains("Enter the reference that the service gave you: without it nobody knows that it has this young person",
            (await coordinator.Post($"/referrals/{id}/screening", [.. redirected, .. when, ("RedirectNoReferenceBecause", "None yet.")])).Errors);

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{id}/screening", [.. redirected, .. when, ("RedirectReference", "CS-10")])).Status);

        await using var db = site.Db();
        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        Assert.Equal(("Ms Duty", new DateTime(2026, 11, 18, 9, 10, 0), "CS-10"), (report.ConfirmedBy, report.ConfirmedAt!.Value, report.ServiceReference));
    }

    [Fact]
    public async Task A_question_about_what_a_coordinator_wrote_down_goes_to_whoever_told_it_or_to_their_agency()
    {
        var (school, health) = (await site.Given.User("school.nw"), await site.Given.User("health.nw"));
        var coordinator = await site.As(Coordinator);
        foreach (var (agencyOf, colleagueId) in new[] { (school, (Guid?)school.Id), (health, null) })
        {
            var id = await WrittenDown(agencyOf.AgencyId!.Value, colleagueId);
            await coordinator.Post($"/referrals/{id}/screening", ("Outcome", "Ask"), ("Question", "Which class?"), ("Reason", "Not said."));
            await using var db = site.Db();
            var question = await db.ReferralQuestions.SingleAsync(held => held.ReferralId == id);
            var expected = colleagueId ?? (await db.Agencies.SingleAsync(agency => agency.Id == agencyOf.AgencyId)).ContactId;
            Assert.Equal(expected, question.OwnerId);
            Assert.Equal(1, await db.OutboxMessages.CountAsync(mail => mail.To == agencyOf.Email && mail.Body.Contains(question.Id.ToString())));
        }
    }

    [Fact]
    public async Task A_service_that_is_on_no_list_cannot_be_redirected_to()
    {
        var id = await site.Given.Referral();
        var answer = await (await site.As(Coordinator)).Post($"/referrals/{id}/screening",
            ("Outcome", "Redirect"), ("RedirectTo", "X77"), ("RedirectTold", "Told."), ("Reason", "Because."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task A_question_goes_to_the_referrer_and_comes_back_with_the_answer()
    {
        var id = await site.Given.Referral("school.nw");
        var coordinator = await site.As(Coordinator);
        await coordinator.Post($"/referrals/{id}/screening", ("Outcome", "Ask"), ("Question", "Is there a social worker?"), ("Reason", "Not said."));
        await using var db = site.Db();
        var question = await db.ReferralQuestions.SingleAsync(held => held.ReferralId == id);
        var mail = await db.OutboxMessages.SingleAsync(held => held.To == "school.nw@demo.example");
        Assert.Contains("Dyfodol Ifanc", mail.Subject);
        Assert.Contains($"/referrals/{id}/questions/{question.Id}/answer", mail.Body);

        var referrer = await site.As("school.nw");
        var address = $"/referrals/{id}/questions/{question.Id}/answer";
        Assert.Contains("Is there a social worker?", (await referrer.Get(address)).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await referrer.Post(address, ("Answer", " "))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("health.nw")).Get(address)).Status);
        Assert.Equal($"/referrals/{id}", (await referrer.Post(address, ("Answer", "No, there is not."))).Location);
        db.ChangeTracker.Clear();
        Assert.Equal(ReferralStatus.Screening, (await db.Referrals.SingleAsync(held => held.Id == id)).Status);
        Assert.Contains("No, there is not.", (await coordinator.Get($"/referrals/{id}/screening")).Text);
    }

    [Fact]
    public async Task A_coordinator_need_not_wait_for_an_answer_for_ever()
    {
        var id = await site.Given.Referral("police.nw");
        var coordinator = await site.As(Coordinator);
        await coordinator.Post($"/referrals/{id}/screening", ("Outcome", "Ask"), ("Question", "Which school?"), ("Reason", "Not said."));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/referrals/{id}/screening", Accepting())).Status);
        await using var db = site.Db();
        Assert.False((await db.ReferralQuestions.SingleAsync(held => held.ReferralId == id)).IsOpen);
    }

    [Fact]
    public async Task A_restricted_record_is_said_to_be_there_and_no_more()
    {
        var caseId = await site.Given.Case(name: "Dirgel Iawn");
        var first = await Referral(caseId);
        var chair = await site.Given.User("chair.nw");
        var coordinator = await site.Given.User(Coordinator);
        await site.Given.As("chair.nw", async (db, act) =>
        {
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.Exclusions.Add(new Exclusion(@case, coordinator.Id, "A relative.", act.At));
            return chair.Id;
        });
        var second = await ReferralLike(first, "health.nw");
        var page = await (await site.As(Coordinator)).Get($"/referrals/{second}/screening");
        Assert.Contains("A restricted record may match.", page.Text);
        Assert.DoesNotContain(first.YoungPersonId.ToString()!, page.Body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await site.As(Coordinator)).Post($"/referrals/{second}/screening", Accepting(first.YoungPersonId.ToString()!))).Status);
    }

    [Fact]
    public async Task Once_screened_the_facts_and_the_reason_stay_to_be_read()
    {
        var id = await site.Given.Referral();
        var coordinator = await site.As(Coordinator);
        await coordinator.Post($"/referrals/{id}/screening", Accepting());
        var page = await (await site.As("chair.nw")).Get($"/referrals/{id}/screening");
        Assert.Contains("It fits.", page.Text);
        Assert.Empty(page.Page.QuerySelectorAll("main form"));
    }

    private static (string, string?)[] Accepting(string youngPerson = "new") =>
        [("Outcome", "Accept"), ("YoungPerson", youngPerson), ("Summary", "Out late with older friends."), ("Reason", "It fits.")];

    private async Task<Referral> Referral(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Referrals.SingleAsync(held => held.CaseId == caseId);
    }

    private Task<Guid> WrittenDown(Guid agencyId, Guid? colleagueId) => site.Given.As(Coordinator, async (db, act) =>
    {
        var draft = new Referral(act, null) { BornOn = act.Today.AddYears(-14), AreaCode = act.Panel.Areas[0].Code, WhatHappened = "Missed school.", ConcernsText = "Missing lessons.", StrengthsText = "Draws well.", FamilyAware = FamilyAware.Both };
        draft.Call("Rhodri", "Galwad", null, null);
        draft.ToldBy(await db.Agencies.SingleAsync(agency => agency.Id == agencyId), colleagueId, "Who rang", null);
        draft.AddTrigger("T08", "Half of last term.", null, null);
        draft.AnswerImmediateRisk(Answer.No, act);
        draft.Submit(act, await site.Given.Number(db, act, "RF"), safeguardingConfirmed: false);
        db.Referrals.Add(draft);
        return draft.Id;
    });

    private Task<Guid> ReferralLike(Referral first, string by) => site.Given.As(by, async (db, act) =>
    {
        var draft = new Referral(act, act.AgencyId) { BornOn = first.BornOn, AreaCode = first.AreaCode, WhatHappened = "Missed school.", ConcernsText = "Missing lessons.", StrengthsText = "Draws well.", FamilyAware = FamilyAware.Both };
        draft.Call(first.GivenName, first.FamilyName, null, null);
        draft.AddTrigger("T08", "Half of last term.", null, null);
        draft.AnswerImmediateRisk(Answer.No, act);
        draft.Submit(act, await site.Given.Number(db, act, "RF"), safeguardingConfirmed: false);
        db.Referrals.Add(draft);
        return draft.Id;
    });
}
