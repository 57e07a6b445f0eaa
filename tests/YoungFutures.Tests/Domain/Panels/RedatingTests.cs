using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.Panels;

/// <summary>Each kind of record, counted anew from where it was counted first when the panel changes how long things may take.</summary>
public sealed class RedatingTests
{
    private static WorkingCalendar Calendar => WorkingCalendar.EnglandAndWales;

    private static DateOnly Day(Scene scene) => scene.Act.Today;

    /// <summary>Other limits, some days after everything that is dated here began.</summary>
    private static Scene Amended(Scene scene, Action<PanelSettings> limits)
    {
        scene.Now = scene.Now.AddDays(2);
        limits(scene.Panel.Amend(scene.Now, scene.CoordinatorId));
        return scene;
    }

    [Fact]
    public void Support_of_a_service_at_each_of_its_stages()
    {
        foreach (var (make, count) in new (Action<Scene, Intervention>, Func<DateOnly, DateOnly>)[]
        {
            ((_, _) => { }, began => Calendar.Add(began, 9)),
            ((scene, offered) => offered.PutOnWaitingList(scene.Act, scene.WorkerId, Day(scene).AddDays(200)), began => Act.InWeeks(began, 3)),
            ((scene, offered) => offered.Accept(scene.Act, scene.WorkerId, null), began => Calendar.Add(began, 8)),
            ((scene, offered) => { offered.Accept(scene.Act, scene.WorkerId, null); offered.Record(scene.Act, Day(scene), SessionAttendance.Came); }, began => Calendar.Add(began, 7)),
            ((scene, offered) => { offered.Accept(scene.Act, scene.WorkerId, null); offered.Record(scene.Act, Day(scene), SessionAttendance.Came); scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[^1], "Enough."); }, began => Calendar.Add(began, 6)),
            ((scene, offered) => offered.CannotTake(scene.Act, SupportBarrier.Full, "Full."), began => Calendar.Add(began, 5)),
        })
        {
            var scene = new Scene().Supported();
            var (offered, began) = (scene.Offer(), Day(scene));
            make(scene, offered);
            Amended(scene, limits => (limits.ProviderAnswerDays, limits.WaitingWeeks, limits.TakeUpDays, limits.WithoutSessionDays, limits.ClosingDays, limits.AcceptDays) = (9, 3, 8, 7, 6, 5));

            offered.Date(scene.Act);

            Assert.Equal((offered.Status, count(began)), (offered.Status, offered.DueOn!.Value));
        }
    }

    [Fact]
    public void A_day_that_somebody_planned_stays_where_it_comes_first()
    {
        var scene = new Scene().Supported();
        var offered = scene.Offer();
        offered.Accept(scene.Act, scene.WorkerId, scene.Act.In(1));
        var first = scene.Act.In(1);
        Amended(scene, limits => limits.TakeUpDays = 30);

        offered.Date(scene.Act);

        Assert.Equal(first, offered.DueOn);
    }

    [Fact]
    public void A_case_that_is_heard_urgently_counts_from_when_that_was_agreed()
    {
        var scene = new Scene();
        scene.Now = scene.Now.AddDays(1);
        scene.Case.AgreeUrgent(scene.Act, "Soon.");
        var agreed = Day(scene);
        Amended(scene, limits => limits.UrgentListingDays = 6);

        scene.Case.Date(scene.Act);

        Assert.Equal((Calendar.Add(agreed, 6), Calendar.Add(agreed, 6)), (scene.Case.ListBy, scene.Case.DueOn!.Value));
    }

    [Fact]
    public void A_family_that_answered_and_one_that_took_its_answer_back_are_waited_for_from_then()
    {
        var agreed = new Scene().TakenOn();
        agreed.Agree();
        var began = Day(agreed);
        Amended(agreed, limits => (limits.FirstContactDays, limits.ClosingDays) = (3, 9)).Case.Date(agreed.Act);
        Assert.Equal(Calendar.Add(began, 3), agreed.Case.DueOn);

        var refused = new Scene().TakenOn();
        refused.Agree(given: false);
        Amended(refused, limits => (limits.FirstContactDays, limits.ClosingDays) = (9, 4)).Case.Date(refused.Act);
        Assert.Equal(Calendar.Add(began, 4), refused.Case.DueOn);

        var withdrawn = new Scene().Supported();
        withdrawn.Case.WithdrawAgreement(withdrawn.Act, withdrawn.Case.Agreements[0], "Enough.");
        Amended(withdrawn, limits => limits.ClosingDays = 1).Case.Date(withdrawn.Act);
        Assert.Equal(Calendar.Add(began, 1), withdrawn.Case.DueOn);

        var paused = new Scene().Paused();
        paused.Case.WithdrawAgreement(paused.Act, paused.Case.Agreements[0], "Enough.");
        Amended(paused, limits => limits.ClosingDays = 2).Case.Date(paused.Act);
        Assert.Equal(Calendar.Add(began, 2), paused.Case.DueOn);
    }

    [Fact]
    public void A_new_lead_asks_the_family_within_the_new_days()
    {
        var scene = new Scene().Supported();
        scene.Case.HandLeadTo(scene.Act, scene.CoordinatorId);
        var changed = Day(scene);
        Amended(scene, limits => limits.FirstContactDays = 1).Case.Date(scene.Act);

        Assert.Equal((Calendar.Add(changed, 1), Calendar.Add(changed, 1)), (scene.Case.ConfirmAgreementBy!.Value, scene.Case.DueOn!.Value));
    }

    [Fact]
    public void A_plan_is_counted_from_where_support_went_on_where_a_pause_came_before_it()
    {
        var scene = new Scene().Supported();
        var plan = scene.Case.PlanBy!.Value;
        scene.Case.Pause(scene.Act, "Away.", scene.Act.Today.AddDays(40));
        scene.Now = UkTime.ToUtc(Calendar.Add(plan, 2), new TimeOnly(9, 0));
        scene.Case.StartSupport(scene.Act);
        var resumed = Day(scene);
        Amended(scene, limits => limits.PlanDays = 6).Case.Date(scene.Act);

        Assert.Equal(Calendar.Add(resumed, 6), scene.Case.PlanBy);
    }

    [Fact]
    public void What_the_chair_is_asked_and_what_waits_for_the_chairs_word()
    {
        var scene = new Scene();
        var asked = scene.Case.AskForUrgency(scene.Act, "Soon.", scene.CoordinatorId);
        var closing = scene.Case.ProposeClosing(scene.Act, ClosingReason.Duplicate, "Twice.", null, scene.CoordinatorId);
        var began = Day(scene);
        var minutes = new Scene();
        var meeting = minutes.Listed();
        meeting.Hold(minutes.Act);
        var deferred = new Scene();
        var decision = deferred.Decide(DecisionOutcome.Deferred);

        foreach (var each in new[] { scene, minutes, deferred }) Amended(each, limits => (limits.MinutesDays, limits.ListingDays) = (11, 13));
        asked.Date(scene.Act);
        closing.Date(scene.Act);
        meeting.DateMinutes(minutes.Act);
        decision.Date(deferred.Act);

        Assert.Equal(Calendar.Add(began, 1), asked.DueOn);
        Assert.Equal(Calendar.Add(began, 11), closing.DueOn);
        Assert.Equal(Calendar.Add(began, 11), meeting.DueOn);
        Assert.Equal(Calendar.Add(began, 13), deferred.Case.DueOn);
    }

    [Fact]
    public void What_the_family_is_told_what_visitors_are_warned_of_and_a_risk_that_rose()
    {
        var scene = new Scene().Supported();
        var began = Day(scene);
        var notice = new PrivacyNotice(scene.Act, scene.Case, began.AddDays(-4));
        var warning = new VisitWarning(scene.Act, scene.Case, "A dog.", "Ring first.", "The school", began);
        var risen = scene.Case.RaiseRisk(scene.Act, "Out at night.", began, false, false, null);
        Amended(scene, limits => (limits.PrivacyNoticeDays, limits.WarningReviewWeeks, limits.UrgentListingDays) = (20, 2, 4));

        notice.Date(scene.Act);
        warning.Date(scene.Act);
        risen.Date(scene.Act);

        Assert.Equal((began.AddDays(16), began.AddDays(16)), (notice.DueOn!.Value, notice.PromisedFor));
        Assert.Equal(Act.InWeeks(began, 2), warning.DueOn);
        Assert.Equal(Calendar.Add(began, 4), risen.DueOn);
    }

    [Fact]
    public void A_referrer_is_told_and_an_action_that_was_sent_back_finds_another_way()
    {
        var scene = new Scene();
        var referral = scene.Draft(null);
        referral.AnswerImmediateRisk(Answer.No, scene.Act);
        referral.Submit(scene.Act, "YF-NW-2026-R1", safeguardingConfirmed: false);
        referral.FindNotEligible(scene.Act, "Too old.");
        var action = scene.Action();
        action.Decline(scene.Act, "No.");
        var began = Day(scene);
        Amended(scene, limits => limits.TellReferrerDays = 9);

        referral.DateTelling(scene.Act);
        action.Date(scene.Act);

        Assert.Equal(Calendar.Add(began, 9), referral.TellReferrerBy);
        Assert.Equal(Calendar.Add(began, 1), action.DueOn);
    }

    [Fact]
    public void A_check_after_the_end_that_was_not_wanted_or_where_help_is_wanted_again()
    {
        var scene = new Scene().TakenOn();
        scene.Case.RecordAgreement(scene.Act, true, AgreementBy.Parent, "The mother", "Mentoring", ContactLanguage.Welsh, scene.Act.Today, coversContactAfter: true);
        scene.Case.StartSupport(scene.Act);
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Well.", "The club.");
        var (first, second) = (scene.Case.ChecksAfter[0], scene.Case.ChecksAfter[1]);
        scene.Now = UkTime.ToUtc(second.PlannedOn, new TimeOnly(10, 0));
        first.Answer(scene.Act, new(Holding.No, Answer.No, Occupied.None, null, HelpWanted: true));
        second.Decline(scene.Act, null);
        var (asked, planned) = (Day(scene), second.PlannedOn);
        Amended(scene, limits => (limits.ScreeningDays, limits.OfferAgainDays) = (6, 7));

        first.Date(scene.Act);
        second.Date(scene.Act);

        Assert.Equal(Calendar.Add(asked, 6), first.DueOn);
        Assert.Equal((Calendar.Add(asked, 7), planned), (second.DueOn!.Value, second.PlannedOn));
    }

    [Fact]
    public void The_hour_of_act_now_never_moves_away()
    {
        var scene = new Scene();
        var report = new SafeguardingReport(scene.Act, scene.Person.Id, ReportedFrom.Case, scene.Case.Id, scene.Case.Id, null, null, "A bruise.", null);
        var raised = scene.Now;
        var was = report.DueAt;
        Amended(scene, limits => limits.ActNowHours = 24);
        report.Date(scene.Act);
        Assert.Equal(was, report.DueAt);

        Amended(scene, limits => limits.ActNowHours = 1);
        report.Date(scene.Act);
        Assert.Equal(raised.AddHours(1), report.DueAt);
    }
}
