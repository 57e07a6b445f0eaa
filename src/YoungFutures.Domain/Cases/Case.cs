using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Cases.CaseStatus;

namespace YoungFutures.Domain.Cases;

public enum CaseStatus
{
    [Display(Name = "Gathering information")] InformationGathering,
    [Display(Name = "Listed for a meeting")] Listed,
    [Display(Name = "Engaging the family")] Engaging,
    [Display(Name = "Supporting")] Supporting,
    [Display(Name = "Paused")] Paused,
    [Display(Name = "Assurance only")] Assured,
    [Display(Name = "Closed")] Closed,
}

public enum ClosingReason
{
    [Display(Name = "Needs met")] NeedsMet,
    [Display(Name = "Needs partly met")] PartlyMet,
    [Display(Name = "Declined support")] Declined,
    [Display(Name = "Could not be reached")] NotReached,
    [Display(Name = "Withdrew from support")] Withdrew,
    [Display(Name = "Moved to another area")] MovedArea,
    [Display(Name = "Stepped up to a statutory service")] SteppedUp,
    [Display(Name = "Stepped down to another service")] SteppedDown,
    [Display(Name = "Signposted by the panel")] Signposted,
    [Display(Name = "Redirected by the panel")] Redirected,
    [Display(Name = "No further action by the panel")] NoFurtherAction,
    [Display(Name = "Support was already in place")] SupportInPlace,
    [Display(Name = "Duplicate of another case")] Duplicate,
    [Display(Name = "Turned 18")] Turned18,
    [Display(Name = "Died")] Died,
    [Display(Name = "Opened in error")] OpenedInError,
}

/// <summary>Why the young person was not asked at the end how near they are to their goals.</summary>
public enum NotAskedBecause
{
    [Display(Name = "They did not want to say")] DidNotWant,
    [Display(Name = "They could not be reached any more")] NotReached,
    [Display(Name = "It would have been too much for them")] TooMuch,
    [Display(Name = "The goal was no longer theirs")] GoalGone,
    [Display(Name = "It ended before anybody could ask")] NoTime,
}

/// <summary>The panel's work with one young person, one record from the first check to the last.</summary>
public sealed partial class Case : Record, IAboutYoungPerson, IOwned
{
    private static readonly Dictionary<CaseStatus, CaseStatus[]> Moves = new()
    {
        [InformationGathering] = [Listed, Closed],
        [Listed]               = [InformationGathering, Engaging, Assured, Closed],
        [Engaging]             = [Supporting, Closed],
        [Supporting]           = [Paused, Closed],
        [Paused]               = [Supporting, Closed],
        [Assured]              = [Closed],
        [Closed]               = [InformationGathering],
    };

    /// <summary>Endings that leave nothing to plan: no exit plan is asked for.</summary>
    private static readonly ClosingReason[] WithoutExitPlan =
        [ClosingReason.Died, ClosingReason.Duplicate, ClosingReason.OpenedInError, ClosingReason.Declined, ClosingReason.NotReached,
         ClosingReason.Signposted, ClosingReason.Redirected, ClosingReason.NoFurtherAction, ClosingReason.SupportInPlace];

    /// <summary>Working days in which the chair says whether a case is heard urgently.</summary>
    internal const int UrgencyAnsweredIn = 1;

    private Case() { }

    /// <summary>Opened by the first accepted referral.</summary>
    public Case(Act act, YoungPerson youngPerson, string reference, string summary, string? areaCode, DateOnly submittedOn, bool isRepeat)
    {
        PanelId = act.Panel.Id;
        YoungPersonId = youngPerson.Id;
        YoungPerson = youngPerson;
        Reference = reference;
        Summary = summary;
        AreaCode = areaCode;
        OpenedAt = act.At;
        IsRepeat = isRepeat;
        OwnerId = act.CoordinatorId;
        ListBy = Calendar.WorkingCalendar.EnglandAndWales.Add(submittedOn, act.Limits.ListingDays);
        DueOn = ListBy;
        Events.Add(new(this, act, CaseEventKind.Opened));
    }

    public Guid PanelId { get; private set; }
    public Guid YoungPersonId { get; private set; }
    public YoungPerson YoungPerson { get; private set; } = null!;
    /// <summary>YF-panel-year-number: the only name a case has in a title, a link or a mail.</summary>
    public string Reference { get; private set; } = "";
    public CaseStatus Status { get; private set; } = InformationGathering;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTime OpenedAt { get; private set; }
    public DateOnly ListBy { get; private set; }
    public bool IsUrgent { get; private set; }
    public Guid? UrgentAgreedById { get; private set; }
    public bool IsRepeat { get; private set; }
    public bool IsRestricted { get; private set; }
    public string? AreaCode { get; private set; }
    /// <summary>What an agency needs to know to answer a check: written by the coordinator, no more than that.</summary>
    public string Summary { get; private set; } = "";

