using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Users;
using static YoungFutures.Domain.Interventions.InterventionStatus;

namespace YoungFutures.Domain.Interventions;

public enum InterventionStatus
{
    [Display(Name = "Offered")] Offered,
    [Display(Name = "On the waiting list")] Waiting,
    [Display(Name = "A place is given")] Accepted,
    [Display(Name = "Under way")] Started,
    [Display(Name = "On hold")] OnHold,
    [Display(Name = "Came back: another way is needed")] CameBack,
    [Display(Name = "Declined by the family")] DeclinedByFamily,
    [Display(Name = "Not taken up by the provider")] NotTakenUp,
    [Display(Name = "Completed")] Completed,
    [Display(Name = "Ended early")] EndedEarly,
    [Display(Name = "Goes on without the panel")] HandedOver,
    [Display(Name = "Stopped before it began")] Stopped,
}

/// <summary>What stood in the way of support, or ended it.</summary>
public enum SupportBarrier
{
    [Display(Name = "Getting there: transport or distance")] Transport,
    [Display(Name = "The wait was too long")] Waiting,
    [Display(Name = "The young person or the family did not want it")] Declined,
    [Display(Name = "The times did not suit")] Timing,
    [Display(Name = "The language did not suit")] Language,
    [Display(Name = "Health")] Health,
    [Display(Name = "Not the right support for this young person")] NotSuitable,
    [Display(Name = "The service is full")] Full,
    [Display(Name = "They could not be reached, or stopped coming")] NoContact,
    [Display(Name = "They moved away")] Moved,
    [Display(Name = "The agreement to take part was withdrawn")] AgreementWithdrawn,
    [Display(Name = "The service has closed")] ServiceClosed,
    [Display(Name = "The case was closed")] CaseClosed,
    [Display(Name = "Something else")] Other,
}

/// <summary>What an offer says: what it is for, and what the provider is told.</summary>
/// <param name="GoalId">The goal in the young person's plan that it serves.</param>
/// <param name="Matters">What the provider needs to know, and no more.</param>
/// <param name="HowToTalk">How to talk to the young person: language, interpreter, what helps.</param>
/// <param name="SafeContact">How the young person or family may be reached safely.</param>
public sealed record Offer(string NeedCode, Guid? GoalId, string Matters, string? HowToTalk, string? SafeContact);

/// <summary>
/// Support of one service for one young person: offered, taken up, given session by session, ended. The turn passes between the provider and the lead practitioner, and
/// whoever's turn it is owns it until the next date.
/// </summary>
public sealed class Intervention : Record, IAboutYoungPerson, IOwned
{
    private static readonly Dictionary<InterventionStatus, InterventionStatus[]> Moves = new()
    {
        [Offered]          = [Waiting, Accepted, CameBack, DeclinedByFamily, Stopped],
        [Waiting]          = [Waiting, Accepted, CameBack, DeclinedByFamily, Stopped],
        [Accepted]         = [Started, CameBack, DeclinedByFamily, Stopped],
        // Back to a place that is given, where the only session turns out not to have been one.
        [Started]          = [Accepted, OnHold, CameBack, Completed, EndedEarly, HandedOver],
        [OnHold]           = [Started, CameBack, EndedEarly],
        [CameBack]         = [NotTakenUp, DeclinedByFamily, EndedEarly],
        [DeclinedByFamily] = [],
        [NotTakenUp]       = [],
        [Completed]        = [],
        [EndedEarly]       = [],
        [HandedOver]       = [],
        [Stopped]          = [],
    };

    /// <summary>A provider's own reasons for not taking somebody.</summary>
    public static readonly IReadOnlyList<SupportBarrier> ReasonsOfProvider = [SupportBarrier.Full, SupportBarrier.NotSuitable, SupportBarrier.Waiting, SupportBarrier.Timing, SupportBarrier.Language, SupportBarrier.Transport, SupportBarrier.Health, SupportBarrier.NoContact, SupportBarrier.Other];

    /// <summary>Reasons that somebody gives for an ending; the others come about by themselves.</summary>
    public static readonly IReadOnlyList<SupportBarrier> ReasonsToEnd =
        [SupportBarrier.Transport, SupportBarrier.Waiting, SupportBarrier.Declined, SupportBarrier.Timing, SupportBarrier.Language, SupportBarrier.Health, SupportBarrier.NotSuitable, SupportBarrier.Full, SupportBarrier.NoContact, SupportBarrier.Moved, SupportBarrier.Other];

    private Intervention() { }

