using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.SupportActions;
using static YoungFutures.Domain.Cases.CaseStatus;

namespace YoungFutures.Tests.Domain.Cases;

public sealed class CaseTests
{
    [Theory]
    [InlineData(InformationGathering, new[] { Listed, Closed })]
    [InlineData(Listed, new[] { InformationGathering, Engaging, Assured, Closed })]
    [InlineData(Engaging, new[] { Supporting, Closed })]
    [InlineData(Supporting, new[] { Paused, Closed })]
    [InlineData(Paused, new[] { Supporting, Closed })]
    [InlineData(Assured, new[] { Closed })]
    [InlineData(Closed, new[] { InformationGathering })]
    public void A_case_can_move_only_along_the_pathway(CaseStatus from, CaseStatus[] to)
    {
        var @case = new Scene().In(from).Case;
        Assert.Equal(from, @case.Status);
        Assert.Equal(to, Enum.GetValues<CaseStatus>().Where(@case.CanMoveTo));
    }

    [Theory]
    [InlineData(InformationGathering)]
    [InlineData(Listed)]
    [InlineData(Supporting)]
    [InlineData(Assured)]
    [InlineData(Closed)]
    public void Support_starts_only_from_engaging_or_a_pause(CaseStatus from)
    {
        var scene = new Scene().In(from);
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
        Assert.Equal(from, scene.Case.Status);
    }

    [Fact]
    public void Support_waits_for_the_lead_agency_and_for_an_agreement_in_force()
    {
        var scene = new Scene().Adopted();
        var agreement = scene.Agree();
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        scene.Case.WithdrawAgreement(scene.Act, agreement, "Changed their mind.");
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
        scene.Agree(given: false);
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
        scene.Agree();
        scene.Case.StartSupport(scene.Act);
        Assert.Equal(Supporting, scene.Case.Status);
    }