    public Guid? LeadAgencyId { get; private set; }
    public Guid? LeadPractitionerId { get; private set; }
    public DateTime? AdoptedAt { get; private set; }
    public DateOnly? LeadAcceptBy { get; private set; }
    public DateTime? LeadAcceptedAt { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public DateOnly? AssureOn { get; private set; }
    public DateTime? SupportStartedAt { get; private set; }
    public DateTime? PausedAt { get; private set; }
    public string? PausedBecause { get; private set; }
    public DateOnly? ResumeOn { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public ClosingReason? ClosedBecause { get; private set; }
    public string? ClosingNote { get; private set; }
    public string? ExitPlan { get; private set; }
    /// <summary>Why some goals have no score at the end; nothing where each has one.</summary>
    public NotAskedBecause? NotAskedBecause { get; private set; }
    public DateTime? ReopenedAt { get; private set; }
    public string? ReopenedBecause { get; private set; }

    public List<Involvement> Involvements { get; } = [];
    public List<Exclusion> Exclusions { get; } = [];
    public List<Referral> Referrals { get; } = [];
    public List<AgencyCheck> Checks { get; } = [];
    public List<SupportAction> Actions { get; } = [];
    public List<Agreement> Agreements { get; } = [];
    public List<ContactAttempt> ContactAttempts { get; } = [];
    public List<Interventions.Intervention> Interventions { get; } = [];
    public List<CaseTransfer> Transfers { get; } = [];
    public List<RequestToChair> Requests { get; } = [];
    public List<CaseEvent> Events { get; } = [];

    Guid IAboutYoungPerson.SubjectId => YoungPersonId;
    public bool IsOpen => Status != Closed;
    public bool CanMoveTo(CaseStatus next) => Moves[Status].Contains(next);
    public bool WaitsForFirstMeeting => Status is InformationGathering or Listed;
    public bool WaitsForItsLead => Status == Engaging && LeadAcceptedAt is null;

    /// <summary>A lead agency was named and may take the case on, or change who works with the family.</summary>
    public bool HasLead => LeadAgencyId is not null && Status is Engaging or Supporting or Paused;
    public bool CanStartSupport => Status == Engaging && LeadAcceptedAt is not null;
    public bool CanResumeSupport => Status == Paused;
    public bool CanBeUrgent => !IsUrgent && Status is InformationGathering or Listed;
    public bool CanReopen => CanMoveTo(InformationGathering) && Status == Closed && ClosedBecause != ClosingReason.Died && YoungPerson?.HasDied != true;

    public void Describe(string summary) => Summary = summary;

    /// <summary>Asks an agency one question about the young person, under an involvement that reaches no further.</summary>
    /// <param name="despite">Why the agency is asked although the family objects to it knowing.</param>
    public AgencyCheck Ask(Act act, Guid agencyId, Guid? agencyContactId, string question, DateOnly dueOn, string? questionInWelsh = null, string? despite = null)
    {
        if (!IsOpen) throw new Refused("The case is closed, so no agency can be asked about it.");
        if (Checks.Any(check => check.AgencyId == agencyId && check.IsOpen))
            throw new Refused("This agency already has an open check on this case.");
        if (IsRestricted && agencyContactId is null)
            throw new Refused("This case is restricted to named people, and the agency has nobody named to answer for it.");
        if (agencyContactId is { } contactId && KeepsOut(contactId, act.At)) throw new Refused("This person cannot answer this check. Choose somebody else.");
        var asked = new AgencyCheck(this, agencyId, agencyContactId, question, questionInWelsh, dueOn, act);
        Checks.Add(asked);
        var involvement = Involvement.Asked(asked, act.At);
        involvement.Despite = despite;
        if (IsRestricted) involvement = involvement.Only(agencyContactId!.Value, act.At);
        Involvements.Add(involvement);
        asked.Involvements.Add(involvement);
        return asked;
    }

    /// <summary>
    /// Named people only from now on. Whoever coordinates is always among them, or the case would have no owner; an agency that
    /// was asked or acts keeps only the colleague who has it in hand.
    /// </summary>
    public void Restrict(Act act, IReadOnlyCollection<Guid> namedUserIds)
    {
        Events.Add(new(this, act, IsRestricted ? CaseEventKind.NamesChanged : CaseEventKind.Restricted));
        IsRestricted = true;
        var named = namedUserIds.Append(act.CoordinatorId).ToHashSet();
        foreach (var held in Involvements.Where(open => open.IsByName && open.IsOpenAt(act.At)).ToList())
            if (!named.Remove(held.UserId!.Value)) held.End(act.At);
        foreach (var userId in named) Involvements.Add(Involvement.ByName(this, userId, act.At));
        foreach (var held in Involvements.Where(open => open.CheckId is not null || open.ActionId is not null || open.InterventionId is not null).Where(open => open.AgencyId is not null && open.IsOpenAt(act.At)).ToList())
        {
            if (InHandOf(held) is { } userId) Involvements.Add(held.Only(userId, act.At));
            held.End(act.At);
        }

        foreach (var passing in Involvements.Where(open => open.Reach is Reach.Seat or Reach.BrokenGlass or Reach.Exists)) passing.End(act.At);
        foreach (var asked in SightRequests.Where(asked => asked.IsOpen)) asked.Lapse(act);
    }

    public void Unrestrict(Act act)
    {
        if (!IsRestricted) throw new Refused("This case is not restricted.");
        IsRestricted = false;
        Events.Add(new(this, act, CaseEventKind.Unrestricted));
        foreach (var held in Involvements.Where(open => open.SeesByName)) held.End(act.At);
    }

    /// <summary>Somebody who must not see this case, whatever else they are. What they had in hand is handed on with it (<see cref="CaseToDeclare.HandOnWorkOf"/>).</summary>
    public Exclusion Exclude(Act act, Guid userId, string why)
    {
        if (userId == act.CoordinatorId)
            throw new Refused("This person coordinates the panel and owns its open cases. Let somebody else coordinate the panel first.");
        if (Exclusions.Any(held => held.UserId == userId && held.Until is null)) throw new Refused("This person is already kept out of the case.");
        var exclusion = new Exclusion(this, userId, why, act.At);
        Exclusions.Add(exclusion);
        return exclusion;
    }

    /// <summary>An agency that works on the case beside its lead: it reads the case, within each item's visibility, until the case closes or this ends.</summary>
    /// <param name="despite">Why it is brought in although the family objects to it knowing.</param>
    /// <param name="until">When that ends by itself.</param>
    public Involvement BringIn(Act act, Guid agencyId, string why, string? despite = null, DateTime? until = null)
    {
        if (!IsOpen) throw new Refused("The case is closed, so no agency can be brought in.");
        if (IsRestricted) throw new Refused("This case is restricted to named people. Name somebody of the agency instead.");
        if (Involvements.Any(held => held.Reach == Reach.Party && held.AgencyId == agencyId && held.IsOpenAt(act.At)))
            throw new Refused("This agency works on the case already.");
        var working = Involvement.InCase(this, agencyId, null, Reach.Party, why, act.At, until);
        working.Despite = despite;
        Involvements.Add(working);
        return working;
    }

    private Guid? InHandOf(Involvement held) =>
        held.CheckId is { } checkId
            ? Checks.FirstOrDefault(check => check.Id == checkId)?.OwnerId
            : held.InterventionId is { } interventionId ? Interventions.FirstOrDefault(support => support.Id == interventionId)?.WorkerId
            : Actions.FirstOrDefault(action => action.Id == held.ActionId)?.OwnerId;

    public void ListFor(Act act, PanelMeeting meeting)
    {
        if (Status == InformationGathering) MoveTo(Listed);
        else if (Status == Assured) throw new Refused("A case under assurance only is not heard again; its assurance date decides.");
        else if (Status is not (Listed or Engaging or Supporting or Paused))
            throw new Refused("A closed case cannot be listed; reopen it first.");
        if (Status == Listed)
        {
            OwnerId = act.CoordinatorId;
            DueOn = meeting.On;
        }
        Events.Add(new(this, act, CaseEventKind.Listed) { On = meeting.On });
    }

    /// <summary>The meeting it is listed for moved to another day.</summary>
    internal void WaitFor(PanelMeeting meeting)
    {
        if (Status == Listed) DueOn = meeting.On;
    }

    /// <summary>The meeting did not reach it: it stays listed and is the coordinator's to list again, at once.</summary>
    internal void WaitForNextMeeting(Act act)
    {
        Events.Add(new(this, act, CaseEventKind.CarriedOver));
        if (Status != Listed) return;
        OwnerId = act.CoordinatorId;
        DueOn = ListBy < act.Today ? act.Today : ListBy;
    }

    /// <param name="of">The day of the meeting: it does not come back onto that agenda by itself.</param>
    public void TakeOffAgenda(Act act, DateOnly? of = null)
    {
        Events.Add(new(this, act, CaseEventKind.TakenOffAgenda) { On = of });
        if (Status != Listed) return;
        MoveTo(InformationGathering);
        OwnerId = act.CoordinatorId;
        DueOn = ListBy < act.Today ? act.Today : ListBy;
    }

    public void AgreeUrgent(Act act, string because)
    {
        MustBeAbleToBeUrgent();
        IsUrgent = true;
        UrgentAgreedById = act.UserId;
        ListBy = Earlier(ListBy, act.In(act.Limits.UrgentListingDays));
        DueOn = Status == Listed ? Earlier(DueOn, ListBy) : ListBy;
        Events.Add(new(this, act, CaseEventKind.UrgencyAgreed) { On = ListBy, Text = because });
        foreach (var asked in WaitingFor(ChairIsAsked.Urgency)) asked.Agree(act);
    }

    /// <summary>Asks the chair to have it heard outside the cycle.</summary>
    public RequestToChair AskForUrgency(Act act, string because, Guid chairId)
    {
        MustBeAbleToBeUrgent();
        if (WaitingFor(ChairIsAsked.Urgency).Count > 0) throw new Refused("The chair has been asked already.");
        var asked = new RequestToChair(act, this, ChairIsAsked.Urgency, because, chairId, act.In(UrgencyAnsweredIn));
        Requests.Add(asked);
        return asked;
    }

    private void MustBeAbleToBeUrgent()
    {
        if (Status is not (InformationGathering or Listed)) throw new Refused("Only a case that waits for its first meeting can be heard urgently.");
        if (IsUrgent) throw new Refused("The chair has already agreed that this case is heard urgently.");
    }

    private List<RequestToChair> WaitingFor(ChairIsAsked what) => Requests.FindAll(asked => asked.IsOpen && asked.Asks == what);

    /// <summary>What a meeting can decide about the case as it stands.</summary>
    public IReadOnlyList<DecisionOutcome> PossibleOutcomes => Status switch
    {
        Listed => [.. Enum.GetValues<DecisionOutcome>().Where(outcome => outcome != DecisionOutcome.Review)],
        Engaging or Supporting or Paused => [DecisionOutcome.Review],
        _ => [],
    };

    /// <summary>The panel decided to close it, and the chair has yet to confirm that: until then nothing closes.</summary>
    internal void WaitForSignOff(Act act, Guid? chairId)
    {
        if (Status != Listed) throw new Refused("This case is not waiting for a decision.");
        if (Actions.Any(action => action.IsOpen)) throw new Refused("The case still has open actions. Finish, cancel or hand on each of them first.");
        OwnerId = chairId ?? act.CoordinatorId;
        DueOn = act.In(act.Limits.MinutesDays);
    }

    /// <summary>What the panel decided becomes what the case is.</summary>
    internal void Follow(Act act, Decision decision, Guid? leadContactId, string? despite = null)
    {
        if (decision.Outcome == DecisionOutcome.Review)
        {
            if (Status is not (Engaging or Supporting or Paused)) throw new Refused("Only a case with support under way can be reviewed.");
            if (decision.ReviewOn > act.InWeeks(act.Limits.ReviewCeilingWeeks))
                throw new Refused("Support is reviewed again within {0} weeks.", act.Limits.ReviewCeilingWeeks);
            ReviewOn = decision.ReviewOn;
            LookedAtByPanel(act);
            // The dates to take the case on, to reach the family and to resume stand, whatever the panel reviewed.
            if (Status == Supporting) WaitForSupport(act);
            else DueOn = Earlier(DueOn, decision.ReviewOn!.Value);
            return;
        }

        if (Status != Listed) throw new Refused("This case is not waiting for a decision.");
        if (decision.Outcome is DecisionOutcome.Signposted or DecisionOutcome.Redirected or DecisionOutcome.NoFurtherAction && Actions.Any(action => action.IsOpen))
            throw new Refused("The case still has open actions. Finish, cancel or hand on each of them first.");
        foreach (var asked in WaitingFor(ChairIsAsked.Urgency)) asked.Lapse(act);
        switch (decision.Outcome)
        {
            case DecisionOutcome.Adopted:
                if (decision.LeadPractitionerId is { } named) MustBeAbleToLead(act, named);
                MoveTo(Engaging);
                LeadAgencyId = decision.LeadAgencyId;
                LeadPractitionerId = decision.LeadPractitionerId;
                AdoptedAt = act.At;
                LeadAcceptBy = act.In(act.Limits.AcceptDays);
                LeadAcceptedAt = null;
                ReviewOn = decision.ReviewOn;
                // A restricted case rests with somebody who is named on it: the lead agency's contact is not.
                OwnerId = decision.LeadPractitionerId ?? (IsRestricted || (leadContactId is { } contact && KeepsOut(contact, act.At)) ? null : leadContactId) ?? act.CoordinatorId;
                DueOn = LeadAcceptBy;
                if (LeadPractitionerId is { } leads) NameLead(act, leads, despite);
                Events.Add(new(this, act, CaseEventKind.Adopted) { AgencyId = LeadAgencyId, PersonId = LeadPractitionerId });
                var leading = Involvement.InCase(this, decision.LeadAgencyId, null, Reach.Party, "lead agency", act.At);
                leading.Despite = despite;
                Involvements.Add(leading);
                break;
            case DecisionOutcome.SupportInPlace:
                MoveTo(Assured);
                AssureOn = decision.ReviewOn;
                OwnerId = act.CoordinatorId;
                DueOn = decision.ReviewOn;
                break;
            case DecisionOutcome.Deferred:
                OwnerId = act.CoordinatorId;
                DueOn = decision.ReviewOn ?? act.In(act.Limits.ListingDays);
                break;
            case DecisionOutcome.Signposted:
                CloseWith(act, ClosingReason.Signposted, decision.Reasons);
                break;
            case DecisionOutcome.Redirected:
                CloseWith(act, ClosingReason.Redirected, decision.Reasons);
                break;
            case DecisionOutcome.NoFurtherAction:
                CloseWith(act, ClosingReason.NoFurtherAction, decision.Reasons);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision), decision.Outcome, "Unknown outcome.");
        }
    }