    internal Intervention(Act act, Case @case, Service service, Offer offer, Guid? workerId)
    {
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        CaseReference = @case.Reference;
        SubjectName = @case.YoungPerson.FullName;
        SubjectBornOn = @case.YoungPerson.BornOn;
        ServiceId = service.Id;
        Service = service;
        AgencyId = service.AgencyId;
        Agency = service.Agency;
        LeadAgencyId = @case.LeadAgencyId;
        NeedCode = offer.NeedCode;
        GoalId = offer.GoalId;
        OfferedById = act.UserId;
        OfferedAt = act.At;
        WorkerId = workerId;
        WaitBy = act.InWeeks(act.Limits.WaitingWeeks);
        OwnerId = workerId ?? act.CoordinatorId;
        DueOn = act.In(act.Limits.ProviderAnswerDays);
        Briefing = new Briefing(act, this, offer);
        OpenTo(act);
        Events.Add(new(this, act, CaseEventKind.InterventionOffered));
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string CaseReference { get; private set; } = "";
    /// <summary>The provider's own copy of whom it is about: the intervention opens nothing else.</summary>
    public string SubjectName { get; private set; } = "";
    public DateOnly? SubjectBornOn { get; private set; }
    public Guid ServiceId { get; private set; }
    public Service Service { get; private set; } = null!;
    /// <summary>The provider.</summary>
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;
    public Guid? LeadAgencyId { get; private set; }
    public string NeedCode { get; private set; } = "";
    /// <summary>The goal in the young person's plan that it serves.</summary>
    public Guid? GoalId { get; private set; }
    public InterventionStatus Status { get; private set; } = Offered;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    /// <summary>Who has it in hand at the provider's, whoever's turn it is.</summary>
    public Guid? WorkerId { get; private set; }
    public Guid OfferedById { get; private set; }
    public DateTime OfferedAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    /// <summary>When the provider expects a place.</summary>
    public DateOnly? ExpectedOn { get; private set; }
    /// <summary>Longer than this a wait must not last, counted from the offer: putting somebody on the list again buys no more time.</summary>
    public DateOnly WaitBy { get; private set; }
    public DateOnly? TakeUpBy { get; private set; }
    /// <summary>The first session to which the young person came.</summary>
    public DateOnly? StartedOn { get; private set; }
    public SupportBarrier? Barrier { get; private set; }
    /// <summary>Why the provider cannot take it, what came of it, or why it ended.</summary>
    public string? Outcome { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public Briefing Briefing { get; private set; } = null!;
    public List<SupportSession> Sessions { get; } = [];
    public List<Involvement> Involvements { get; } = [];
    public List<CaseEvent> Events { get; } = [];

    public bool IsOpen => EndedAt is null;
    public bool CanMoveTo(InterventionStatus next) => Moves[Status].Contains(next);
    public bool WaitsForProvider => Status is Offered or Waiting;
    public bool TakesSessions => Status is Accepted or Started;
    /// <summary>What is to be done next is the lead practitioner's.</summary>
    public bool IsWithLead => Status is Accepted or OnHold or CameBack;
    public bool CanBeHeldBack => Status is Offered or Waiting or Accepted;

    /// <summary>How it can end now.</summary>
    /// <param name="byLead">The provider says that support ended; that the family declined, and what follows from support that came back, is the lead's to say.</param>
    public IReadOnlyList<InterventionStatus> PossibleEndings(bool byLead) => Status switch
    {
        Started => [Completed, EndedEarly, HandedOver],
        Accepted or Offered or Waiting when byLead => [DeclinedByFamily, Stopped],
        OnHold when byLead => [EndedEarly],
        CameBack when byLead && StartedOn is null => [NotTakenUp, DeclinedByFamily],
        CameBack when byLead => [EndedEarly],
        _ => [],
    };

    /// <summary>A place is given: the family takes it up. Whoever leads the case sees to that.</summary>
    /// <param name="firstOn">The first session, if it is arranged.</param>
    public void Accept(Act act, Guid workerId, DateOnly? firstOn)
    {
        MustTakeOn(act, workerId);
        if (firstOn < act.Today) throw new Refused("The first session cannot be in the past.");
        var takeUpBy = act.In(act.Limits.TakeUpDays);
        if (firstOn > takeUpBy) throw new Refused("A place is taken up within {0} working days. If it begins later, put the young person on the waiting list.", act.Limits.TakeUpDays);
        MoveTo(Accepted);
        Answered(act, workerId);
        ExpectedOn = null;
        TakeUpBy = takeUpBy;
        if (firstOn is { } first && !Sessions.Exists(held => held.On == first)) Sessions.Add(new SupportSession(this, act, first));
        PassOn(act);
        Events.Add(new(this, act, CaseEventKind.InterventionAccepted) { PersonId = workerId });
    }

    /// <summary>No place yet: the provider says when one is expected.</summary>
    public void PutOnWaitingList(Act act, Guid workerId, DateOnly expectedOn)
    {
        MustTakeOn(act, workerId);
        if (expectedOn <= act.Today) throw new Refused("A wait ends on a later day than today. If there is a place now, accept.");
        MoveTo(Waiting);
        Answered(act, workerId);
        ExpectedOn = expectedOn;
        PassOn(act);
        Events.Add(new(this, act, CaseEventKind.InterventionWaits) { PersonId = workerId, On = expectedOn });
    }

    /// <summary>The provider's no: it comes back to the lead practitioner, who finds another way. The provider's sight ends.</summary>
    public void CannotTake(Act act, SupportBarrier barrier, string because)
    {
        if (!WaitsForProvider) throw HasMovedOn();
        if (!ReasonsOfProvider.Contains(barrier)) throw new ArgumentOutOfRangeException(nameof(barrier), barrier, "Not a provider's reason.");
        AnsweredAt ??= act.At;
        AnsweredById ??= act.UserId;
        ComeBack(act, barrier, because);
    }

    /// <summary>What the provider is told, in other words.</summary>
    public void Tell(Act act, string matters, string? howToTalk, string? safeContact)
    {
        if (!IsOpen) throw HasMovedOn();
        Briefing.Write(act, matters, howToTalk, safeContact);
    }

    /// <summary>Somebody else at the provider's has it in hand from now on.</summary>
    public void HandTo(Act act, Guid workerId)
    {
        if (!IsOpen || Status == CameBack) throw HasMovedOn();
        MustTakeOn(act, workerId);
        if (workerId == WorkerId) throw new Refused("This person has it in hand already.");
        InHandOf(act, workerId);
        if (!IsWithLead) OwnerId = workerId;
    }

    /// <summary>Sessions to come, one a day at most; days that have one already are passed over. At most half a year's worth.</summary>
    public IReadOnlyList<SupportSession> Plan(Act act, DateOnly first, int count, int everyWeeks)
    {
        MustTakeSessions();
        if (first < act.Today) throw new Refused("Sessions are planned for today or later.");
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, SupportSession.MostPlanned);
        ArgumentOutOfRangeException.ThrowIfLessThan(everyWeeks, 1);
        var planned = new List<SupportSession>();
        for (var number = 0; number < count; number++)
        {
            var on = first.AddDays(7 * everyWeeks * number);
            if (Sessions.Exists(held => held.On == on)) continue;
            planned.Add(new SupportSession(this, act, on));
        }

        Sessions.AddRange(planned);
        PassOn(act);
        return planned;
    }

    /// <summary>No session can have been before this day: until then the provider had not said that it takes the young person.</summary>
    public DateOnly SessionsFrom() => UkTime.LocalDate(AnsweredAt ?? OfferedAt);

    /// <summary>Who came to a session of this day: one that was planned, or one that was not.</summary>
    public SupportSession Record(Act act, DateOnly on, SessionAttendance came)
    {
        MustTakeSessions();
        MustBePossible(on);
        var session = Sessions.Find(held => held.On == on);
        if (session is { IsRecorded: true }) throw new Refused("The session of this day has been recorded already. Put it right instead.");
        if (session is null) Sessions.Add(session = new SupportSession(this, act, on));
        session.Record(act, on, came);
        FollowSessions(act);
        return session;
    }

    /// <summary>What was recorded of a session was wrong, or is known better now.</summary>
    public void PutRight(Act act, SupportSession session, DateOnly on, SessionAttendance came)
    {
        MustTakeSessions();
        MustBePossible(on);
        if (Sessions.Exists(other => other != session && other.On == on)) throw new Refused("There is another session on this day.");
        session.Record(act, on, came);
        FollowSessions(act);
    }

    /// <summary>The end, as somebody says it. What the provider wrote of a refusal stays where nothing is written over it.</summary>
    /// <param name="byLead">Said by the lead practitioner or whoever runs the panel, not by the provider.</param>
    public void End(Act act, InterventionStatus ending, SupportBarrier? barrier, string? outcome, bool byLead)
    {
        if (!PossibleEndings(byLead).Contains(ending)) throw HasMovedOn();
        if (ending is EndedEarly or DeclinedByFamily or NotTakenUp or Stopped && (barrier ?? Barrier) is null) throw new Refused("Say what stood in the way.");
        Finish(act, ending, ending is Completed or HandedOver ? null : barrier ?? Barrier, outcome);
    }

    /// <summary>
    /// Nobody agrees to take part any more. What has not begun stops; what is under way rests, without what the provider was told, until the lead practitioner has a new
    /// agreement or ends it.
    /// </summary>
    internal void AgreementWithdrawn(Act act)
    {
        if (CanBeHeldBack) Finish(act, Stopped, SupportBarrier.AgreementWithdrawn, null);
        else if (Status == Started)
        {
            MoveTo(OnHold);
            PassOn(act);
            Events.Add(new(this, act, CaseEventKind.InterventionOnHold));
        }
    }

    public void Resume(Act act)
    {
        if (Status != OnHold) throw HasMovedOn();
        if (!Case.HasAgreement) throw new Refused("Support cannot go on before a new agreement to take part is recorded.");
        MoveTo(Started);
        // The rest is nobody's absence: the days without a session count from now.
        PassOn(act, from: act.Today);
        Events.Add(new(this, act, CaseEventKind.InterventionResumed));
    }

    /// <summary>The service gives no support any more: it comes back to the lead practitioner.</summary>
    internal void ServiceClosed(Act act)
    {
        if (IsOpen && Status != CameBack) ComeBack(act, SupportBarrier.ServiceClosed, null);
    }

    internal void EndWithCase(Act act) => Finish(act, Status switch
    {
        Offered or Waiting or Accepted => Stopped,
        CameBack when StartedOn is null => NotTakenUp,
        _ => EndedEarly,
    }, Barrier ?? SupportBarrier.CaseClosed, null);

    /// <summary>Somebody else leads the case.</summary>
    internal void LeadChanged(Guid leadId)
    {
        if (IsOpen && IsWithLead) OwnerId = leadId;
    }

    /// <summary>Whose turn it is hands it over: at the provider's to whoever has it in hand there from now on, otherwise the next step alone.</summary>
    internal void RestWith(Act act, User other)
    {
        if (!IsWithLead && other.AgencyId == AgencyId && other.Id != WorkerId) HandTo(act, other.Id);
        else OwnerId = other.Id;
    }

    /// <summary>Whoever had it in hand has left. At the provider's it is the contact's; on a restricted case nobody of the provider sees it before the coordinator says who.</summary>
    internal void OwnerLeft(Act act, Guid? contactId, Guid? leaverId = null)
    {
        if (WorkerId is not null && WorkerId == (leaverId ?? OwnerId)) WorkerId = Case.IsRestricted ? null : contactId;
        OwnerId = (IsWithLead ? null : WorkerId) ?? act.CoordinatorId;
    }

    /// <summary>
    /// The next date under the limits in force, counted from where it was counted. A planned session and the day on which a place is expected are said by somebody and stay. Sessions and events must be loaded; of support that is
    /// older than its events the date stays where only they know its beginning.
    /// </summary>
    internal void Date(Act act)
    {
        if (!IsOpen) return;
        WaitBy = Act.InWeeks(UkTime.LocalDate(OfferedAt), act.Limits.WaitingWeeks);
        var planned = Sessions.Where(held => !held.IsRecorded).Min(held => (DateOnly?)held.On);
        switch (Status)
        {
            case Offered:
                DueOn = Counted(OfferedAt, act.Limits.ProviderAnswerDays);
                break;
            case Waiting:
                DueOn = Earlier(ExpectedOn, WaitBy);
                break;
            case Accepted when (Last(CaseEventKind.InterventionAccepted) ?? AnsweredAt) is { } accepted:
                TakeUpBy = Counted(accepted, act.Limits.TakeUpDays);
                DueOn = Earlier(planned, TakeUpBy.Value);
                break;
            case Started:
                var from = Sessions.Where(held => held.IsRecorded).Max(held => (DateOnly?)held.On);
                if (Last(CaseEventKind.InterventionResumed) is { } resumed && (from is null || UkTime.LocalDate(resumed) > from)) from = UkTime.LocalDate(resumed);
                if (from is { } last) DueOn = Earlier(planned, WorkingCalendar.EnglandAndWales.Add(last, act.Limits.WithoutSessionDays));
                break;
            case OnHold when Last(CaseEventKind.InterventionOnHold) is { } held:
                DueOn = Counted(held, act.Limits.ClosingDays);
                break;
            case CameBack when Last(CaseEventKind.InterventionCameBack) is { } came:
                DueOn = Counted(came, act.Limits.AcceptDays);
                break;
        }
    }

    private DateTime? Last(CaseEventKind kind) => Events.Where(happened => happened.Kind == kind).Max(happened => (DateTime?)happened.At);

    private static DateOnly Counted(DateTime from, int workingDays) => WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(from), workingDays);

