using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Sharing;

public enum PrivacyNoticeState
{
    [Display(Name = "To be given")] Due,
    [Display(Name = "Given")] Given,
    [Display(Name = "Not given, for a reason")] Withheld,
    /// <summary>The young person died: nothing is sent any more.</summary>
    [Display(Name = "No longer due")] Lapsed,
}

/// <summary>
/// The family of somebody whom nobody referred is told within a month of the data being obtained that the panel holds them; or a named person says why telling would be prejudicial.
/// </summary>
public sealed class PrivacyNotice : Record, IAboutYoungPerson, IOwned
{
    private PrivacyNotice() { }

    /// <param name="obtainedOn">The day on which the panel had the data.</param>
    public PrivacyNotice(Act act, Case @case, DateOnly obtainedOn)
    {
        (CaseId, Case, PanelId, SubjectId) = (@case.Id, @case, @case.PanelId, @case.YoungPersonId);
        ObtainedOn = obtainedOn;
        OwnerId = act.CoordinatorId;
        DueOn = obtainedOn.AddDays(act.Limits.PrivacyNoticeDays);
        PromisedFor = DueOn.Value;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public DateOnly ObtainedOn { get; private set; }
    public PrivacyNoticeState State { get; private set; } = PrivacyNoticeState.Due;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    /// <summary>The date it was due on; it stays once it is given.</summary>
    public DateOnly PromisedFor { get; private set; }
    public DateOnly? GivenOn { get; private set; }
    public Guid? LetterId { get; private set; }
    public NotToldGround? Ground { get; private set; }
    public string? WithheldBecause { get; private set; }
    public string? DecidedBy { get; private set; }
    public Guid? EndedById { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public bool IsOpen => State == PrivacyNoticeState.Due;

    /// <summary>A notice went to one of the family.</summary>
    internal void Give(Act act, Letter letter)
    {
        if (!IsOpen && State != PrivacyNoticeState.Withheld) return;
        End(act, PrivacyNoticeState.Given);
        (GivenOn, LetterId) = (letter.SentOn, letter.Id);
    }

    public void Withhold(Act act, NotToldGround ground, string because, string decidedBy)
    {
        if (!IsOpen) throw new Refused("This privacy notice has been dealt with already.");
        End(act, PrivacyNoticeState.Withheld);
        (Ground, WithheldBecause, DecidedBy) = (ground, because, decidedBy);
    }

    internal void Lapse(Act act)
    {
        if (IsOpen) End(act, PrivacyNoticeState.Lapsed);
    }

    internal void FallDueAgain(Act act)
    {
        if (State != PrivacyNoticeState.Lapsed) return;
        State = PrivacyNoticeState.Due;
        (EndedAt, EndedById) = (null, null);
        (OwnerId, DueOn) = (act.CoordinatorId, PromisedFor);
    }

    /// <summary>The date under the limits in force.</summary>
    internal void Date(Act act)
    {
        if (IsOpen) DueOn = PromisedFor = ObtainedOn.AddDays(act.Limits.PrivacyNoticeDays);
    }

    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    /// <summary>Its next step is somebody else’s from now on.</summary>
    internal void RestWith(Guid userId) => OwnerId = userId;

    private void End(Act act, PrivacyNoticeState state)
    {
        State = state;
        (EndedAt, EndedById) = (act.At, act.UserId);
        (OwnerId, DueOn) = (null, null);
    }
}