    /// <summary>The lead agency takes the case on and names who will work with the family.</summary>
    public void AcceptLead(Act act, Guid practitionerId)
    {
        if (Status != Engaging) throw new Refused("Only an adopted case has a lead to accept.");
        if (LeadAcceptedAt is not null) throw new Refused("The lead agency has already taken this case on.");
        MustBeAbleToLead(act, practitionerId);
        NameLead(act, practitionerId);
        LeadPractitionerId = practitionerId;
        LeadAcceptedAt = act.At;
        OwnerId = practitionerId;
        foreach (var warning in Warnings.Where(held => held.IsOpen)) warning.RestWith(practitionerId);
        DueOn = AttemptsNow.Any() ? ReachBy(act) : act.In(act.Limits.FirstContactDays);
        Events.Add(new(this, act, CaseEventKind.LeadAccepted) { AgencyId = LeadAgencyId, PersonId = practitionerId });
    }

    /// <summary>Somebody else of the lead agency works with the family from now on; every date stands.</summary>
    public void HandLeadTo(Act act, Guid practitionerId)
    {
        if (Status is not (Engaging or Supporting or Paused) || LeadAcceptedAt is null)
            throw new Refused("The lead practitioner can change only once the lead agency has taken the case on.");
        if (practitionerId == LeadPractitionerId) throw new Refused("This person is the lead practitioner already.");
        MustBeAbleToLead(act, practitionerId);
        NameLead(act, practitionerId);
        LeadPractitionerId = practitionerId;
        OwnerId = practitionerId;
        AskForAgreementAgain(act);
        foreach (var support in Interventions) support.LeadChanged(practitionerId);
        foreach (var handover in Handovers.Where(held => held.IsOpen)) handover.RestWith(practitionerId);
        foreach (var warning in Warnings.Where(held => held.IsOpen)) warning.RestWith(practitionerId);
        Events.Add(new(this, act, CaseEventKind.LeadChanged) { AgencyId = LeadAgencyId, PersonId = practitionerId });
    }