    private void Answered(Act act, Guid workerId)
    {
        AnsweredAt ??= act.At;
        AnsweredById ??= act.UserId;
        InHandOf(act, workerId);
    }

    /// <summary>On a restricted case only the one who has it in hand sees it.</summary>
    private void InHandOf(Act act, Guid workerId)
    {
        WorkerId = workerId;
        if (!Case.IsRestricted) return;
        foreach (var before in Involvements.Where(held => held.UserId != workerId && held.IsOpenAt(act.At)).ToList()) before.End(act.At);
        if (!Involvements.Exists(held => held.IsOnesOwn && held.UserId == workerId && held.IsOpenAt(act.At))) Involvements.Add(Involvement.OfIntervention(this, act.At).Only(workerId, act.At));
    }

    private void OpenTo(Act act)
    {
        var involvement = Involvement.OfIntervention(this, act.At);
        Involvements.Add(Case.IsRestricted ? involvement.Only(WorkerId!.Value, act.At) : involvement);
    }

    private void FollowSessions(Act act)
    {
        var first = Sessions.Where(held => held.Attendance == SessionAttendance.Came).Min(held => (DateOnly?)held.On);
        if (first is not null && Status == Accepted)
        {
            MoveTo(Started);
            Events.Add(new(this, act, CaseEventKind.InterventionStarted) { On = first });
        }
        else if (first is null && Status == Started) MoveTo(Accepted);
        StartedOn = first;
        PassOn(act);
    }

