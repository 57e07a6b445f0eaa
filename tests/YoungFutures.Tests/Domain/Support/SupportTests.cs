using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Support;

/// <summary>Conversation, plan, goals, scores and reviews, as the records have them.</summary>
public sealed class SupportTests
{
    private readonly Scene scene = new Scene().Supported();

    private Case Case => scene.Case;
    private Act Act => scene.Act;

    private static ConversationWords Said(DateOnly on, string? well = "Plays football on Sundays.", string[]? needs = null, string? own = "I want people to listen.") =>
        new(on, ContactLanguage.Welsh, "Non, her mother and the lead practitioner", own, null, "Her grandmother.", [new(LifeArea.Friends, well, null)], needs ?? ["N13", "N19"]);

    private (SupportPlan Plan, Goal Goal) Draft()
    {
        if (Case.Conversation is null) Case.RecordConversation(Act, Said(Act.Today));
        var plan = Case.BeginPlan(Act);
        var goal = Case.SetGoal(Act, plan, "N13", "I want to be in school every day.");
        goal.AddStep(Act, plan, "Mrs Price", "Meets you at the gate.", Act.In(5), null);
        return (plan, goal);
    }

    private (SupportPlan Plan, Goal Goal) Planned(int reviewIn = 30)
    {
        var (plan, goal) = Draft();
        plan.Record(Act, "You are a good friend.", "Ring Mrs Price.", Act.Today.AddDays(reviewIn));
        return (plan, goal);
    }

    [Fact]
    public void There_is_no_plan_before_the_conversation()
    {
        Assert.Throws<Refused>(() => Case.BeginPlan(Act));
        Case.RecordConversation(Act, Said(Act.Today));
        Assert.Equal(1, Case.BeginPlan(Act).Number);
        Assert.Throws<Refused>(() => Case.BeginPlan(Act));
    }

    [Fact]
    public void A_conversation_speaks_of_strengths_of_needs_and_in_the_young_persons_own_words()
    {
        Assert.Throws<Refused>(() => Case.RecordConversation(Act, Said(Act.Today, well: " ")));
        Assert.Throws<Refused>(() => Case.RecordConversation(Act, Said(Act.Today, needs: [])));
        Assert.Throws<Refused>(() => Case.RecordConversation(Act, Said(Act.Today, own: null)));
        Assert.Throws<Refused>(() => Case.RecordConversation(Act, Said(Act.Today.AddDays(1))));
        Assert.Empty(Case.Conversations);
        Case.RecordConversation(Act, Said(Act.Today) with { OwnWords = null, NoOwnWords = "Did not want to say anything today." });
        // Nothing of it is a number: there is nothing that could be added up.
        Assert.DoesNotContain(typeof(NeedsConversation).GetProperties(), property => property.PropertyType == typeof(int) || property.PropertyType == typeof(int?) || property.PropertyType == typeof(decimal));
    }

    [Fact]
    public void Support_waits_for_its_plan_and_then_for_its_review()
    {
        Assert.Equal(Act.In(Act.Limits.PlanDays), Case.DueOn);
        var (plan, _) = Planned(30);
        Assert.Equal((PlanState.InForce, plan.ReviewOn, plan.ReviewOn, null), (plan.State, Case.DueOn, Case.ReviewOn, Case.PlanBy));
    }

    [Fact]
    public void The_panels_review_does_not_hide_that_the_plan_is_missing()
    {
        var due = Case.DueOn;
        scene.Decide(DecisionOutcome.Review, Act.Today.AddDays(40));
        Assert.Equal(due, Case.DueOn);
    }

    [Fact]
    public void A_plan_without_a_goal_or_with_a_goal_that_nobody_works_at_is_refused()
    {
        Case.RecordConversation(Act, Said(Act.Today));
        var plan = Case.BeginPlan(Act);
        Assert.Throws<Refused>(() => plan.Record(Act, "Good.", "Ring.", Act.Today.AddDays(20)));
        Assert.Throws<Refused>(() => Case.SetGoal(Act, plan, "N01", "A need that nobody found."));
        var goal = Case.SetGoal(Act, plan, "N13", "School.");
        Assert.Throws<Refused>(() => plan.Record(Act, "Good.", "Ring.", Act.Today.AddDays(20)));
        Assert.Throws<Refused>(() => goal.AddStep(Act, plan, "Me", "Yesterday.", Act.Today.AddDays(-1), null));
        goal.AddStep(Act, plan, "Me", "Get up at seven.", Act.Today, null);
        Assert.Throws<Refused>(() => plan.Record(Act, "Good.", "Ring.", Act.InWeeks(Act.Limits.ReviewCeilingWeeks).AddDays(1)));
        Assert.True(plan.IsDraft);
        plan.Record(Act, "Good.", "Ring.", Act.InWeeks(Act.Limits.ReviewCeilingWeeks));
    }