    /// <summary>Whoever it rested with has left: it is the coordinator's, until the lead agency names somebody else.</summary>
    internal void OwnerLeft(Act act)
    {
        if (LeadPractitionerId is { } leader && leader == OwnerId)
        {
            LeadPractitionerId = null;
            Events.Add(new(this, act, CaseEventKind.LeadLeft) { AgencyId = LeadAgencyId, PersonId = leader });
        }

        OwnerId = act.CoordinatorId;
        if (IsRestricted && !Involvements.Exists(held => held.IsByName && held.UserId == act.CoordinatorId && held.IsOpenAt(act.At)))
            Involvements.Add(Involvement.ByName(this, act.CoordinatorId, act.At));
    }

    /// <summary>Its next step is somebody else's from now on, and where its owner led the case, the lead goes along; every date stands.</summary>
    internal void HandTo(Act act, Guid userId)
    {
        if (KeepsOut(userId, act.At)) throw new Refused("This person cannot lead this case. Choose somebody else.");
        if (LeadPractitionerId is { } leader && leader == OwnerId)
        {
            NameLead(act, userId);
            LeadPractitionerId = userId;
            AskForAgreementAgain(act);
            Events.Add(new(this, act, CaseEventKind.LeadChanged) { AgencyId = LeadAgencyId, PersonId = userId });
        }
        else if (IsRestricted && !Involvements.Exists(held => held.IsByName && held.UserId == userId && held.IsOpenAt(act.At)))
        {
            Involvements.Add(Involvement.ByName(this, userId, act.At));
        }

        OwnerId = userId;
    }

