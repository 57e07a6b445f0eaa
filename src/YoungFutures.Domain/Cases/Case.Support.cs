using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Cases.CaseStatus;

namespace YoungFutures.Domain.Cases;

/// <summary>The support itself: conversation, plan, goals, reviews, a risk that rises, and what is asked after it has ended. Each verb needs what it looks at to be loaded.</summary>
public sealed partial class Case
{
    /// <summary>Endings after which nobody is asked how it went.</summary>
    private static readonly ClosingReason[] WithoutChecksAfter =
        [ClosingReason.Declined, ClosingReason.NotReached, ClosingReason.Withdrew, ClosingReason.Duplicate, ClosingReason.OpenedInError, ClosingReason.Died];

    /// <summary>Endings that somebody saw coming: the young person is asked how near they are to their goals, or it is said why not.</summary>
    private static readonly ClosingReason[] Planned =
        [ClosingReason.NeedsMet, ClosingReason.PartlyMet, ClosingReason.MovedArea, ClosingReason.SteppedUp, ClosingReason.SteppedDown, ClosingReason.Turned18];

    /// <summary>The exit plan as whoever leads writes it while support is under way; whoever closes the case finds it there. Nothing once the case has closed.</summary>
    public string? ExitPlanSoFar { get; private set; }
    public DateTime? ExitPlanSoFarAt { get; private set; }
    public Guid? ExitPlanSoFarById { get; private set; }
    /// <summary>Until when support that has started needs its plan; none once there is one.</summary>
    public DateOnly? PlanBy { get; private set; }
    /// <summary>Until when a new lead practitioner asks the family whether they still agree.</summary>
    public DateOnly? ConfirmAgreementBy { get; private set; }

    public List<NeedsConversation> Conversations { get; } = [];
    public List<SupportPlan> Plans { get; } = [];
    public List<Goal> Goals { get; } = [];
    public List<OutcomeMeasure> Measures { get; } = [];
    public List<SupportReview> Reviews { get; } = [];
    public List<Feedback> Feedback { get; } = [];
    public List<RisenRisk> RisenRisks { get; } = [];
    public List<AdultHandover> Handovers { get; } = [];
    public List<PostClosureCheck> ChecksAfter { get; } = [];
    public List<SecondOffer> SecondOffers { get; } = [];

    public bool IsSupported => Status is Supporting or Paused;

    /// <summary>The conversation that counts now.</summary>
    public NeedsConversation? Conversation => Conversations.Where(held => IsOfNow(held.RecordedAt)).MaxBy(held => held.RecordedAt);
    public SupportPlan? DraftOfPlan => Plans.Find(plan => plan.IsDraft && IsOfNow(plan.StartedAt));
    public SupportPlan? Plan => Plans.Find(plan => plan.State == PlanState.InForce && IsOfNow(plan.StartedAt));

    /// <summary>Those set since the case was last opened.</summary>
    public IEnumerable<Goal> GoalsOfNow() => Goals.Where(goal => IsOfNow(goal.SetAt));

    /// <summary>
    /// What the young person was promised: the goals of the last version that was recorded, and those that were reached before. What only a draft holds was agreed with nobody. The plans must be loaded.
    /// </summary>
    public IEnumerable<Goal> GoalsPromised()
    {
        var recorded = Plans.Where(plan => plan.RecordedAt is not null && IsOfNow(plan.StartedAt)).OrderBy(plan => plan.Number).ToList();
        return GoalsOfNow().Where(goal => recorded.Count > 0 && (goal.IsIn(recorded[^1]) || (goal.WasReached == true && recorded.Exists(goal.IsIn))))
            .OrderBy(goal => goal.SetAt).ThenBy(goal => goal.Id);
    }

    /// <summary>The goals of one version of the plan, in the order in which they came; what was wanted before the case was reopened is none of a later version.</summary>
    public IEnumerable<Goal> GoalsOf(SupportPlan plan) => Goals.Where(goal => goal.IsIn(plan) && (IsOfNow(goal.SetAt) || !IsOfNow(plan.StartedAt))).OrderBy(goal => goal.SetAt).ThenBy(goal => goal.Id);

    public NeedsConversation RecordConversation(Act act, ConversationWords said)
    {
        if (!HasLead || LeadAcceptedAt is null) throw new Refused("The conversation about strengths and needs follows once the lead agency has taken the case on.");
        var conversation = new NeedsConversation(this, act, said);
        Conversations.Add(conversation);
        return conversation;
    }

