using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Support;

public enum AfterState
{
    [Display(Name = "To be done")] Waiting,
    [Display(Name = "Help is wanted again")] HelpWanted,
    [Display(Name = "Done")] Done,
    [Display(Name = "Could not be reached")] NotReached,
    [Display(Name = "Did not want it")] Refused,
    [Display(Name = "Ended with the case open again")] Reopened,
    [Display(Name = "Stopped")] Stopped,
}

public enum Holding
{
    [Display(Name = "Yes")] Yes,
    [Display(Name = "Partly")] Partly,
    [Display(Name = "No")] No,
    [Display(Name = "Not known")] NotKnown,
}

public enum Occupied
{
    [Display(Name = "In school or college")] School,
    [Display(Name = "In training or an apprenticeship")] Training,
    [Display(Name = "In work")] Work,
    [Display(Name = "In none of these")] None,
    [Display(Name = "Not known")] NotKnown,
}

/// <summary>What was learnt some months after the support ended.</summary>
public sealed record AfterAnswers(Holding Holding, Answer PoliceContact, Occupied Occupied, string? Note, bool HelpWanted);

/// <summary>
/// Did it hold? Asked 3, 6 and 12 months after support ended, by whoever led it, and only where the family agreed to be asked. A refusal is offered once
/// more and then respected.
/// </summary>
public sealed class PostClosureCheck : Record, IAboutYoungPerson, IOwned
{
    public static readonly IReadOnlyList<int> AtMonths = [3, 6, 12];

    private PostClosureCheck() { }

    internal PostClosureCheck(Case @case, Act act, int months, Guid ownerId)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        CaseReference = @case.Reference;
        SubjectName = @case.YoungPerson.FullName;
        Months = months;
        OwnerId = ownerId;
        DueOn = PlannedOn = PlannedFrom(act.Today, months);
        MadeAt = act.At;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string CaseReference { get; private set; } = "";
    /// <summary>The owner's own copy: the check opens no case.</summary>
    public string SubjectName { get; private set; } = "";
    public int Months { get; private set; }
    public DateOnly PlannedOn { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public AfterState State { get; private set; } = AfterState.Waiting;
    public DateTime MadeAt { get; private set; }
    /// <summary>It was not wanted the first time, and is offered once more.</summary>
    public DateTime? RefusedOnceAt { get; private set; }
    public Holding? Holding { get; private set; }
    public Answer? PoliceContact { get; private set; }
    public Occupied? Occupied { get; private set; }
    public string? Note { get; private set; }
    public bool WantedHelp { get; private set; }
    /// <summary>What came of help being wanted again.</summary>
    public string? FollowedUp { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public bool IsOpen => State is AfterState.Waiting or AfterState.HelpWanted;

    /// <summary>They were asked and answered. Where help is wanted again it stays open, with the coordinator, until that is followed up.</summary>
    public void Answer(Act act, AfterAnswers answers)
    {
        MustBeWaiting(act);
        (Holding, PoliceContact, Occupied, Note, WantedHelp) = (answers.Holding, answers.PoliceContact, answers.Occupied, answers.Note, answers.HelpWanted);
        AnsweredAt = act.At;
        AnsweredById = act.UserId;
        if (!answers.HelpWanted)
        {
            End(act, AfterState.Done);
            return;
        }

        State = AfterState.HelpWanted;
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.ScreeningDays);
    }

    public void NotReached(Act act, string? note)
    {
        MustBeWaiting(act);
        Note = note;
        End(act, AfterState.NotReached);
    }

    /// <summary>The first time it is offered again some days later; the second time it is over, and so are those that were to come.</summary>
    /// <returns>Whether that was the last word.</returns>
    public bool Decline(Act act, string? note)
    {
        MustBeWaiting(act);
        Note = note;
        if (RefusedOnceAt is null)
        {
            RefusedOnceAt = act.At;
            DueOn = act.In(act.Limits.OfferAgainDays);
            return false;
        }

        End(act, AfterState.Refused);
        return true;
    }

    public void FollowUp(Act act, string what)
    {
        if (State != AfterState.HelpWanted) throw HasMovedOn();
        FollowedUp = what;
        End(act, AfterState.Done);
    }

    internal void EndByReopening(Act act) => End(act, AfterState.Reopened);

    internal void Stop(Act act) => End(act, AfterState.Stopped);

    /// <summary>It was stopped in error. Whose time has passed meanwhile is due today; the coordinator has it, who can hand it on.</summary>
    internal void TakeUpAgain(Act act)
    {
        if (State != AfterState.Stopped) return;
        State = WantedHelp ? AfterState.HelpWanted : AfterState.Waiting;
        (EndedAt, EndedById) = (null, null);
        (OwnerId, DueOn) = (act.CoordinatorId, PlannedOn);
        Date(act);
        if (DueOn < act.Today) DueOn = act.Today;
    }

    /// <summary>The date under the limits and the calendar in force.</summary>
    internal void Date(Act act)
    {
        switch (State)
        {
            case AfterState.Waiting:
                PlannedOn = PlannedFrom(UkTime.LocalDate(MadeAt), Months);
                DueOn = RefusedOnceAt is { } refused ? WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(refused), act.Limits.OfferAgainDays) : PlannedOn;
                break;
            case AfterState.HelpWanted when AnsweredAt is { } answered:
                DueOn = WorkingCalendar.EnglandAndWales.Add(UkTime.LocalDate(answered), act.Limits.ScreeningDays);
                break;
        }
    }

    private static DateOnly PlannedFrom(DateOnly ended, int months)
    {
        var (calendar, on) = (WorkingCalendar.EnglandAndWales, ended.AddMonths(months));
        return calendar.IsWorkingDay(on) ? on : calendar.Add(on, 1);
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>Its next step is somebody else’s from now on.</summary>
    internal void RestWith(Guid userId) => OwnerId = userId;

    private void MustBeWaiting(Act act)
    {
        if (State != AfterState.Waiting) throw HasMovedOn();
        // Asked too soon it would be another check: the first of three months is no sixth.
        if (act.Today < PlannedOn.AddMonths(-1)) throw new Refused("This check is not due yet. It can be done from {0} on.", PlannedOn.AddMonths(-1));
    }

    private void End(Act act, AfterState state)
    {
        State = state;
        EndedAt = act.At;
        EndedById = act.UserId == Guid.Empty ? null : act.UserId;
        (OwnerId, DueOn) = (null, null);
    }

    private static Refused HasMovedOn() => new Refused("This check has moved on since you opened it, so that step is no longer possible.");
}
