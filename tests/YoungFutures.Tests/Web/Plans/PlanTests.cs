using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web.Plans;

/// <summary>Conversation, plan, goals, reviews and what comes after, as the lead practitioner, the coordinator and others meet them.</summary>
public sealed class PlanTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly (string, string?)[] Talk = [("Language", "Welsh"), ("TookPart", "The young person"), ("OwnWords", "I want people to listen."), ("FriendsWell", "Football."), ("Needs", "N13")];

    private DateOnly Today => DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);

    private static (string, string?)[] Day(DateOnly on, string field) => [($"{field}.Day", $"{on.Day}"), ($"{field}.Month", $"{on.Month}"), ($"{field}.Year", $"{on.Year}")];

    private async Task<Case> Stored(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.WithSupport().Include(held => held.Reviews).Include(held => held.RisenRisks).Include(held => held.ChecksAfter).SingleAsync(held => held.Id == caseId);
    }

    [Fact]
    public async Task From_the_conversation_to_the_plan_that_the_young_person_has()
    {
        var caseId = await site.Given.Supported();
        var health = await site.As("health.nw");
        Assert.Contains("record the plan by", (await health.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/cases/{caseId}/plan", (await health.Post($"/cases/{caseId}/conversations/new", Talk)).Location);
        var page = await health.Get($"/cases/{caseId}/plan");
        Assert.Equal(HttpStatusCode.Redirect, (await health.Send(page, $"/cases/{caseId}/plan/draft")).Status);
        Assert.StartsWith("/goals/", (await health.Post($"/cases/{caseId}/goals/new", ("Words", "I want to be in school every day."), ("NeedCode", "N13"), ("Start", "3"))).Location, StringComparison.Ordinal);
        var stored = await Stored(caseId);
        var (plan, goal) = (stored.DraftOfPlan!, stored.Goals.Single());
        Assert.Equal(3, stored.Measures.Single().Score);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/goals/{goal.Id}/steps/new", [("Who", "Mrs Price"), ("What", "Meets you at the gate."), .. Day(Today.AddDays(3), "By")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/plans/{plan.Id}/recording", [("Strengths", "You are a good friend."), ("CallWhom", "Ring Mrs Price."), .. Day(Today.AddDays(35), "ReviewOn")])).Status);
        stored = await Stored(caseId);
        Assert.Equal((PlanState.InForce, stored.Plan!.ReviewOn, null), (stored.Plan.State, stored.DueOn, stored.PlanBy));
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/plans/{plan.Id}/giving", ("To", "The young person"), ("How", "Together"), ("Language", "Welsh"))).Status);
        Assert.Equal((Today, GivenHow.Together), ((await Stored(caseId)).Plan!.GivenOn!.Value, (await Stored(caseId)).Plan!.GivenHow!.Value));
        var chronology = (await health.Get($"/cases/{caseId}")).Text;
        Assert.Contains("Version 1 of the plan was recorded", chronology, StringComparison.Ordinal);
        Assert.Contains("I want to be in school every day.", chronology, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_young_person_takes_home_is_in_their_language_and_carries_no_marking_and_no_reference()
    {
        var caseId = await site.Given.Supported();
        var (planId, _, _) = await site.Given.Planned(caseId, "Rydw i eisiau bod yn yr ysgol.");
        await site.Given.As("coordinator.nw", async (db, _) => (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).YoungPerson.WrittenLanguage = ContactLanguage.Welsh);
        var health = await site.As("health.nw");
        var sheet = await health.Get($"/plans/{planId}/sheet");
        Assert.Equal("cy", sheet.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Fy nghynllun", sheet.Heading);
        Assert.DoesNotContain("OFFICIAL-SENSITIVE", sheet.Body, StringComparison.Ordinal);
        Assert.Null(sheet.Page.QuerySelector(".yf-marked"));
        Assert.DoesNotContain((await Stored(caseId)).Reference, sheet.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Out late", sheet.Body, StringComparison.Ordinal);
        // Strengths first.
        Assert.True(sheet.Text.IndexOf("You are a good friend.", StringComparison.Ordinal) < sheet.Text.IndexOf("Rydw i eisiau bod yn yr ysgol.", StringComparison.Ordinal));
        Assert.Equal("My plan", (await health.Get($"/plans/{planId}/sheet?language=en")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("school.nw")).Get($"/plans/{planId}/sheet")).Status);
    }

    [Fact]
    public async Task A_conversation_without_a_strength_a_need_or_a_real_day_comes_back_with_what_was_typed()
    {
        var caseId = await site.Given.Supported();
        var health = await site.As("health.nw");
        var none = await health.Post($"/cases/{caseId}/conversations/new", ("Language", "Welsh"), ("TookPart", "Both of us"), ("FriendsHard", "Kept as typed."), ("On.Day", "31"), ("On.Month", "2"), ("On.Year", "2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal(4, none.Errors.Count);
        Assert.Contains("Kept as typed.", none.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post($"/cases/{caseId}/conversations/new", [.. Talk[..^1], ("Needs", "X99")])).Status);
        Assert.Empty((await Stored(caseId)).Conversations);
    }

    [Fact]
    public async Task A_score_of_11_or_of_a_siblings_goal_is_refused_and_none_is_recorded_twice()
    {
        var (caseId, sibling) = (await site.Given.Supported(), await site.Given.Supported());
        var (_, goalId, _) = await site.Given.Planned(caseId);
        var (_, theirs, _) = await site.Given.Planned(sibling);
        var health = await site.As("health.nw");
        var to = $"/cases/{caseId}/measures/new";
        (string, string?)[] Score(Guid goal, string score) => [("What", goal.ToString()), ("Point", "Start"), ("Score", score), ("Respondent", "YoungPerson")];
        foreach (var wrong in new[] { "11", "-1", "6,5", "six", "1e1" }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, Score(goalId, wrong))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, Score(theirs, "5"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(to, Score(goalId, "5"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Post(to, Score(goalId, "6"))).Status);
        var measure = Assert.Single((await Stored(caseId)).Measures);
        var page = await health.Get($"/cases/{caseId}/plan");
        Assert.Equal(HttpStatusCode.Redirect, (await health.Send(page, $"/measures/{measure.Id}/striking")).Status);
        Assert.Contains("Struck out", (await health.Get($"/cases/{caseId}/plan")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(to, Score(goalId, "6"))).Status);
    }

    [Fact]
    public async Task The_way_is_drawn_and_stands_in_a_table_beside_it()
    {
        var caseId = await site.Given.Supported();
        var (_, goalId, _) = await site.Given.Planned(caseId);
        await site.Given.Score(caseId, goalId, 2);
        var health = await site.As("health.nw");
        Assert.Null((await health.Get($"/cases/{caseId}/plan")).Page.QuerySelector("svg.yf-distance__chart"));
        await site.Given.Score(caseId, goalId, 7, MeasurePoint.Middle);
        var page = await health.Get($"/cases/{caseId}/plan");
        var chart = page.Page.QuerySelector("svg.yf-distance__chart")!;
        Assert.Equal("img", chart.GetAttribute("role"));
        Assert.Contains("From 2 on", chart.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, chart.QuerySelectorAll("circle").Length);
        Assert.Contains("7", page.Page.QuerySelectorAll(".yf-goal table").Last().TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_record_the_plan_at_once_one_is_told_that_it_changed()
    {
        var caseId = await site.Given.Supported();
        var (planId, _, _) = await site.Given.DraftPlan(caseId);
        var health = await site.As("health.nw");
        var coordinator = await site.As("coordinator.nw");
        var (one, other) = (await health.Get($"/plans/{planId}/recording"), await coordinator.Get($"/plans/{planId}/recording"));
        (string, string?)[] typed = [("Strengths", "Good."), ("CallWhom", "Ring."), .. Day(Today.AddDays(30), "ReviewOn")];
        Assert.Equal(HttpStatusCode.Redirect, (await health.Send(one, $"/plans/{planId}/recording", typed)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(other, $"/plans/{planId}/recording", typed)).Status);
        // Sent twice it is recorded once.
        await health.Send(one, $"/plans/{planId}/recording", typed);
        Assert.Single((await Stored(caseId)).Plans);
    }

    [Fact]
    public async Task A_review_scores_the_goals_and_moves_the_date_and_one_who_no_longer_agrees_is_heard()
    {
        var caseId = await site.Given.Supported();
        var (_, goalId, _) = await site.Given.Planned(caseId);
        var health = await site.As("health.nw");
        var to = $"/cases/{caseId}/reviews/new";
        (string, string?)[] said = [("TookPart", "Both"), ("WhatChanged", "In school four days."), ("Scores[0].GoalId", goalId.ToString())];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, [.. said, ("Scores[0].Score", "11"), ("StillAgreed", "true"), .. Day(Today.AddDays(40), "NextOn")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, [.. said, ("Scores[0].Score", "6"), ("StillAgreed", "true"), .. Day(Today.AddDays(120), "NextOn")])).Status);
        Assert.Empty((await Stored(caseId)).Reviews);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(to, [.. said, ("Scores[0].Score", "6"), ("StillAgreed", "true"), .. Day(Today.AddDays(40), "NextOn")])).Status);
        var stored = await Stored(caseId);
        Assert.Equal((6m, MeasurePoint.Middle, stored.Reviews.Single().NextOn), (stored.Measures.Single().Score, stored.Measures.Single().Point, stored.ReviewOn));
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(to, [("TookPart", "Both"), ("WhatChanged", "Enough."), ("StillAgreed", "false")])).Status);
        Assert.False((await Stored(caseId)).HasAgreement);
    }

    [Fact]
    public async Task A_risk_that_rises_goes_onto_the_next_agenda_and_is_told_without_a_name()
    {
        var caseId = await site.Given.Supported();
        var meetingId = await site.Given.Meeting(false);
        var health = await site.As("health.nw");
        var to = $"/cases/{caseId}/risen-risks/new";
        var danger = await health.Post(to, [("InDanger", "true"), ("WhatChanged", "Carries a knife since Monday."), .. Day(Today, "Since")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, danger.Status);
        Assert.Contains("Carries a knife since Monday.", danger.Body, StringComparison.Ordinal);
        Assert.True(danger.Links($"/cases/{caseId}/act-now"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, [("InDanger", "false"), ("WhatChanged", "x"), .. Day(Today.AddDays(1), "Since")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post(to, [("InDanger", "false"), ("WhatChanged", "Out with older friends at night."), .. Day(Today, "Since")])).Status);
        var stored = await Stored(caseId);
        var risen = Assert.Single(stored.RisenRisks);
        await using var db = site.Db();
        Assert.True(await db.AgendaItems.AnyAsync(item => item.CaseId == caseId && item.MeetingId == risen.MeetingId));
        var mails = await db.OutboxMessages.Where(mail => mail.Subject.Contains(stored.Reference)).ToListAsync();
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.DoesNotContain(stored.YoungPerson.FamilyName, mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("older friends", mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.NotEqual(Guid.Empty, meetingId);
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains(stored.Reference, (await coordinator.Get("/my-work/risen-risks")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/risen-risks/{risen.Id}/settling", ("WhatWasDone", "The school and the family met."))).Status);
        // The banner that it was done names the case once; the list no longer does.
        await coordinator.Get("/my-work");
        Assert.DoesNotContain(stored.Reference, (await coordinator.Get("/my-work/risen-risks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_lead_is_asked_to_ask_the_family_again()
    {
        var caseId = await site.Given.Supported();
        await site.Given.Planned(caseId);
        var coordinator = (await site.Given.User("coordinator.nw")).Id;
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).Include(held => held.Exclusions).Include(held => held.Involvements).AsSplitQuery().SingleAsync(held => held.Id == caseId)).HandLeadTo(act, coordinator);
            return caseId;
        });
        var health = await site.As("health.nw");
        Assert.Contains("ask the family by", (await health.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        var agreementId = (await Stored(caseId)).Agreements.Single().Id;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post($"/agreements/{agreementId}/confirmation", Day(Today.AddDays(1), "On"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/agreements/{agreementId}/confirmation")).Status);
        Assert.DoesNotContain("ask the family by", (await health.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_whoever_led_asks_and_sees_no_case()
    {
        var caseId = await site.Given.EndedWithChecks();
        var (check, goal) = ((await Stored(caseId)).ChecksAfter.MinBy(held => held.Months)!, (await Stored(caseId)).Goals.Single());
        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/cases/{caseId}/plan")).Status);
        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/after-checks/{check.Id}")).Status);
        var to = $"/after-checks/{check.Id}/answer";
        (string, string?)[] well = [("Came", "Spoke"), ("Holding", "Yes"), ("PoliceContact", "No"), ("Occupied", "School"), ("HelpWanted", "true"), ("Scores[0].GoalId", goal.Id.ToString()), ("Scores[0].Score", "8")];
        // Too soon.
        Assert.Equal(HttpStatusCode.Conflict, (await health.Post(to, well)).Status);
        await site.Given.As("coordinator.nw", async (db, _) =>
        {
            db.Entry(await db.PostClosureChecks.SingleAsync(held => held.Id == check.Id)).Property(held => held.PlannedOn).CurrentValue = Today;
            return check.Id;
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post(to, ("Came", "Spoke"))).Status);
        Assert.Equal("/my-work", (await health.Post(to, well)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/after-checks/{check.Id}")).Status);
        var stored = await Stored(caseId);
        Assert.Equal((8m, MeasurePoint.After3), (stored.Measures.Single().Score, stored.Measures.Single().Point));
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains(stored.Reference, (await coordinator.Get("/my-work/after-checks")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/after-checks/{check.Id}/follow-up", ("What", "A new referral."))).Status);
        Assert.Equal(AfterState.Done, (await Stored(caseId)).ChecksAfter.Single(held => held.Id == check.Id).State);
    }

    [Fact]
    public async Task What_was_tried_before_is_shown_to_whoever_sees_that_case_and_to_nobody_else()
    {
        var before = await site.Given.EndedWithChecks();
        var again = await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var person = await db.Cases.Where(held => held.Id == before).Select(held => held.YoungPerson).SingleAsync();
            var @case = new Case(act, person, await site.Given.Number(db, act, YoungFutures.Domain.Panels.ReferenceCounter.OfCase), "Back again.", null, act.Today, isRepeat: true);
            db.Cases.Add(@case);
            return @case.Id;
        });
        await site.Given.Party(again, "North Wales Police");
        var seen = (await (await site.As("coordinator.nw")).Get($"/cases/{again}")).Text;
        Assert.Contains("What was tried before", seen, StringComparison.Ordinal);
        Assert.Contains("I want to be in school every day.", seen, StringComparison.Ordinal);
        Assert.Contains("The youth club.", seen, StringComparison.Ordinal);
        var partner = await (await site.As("police.nw")).Get($"/cases/{again}");
        Assert.Equal(HttpStatusCode.OK, partner.Status);
        Assert.DoesNotContain("What was tried before", partner.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_whose_review_is_due_goes_back_onto_an_agenda_by_itself_unless_somebody_took_it_off()
    {
        var caseId = await site.Given.Supported();
        await site.Given.As("health.nw", async (db, act) =>
        {
            var @case = await db.Cases.WithSupport().SingleAsync(held => held.Id == caseId);
            db.Add(@case.Review(act, act.Today, "Both", "Well.", true, act.Today.AddDays(1)));
            return caseId;
        });
        await site.Given.Meeting(false);
        await Sweep();
        await using (var db = site.Db())
        {
            var item = await db.AgendaItems.SingleAsync(held => held.CaseId == caseId && held.DecidedAt == null);
            var meeting = await db.PanelMeetings.Include(held => held.Items).ThenInclude(held => held.Case).ThenInclude(held => held.Involvements).AsSplitQuery().SingleAsync(held => held.Id == item.MeetingId);
            meeting.Remove(await db.ActIn(meeting.PanelId), meeting.Items.Single(held => held.CaseId == caseId));
            await db.SaveChangesAsync();
        }

        await Sweep();
        await using var after = site.Db();
        Assert.False(await after.AgendaItems.AnyAsync(held => held.CaseId == caseId && held.DecidedAt == null));

        async Task Sweep()
        {
            await using var db = site.Db();
            await NextAgenda.Sweep(db);
        }
    }

    [Fact]
    public async Task Feedback_may_be_declined_and_is_asked_in_the_familys_language()
    {
        var caseId = await site.Given.Supported();
        await site.Given.As("coordinator.nw", async (db, _) => (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).YoungPerson.SpokenLanguage = ContactLanguage.Welsh);
        var health = await site.As("health.nw");
        Assert.Contains("A oedd yn help?", (await health.Get($"/cases/{caseId}/feedback/new")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/cases/{caseId}/feedback/new", ("From", "YoungPerson"), ("Says", "nothing"))).Status);
        Assert.True((await Stored(caseId)).Feedback.Single().Declined);
        Assert.Equal(HttpStatusCode.Conflict, (await health.Post($"/cases/{caseId}/feedback/new", ("From", "YoungPerson"), ("Says", "something"))).Status);
    }
}