    /// <summary>Begins the plan, or its next version. The plans must be loaded.</summary>
    public SupportPlan BeginPlan(Act act)
    {
        if (!IsSupported) throw new Refused("The plan is written once support has started.");
        if (Conversation is null) throw new Refused("Record the conversation about strengths and needs first: the plan begins with it.");
        if (DraftOfPlan is not null) throw new Refused("A version of the plan is being written already.");
        var plan = new SupportPlan(this, act, Plans.Count == 0 ? 1 : Plans.Max(held => held.Number) + 1, Plan);
        Plans.Add(plan);
        return plan;
    }

    public Goal SetGoal(Act act, SupportPlan draft, string needCode, string words)
    {
        if (!draft.IsDraft || draft.CaseId != Id) throw new Refused("Begin a new version of the plan first.");
        if (Conversation?.NeedCodes.Contains(needCode) != true) throw new Refused("A goal answers a need that was found in the conversation.");
        var goal = new Goal(this, draft, act, needCode, words);
        Goals.Add(goal);
        return goal;
    }

    /// <summary>The plan says when it is looked at together; from now on the case waits for that.</summary>
    internal void FollowPlan(Act act, DateOnly reviewOn)
    {
        if (!IsSupported) throw new Refused("The plan is written once support has started.");
        MustBeWithinCeiling(act, reviewOn);
        ReviewOn = reviewOn;
        PlanBy = null;
        // While it is paused the case waits for the end of that.
        if (Status == Supporting) WaitForSupport(act);
    }

    /// <summary>A score, of a goal or of a licensed questionnaire. The scores of the case must be loaded.</summary>
    public OutcomeMeasure Measure(Act act, Measured measured, Goal? goal, MeasurePoint point, decimal score, Respondent respondent, DateOnly on)
    {
        if (OutcomeMeasure.IsAfter(point) ? IsOpen : !(IsSupported || point == MeasurePoint.End && Status == Closed && SupportStartedAt is not null))
            throw new Refused("This point of the way is not now: the start and the middle belong to support under way, what comes after to a case that has ended.");
        if (goal is not null && !IsOfNow(goal.SetAt)) throw new Refused("This goal belongs to the work before the case was reopened.");
        var same = Measures.Where(held => held.Counts && IsOfNow(held.RecordedAt) && held.Measured == measured && held.GoalId == goal?.Id && held.Respondent == respondent && held.Point == point);
        if (same.Any(held => point != MeasurePoint.Middle || held.On == on)) throw new Refused("This has a score at that point already. Strike that one out first if it is wrong.");
        var measure = new OutcomeMeasure(this, act, measured, goal, point, score, respondent, on);
        Measures.Add(measure);
        return measure;
    }

    /// <summary>The lead looked at it with the young person. Where they no longer agree, the agreement ends here.</summary>
    public SupportReview Review(Act act, DateOnly on, string tookPart, string whatChanged, bool stillAgreed, DateOnly? nextOn)
    {
        if (!IsSupported) throw new Refused("Only a case with support under way can be reviewed.");
        if (on > act.Today) throw new Refused("A review is recorded once it has been held.");
        if (SupportStartedAt is { } started && on < UkTime.LocalDate(started)) throw new Refused("A review cannot have been held before support started.");
        DateOnly? next = null;
        if (stillAgreed)
        {
            if (nextOn is not { } wanted) throw new Refused("Say when the support is looked at next.");
            var calendar = WorkingCalendar.EnglandAndWales;
            next = calendar.IsWorkingDay(wanted) ? wanted : calendar.Add(wanted, 1);
            MustBeWithinCeiling(act, next.Value);
        }

        var review = new SupportReview(this, act, on, tookPart, whatChanged, stillAgreed, next);
        Reviews.Add(review);
        if (stillAgreed)
        {
            ReviewOn = next;
            if (Status == Supporting) WaitForSupport(act);
        }
        else
        {
            foreach (var agreement in Agreements.Where(held => held.IsInForce).ToList()) WithdrawAgreement(act, agreement, whatChanged);
        }

        return review;
    }

    /// <param name="meeting">The panel's next meeting, on whose agenda the case now stands.</param>
    /// <param name="wasReported">A young person in danger was reported to children's services first.</param>
    public RisenRisk RaiseRisk(Act act, string whatChanged, DateOnly since, bool inDanger, bool wasReported, PanelMeeting? meeting)
    {
        if (!HasLead) throw new Refused("A risk that rises is recorded on a case that the panel has taken on. One that waits for its first meeting can be heard urgently.");
        if (since > act.Today) throw new Refused("The day since when the risk rose cannot be in the future.");
        if (inDanger && !wasReported) throw new Refused("A young person in danger is reported to children’s services first. Use Act now, then record this.");
        var risen = new RisenRisk(this, act, whatChanged, since, inDanger, meeting);
        RisenRisks.Add(risen);
        return risen;
    }