    /// <summary>Whoever leads or owns it must not see it any more.</summary>
    internal void OwnerKeptOut(Act act, Guid userId)
    {
        if (OwnerId == userId) OwnerLeft(act);
        if (LeadPractitionerId != userId) return;
        LeadPractitionerId = null;
        Events.Add(new(this, act, CaseEventKind.LeadLeft) { AgencyId = LeadAgencyId, PersonId = userId });
    }

    public ContactAttempt RecordContact(Act act, ContactMethod method, bool reached, DateOnly on, string? note)
    {
        if (Status is Closed) throw new Refused("The case is closed.");
        if (on > act.Today) throw new Refused("A contact is recorded once it has been tried.");
        var attempt = new ContactAttempt(this, act, method, reached, on, note);
        ContactAttempts.Add(attempt);
        if (Status == Engaging && LeadAcceptedAt is not null && !HasAgreement) DueOn = ReachBy(act);
        return attempt;
    }

    public Agreement RecordAgreement(Act act, bool given, AgreementBy by, string decidedBy, string scope, YoungPeople.ContactLanguage language, DateOnly on, bool? coversContactAfter = null,
        AgreementMethod? method = null, string? formVersion = null)
    {
        if (Status is Closed) throw new Refused("The case is closed.");
        if (on > act.Today) throw new Refused("An agreement is recorded once it has been given or refused.");
        var agreement = new Agreement(this, act, given, by, decidedBy, scope, language, on, coversContactAfter) { Method = method, FormVersion = formVersion };
        Agreements.Add(agreement);
        if (given) AgreementIsConfirmed(act);
        // Agreed: support starts next. Refused: the case is not left waiting for a family that has answered.
        if (Status == Engaging) DueOn = Earlier(DueOn, act.In(given ? act.Limits.FirstContactDays : act.Limits.ClosingDays));
        // Agreed anew: what it waited for meanwhile, to be closed, is over.
        else if (given && IsSupported) DueOn = Status == Paused ? EndOfPause : NextOfSupport;
        return agreement;
    }