    [Fact]
    public void A_version_in_force_changes_no_more_and_the_next_begins_from_it()
    {
        var (first, goal) = Planned();
        Assert.Throws<Refused>(() => goal.AddStep(Act, first, "Me", "More.", Act.Today, null));
        Assert.Throws<Refused>(() => goal.End(Act, first, true));
        scene.Now = scene.Now.AddDays(7);
        var second = Case.BeginPlan(Act);
        Assert.Equal("You are a good friend.", second.Strengths);
        var swim = Case.SetGoal(Act, second, "N19", "I want to swim.");
        swim.AddStep(Act, second, "Dad", "Takes you on Fridays.", Act.In(4), null);
        goal.End(Act, second, reached: true);
        second.Record(Act, "You can swim.", "Ring.", Act.Today.AddDays(30));
        Assert.Equal(PlanState.Replaced, first.State);
        Assert.Equal([goal], Case.GoalsOf(first));
        Assert.Equal([swim], Case.GoalsOf(second));
        Assert.Equal(second, Case.Plan);
    }

    [Fact]
    public void A_version_that_is_given_up_leaves_the_one_in_force_as_it_was()
    {
        var (first, goal) = Planned();
        scene.Now = scene.Now.AddDays(1);
        var second = Case.BeginPlan(Act);
        goal.Steps[0].TakeOut(Act, second);
        goal.End(Act, second, reached: false);
        Case.SetGoal(Act, second, "N19", "I want to swim.");
        second.GiveUp(Act);
        var third = Case.BeginPlan(Act);
        Assert.Equal(3, third.Number);
        Assert.Equal([goal], Case.GoalsOf(third));
        Assert.Single(goal.StepsOf(third));
        Assert.Equal([goal], Case.GoalsOf(first));
    }

    [Fact]
    public void That_the_young_person_has_the_plan_is_recorded_once_and_for_the_version_in_force()
    {
        var (draft, _) = Draft();
        Assert.Throws<Refused>(() => draft.Give(Act, "Non", GivenHow.Together, ContactLanguage.Welsh, Act.Today));
        draft.Record(Act, "Good.", "Ring.", Act.Today.AddDays(20));
        Assert.Throws<Refused>(() => draft.Give(Act, "Non", GivenHow.Together, ContactLanguage.Welsh, Act.Today.AddDays(1)));
        Assert.Throws<Refused>(() => draft.Give(Act, "Non", GivenHow.Together, ContactLanguage.Welsh, Act.Today.AddDays(-1)));
        draft.Give(Act, "Non", GivenHow.Together, ContactLanguage.Welsh, Act.Today);
        Assert.Throws<Refused>(() => draft.Give(Act, "Non", GivenHow.Post, ContactLanguage.Welsh, Act.Today));
    }

    [Theory]
    [InlineData(Measured.Goal, 10, true)]
    [InlineData(Measured.Goal, 0, true)]
    [InlineData(Measured.Goal, 11, false)]
    [InlineData(Measured.Goal, -1, false)]
    [InlineData(Measured.Goal, 6.5, false)]
    [InlineData(Measured.SdqTotal, 40, true)]
    [InlineData(Measured.SdqTotal, 41, false)]
    [InlineData(Measured.SdqPeers, 10, true)]
    [InlineData(Measured.SdqPeers, 12, false)]
    [InlineData(Measured.Ors, 28.4, true)]
    [InlineData(Measured.Ors, 28.45, false)]
    [InlineData(Measured.Cors, 40.1, false)]
    public void A_score_lies_within_what_its_tool_knows(Measured measured, double score, bool possible) => Assert.Equal(possible, OutcomeMeasure.IsPossible(measured, (decimal)score));

