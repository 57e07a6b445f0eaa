using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using static YoungFutures.Domain.SupportActions.ActionStatus;

namespace YoungFutures.Domain.SupportActions;

public enum ActionStatus
{
    [Display(Name = "Open")] Open,
    [Display(Name = "Accepted")] Accepted,
    [Display(Name = "Declined by the agency")] Declined,
    [Display(Name = "Done")] Done,
    [Display(Name = "Not possible: circumstances changed")] NotPossible,
    [Display(Name = "Not done by the agency")] NotDone,
    [Display(Name = "Transferred")] Transferred,
    [Display(Name = "Cancelled")] Cancelled,
}

/// <summary>One thing that one agency will do for a young person by a date.</summary>
public sealed class SupportAction : Record, IAboutYoungPerson, IOwned
{
    private static readonly Dictionary<ActionStatus, ActionStatus[]> Moves = new()
    {
        [Open]        = [Accepted, Declined, Done, NotPossible, NotDone, Transferred, Cancelled],
        [Accepted]    = [Done, NotPossible, NotDone, Transferred, Cancelled],
        [Declined]    = [Accepted, NotPossible, NotDone, Transferred, Cancelled],
        [Done]        = [],
        [NotPossible] = [],
        [NotDone]     = [],
        [Transferred] = [],
        [Cancelled]   = [],
    };

    /// <summary>Working days in which the coordinator finds another way.</summary>
    private const int AnotherWayIn = 1;

    private SupportAction() { }

    /// <param name="ownerId">Who has it in hand at first: a colleague who was named, or whoever answers for the agency.</param>
    /// <param name="summary">What its owner needs to know about the young person; the case's own summary unless something else is given.</param>
    public SupportAction(Act act, Case @case, Agency owner, Guid? ownerId, string what, DateOnly dueOn, Guid? decisionId, string? summary = null, string? despite = null)
    {
        if (!@case.IsOpen) throw new Refused("The case is closed, so it can have no new actions.");
        if (dueOn < act.Today) throw new Refused("An action cannot be due in the past.");
        if (ownerId is { } named && @case.KeepsOut(named, act.At)) throw new Refused("This person cannot take on this action. Choose somebody else.");
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseId = @case.Id;
        Case = @case;
        CaseReference = @case.Reference;
        SubjectName = @case.YoungPerson.FullName;
        SubjectBornOn = @case.YoungPerson.BornOn;
        Summary = summary ?? @case.Summary;
        DecisionId = decisionId;
        What = what;
        TargetOn = dueOn;
        SetById = act.UserId;
        SetAt = act.At;
        GiveTo(act, owner, ownerId);
        foreach (var involvement in Involvements) involvement.Despite = despite;
        @case.Actions.Add(this);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid? DecisionId { get; private set; }
    public string CaseReference { get; private set; } = "";
    /// <summary>The owner's own copy of whom it is about: the action opens nothing else.</summary>
    public string SubjectName { get; private set; } = "";
    public DateOnly? SubjectBornOn { get; private set; }
    /// <summary>What its owner needs to know to do it, and no more.</summary>
    public string Summary { get; private set; } = "";
    public string What { get; private set; } = "";
    public ActionStatus Status { get; private set; } = Open;
    public Guid AgencyId { get; private set; }
    public Agency Agency { get; private set; } = null!;
    public Guid? OwnerId { get; private set; }
    /// <summary>The next date: to accept it by, then to finish it by.</summary>
    public DateOnly? DueOn { get; private set; }
    /// <summary>The date it was promised for; it stays when the action ends.</summary>
    public DateOnly TargetOn { get; private set; }
    public Guid SetById { get; private set; }
    public DateTime SetAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    /// <summary>When somebody of the panel last reminded the agency by hand, who that was, and how often it was done.</summary>
    public DateTime? RemindedByHandAt { get; private set; }
    public Guid? RemindedByHandById { get; private set; }
    public int RemindersByHand { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    /// <summary>Why it was declined, what came of it, or why it could not be done.</summary>
    public string? Outcome { get; private set; }
    public Guid? TransferredToId { get; private set; }
    public List<ActionProgress> Progress { get; } = [];
    public List<Involvement> Involvements { get; } = [];
    public List<CaseEvent> Events { get; } = [];

    public bool IsOpen => Status is Open or Accepted or Declined;
    public bool CanMoveTo(ActionStatus next) => Moves[Status].Contains(next);

    public void Accept(Act act, Guid ownerId, PeopleKeptOut? keptOut = null)
    {
        if (keptOut?.Holds(ownerId) == true) throw new Refused("This person cannot take on this action. Choose somebody else.");
        MoveTo(Accepted);
        AcceptedAt = act.At;
        Outcome = null;
        OwnerId = ownerId;
        DueOn = TargetOn;
        Events.Add(new(this, act, CaseEventKind.ActionAccepted) { PersonId = ownerId });
        // On a restricted case only the one who has it in hand sees it.
        if (Involvements.Find(held => held.IsOnesOwn && held.UserId != ownerId && held.IsOpenAt(act.At)) is not { } before) return;
        Involvements.Add(before.Only(ownerId, act.At));
        before.End(act.At);
    }

    /// <summary>The agency cannot take it: it goes back to the coordinator, who must find another way.</summary>
    public void Decline(Act act, string because)
    {
        MoveTo(Declined);
        Outcome = because;
        OwnerId = act.CoordinatorId;
        DueOn = act.In(AnotherWayIn);
        Events.Add(new(this, act, CaseEventKind.ActionDeclined) { Text = because });
    }

    /// <summary>Whoever had it in hand has left. On a restricted case nobody of the agency sees it before the coordinator says who.</summary>
    internal void OwnerLeft(Act act, Guid? contactId) => OwnerId = (Case.IsRestricted ? null : contactId) ?? act.CoordinatorId;

    /// <summary>The date to accept it by, or to find another way by, under the limits in force; the day it was promised for stays. Its events must be loaded.</summary>
    internal void Date(Act act)
    {
        if (Status == Declined && Events.Where(held => held.Kind == CaseEventKind.ActionDeclined).Max(held => (DateTime?)held.At) is { } declined)
            DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(declined), AnotherWayIn);
        if (Status != Open) return;
        var acceptBy = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(SetAt), act.Limits.AcceptDays);
        DueOn = acceptBy < TargetOn ? acceptBy : TargetOn;
    }