    /// <summary>
    /// Taking part is a choice: once it is taken back, what rests on it stops at once, and support finds a new agreement or the case closes.
    /// </summary>
    /// <param name="goesOn">Actions that rest on other ground and go on.</param>
    public void WithdrawAgreement(Act act, Agreement agreement, string because, IReadOnlyCollection<Guid>? goesOn = null)
    {
        if (Status is Closed) throw new Refused("The case is closed.");
        agreement.Withdraw(act, because);
        if (HasAgreement) return;
        ConfirmAgreementBy = null;
        foreach (var support in Interventions.Where(support => support.IsOpen)) support.AgreementWithdrawn(act);
        foreach (var action in Actions.Where(action => action.IsOpen && goesOn?.Contains(action.Id) != true).ToList()) action.StopWithAgreement(act);
        if (Status == Supporting) WaitForSupport(act);
        else if (Status is Engaging or Paused) DueOn = Earlier(DueOn, act.In(act.Limits.ClosingDays));
    }

    /// <summary>An agreement covers the panel's work until it closes; a reopened case asks again.</summary>
    public bool HasAgreement => Agreements.Any(IsAgreedNow);

    /// <summary>Another one than this stands.</summary>
    public bool HasAgreementBesides(Agreement agreement) => Agreements.Any(other => other.Id != agreement.Id && IsAgreedNow(other));

    private bool IsAgreedNow(Agreement agreement) => agreement.IsInForce && IsOfNow(agreement.RecordedAt);

    public void StartSupport(Act act)
    {
        if (!CanMoveTo(Supporting)) throw new Refused("Support can only start once the panel has adopted the case.");
        if (LeadAcceptedAt is null) throw new Refused("Support cannot start before the lead agency has taken the case on.");
        if (!HasAgreement) throw new Refused("Support cannot start before an agreement to take part is recorded.");
        var resumed = Status == Paused;
        MoveTo(Supporting);
        Events.Add(new(this, act, resumed ? CaseEventKind.Resumed : CaseEventKind.SupportStarted));
        SupportStartedAt ??= act.At;
        PausedAt = null;
        PausedBecause = null;
        ResumeOn = null;
        OwnerId = LeadPractitionerId ?? act.CoordinatorId;
        ReviewOn = act.InWeeks(act.Limits.ReviewWeeks);
        // A plan that a pause came before is asked for anew; one that was recorded stays.
        if (!resumed || PlanBy < act.Today) PlanBy = act.In(act.Limits.PlanDays);
        DueOn = NextOfSupport;
    }

    public void Pause(Act act, string because, DateOnly resumeOn)
    {
        if (Status != Supporting) throw new Refused("Only a case with support under way can be paused.");
        if (resumeOn <= act.Today) throw new Refused("A pause ends on a later day than today.");
        if (resumeOn > act.InWeeks(act.Limits.PauseCeilingWeeks)) throw new Refused("A pause cannot last longer than {0} weeks.", act.Limits.PauseCeilingWeeks);
        MoveTo(Paused);
        PausedAt = act.At;
        PausedBecause = because;
        ResumeOn = resumeOn;
        DueOn = resumeOn;
        Events.Add(new(this, act, CaseEventKind.Paused) { Text = because, On = resumeOn });
    }

    /// <summary>The panel's own decisions close a case at the meeting, and support already in place only once its assurance date was set.</summary>
    public bool MayCloseFor(ClosingReason reason) => reason switch
    {
        ClosingReason.Signposted or ClosingReason.Redirected or ClosingReason.NoFurtherAction => false,
        ClosingReason.SupportInPlace => Status == Assured,
        _ => true,
    };

