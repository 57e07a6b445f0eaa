using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

/// <summary>
/// A fact that whoever visits needs to know: of the place or the circumstances, with its source and date. It is looked at again by a date, and ends with a reason; it is no label on the young person.
/// </summary>
public sealed class VisitWarning : Record, IAboutYoungPerson, IOwned
{
    private VisitWarning() { }

    public VisitWarning(Act act, Case @case, string what, string whatToDo, string source, DateOnly seenOn)
    {
        if (!@case.IsOpen) throw new Refused("The case is closed.");
        if (seenOn > act.Today) throw new Refused("A warning tells of something that has happened.");
        (CaseId, Case, PanelId, SubjectId) = (@case.Id, @case, @case.PanelId, @case.YoungPersonId);
        (What, WhatToDo, Source, SeenOn) = (what, whatToDo, source, seenOn);
        (RecordedById, RecordedAt) = (act.UserId, act.At);
        OwnerId = @case.LeadPractitionerId ?? act.CoordinatorId;
        DueOn = act.InWeeks(act.Limits.WarningReviewWeeks);
        @case.Warnings.Add(this);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string What { get; private set; } = "";
    public string WhatToDo { get; private set; } = "";
    public string Source { get; private set; } = "";
    /// <summary>When it was so.</summary>
    public DateOnly SeenOn { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid? OwnerId { get; private set; }
    /// <summary>To be looked at again by then.</summary>
    public DateOnly? DueOn { get; private set; }
    public DateTime? ReviewedAt { get; private set; }
    public Guid? ReviewedById { get; private set; }
    public string? ReviewNote { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }
    public string? EndedBecause { get; private set; }
    /// <summary>It ended with its case: the date by which it was to be looked at again, if the case opens before that.</summary>
    public DateOnly? HeldUntil { get; private set; }
    public bool IsOpen => EndedAt is null;

    /// <summary>It still holds.</summary>
    public void Keep(Act act, string note)
    {
        MustBeOpen();
        (ReviewedAt, ReviewedById, ReviewNote) = (act.At, act.UserId, note);
        OwnerId = Case is { IsOpen: true, LeadPractitionerId: { } lead } ? lead : act.CoordinatorId;
        DueOn = act.InWeeks(act.Limits.WarningReviewWeeks);
    }

    public void End(Act act, string because)
    {
        MustBeOpen();
        (EndedAt, EndedById, EndedBecause) = (act.At, act.UserId, because);
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>Nobody visits for the panel any more.</summary>
    internal void EndWithCase(Act act)
    {
        HeldUntil = DueOn;
        (EndedAt, EndedById) = (act.At, act.UserId == Guid.Empty ? null : act.UserId);
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>The case is open again, and what was true of the place may still be: where its time to be looked at again has not come yet, it holds until then.</summary>
    internal void ComeBackWithCase(Act act)
    {
        if (HeldUntil is { } until && until >= act.Today) (EndedAt, EndedById, OwnerId, DueOn) = (null, null, act.CoordinatorId, until);
        HeldUntil = null;
    }

    /// <summary>The date under the limits in force, from when it was last looked at.</summary>
    internal void Date(Act act)
    {
        if (IsOpen) DueOn = Act.InWeeks(Calendar.UkTime.LocalDate(ReviewedAt ?? RecordedAt), act.Limits.WarningReviewWeeks);
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>Its next step is somebody else’s from now on.</summary>
    internal void RestWith(Guid userId) => OwnerId = userId;

    private void MustBeOpen()
    {
        if (!IsOpen) throw new Refused("This warning has ended already.");
    }
}