    [Fact]
    public void A_goal_is_scored_once_at_each_point_and_by_the_young_person()
    {
        var (_, goal) = Planned();
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 11, Respondent.YoungPerson, Act.Today));
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 3, Respondent.Parent, Act.Today));
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.After3, 3, Respondent.YoungPerson, Act.Today));
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, null, MeasurePoint.Start, 3, Respondent.YoungPerson, Act.Today));
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 3, Respondent.YoungPerson, Act.Today.AddDays(1)));
        var wrong = Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 3, Respondent.YoungPerson, Act.Today);
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 4, Respondent.YoungPerson, Act.Today));
        wrong.Strike(Act);
        Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Start, 4, Respondent.YoungPerson, Act.Today);
        Assert.Throws<Refused>(() => wrong.Strike(Act));
        Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Middle, 5, Respondent.YoungPerson, Act.Today);
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Middle, 6, Respondent.YoungPerson, Act.Today));
        scene.Now = scene.Now.AddDays(1);
        Case.Measure(Act, Measured.Goal, goal, MeasurePoint.Middle, 6, Respondent.YoungPerson, Act.Today);
        Assert.Equal([4m, 5m, 6m], Case.Measures.Where(held => held.Counts).Select(held => held.Score));
    }

    [Fact]
    public void Each_questionnaire_is_for_its_own_age()
    {
        // Non is 14.
        Case.Measure(Act, Measured.Ors, null, MeasurePoint.Start, 20.3m, Respondent.YoungPerson, Act.Today);
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Cors, null, MeasurePoint.Start, 20, Respondent.YoungPerson, Act.Today));
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Ors, null, MeasurePoint.Middle, 20, Respondent.Teacher, Act.Today));
        Case.Measure(Act, Measured.SdqTotal, null, MeasurePoint.Start, 17, Respondent.Teacher, Act.Today);
        Case.Measure(Act, Measured.SdqTotal, null, MeasurePoint.Start, 15, Respondent.Parent, Act.Today);
        scene.Person.BornOn = Act.Today.AddYears(-12);
        Assert.Throws<Refused>(() => Case.Measure(Act, Measured.Ors, null, MeasurePoint.Middle, 20, Respondent.YoungPerson, Act.Today));
        Case.Measure(Act, Measured.Cors, null, MeasurePoint.Middle, 20, Respondent.YoungPerson, Act.Today);
    }

    [Fact]
    public void A_review_says_when_the_next_one_is_within_the_ceiling_and_on_a_working_day()
    {
        Planned();
        scene.Now = new DateTime(2026, 12, 1, 10, 0, 0, DateTimeKind.Utc);
        Assert.Throws<Refused>(() => Case.Review(Act, Act.Today, "Non", "Better.", true, Act.Today));
        Assert.Throws<Refused>(() => Case.Review(Act, Act.Today, "Non", "Better.", true, null));
        Assert.Throws<Refused>(() => Case.Review(Act, Act.Today.AddDays(1), "Non", "Better.", true, Act.Today.AddDays(20)));
        Assert.Throws<Refused>(() => Case.Review(Act, Act.Today.AddDays(-60), "Non", "Better.", true, Act.Today.AddDays(20)));
        Assert.Throws<Refused>(() => Case.Review(Act, Act.Today, "Non", "Better.", true, Act.InWeeks(Act.Limits.ReviewCeilingWeeks).AddDays(1)));
        Assert.Empty(Case.Reviews);
        // Christmas Day, a Friday; Boxing Day is kept on the Monday.
        var review = Case.Review(Act, Act.Today, "Non", "Better.", true, new DateOnly(2026, 12, 25));
        Assert.Equal(new DateOnly(2026, 12, 29), review.NextOn);
        Assert.Equal((review.NextOn, review.NextOn), (Case.ReviewOn, Case.DueOn));
    }

    [Fact]
    public void Who_no_longer_agrees_at_a_review_has_withdrawn()
    {
        Planned();
        var review = Case.Review(Act, Act.Today, "Non", "She has had enough.", stillAgreed: false, null);
        Assert.Null(review.NextOn);
        Assert.False(Case.HasAgreement);
        Assert.True(Case.DueOn <= Act.In(Act.Limits.ClosingDays));
    }

    [Fact]
    public void A_new_lead_asks_the_family_once_more()
    {
        Planned(40);
        var other = Guid.CreateVersion7();
        Case.HandLeadTo(Act, other);
        Assert.Equal(Act.In(Act.Limits.FirstContactDays), Case.ConfirmAgreementBy);
        Assert.Equal(Case.ConfirmAgreementBy, Case.DueOn);
        var agreement = Case.Agreements.Single();
        Assert.Throws<Refused>(() => Case.ConfirmAgreement(Act, agreement, Act.Today.AddDays(1)));
        Assert.Throws<Refused>(() => Case.ConfirmAgreement(Act, agreement, agreement.DecidedOn.AddDays(-1)));
        Case.ConfirmAgreement(Act, agreement, Act.Today);
        Assert.Equal((null, Case.ReviewOn), (Case.ConfirmAgreementBy, Case.DueOn));
    }

    [Fact]
    public void Without_an_agreement_the_closing_days_count_from_when_it_was_taken_back_whatever_was_due_before()
    {
        Planned(reviewIn: 3);
        Case.WithdrawAgreement(Act, Case.Agreements.Single(), "They would rather not.");
        var closing = Act.In(Act.Limits.ClosingDays);
        Assert.Equal(Case.ReviewOn < closing ? Case.ReviewOn : closing, Case.DueOn);
        scene.Now = scene.Now.AddDays(2);
        var plan = Case.BeginPlan(Act);
        plan.Record(Act, "You are a good friend.", "Ring Mrs Price.", Act.Today.AddDays(30));
        Assert.Equal(closing, Case.DueOn);
    }

    [Fact]
    public void Before_a_plan_a_pause_does_not_swallow_it()
    {
        Case.Pause(Act, "Away.", Act.Today.AddDays(28));
        scene.Now = scene.Now.AddDays(28);
        Case.StartSupport(Act);
        Assert.Equal(Act.In(Act.Limits.PlanDays), Case.PlanBy);
        Assert.True(Case.DueOn <= Case.PlanBy);
    }

    [Fact]
    public void A_risk_that_rises_waits_for_the_next_meeting_and_ends_with_it()
    {
        var meeting = new PanelMeeting(Act, scene.Now.AddDays(5), 60, null, null, null);
        Assert.Throws<Refused>(() => Case.RaiseRisk(Act, "Carries a knife.", Act.Today.AddDays(1), false, false, meeting));
        Assert.Throws<Refused>(() => Case.RaiseRisk(Act, "Carries a knife.", Act.Today, inDanger: true, wasReported: false, meeting));
        var risen = Case.RaiseRisk(Act, "Carries a knife.", Act.Today.AddDays(-2), false, false, meeting);
        Assert.Equal((scene.CoordinatorId, meeting.On, true), (risen.OwnerId, risen.DueOn, risen.IsOpen));
        scene.Decide(DecisionOutcome.Review, Act.Today.AddDays(20));
        Assert.Equal((false, null, null), (risen.IsOpen, risen.OwnerId, risen.DueOn));
        Assert.Equal(Act.In(Act.Limits.UrgentListingDays), Case.RaiseRisk(Act, "Again.", Act.Today, true, wasReported: true, null).DueOn);
        Assert.Throws<Refused>(() => new Scene().Case.RaiseRisk(Act, "Too early.", Act.Today, false, false, null));
    }

    [Fact]
    public void Feedback_is_heard_once_from_each_and_may_be_declined()
    {
        var declined = Case.HearFeedback(Act, FeedbackFrom.YoungPerson, ContactLanguage.Welsh, Act.Today, declined: true, Much.ALot, Much.ALot, "x", "y");
        Assert.Equal((null, null, null), (declined.Helped, declined.Best, declined.Better));
        Assert.Throws<Refused>(() => Case.HearFeedback(Act, FeedbackFrom.YoungPerson, ContactLanguage.Welsh, Act.Today, false, null, null, null, null));
        Case.HearFeedback(Act, FeedbackFrom.Family, ContactLanguage.English, Act.Today, false, Much.ALittle, null, "She listened.", null);
        Assert.Throws<Refused>(() => new Scene().Case.HearFeedback(Act, FeedbackFrom.Family, ContactLanguage.English, Act.Today, false, null, null, null, null));
    }

    [Theory]
    [InlineData("2009-03-01", "2026-11-30", false)]
    [InlineData("2009-03-01", "2026-12-01", true)]
    // Born on 29 February: 18 on 1 March of a common year.
    [InlineData("2008-02-29", "2025-11-30", false)]
    [InlineData("2008-02-29", "2025-12-01", true)]
    public void A_case_says_three_months_before_that_somebody_turns_18(string born, string today, bool near)
    {
        var nearly = new Scene(DateTime.SpecifyKind(DateTime.Parse(today, System.Globalization.CultureInfo.InvariantCulture).AddHours(10), DateTimeKind.Utc)).Supported();
        nearly.Person.BornOn = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(near, nearly.Case.NeedsHandoverAt18(nearly.Act));
    }

    [Fact]
    public void Nobody_is_let_go_at_18_before_somebody_has_taken_over()
    {
        Planned();
        scene.Person.BornOn = Act.Today.AddYears(-18).AddDays(20);
        Assert.Throws<Refused>(() => Case.Close(Act, ClosingReason.Turned18, "Note.", "Plan."));
        var first = Case.PlanHandover(Act, "The leaving care team", "What helps.");
        Assert.True(Case.NeedsHandoverAt18(Act));
        Assert.Equal((scene.WorkerId, WorkingCalendar.EnglandAndWales.Add(Act.Today.AddDays(20), -1)), (first.OwnerId!.Value, first.DueOn!.Value));
        var handover = Case.PlanHandover(Act, "Careers Wales", "What helps.");
        Assert.False(first.IsOpen);
        Assert.Throws<Refused>(() => Case.Close(Act, ClosingReason.Turned18, "Note.", "Plan."));
        Assert.Throws<Refused>(() => handover.Accept(Act, "Their duty worker", Act.Today.AddDays(1)));
        handover.Accept(Act, "Their duty worker", Act.Today);
        Assert.Throws<Refused>(() => handover.Accept(Act, "Somebody", Act.Today));
        Assert.False(Case.NeedsHandoverAt18(Act));
        Case.Close(Act, ClosingReason.Turned18, "Note.", "Plan.", notAsked: NotAskedBecause.DidNotWant);
        Assert.False(Case.IsOpen);
    }

    [Fact]
    public void A_planned_closing_knows_how_near_they_came_to_each_goal_or_why_nobody_asked()
    {
        var (plan, goal) = Draft();
        var other = Case.SetGoal(Act, plan, "N19", "I want to swim.");
        other.AddStep(Act, plan, "Sam", "Takes you to the pool.", Act.In(5), null);
        plan.Record(Act, "You are a good friend.", "Ring Mrs Price.", Act.Today.AddDays(30));
        Assert.Equal(new HashSet<Goal> { goal, other }, Case.GoalsWithoutEndScore().ToHashSet());
        Case.Measure(Act, Measured.Goal, goal, MeasurePoint.End, 7, Respondent.YoungPerson, Act.Today);

        Assert.Throws<Refused>(() => Case.Close(Act, ClosingReason.NeedsMet, "Note.", "Plan."));
        Assert.Throws<Refused>(() => Case.ProposeClosing(Act, ClosingReason.SteppedDown, "Note.", "Plan.", scene.CoordinatorId));
        var asked = Case.ProposeClosing(Act, ClosingReason.NeedsMet, "Note.", "Plan.", scene.CoordinatorId, NotAskedBecause.TooMuch);
        asked.SignOff(Act);

        Assert.Equal(NotAskedBecause.TooMuch, Case.NotAskedBecause);
        Assert.Equal(NotAskedBecause.TooMuch, Case.Events[^1].NotAsked);
    }

    [Fact]
    public void Where_each_goal_has_its_score_or_the_end_came_by_itself_no_reason_is_asked_for_or_kept()
    {
        var (_, goal) = Planned();
        var struck = Case.Measure(Act, Measured.Goal, goal, MeasurePoint.End, 7, Respondent.YoungPerson, Act.Today);
        struck.Strike(Act);
        Assert.Equal([goal], Case.GoalsWithoutEndScore());
        Case.Measure(Act, Measured.Goal, goal, MeasurePoint.End, 8, Respondent.YoungPerson, Act.Today);
        Case.Close(Act, ClosingReason.NeedsMet, "Note.", "Plan.", notAsked: NotAskedBecause.NoTime);
        Assert.Null(Case.NotAskedBecause);

        var withdrew = new Scene().Supported();
        withdrew.Case.RecordConversation(withdrew.Act, Said(withdrew.Act.Today));
        var plan = withdrew.Case.BeginPlan(withdrew.Act);
        withdrew.Case.SetGoal(withdrew.Act, plan, "N13", "School.").AddStep(withdrew.Act, plan, "Mrs Price", "Meets you.", withdrew.Act.In(5), null);
        plan.Record(withdrew.Act, "Kind.", "Ring.", withdrew.Act.Today.AddDays(30));
        withdrew.Case.Close(withdrew.Act, ClosingReason.Withdrew, "Note.", "Plan.");
        Assert.False(withdrew.Case.IsOpen);
    }

    [Fact]
    public void The_exit_plan_is_written_while_support_is_under_way_and_ends_with_it()
    {
        Case.WriteExitPlan(Act, "The club on Fridays.");
        Assert.Equal(("The club on Fridays.", Act.UserId), (Case.ExitPlanSoFar, Case.ExitPlanSoFarById!.Value));
        Case.Pause(Act, "Away.", Act.Today.AddDays(10));
        Case.WriteExitPlan(Act, "The club, and Mrs Price.");
        Case.Close(Act, ClosingReason.NeedsMet, "Note.", "The club, and Mrs Price.");
        Assert.Equal(("The club, and Mrs Price.", (string?)null), (Case.ExitPlan, Case.ExitPlanSoFar));
        Assert.Throws<Refused>(() => Case.WriteExitPlan(Act, "Too late."));
        Assert.Throws<Refused>(() => new Scene().Case.WriteExitPlan(Act, "Too soon."));
    }

    [Fact]
    public void Plain_words_points_out_what_a_young_person_should_not_read()
    {
        var found = PlainWords.Of(["You are a good friend.", "The police think you are at risk.", "We will meet every week at four and walk to the club together and then you show me what you have made there since."]);
        Assert.Equal(["police", "risk"], found.Words);
        Assert.Single(found.LongSentences);
        Assert.Equal(["heddlu"], PlainWords.Of(["Mae’r heddlu’n gwybod."]).Words);
        Assert.False(PlainWords.Of(["You are good at football.", null]).AreFound);
    }

    [Fact]
    public void Agreed_anew_the_case_waits_for_support_again_and_until_then_for_its_closing()
    {
        Planned(40);
        var review = Case.DueOn;
        Case.WithdrawAgreement(Act, Case.Agreements[0], "Enough.");
        var closing = Case.DueOn;
        Assert.True(closing < review);
        // Whatever is planned meanwhile, nobody agrees.
        Case.BeginPlan(Act).Record(Act, "You are a good friend.", "Ring Mrs Price.", Act.Today.AddDays(50));
        Assert.Equal(closing, Case.DueOn);
        scene.Agree();
        Assert.Equal(Case.ReviewOn, Case.DueOn);
    }

    [Fact]
    public void What_was_wanted_before_a_case_was_reopened_is_no_goal_of_the_plan_that_follows()
    {
        var (_, before) = Planned();
        var (agreement, plan) = (Case.Agreements[0], Case.Plan!);
        Case.Close(Act, ClosingReason.PartlyMet, "Note.", "Plan.", notAsked: NotAskedBecause.NoTime);
        scene.Now = scene.Now.AddDays(7);
        Case.Reopen(Act, "Again.");
        Assert.Throws<Refused>(() => Case.ConfirmAgreement(Act, agreement, Act.Today));
        Assert.False(Case.HasAgreementBesides(Case.Agreements[^1]));
        scene.Supported();
        var (draft, now) = Draft();
        Assert.Equal([now], Case.GoalsOf(draft));
        Assert.Equal([now], Case.GoalsOfNow());
        Assert.Contains(before, Case.GoalsOf(plan));
    }
}