    /// <summary>What carries on when the panel's work ends, who helps then, and what to do if things get hard: written before the end, as often as it changes.</summary>
    public void WriteExitPlan(Act act, string words)
    {
        if (!IsSupported) throw new Refused("The exit plan is written while support is under way.");
        (ExitPlanSoFar, ExitPlanSoFarAt, ExitPlanSoFarById) = (words, act.At, act.UserId);
    }

    /// <summary>The goals of the plan in force of which nobody knows how near the young person came. Plans, goals and scores must be loaded.</summary>
    public IReadOnlyList<Goal> GoalsWithoutEndScore() => Plan is not { } plan ? []
        : [.. GoalsOf(plan).Where(goal => !Measures.Exists(held => held.Counts && held.GoalId == goal.Id && held.Point == MeasurePoint.End && IsOfNow(held.RecordedAt)))];

    private bool NeedsEndScores(ClosingReason reason) => IsSupported && Planned.Contains(reason) && GoalsWithoutEndScore().Count > 0;

    /// <summary>Whether a closing for this reason is one that the young person is asked before.</summary>
    public static bool IsPlanned(ClosingReason reason) => Planned.Contains(reason);

    public Feedback HearFeedback(Act act, FeedbackFrom from, ContactLanguage language, DateOnly on, bool declined, Much? helped, Much? heard, string? best, string? better)
    {
        if (SupportStartedAt is null || !(IsSupported || Status == Closed)) throw new Refused("Feedback is asked for where support was given.");
        if (on > act.Today) throw new Refused("Feedback is recorded once it has been given.");
        if (Feedback.Exists(held => held.From == from && IsOfNow(held.RecordedAt))) throw new Refused("What they said is recorded already.");
        var said = new Feedback(this, act, from, language, on, declined, helped, heard, best, better);
        Feedback.Add(said);
        return said;
    }

    // Eighteen

    public DateOnly? Turns18On => YoungPerson.BornOn is { } born ? Age.Reaches(born, 18) : null;

    /// <summary>The day is near enough to say who takes over, and nobody has said that they do. The handovers must be loaded.</summary>
    public bool NeedsHandoverAt18(Act act) =>
        HasLead && Turns18On is { } birthday && birthday <= act.Today.AddMonths(act.Limits.TurningMonths) && !IsHandedOver;

    private bool IsHandedOver => Handovers.Exists(held => held.IsAccepted && IsOfNow(held.PlannedAt));

    public AdultHandover PlanHandover(Act act, string to, string what)
    {
        if (!HasLead) throw new Refused("A handover at 18 belongs to a case that the panel has taken on.");
        if (Turns18On is not { } birthday) throw new Refused("The date of birth is not known, so nobody knows when the young person turns 18.");
        foreach (var before in Handovers.Where(held => held.IsOpen)) before.End(act);
        var handover = new AdultHandover(this, act, to, what, birthday);
        Handovers.Add(handover);
        return handover;
    }

    // Agreement and a new lead

    /// <summary>The family knows who works with them now, and still agrees.</summary>
    public void ConfirmAgreement(Act act, Agreement agreement, DateOnly on)
    {
        if (!IsOpen) throw new Refused("The case is closed.");
        if (!IsOfNow(agreement.RecordedAt)) throw new Refused("This agreement belongs to the work before the case was reopened. Record a new one.");
        if (on > act.Today) throw new Refused("An agreement is recorded once it has been given or refused.");
        agreement.Confirm(act, on);
        AgreementIsConfirmed(act);
        Events.Add(new(this, act, CaseEventKind.AgreementConfirmed) { On = on });
    }

    private void AskForAgreementAgain(Act act)
    {
        if (!HasAgreement) return;
        ConfirmAgreementBy = act.In(act.Limits.FirstContactDays);
        // The day of an earlier change is overtaken by this one.
        DueOn = Status == Supporting ? NextOfSupport : Earlier(DueOn, ConfirmAgreementBy);
    }

    private void AgreementIsConfirmed(Act act)
    {
        if (ConfirmAgreementBy is null) return;
        ConfirmAgreementBy = null;
        DueOn = Status switch
        {
            Supporting => NextOfSupport,
            Paused => EndOfPause,
            _ => act.In(act.Limits.FirstContactDays),
        };
    }

