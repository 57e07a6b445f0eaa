using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>From adoption to the end, by the lead agency and by those who run the panel.</summary>
public sealed class SupportTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private async Task<Case> Stored(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == caseId);
    }

    private (string, string)[] Day(DateOnly on, string field) => [($"{field}.Day", $"{on.Day}"), ($"{field}.Month", $"{on.Month}"), ($"{field}.Year", $"{on.Year}")];

    private DateOnly Today => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task The_lead_agency_takes_the_case_on_and_names_one_of_its_own_people()
    {
        var caseId = await site.Given.Adopted();
        var health = await site.As("health.nw");
        var worker = await site.Given.User("health.nw");
        var stranger = await site.Given.User("school.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post($"/cases/{caseId}/lead-acceptance", ("PractitionerId", stranger.Id.ToString()))).Status);
        var answer = await health.Post($"/cases/{caseId}/lead-acceptance", ("PractitionerId", worker.Id.ToString()));
        Assert.Equal($"/cases/{caseId}", answer.Location);
        var stored = await Stored(caseId);
        Assert.Equal((worker.Id, worker.Id), (stored.OwnerId, stored.LeadPractitionerId));
        Assert.NotNull(stored.LeadAcceptedAt);
        Assert.Contains("Change the lead practitioner", (await health.Get($"/cases/{caseId}/lead-acceptance")).Heading);
    }

    [Fact]
    public async Task What_a_case_waits_for_is_a_button_and_the_rest_are_links()
    {
        var caseId = await site.Given.Adopted();
        var health = await site.As("health.nw");
        async Task<string[]> Next() => [.. (await health.Get($"/cases/{caseId}")).Page.QuerySelectorAll("main a.govuk-button").Select(link => link.TextContent.Trim())];
        Assert.Equal(["Accept the lead"], await Next());
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.ContactAttempts).SingleAsync(held => held.Id == caseId)).AcceptLead(act, act.UserId);
            return 0;
        });
        Assert.Equal(["Record a contact", "Record an agreement to take part"], await Next());
        await site.Given.Agreement(caseId);
        Assert.Equal(["Start support"], await Next());
        Assert.Contains("They agreed to take part. The lead practitioner starts support.", (await health.Get($"/cases/{caseId}")).Text);
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId)).StartSupport(act);
            return 0;
        });
        Assert.Equal(["Write the plan"], await Next());
        await site.Given.Planned(caseId);
        Assert.Equal(["Record a review"], await Next());
        Assert.True((await health.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/contacts/new"));
    }

    [Fact]
    public async Task Plan_and_services_are_one_part_of_the_page_which_is_not_there_before_the_panel_has_decided()
    {
        var coordinator = await site.As("coordinator.nw");
        Assert.DoesNotContain("Support and plan", (await coordinator.Get($"/cases/{await site.Given.Case()}")).Text);

        var caseId = await site.Given.Supported();
        await site.Given.Intervention(await site.Given.Service("Llwybr Mentoring", "Walks and talks"), caseId);
        var part = Assert.Single((await coordinator.Get($"/cases/{caseId}")).Page.QuerySelectorAll("section[aria-labelledby=support]"));
        Assert.Contains("No plan yet", part.TextContent);
        Assert.Contains("Walks and talks", part.TextContent);
        Assert.Equal(["Support and plan", "Services"], part.QuerySelectorAll("h2, h3").Select(heading => heading.TextContent.Trim()));
    }

    [Fact]
    public async Task A_goal_that_no_service_helps_with_leads_to_those_that_fit_and_the_offer_knows_the_goal()
    {
        var caseId = await site.Given.Supported();
        var (_, goalId, _) = await site.Given.Planned(caseId);
        var serviceId = await site.Given.Service("Llwybr Mentoring", "Mornings");
        var health = await site.As("health.nw");
        Assert.True((await health.Get($"/cases/{caseId}/plan")).Links($"/cases/{caseId}/services?need=N13"));
        var offer = await health.Get($"/cases/{caseId}/offers/new?service={serviceId}&need=N13");
        Assert.Equal(goalId.ToString(), offer.Page.QuerySelector("select[name=GoalId] option[selected]")?.GetAttribute("value"));
        offer = await health.Get($"/cases/{caseId}/offers/new?service={serviceId}&need=N20");
        Assert.NotEqual(goalId.ToString(), offer.Page.QuerySelector("select[name=GoalId] option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_contact_is_recorded_once_however_often_it_is_sent()
    {
        var caseId = await site.Given.TakenOn();
        var health = await site.As("health.nw");
        var form = await health.Get($"/cases/{caseId}/contacts/new");
        (string, string?)[] typed = [("Method", "Telephone"), ("Reached", "false"), ("Note", "Rang twice.")];
        await health.Send(form, $"/cases/{caseId}/contacts/new", typed);
        await health.Send(form, $"/cases/{caseId}/contacts/new", typed);
        var attempt = Assert.Single((await Stored(caseId)).ContactAttempts);
        Assert.Equal((ContactMethod.Telephone, false, Today), (attempt.Method, attempt.Reached, attempt.On));
    }

    [Fact]
    public async Task A_contact_in_the_future_or_on_no_day_at_all_is_sent_back_with_what_was_typed()
    {
        var caseId = await site.Given.TakenOn();
        var health = await site.As("health.nw");
        var future = await health.Post($"/cases/{caseId}/contacts/new", [("Method", "Letter"), ("Reached", "true"), ("Note", "Kept."), .. Day(Today.AddDays(1), "On")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.Status);
        Assert.Contains("Kept.", future.Body);
        var none = await health.Post($"/cases/{caseId}/contacts/new", ("Method", "Letter"), ("Reached", "true"), ("On.Day", "31"), ("On.Month", "2"), ("On.Year", "2026"));
        Assert.Single(none.Errors);
        Assert.Empty((await Stored(caseId)).ContactAttempts);
    }

    [Fact]
    public async Task Support_waits_for_an_agreement_and_then_starts()
    {
        var caseId = await site.Given.TakenOn();
        var health = await site.As("health.nw");
        var barred = await health.Get($"/cases/{caseId}/support");
        Assert.True(barred.Links($"/cases/{caseId}/agreements/new"));
        Assert.Equal(HttpStatusCode.Conflict, (await health.Post($"/cases/{caseId}/support", ("Version", (await Stored(caseId)).Version.ToString()))).Status);

        var young = await health.Post($"/cases/{caseId}/agreements/new", ("Given", "true"), ("By", "YoungPerson16"), ("DecidedBy", "The young person"), ("Scope", "Mentoring"), ("CoversContactAfter", "true"), ("Language", "Welsh"), ("Method", "InPerson"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, young.Status);
        Assert.Contains("under 16", string.Join(' ', young.Errors));
        await health.Post($"/cases/{caseId}/agreements/new", ("Given", "true"), ("By", "Parent"), ("DecidedBy", "The mother"), ("Scope", "Mentoring"), ("CoversContactAfter", "true"), ("Language", "Welsh"), ("Method", "InPerson"));
        Assert.Equal($"/cases/{caseId}", (await health.Post($"/cases/{caseId}/support")).Location);
        Assert.Equal(CaseStatus.Supporting, (await Stored(caseId)).Status);
    }

    [Fact]
    public async Task An_agreement_can_be_withdrawn_by_those_who_lead()
    {
        var caseId = await site.Given.Supported();
        var agreementId = (await Stored(caseId)).Agreements.Single().Id;
        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post($"/agreements/{agreementId}/withdrawal", ("Because", ""))).Status);
        await health.Post($"/agreements/{agreementId}/withdrawal", ("Because", "They want no more of it."));
        var stored = await Stored(caseId);
        Assert.False(stored.HasAgreement);
        Assert.Equal("They want no more of it.", stored.Agreements.Single().WithdrawnBecause);
        // Nothing is left to withdraw.
        Assert.Equal($"/cases/{caseId}", (await health.Get($"/agreements/{agreementId}/withdrawal")).Location);
    }

    [Fact]
    public async Task A_pause_has_a_reason_and_an_end_within_the_panels_limit()
    {
        var caseId = await site.Given.Supported();
        var health = await site.As("health.nw");
        var far = await health.Post($"/cases/{caseId}/pause", [("Because", "Away."), .. Day(Today.AddDays(200), "ResumeOn")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, far.Status);
        var past = await health.Post($"/cases/{caseId}/pause", [("Because", "Away."), .. Day(Today, "ResumeOn")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.Status);
        await health.Post($"/cases/{caseId}/pause", [("Because", "Away."), .. Day(Today.AddDays(14), "ResumeOn")]);
        Assert.Equal((CaseStatus.Paused, Today.AddDays(14)), ((await Stored(caseId)).Status, (await Stored(caseId)).ResumeOn));
        Assert.Contains("Resume support", (await health.Get($"/cases/{caseId}/support")).Heading);
    }

    [Fact]
    public async Task The_lead_agency_adds_an_action_for_another_agency_which_is_told_without_a_name()
    {
        var caseId = await site.Given.TakenOn();
        var health = await site.As("health.nw");
        await using var db = site.Db();
        var school = await db.Agencies.SingleAsync(agency => agency.Name == "Ysgol y Bont");
        var police = await site.Given.User("police.nw");
        (string, string?)[] typed = [("What", "A quiet place at lunchtime."), ("AgencyId", school.Id.ToString()), ("Summary", "Finds the canteen hard.")];
        var late = await health.Post($"/cases/{caseId}/actions/new", [.. typed, .. Day(Today.AddDays(-1), "DueOn")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        var stranger = await health.Post($"/cases/{caseId}/actions/new", [.. typed, ("OwnerId", police.Id.ToString()), .. Day(Today.AddDays(7), "DueOn")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);

        var form = await health.Get($"/cases/{caseId}/actions/new");
        await health.Send(form, $"/cases/{caseId}/actions/new", [.. typed, .. Day(Today.AddDays(7), "DueOn")]);
        await health.Send(form, $"/cases/{caseId}/actions/new", [.. typed, .. Day(Today.AddDays(7), "DueOn")]);
        var action = Assert.Single((await Stored(caseId)).Actions);
        Assert.Equal(("Finds the canteen hard.", Today.AddDays(7)), (action.Summary, action.TargetOn));
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/actions/{action.Id}"));
        Assert.Equal("school.nw@demo.example", mail.To);
        Assert.DoesNotContain(action.SubjectName, mail.Subject + mail.Body);
        Assert.DoesNotContain("canteen", mail.Subject + mail.Body);
    }

    [Fact]
    public async Task An_agency_outside_the_panel_gets_no_action()
    {
        var caseId = await site.Given.Case();
        await using var db = site.Db();
        var herts = await db.Agencies.SingleAsync(agency => agency.Name == "Hertfordshire Constabulary");
        var answer = await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/actions/new",
            [("What", "x"), ("AgencyId", herts.Id.ToString()), ("Summary", "y"), .. Day(Today.AddDays(7), "DueOn")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Empty((await Stored(caseId)).Actions);
    }

    [Fact]
    public async Task Only_those_who_run_the_panel_close_a_case_and_only_once_nothing_stands_in_the_way()
    {
        var caseId = await site.Given.Supported();
        var actionId = await site.Given.Action(caseId, "North Wales Police");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("health.nw")).Get($"/cases/{caseId}/closure")).Status);
        var coordinator = await site.As("coordinator.nw");
        var shown = await coordinator.Get($"/cases/{caseId}/closure");
        Assert.True(shown.Links($"/actions/{actionId}"));
        Assert.DoesNotContain("value=\"Signposted\"", shown.Body);
        (string, string?)[] typed = [("Reason", "NeedsMet"), ("Note", "All went well."), ("ExitPlan", "The youth club on Fridays.")];
        var barred = await coordinator.Send(shown, $"/cases/{caseId}/closure", typed);
        Assert.Equal(HttpStatusCode.Conflict, barred.Status);
        Assert.Contains("open actions", barred.Text);
        Assert.Equal(CaseStatus.Supporting, (await Stored(caseId)).Status);

        await (await site.As("police.nw")).Post($"/actions/{actionId}/completion", ("Status", "Done"), ("Outcome", "Went twice."));
        var without = await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "NeedsMet"), ("Note", "All went well."));
        Assert.Equal(HttpStatusCode.Conflict, without.Status);
        Assert.Contains("exit plan", without.Text);
        var done = await coordinator.Post($"/cases/{caseId}/closure", typed);
        Assert.Equal($"/cases/{caseId}", done.Location);
        Assert.Equal((CaseStatus.Closed, ClosingReason.NeedsMet), ((await Stored(caseId)).Status, (await Stored(caseId)).ClosedBecause!.Value));
    }

    [Fact]
    public async Task Closing_tells_the_referrer_that_it_ended_and_not_why()
    {
        var caseId = await site.Given.Case("school.nw", "Idris Vale");
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", ("Reason", "MovedArea"), ("Note", "The family moved to Chester."));
        await using var db = site.Db();
        var referral = await db.Referrals.SingleAsync(held => held.CaseId == caseId);
        Assert.NotNull(referral.TellReferrerBy);
        Assert.NotNull(referral.ReferrerToldAt);
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/referrals/{referral.Id}") && message.To == "school.nw@demo.example"
            && message.Subject.Contains(referral.Reference!) && message.QueuedAt == referral.ReferrerToldAt);
        foreach (var kept in new[] { "Idris", "Chester", "symud" }) Assert.DoesNotContain(kept, mail.Subject + mail.Body);
    }

    [Fact]
    public async Task A_family_is_not_called_unreachable_before_enough_was_tried()
    {
        var caseId = await site.Given.TakenOn();
        var coordinator = await site.As("coordinator.nw");
        var health = await site.As("health.nw");
        async Task<Reply> Close() => await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "NotReached"), ("Note", "No answer."));
        Assert.Equal(HttpStatusCode.Conflict, (await Close()).Status);
        foreach (var method in new[] { "Telephone", "Telephone", "HomeVisit" })
            await health.Post($"/cases/{caseId}/contacts/new", ("Method", method), ("Reached", "false"));
        Assert.Equal($"/cases/{caseId}", (await Close()).Location);
    }

    [Theory]
    [InlineData("Signposted")]
    [InlineData("SupportInPlace")]
    [InlineData("99")]
    public async Task A_reason_that_is_not_offered_closes_nothing(string reason)
    {
        var caseId = await site.Given.Case();
        var answer = await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", ("Reason", reason), ("Note", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(CaseStatus.InformationGathering, (await Stored(caseId)).Status);
    }

    [Fact]
    public async Task A_closed_case_is_reopened_with_a_reason_and_nobody_sees_it_again_by_itself()
    {
        var caseId = await site.Given.Supported();
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "PartlyMet"), ("Note", "x"), ("ExitPlan", "y"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"/cases/{caseId}/reopening", ("Because", " "))).Status);
        Assert.Equal($"/cases/{caseId}", (await coordinator.Post($"/cases/{caseId}/reopening", ("Because", "It came back."))).Location);
        var stored = await Stored(caseId);
        Assert.Equal(CaseStatus.InformationGathering, stored.Status);
        Assert.All(stored.Referrals, referral => Assert.Null(referral.TellReferrerBy));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("school.nw")).Get($"/cases/{caseId}/contacts/new")).Status);
        Assert.Equal($"/cases/{caseId}", (await coordinator.Get($"/cases/{caseId}/reopening")).Location);
    }

    [Fact]
    public async Task The_chair_agrees_that_a_case_is_urgent_and_the_coordinator_hears_of_it()
    {
        var caseId = await site.Given.Case();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/urgency")).Status);
        var chair = await site.As("chair.nw");
        Assert.True((await chair.Get($"/cases/{caseId}/urgency")).Links($"/cases/{caseId}/act-now"));
        await chair.Post($"/cases/{caseId}/urgency", ("Because", "It cannot wait."));
        var stored = await Stored(caseId);
        Assert.True(stored.IsUrgent);
        Assert.True(stored.DueOn <= Today.AddDays(4));
        await using var db = site.Db();
        Assert.Equal("coordinator.nw@demo.example", (await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/cases/{caseId}"))).To);
    }

    [Fact]
    public async Task A_stale_pause_meets_both_versions()
    {
        var caseId = await site.Given.Supported();
        var health = await site.As("health.nw");
        var shown = await health.Get($"/cases/{caseId}/pause");
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/pause", [("Because", "Exams."), .. Day(Today.AddDays(10), "ResumeOn")]);
        var conflict = await health.Send(shown, $"/cases/{caseId}/pause", [("Because", "Away."), .. Day(Today.AddDays(12), "ResumeOn")]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(Today.AddDays(10), (await Stored(caseId)).ResumeOn);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_asked_or_set_on_a_case_that_closed_while_one_was_about_it(bool check)
    {
        var caseId = await site.Given.Case();
        await using var slow = site.Db();
        var act = await slow.ActIn(site.Given.PanelId);
        var read = await slow.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).Include(held => held.Actions).AsSplitQuery().SingleAsync(held => held.Id == caseId);
        await site.Given.As("coordinator.nw", async (db, now) =>
        {
            (await db.Cases.Include(held => held.Checks).Include(held => held.Actions).Include(held => held.Referrals).AsSplitQuery().SingleAsync(held => held.Id == caseId)).Close(now, ClosingReason.OpenedInError, "Twice.", null);
            return caseId;
        });

        var police = await slow.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
        if (check) read.Ask(act, police.Id, police.ContactId, "Known?", act.In(2));
        else slow.SupportActions.Add(new SupportAction(act, read, police, null, "Visit.", act.In(5), null));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync());
    }
}