    /// <summary>Ends the panel's work. Open actions must be resolved or handed on first, and support leaves an exit plan.</summary>
    /// <param name="signedOff">By a chair, where the panel's settings ask for that.</param>
    /// <param name="notAsked">Why goals have no score at the end, where one is wanted and some have none.</param>
    public void Close(Act act, ClosingReason reason, string note, string? exitPlan, bool signedOff = false, NotAskedBecause? notAsked = null)
    {
        if (act.Limits.DecisionsNeedSignOff && !signedOff) throw new Refused("In this panel the chair signs off each closing.");
        MustBeAbleToClose(act, reason, exitPlan, notAsked);
        CloseWith(act, reason, note, exitPlan, notAsked: NeedsEndScores(reason) ? notAsked : null);
    }

    /// <summary>Asks the chair to sign its closing off, which closes it. What stands in the way now is said now, and is looked at once more then.</summary>
    public RequestToChair ProposeClosing(Act act, ClosingReason reason, string note, string? exitPlan, Guid chairId, NotAskedBecause? notAsked = null)
    {
        MustBeAbleToClose(act, reason, exitPlan, notAsked);
        if (WaitingFor(ChairIsAsked.Closing).Count > 0) throw new Refused("The closing of this case waits for the chair already.");
        var asked = new RequestToChair(act, this, ChairIsAsked.Closing, note, chairId, act.In(act.Limits.MinutesDays)) { Reason = reason, ExitPlan = exitPlan, NotAsked = NeedsEndScores(reason) ? notAsked : null };
        Requests.Add(asked);
        return asked;
    }

    internal void MustBeAbleToClose(Act act, ClosingReason reason, string? exitPlan, NotAskedBecause? notAsked)
    {
        if (!CanMoveTo(Closed)) throw new Refused("This case is already closed.");
        if (!MayCloseFor(reason))
            throw new Refused("That reason belongs to a decision of the panel and is recorded at the meeting.");
        if (Actions.Any(action => action.IsOpen) && reason != ClosingReason.Died)
            throw new Refused("The case still has open actions. Finish, cancel or hand on each of them first.");
        if (reason != ClosingReason.Died) MustHaveNoOpenSupport();
        if (reason == ClosingReason.NotReached && !EnoughAttempts(act))
            throw new Refused("Record at least {0} attempts by {1} methods within {2} working days before closing because the family could not be reached.",
                act.Limits.ReachingAttempts, act.Limits.ReachingMethods, act.Limits.ReachingDays);
        if (reason == ClosingReason.Turned18 && HasLead && !IsHandedOver)
            throw new Refused("Plan who takes over at 18, and record that they accepted, before the case closes for that reason.");
        if (Status is Supporting or Paused && !WithoutExitPlan.Contains(reason) && string.IsNullOrWhiteSpace(exitPlan))
            throw new Refused("Write an exit plan: what was done, what helped, and who to turn to now.");
        if (notAsked is null && NeedsEndScores(reason)) throw new Refused("Record how near the young person is to each goal now, or say why they could not be asked.");
    }

    /// <summary>Offers the case to another panel. Until that panel has it in hand, everything stays as it is here.</summary>
    public CaseTransfer ProposeTransfer(Act act, Panel to, TransferWords words)
    {
        if (!IsOpen) throw new Refused("This case is already closed.");
        if (Transfers.Any(waiting => waiting.IsOpen)) throw new Refused("This case already waits for another panel’s answer.");
        if (Actions.Any(action => action.IsOpen)) throw new Refused("The case still has open actions. Finish, cancel or hand on each of them first.");
        MustHaveNoOpenSupport();
        var transfer = new CaseTransfer(act, this, to, words);
        Transfers.Add(transfer);
        return transfer;
    }

    /// <summary>The other panel has it in hand. What was promised here meanwhile ends with it.</summary>
    internal void CloseByTransfer(Act act, string note, string summary)
    {
        if (!CanMoveTo(Closed)) throw new Refused("This case is already closed.");
        CloseWith(act, ClosingReason.MovedArea, note, summary, takenOver: true);
    }

    /// <summary>
    /// So many attempts by so many methods within so many working days of the first of them. Any such stretch since the panel took the case on counts: a closing that is written down later undoes nothing, and
    /// three attempts over half a year are not enough.
    /// </summary>
    public bool EnoughAttempts(Act act)
    {
        // What was tried before the panel took the case on was not for it.
        var from = AdoptedAt is { } adopted ? Calendar.UkTime.LocalDate(adopted) : DateOnly.MinValue;
        var missed = AttemptsNow.Where(attempt => !attempt.Reached && attempt.On >= from).ToList();
        return missed.Select(attempt => attempt.On).Distinct().Any(first =>
        {
            var last = Calendar.WorkingCalendar.EnglandAndWales.Add(first, act.Limits.ReachingDays);
            var within = missed.FindAll(attempt => attempt.On >= first && attempt.On <= last);
            return within.Count >= act.Limits.ReachingAttempts && within.Select(attempt => attempt.Method).Distinct().Count() >= act.Limits.ReachingMethods;
        });
    }

