using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Support;

/// <summary>
/// The risk rose while support was under way. It is the panel's to look at, at its next meeting; a young person in danger now is reported first.
/// </summary>
public sealed class RisenRisk : Record, IAboutYoungPerson, IOwned
{
    private RisenRisk() { }

    internal RisenRisk(Case @case, Act act, string whatChanged, DateOnly since, bool wasInDanger, PanelMeeting? meeting)
    {
        CaseId = @case.Id;
        Case = @case;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        WhatChanged = whatChanged;
        Since = since;
        WasInDanger = wasInDanger;
        MeetingId = meeting?.Id;
        RaisedAt = act.At;
        RaisedById = act.UserId;
        OwnerId = act.CoordinatorId;
        // Without a meeting to come somebody plans one, or finds another way, as fast as for an urgent case.
        DueOn = meeting?.On ?? act.In(act.Limits.UrgentListingDays);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public string WhatChanged { get; private set; } = "";
    public DateOnly Since { get; private set; }
    /// <summary>Somebody was in danger, and that was reported before this was recorded.</summary>
    public bool WasInDanger { get; private set; }
    /// <summary>The meeting that was to look at it.</summary>
    public Guid? MeetingId { get; private set; }
    public DateTime RaisedAt { get; private set; }
    public Guid RaisedById { get; private set; }
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string? WhatWasDone { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public Guid? EndedById { get; private set; }

    public bool IsOpen => EndedAt is null;

    /// <summary>What was done about it, before the panel met or in its stead.</summary>
    public void Settle(Act act, string whatWasDone)
    {
        if (!IsOpen) throw new Refused("What was done about this is recorded already.");
        WhatWasDone = whatWasDone;
        End(act);
    }

    /// <summary>The panel looked at the case, or its work ended.</summary>
    internal void End(Act act)
    {
        EndedAt = act.At;
        EndedById = act.UserId == Guid.Empty ? null : act.UserId;
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>The date under the limits in force; the day of a meeting stays.</summary>
    internal void Date(Act act)
    {
        if (IsOpen && MeetingId is null) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(RaisedAt), act.Limits.UrgentListingDays);
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>Its next step is somebody else’s from now on.</summary>
    internal void RestWith(Guid userId) => OwnerId = userId;
}