    /// <summary>Whose turn it is now, and until when.</summary>
    private void PassOn(Act act, DateOnly? from = null)
    {
        OwnerId = IsWithLead ? Case.LeadPractitionerId ?? act.CoordinatorId : WorkerId ?? act.CoordinatorId;
        var planned = Sessions.Where(held => !held.IsRecorded).Min(held => (DateOnly?)held.On);
        DueOn = Status switch
        {
            Offered => DueOn,
            Waiting => Earlier(ExpectedOn, WaitBy),
            Accepted => Earlier(planned, TakeUpBy!.Value),
            Started => Earlier(planned, WorkingCalendar.EnglandAndWales.Add(from ?? Sessions.Where(held => held.IsRecorded).Max(held => (DateOnly?)held.On) ?? act.Today, act.Limits.WithoutSessionDays)),
            OnHold => act.In(act.Limits.ClosingDays),
            CameBack => act.In(act.Limits.AcceptDays),
            _ => null,
        };
    }

    private void ComeBack(Act act, SupportBarrier barrier, string? because)
    {
        MoveTo(CameBack);
        Barrier = barrier;
        Outcome = because;
        ForgetWhatIsPlanned(act);
        foreach (var involvement in Involvements) involvement.End(act.At);
        PassOn(act);
        Events.Add(new(this, act, CaseEventKind.InterventionCameBack) { Text = because, Barrier = barrier });
    }