    /// <summary>Somebody else has it in hand from now on, at the stage at which it is.</summary>
    internal void HandTo(Act act, Guid userId)
    {
        OwnerId = userId;
        // On a restricted case only the one who has it in hand sees it.
        if (Involvements.Find(held => held.IsOnesOwn && held.UserId != userId && held.IsOpenAt(act.At)) is not { } before) return;
        Involvements.Add(before.Only(userId, act.At));
        before.End(act.At);
    }

    /// <summary>The panel reminds the agency of an action that it has yet to answer.</summary>
    public void RemindByHand(Act act)
    {
        if (Status != Open) throw new Refused("The agency has answered this action already.");
        Cases.RemindersByHand.MustBeAnotherDay(RemindedByHandAt, act);
        (RemindedByHandAt, RemindedByHandById) = (act.At, act.UserId);
        RemindersByHand++;
    }

    public ActionProgress Report(Act act, string text)
    {
        if (!IsOpen) throw new Refused("This action has ended.");
        var progress = new ActionProgress(this, act, text);
        Progress.Add(progress);
        return progress;
    }

    public void Finish(Act act, string outcome) => End(act, Done, outcome);

    /// <summary>Circumstances changed: nobody's fault, and counted apart.</summary>
    public void FindNotPossible(Act act, string because) => End(act, NotPossible, because);

    public void LeaveUndone(Act act, string because) => End(act, NotDone, because);

    public void Cancel(Act act, string because) => End(act, Cancelled, because);

    /// <summary>Handed to another agency: this one ends, a new one begins, and both say so.</summary>
    public SupportAction TransferTo(Act act, Agency agency, Guid? ownerId, string because)
    {
        if (!CanMoveTo(Transferred)) throw HasMovedOn();
        if (agency.Id == AgencyId) throw new Refused("This agency already has the action.");
        var next = new SupportAction(act, Case, agency, ownerId, What, TargetOn < act.Today ? act.In(act.Limits.AcceptDays) : TargetOn, DecisionId, Summary);
        TransferredToId = next.Id;
        End(act, Transferred, because);
        return next;
    }

    /// <summary>The case ended in a way that leaves nothing to do; nobody is asked why.</summary>
    internal void EndWithCase(Act act) => End(act, Cancelled, null);

    /// <summary>The family took back its agreement to take part: what rested on it stops, and the agency’s sight ends with it.</summary>
    internal void StopWithAgreement(Act act)
    {
        End(act, Cancelled, null);
        foreach (var involvement in Involvements) involvement.End(act.At);
    }

    private void GiveTo(Act act, Agency agency, Guid? ownerId)
    {
        if (Case.IsRestricted && ownerId is null)
            throw new Refused("This case is restricted to named people, and the agency has nobody named to answer for it.");
        AgencyId = agency.Id;
        OwnerId = ownerId ?? act.CoordinatorId;
        var acceptBy = act.In(act.Limits.AcceptDays);
        DueOn = acceptBy < TargetOn ? acceptBy : TargetOn;
        var involvement = Involvement.OfAction(this, agency.Id, agency.Sector == Sector.Provider, act.At);
        Involvements.Add(Case.IsRestricted ? involvement.Only(ownerId!.Value, act.At) : involvement);
    }

    private void End(Act act, ActionStatus status, string? outcome)
    {
        MoveTo(status);
        Outcome = outcome;
        EndedAt = act.At;
        EndedById = act.UserId;
        (OwnerId, DueOn) = (null, null);
        // The agency may read how its own action ended for a month; then its sight ends too.
        foreach (var involvement in Involvements) involvement.EndNotLaterThan(status is Transferred ? act.At : act.At.AddDays(31));
    }

    private void MoveTo(ActionStatus next)
    {
        if (!CanMoveTo(next)) throw HasMovedOn();
        Status = next;
    }

    private static Refused HasMovedOn() => new Refused("This action has moved on since you opened it, so that step is no longer possible.");
}

/// <summary>What its owner reported on the way.</summary>
public sealed class ActionProgress : Record, IAboutYoungPerson
{
    private ActionProgress() { }

    internal ActionProgress(SupportAction action, Act act, string text)
    {
        ActionId = action.Id;
        Action = action;
        PanelId = action.PanelId;
        SubjectId = action.SubjectId;
        Text = text;
        ById = act.UserId;
        At = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid ActionId { get; private set; }
    public SupportAction Action { get; private set; } = null!;
    public string Text { get; private set; } = "";
    public Guid ById { get; private set; }
    public DateTime At { get; private set; }
}