    public void Reopen(Act act, string because)
    {
        if (Status != Closed) throw new Refused("This case is open.");
        if (!CanReopen) throw new Refused("This case cannot be reopened.");
        OpenAgain(act, because);
    }

    private void OpenAgain(Act act, string because)
    {
        MoveTo(InformationGathering);
        ReopenedAt = act.At;
        ReopenedBecause = because;
        Events.Add(new(this, act, CaseEventKind.Reopened) { Text = because });
        // What was written at the last closing stays: it is what the next meeting starts from.
        ClosedAt = null;
        ClosedBecause = null;
        LeadAgencyId = null;
        LeadPractitionerId = null;
        LeadAcceptBy = null;
        LeadAcceptedAt = null;
        AdoptedAt = null;
        ReviewOn = null;
        AssureOn = null;
        IsUrgent = false;
        UrgentAgreedById = null;
        OwnerId = act.CoordinatorId;
        ListBy = act.In(act.Limits.ListingDays);
        DueOn = ListBy;
        foreach (var check in ChecksAfter.Where(held => held.IsOpen)) check.EndByReopening(act);
        foreach (var warning in Warnings) warning.ComeBackWithCase(act);
        foreach (var referral in Referrals) referral.CaseReopened();
    }

    private void CloseWith(Act act, ClosingReason reason, string note, string? exitPlan = null, bool takenOver = false, NotAskedBecause? notAsked = null)
    {
        var wasSupported = IsSupported;
        MoveTo(Closed);
        EndSupport(act, reason, wasSupported, takenOver);
        ClosedAt = act.At;
        ClosedBecause = reason;
        ClosingNote = note;
        ExitPlan = exitPlan;
        NotAskedBecause = notAsked;
        (ExitPlanSoFar, ExitPlanSoFarAt, ExitPlanSoFarById) = (null, null, null);
        Events.Add(new(this, act, CaseEventKind.Closed) { Reason = reason, Text = note, ExitPlan = exitPlan, NotAsked = notAsked });
        OwnerId = null;
        DueOn = null;
        PausedAt = null;
        PausedBecause = null;
        ResumeOn = null;
        foreach (var check in Checks.Where(check => check.IsOpen)) check.Unassign(act);
        foreach (var action in Actions.Where(action => action.IsOpen)) action.EndWithCase(act);
        foreach (var support in Interventions.Where(support => support.IsOpen)) support.EndWithCase(act);
        foreach (var transfer in Transfers.Where(transfer => transfer.IsOpen)) transfer.Lapse(act);
        foreach (var asked in Requests.Where(asked => asked.IsOpen)) asked.Lapse(act);
        foreach (var asked in SightRequests.Where(asked => asked.IsOpen)) asked.Lapse(act);
        // A restricted case stays with those named on it, or nobody could reopen it; and whoever sits on its item reads the pack
        // until those minutes are locked, also when the decision closed the case.
        foreach (var involvement in Involvements.Where(open => open.IsOpenAt(act.At) && (!open.IsByName || open.IsOfLead) && open.Reach != Reach.Seat)) involvement.End(act.At);
        foreach (var referral in Referrals) referral.CaseEnded(act);
    }

    private void MustBeAbleToLead(Act act, Guid practitionerId)
    {
        if (KeepsOut(practitionerId, act.At)) throw new Refused("This person cannot lead this case. Choose somebody else.");
    }

    /// <summary>On a restricted case whoever leads is one of those named, and stays so only as long as they lead.</summary>
    private void NameLead(Act act, Guid practitionerId, string? despite = null)
    {
        if (!IsRestricted) return;
        foreach (var before in Involvements.Where(held => held.IsOfLead && held.UserId != practitionerId)) before.End(act.At);
        if (!Involvements.Exists(held => held.IsByName && held.UserId == practitionerId && held.IsOpenAt(act.At)))
        {
            var leads = Involvement.OfLead(this, practitionerId, act.At);
            leads.Despite = despite;
            Involvements.Add(leads);
        }
    }

    private IEnumerable<ContactAttempt> AttemptsNow => ContactAttempts.Where(attempt => IsOfNow(attempt.RecordedAt));

    private bool IsOfNow(DateTime recordedAt) => ReopenedAt is null || recordedAt >= ReopenedAt;

    // Counted from the day the lead took the case on: trying again does not buy more time.
    private DateOnly ReachBy(Act act) =>
        Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(LeadAcceptedAt ?? act.At), act.Limits.ReachingDays);

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;
    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => other is null || one < other ? one : other;

    private void MoveTo(CaseStatus next)
    {
        if (!CanMoveTo(next)) throw new Refused("This case has moved on since you opened it, so that step is no longer possible.");
        Status = next;
    }
}