    private void Finish(Act act, InterventionStatus ending, SupportBarrier? barrier, string? outcome)
    {
        MoveTo(ending);
        Barrier = barrier;
        Outcome = string.IsNullOrWhiteSpace(outcome) ? Outcome : outcome;
        EndedAt = act.At;
        EndedById = act.UserId == Guid.Empty ? null : act.UserId;
        ForgetWhatIsPlanned(act);
        foreach (var involvement in Involvements) involvement.End(act.At);
        (OwnerId, DueOn) = (null, null);
        Events.Add(new(this, act, CaseEventKind.InterventionEnded) { Text = Outcome, Barrier = barrier, Ending = ending });
    }

    private void ForgetWhatIsPlanned(Act act)
    {
        foreach (var planned in Sessions.Where(held => !held.IsRecorded)) planned.CallOff(act);
    }

    private void MustTakeOn(Act act, Guid workerId)
    {
        if (Case.KeepsOut(workerId, act.At)) throw new Refused("This person cannot take this on. Choose somebody else.");
    }

    private void MustTakeSessions()
    {
        if (!TakesSessions) throw new Refused("Sessions are recorded once a place is given and as long as support is under way.");
    }

    private void MustBePossible(DateOnly on)
    {
        if (on < SessionsFrom()) throw new Refused("A session cannot have been before {0}, when the service answered the offer.", SessionsFrom());
    }

    private static DateOnly Earlier(DateOnly? one, DateOnly other) => one < other ? one.Value : other;

    private void MoveTo(InterventionStatus next)
    {
        if (!CanMoveTo(next)) throw HasMovedOn();
        Status = next;
    }

    private static Refused HasMovedOn() => new("This support has moved on since you opened it, so that step is no longer possible.");
}