    [Fact]
    public void Support_does_not_resume_once_the_agreement_is_withdrawn()
    {
        var scene = new Scene().Paused();
        scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "Enough.");
        Assert.Throws<Refused>(() => scene.Case.StartSupport(scene.Act));
    }

    [Fact]
    public void A_withdrawn_agreement_brings_the_next_date_forward_and_cannot_be_withdrawn_twice()
    {
        var scene = new Scene().Supported();
        scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "Enough.");
        Assert.True(scene.Case.DueOn <= scene.Act.In(scene.Act.Limits.ClosingDays));
        Assert.Throws<Refused>(() => scene.Case.WithdrawAgreement(scene.Act, scene.Case.Agreements[0], "Again."));
        Assert.Throws<Refused>(() => scene.Case.WithdrawAgreement(scene.Act, scene.Agree(given: false), "It was never given."));
    }

    [Fact]
    public void The_lead_is_accepted_once_and_can_then_change_hands()
    {
        var scene = new Scene();
        Assert.Throws<Refused>(() => scene.Case.AcceptLead(scene.Act, scene.WorkerId));
        scene.Adopted();
        Assert.Throws<Refused>(() => scene.Case.HandLeadTo(scene.Act, scene.WorkerId));
        scene.Case.AcceptLead(scene.Act, scene.WorkerId);
        Assert.Equal(scene.WorkerId, scene.Case.OwnerId);
        Assert.Equal(scene.Act.In(scene.Act.Limits.FirstContactDays), scene.Case.DueOn);
        Assert.Throws<Refused>(() => scene.Case.AcceptLead(scene.Act, scene.WorkerId));
        var due = scene.Case.DueOn;
        scene.Case.HandLeadTo(scene.Act, scene.CoordinatorId);
        Assert.Equal((scene.CoordinatorId, due), (scene.Case.OwnerId, scene.Case.DueOn));
    }

    [Fact]
    public void Trying_again_to_reach_a_family_buys_no_more_time()
    {
        var scene = new Scene().TakenOn();
        var by = scene.Act.In(scene.Act.Limits.ReachingDays);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            scene.Case.RecordContact(scene.Act, ContactMethod.Telephone, false, scene.Act.Today, null);
            Assert.Equal(by, scene.Case.DueOn);
            scene.Now = scene.Now.AddDays(7);
        }
    }

    [Fact]
    public void A_family_counts_as_not_reached_only_after_enough_attempts_by_enough_methods()
    {
        var scene = new Scene().TakenOn();
        void Try(ContactMethod method, bool reached = false) => scene.Case.RecordContact(scene.Act, method, reached, scene.Act.Today, null);
        void Close() => scene.Case.Close(scene.Act, ClosingReason.NotReached, "No answer.", null);
        Try(ContactMethod.Telephone);
        Try(ContactMethod.Telephone);
        Try(ContactMethod.Telephone);
        Assert.Throws<Refused>(Close);
        // Reaching them is no evidence that they could not be reached.
        Try(ContactMethod.Letter, reached: true);
        Assert.Throws<Refused>(Close);
        Try(ContactMethod.HomeVisit);
        Close();
        Assert.Equal(ClosingReason.NotReached, scene.Case.ClosedBecause);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_attempts_that_count_lie_within_so_many_working_days_bank_holidays_left_out(bool within)
    {
        // Over Christmas, Boxing Day and New Year's Day: four weeks are fewer than twenty working days.
        var scene = new Scene(new DateTime(2026, 12, 10, 10, 0, 0, DateTimeKind.Utc)).TakenOn();
        var first = scene.Act.Today;
        var last = scene.Act.In(20);
        Assert.True(last > first.AddDays(28));
        scene.Now = scene.Now.AddDays(120);
        void Try(ContactMethod method, DateOnly on) => scene.Case.RecordContact(scene.Act, method, false, on, null);
        Try(ContactMethod.Telephone, first);
        Try(ContactMethod.Letter, first.AddDays(5));
        Try(ContactMethod.Telephone, within ? last : last.AddDays(1));

        // Written down months later: what was enough then is enough now.
        Assert.Equal(within, scene.Case.EnoughAttempts(scene.Act));
        if (within) scene.Case.Close(scene.Act, ClosingReason.NotReached, "No answer.", null);
        else Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.NotReached, "No answer.", null));
    }

    [Fact]
    public void Three_attempts_over_half_a_year_are_not_enough_and_two_more_soon_after_the_last_are()
    {
        var scene = new Scene().TakenOn();
        foreach (var method in new[] { ContactMethod.Telephone, ContactMethod.Letter, ContactMethod.Telephone })
        {
            scene.Case.RecordContact(scene.Act, method, false, scene.Act.Today, null);
            scene.Now = scene.Now.AddDays(60);
        }

        Assert.False(scene.Case.EnoughAttempts(scene.Act));
        scene.Case.RecordContact(scene.Act, ContactMethod.HomeVisit, false, scene.Act.Today, null);
        scene.Case.RecordContact(scene.Act, ContactMethod.Text, false, scene.Act.Today, null);
        Assert.False(scene.Case.EnoughAttempts(scene.Act));
        scene.Case.RecordContact(scene.Act, ContactMethod.Text, false, scene.Act.Today, null);
        Assert.True(scene.Case.EnoughAttempts(scene.Act));
    }

    [Fact]
    public void Nothing_is_recorded_as_done_in_the_future()
    {
        var scene = new Scene().TakenOn();
        var tomorrow = scene.Act.Today.AddDays(1);
        Assert.Throws<Refused>(() => scene.Case.RecordContact(scene.Act, ContactMethod.Letter, true, tomorrow, null));
        Assert.Throws<Refused>(() => scene.Case.RecordAgreement(scene.Act, true, AgreementBy.Parent, "x", "y", YoungFutures.Domain.YoungPeople.ContactLanguage.Welsh, tomorrow));
        Assert.Empty(scene.Case.ContactAttempts);
        Assert.Empty(scene.Case.Agreements);
    }

    [Fact]
    public void A_pause_has_an_end_and_the_end_has_a_limit()
    {
        var scene = new Scene().Supported();
        Assert.Throws<Refused>(() => scene.Case.Pause(scene.Act, "Away.", scene.Act.Today));
        Assert.Throws<Refused>(() => scene.Case.Pause(scene.Act, "Away.", scene.Act.InWeeks(scene.Act.Limits.PauseCeilingWeeks).AddDays(1)));
        var until = scene.Act.InWeeks(scene.Act.Limits.PauseCeilingWeeks);
        scene.Case.Pause(scene.Act, "Away.", until);
        Assert.Equal((Paused, until), (scene.Case.Status, scene.Case.DueOn));
        Assert.Throws<Refused>(() => scene.Case.Pause(scene.Act, "Away.", until));
        scene.Case.StartSupport(scene.Act);
        Assert.Null(scene.Case.ResumeOn);
    }

    [Fact]
    public void Open_actions_stand_in_the_way_of_every_closing_but_a_death()
    {
        var scene = new Scene().TakenOn();
        var action = scene.Action();
        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.Declined, "No thank you.", null));
        Assert.Equal(Engaging, scene.Case.Status);
        Assert.True(action.IsOpen);
        scene.Case.Close(scene.Act, ClosingReason.Died, "Note.", null);
        Assert.Equal((ActionStatus.Cancelled, (string?)null), (action.Status, action.Outcome));
    }

    [Theory]
    [InlineData(DecisionOutcome.Signposted)]
    [InlineData(DecisionOutcome.Redirected)]
    [InlineData(DecisionOutcome.NoFurtherAction)]
    public void A_decision_closes_no_case_over_open_actions(DecisionOutcome outcome)
    {
        var scene = new Scene();
        var action = scene.Action();
        var meeting = scene.Listed();
        Assert.Throws<Refused>(() => scene.Decide(meeting, outcome));
        Assert.Null(meeting.Items[0].Decision);
        action.Finish(scene.Act, "Done.");
        scene.Decide(meeting, outcome);
        Assert.Equal(outcome.ToString(), scene.Case.ClosedBecause.ToString());
    }

    [Theory]
    [InlineData(ClosingReason.Signposted)]
    [InlineData(ClosingReason.Redirected)]
    [InlineData(ClosingReason.NoFurtherAction)]
    [InlineData(ClosingReason.SupportInPlace)]
    public void What_only_a_meeting_decides_is_no_reason_to_close(ClosingReason reason)
    {
        var scene = new Scene().TakenOn();
        Assert.False(scene.Case.MayCloseFor(reason));
        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, reason, "Note.", "Plan."));
    }

    [Fact]
    public void Support_already_in_place_closes_after_its_assurance()
    {
        var scene = new Scene().Assured();
        Assert.Equal(scene.Act.Today.AddDays(30), scene.Case.DueOn);
        scene.Case.Close(scene.Act, ClosingReason.SupportInPlace, "Holding.", null);
        Assert.Equal(Closed, scene.Case.Status);
    }

    [Theory]
    [InlineData(Supporting)]
    [InlineData(Paused)]
    public void Support_leaves_an_exit_plan(CaseStatus from)
    {
        var scene = new Scene().In(from);
        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Well.", " "));
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Well.", "Youth club on Fridays.");
        Assert.Equal("Youth club on Fridays.", scene.Case.ExitPlan);
    }

    [Fact]
    public void Closing_ends_checks_and_sight_and_each_referrer_is_to_be_told()
    {
        var scene = new Scene();
        var withAccount = scene.Referral(scene.School.Id);
        var byTelephone = scene.Referral(null);
        var check = scene.Case.Ask(scene.Act, scene.School.Id, null, "Known?", scene.Act.In(3));
        scene.Case.Close(scene.Act, ClosingReason.MovedArea, "Moved.", null);
        Assert.False(check.IsOpen);
        Assert.DoesNotContain(scene.Case.Involvements, involvement => involvement.IsOpenAt(scene.Now));
        Assert.All([withAccount, byTelephone], referral => Assert.Equal(scene.Act.In(scene.Act.Limits.TellReferrerDays), referral.TellReferrerBy));
        Assert.All([withAccount, byTelephone], referral => Assert.Null(referral.ReferrerToldAt));
        Assert.Throws<Refused>(() => scene.Case.Close(scene.Act, ClosingReason.MovedArea, "Again.", null));
    }

    [Fact]
    public void A_restricted_case_stays_in_sight_of_those_named_on_it_or_nobody_could_open_it_again()
    {
        var scene = new Scene();
        var named = Guid.CreateVersion7();
        scene.Case.Restrict(scene.Act, [named]);
        scene.Case.Ask(scene.Act, scene.School.Id, scene.WorkerId, "Known?", scene.Act.In(3));
        scene.Closed();
        var open = scene.Case.Involvements.Where(involvement => involvement.IsOpenAt(scene.Now)).Select(involvement => involvement.UserId);
        Assert.Equal([named, scene.CoordinatorId], open);
    }

    [Fact]
    public void A_reopened_case_starts_again_and_asks_again()
    {
        var scene = new Scene().Supported();
        scene.Case.RecordContact(scene.Act, ContactMethod.Letter, false, scene.Act.Today, null);
        scene.Case.Close(scene.Act, ClosingReason.NeedsMet, "Well.", "Plan.");
        scene.Now = scene.Now.AddDays(60);
        scene.Case.Reopen(scene.Act, "It came back.");
        Assert.Equal(InformationGathering, scene.Case.Status);
        Assert.Equal(scene.CoordinatorId, scene.Case.OwnerId);
        Assert.Equal(scene.Act.In(scene.Act.Limits.ListingDays), scene.Case.DueOn);
        Assert.False(scene.Case.HasAgreement);
        Assert.False(scene.Case.EnoughAttempts(scene.Act));
        Assert.Null(scene.Case.LeadAgencyId);
        Assert.Throws<Refused>(() => scene.Case.Reopen(scene.Act, "Again."));
    }

    [Fact]
    public void The_case_of_a_young_person_who_died_is_not_reopened()
    {
        var scene = new Scene().Closed(ClosingReason.Died);
        Assert.False(scene.Case.CanReopen);
        Assert.Throws<Refused>(() => scene.Case.Reopen(scene.Act, "x"));
    }

    [Fact]
    public void The_chair_agrees_once_that_a_case_waits_no_longer()
    {
        var scene = new Scene();
        scene.Case.AgreeUrgent(scene.Act, "Soon.");
        Assert.Equal(scene.Act.In(scene.Act.Limits.UrgentListingDays), scene.Case.DueOn);
        Assert.Throws<Refused>(() => scene.Case.AgreeUrgent(scene.Act, "Soon."));
        Assert.Throws<Refused>(() => new Scene().TakenOn().Case.AgreeUrgent(scene.Act, "Soon."));
    }

    [Fact]
    public void A_review_is_never_further_off_than_the_ceiling()
    {
        var scene = new Scene().Supported();
        Assert.Throws<Refused>(() => scene.Decide(DecisionOutcome.Review, scene.Act.InWeeks(scene.Act.Limits.ReviewCeilingWeeks).AddDays(1)));
        var on = scene.Act.InWeeks(scene.Act.Limits.ReviewCeilingWeeks);
        scene.Decide(scene.Meetings[^1], DecisionOutcome.Review, on);
        Assert.Equal(on, scene.Case.ReviewOn);
    }

    [Fact]
    public void A_closed_case_takes_nothing_new()
    {
        var scene = new Scene().Closed();
        Assert.Throws<Refused>(() => scene.Action());
        Assert.Throws<Refused>(() => scene.Agree());
        Assert.Throws<Refused>(() => scene.Case.RecordContact(scene.Act, ContactMethod.Letter, true, scene.Act.Today, null));
        Assert.Throws<Refused>(() => scene.Case.Ask(scene.Act, scene.Health.Id, null, "Known?", scene.Act.In(3)));
        Assert.Throws<Refused>(() => scene.Listed());
        Assert.Empty(scene.Case.Actions);
    }

    [Fact]
    public void Restricting_a_case_leaves_a_check_to_the_one_who_has_it_in_hand()
    {
        var scene = new Scene();
        scene.Case.Ask(scene.Act, scene.School.Id, scene.WorkerId, "Known?", scene.Act.In(3));
        scene.Case.Restrict(scene.Act, []);
        var open = scene.Case.Involvements.Where(held => held.CheckId is not null && held.IsOpenAt(scene.Now)).Select(held => held.UserId);
        Assert.Equal(scene.WorkerId, Assert.Single(open));
    }
}