    // After the end

    /// <summary>What came of offering support once more since the case was last closed. The second offers must be loaded.</summary>
    public SecondOffer? SecondOffer => SecondOffers.Find(held => IsOfNow(held.RecordedAt));

    /// <summary>It was closed because support was declined, and that is still to be offered once more. Agreements and second offers must be loaded.</summary>
    public bool MayBeOfferedAgain => WasDeclined && SecondOffer is null && !WasRefusedTwice;

    /// <summary>They have said no twice, or that they do not want to be asked: nobody asks any more.</summary>
    public bool RefusalIsRespected => WasDeclined && (WasRefusedTwice || SecondOffer is { Answer: SecondAnswer.Declined or SecondAnswer.NotWanted });

    private bool WasDeclined => Status == Closed && ClosedBecause == ClosingReason.Declined && YoungPerson?.HasDied != true;
    private bool WasRefusedTwice => Agreements.Count(made => !made.Given && IsOfNow(made.RecordedAt)) > 1;

    /// <summary>A refusal is offered once more, and then respected. The agreements and second offers must be loaded.</summary>
    public SecondOffer RecordSecondOffer(Act act, OfferedAgain offered)
    {
        if (!WasDeclined) throw new Refused("Support is offered once more where a case was closed because it was declined.");
        if (SecondOffer is not null) throw new Refused("What came of the second offer is recorded already. Support is not offered a third time.");
        if (WasRefusedTwice) throw new Refused("They have said no twice. That is respected, and nobody asks them again.");
        var again = new SecondOffer(this, act, offered);
        SecondOffers.Add(again);
        return again;
    }

    /// <summary>The family agreed to be asked some months later. The agreements must be loaded.</summary>
    public bool MayBeAskedAfter => Agreements.Exists(held => held is { IsInForce: true, CoversContactAfter: true } && IsOfNow(held.RecordedAt));

    /// <summary>They did not want to be asked. The second time nobody asks again.</summary>
    public void DeclineAfter(Act act, PostClosureCheck check, string? note)
    {
        if (!check.Decline(act, note)) return;
        // A wish for help that somebody has yet to answer is no refusal.
        foreach (var next in ChecksAfter.Where(held => held.State == AfterState.Waiting)) next.Stop(act);
    }

    /// <summary>Nobody asks any more: the young person has died, or does not want it.</summary>
    public void StopChecksAfter(Act act)
    {
        foreach (var check in ChecksAfter.Where(held => held.IsOpen)) check.Stop(act);
    }

    private void EndSupport(Act act, ClosingReason reason, bool wasSupported, bool takenOver)
    {
        PlanBy = null;
        ConfirmAgreementBy = null;
        foreach (var risen in RisenRisks.Where(held => held.IsOpen)) risen.End(act);
        foreach (var handover in Handovers.Where(held => held.IsOpen)) handover.End(act);
        foreach (var warning in Warnings.Where(held => held.IsOpen)) warning.EndWithCase(act);
        if (!wasSupported || takenOver || WithoutChecksAfter.Contains(reason) || !MayBeAskedAfter) return;
        var owner = LeadPractitionerId is { } lead && !KeepsOut(lead, act.At) ? lead : act.CoordinatorId;
        foreach (var months in PostClosureCheck.AtMonths) ChecksAfter.Add(new PostClosureCheck(this, act, months, owner));
    }

    private void LookedAtByPanel(Act act)
    {
        foreach (var risen in RisenRisks.Where(held => held.IsOpen)) risen.End(act);
    }

    /// <summary>What support under way waits for next.</summary>
    private DateOnly? NextOfSupport => Earlier(Earlier(ReviewOn, PlanBy), ConfirmAgreementBy);

    /// <summary>Where nobody agrees any more, the day by which it is closed or agreed anew stands, whatever is planned meanwhile.</summary>
    private void WaitForSupport(Act act) => DueOn = HasAgreement ? NextOfSupport : Earlier(ClosingBy(act), NextOfSupport);

    /// <summary>What a pause waits for: its end, or the day that the panel named at a review meanwhile.</summary>
    private DateOnly? EndOfPause => DueOn == ReviewOn ? ReviewOn : ResumeOn;

    private static void MustBeWithinCeiling(Act act, DateOnly next)
    {
        if (next <= act.Today) throw new Refused("The next review is on a later day than today.");
        if (next > act.InWeeks(act.Limits.ReviewCeilingWeeks)) throw new Refused("Support is reviewed again within {0} weeks.", act.Limits.ReviewCeilingWeeks);
    }
}
