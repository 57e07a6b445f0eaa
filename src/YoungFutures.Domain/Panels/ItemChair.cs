using YoungFutures.Domain.Cases;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Domain.Panels;

/// <summary>Who chairs one item where the meeting's chair does not: because they brought the young person to the panel, or have withdrawn.</summary>
public sealed partial class PanelMeeting
{
    /// <summary>The case's exclusions, referrals and declarations must be loaded.</summary>
    public void LetChair(Act act, AgendaItem item, Guid? personId)
    {
        if (Status is not (Planned or Published or Held) || !item.IsOpen) throw new Refused("This item has already been dealt with.");
        if (personId is { } instead)
        {
            if (instead == ChairId) throw new Refused("This person chairs the meeting. Choose somebody else for this item.");
            if (item.Case.KeepsOut(instead, act.At)) throw new Refused("This person cannot chair this item. Choose somebody else.");
            if (item.Case.WasReferredBy(instead)) throw new Refused("Whoever referred the young person does not chair this item. Choose somebody else.");
        }

        item.LetChair(personId);
    }

    /// <summary>Whether the chair must not see something of this meeting, which somebody else then finishes. The exclusions of its cases must be loaded.</summary>
    public bool KeepsOutItsChair => ChairId is { } chair && Items.Exists(item => item.Case.Exclusions.Exists(held => held.UserId == chair && held.Until is null));
}

public sealed partial class AgendaItem
{
    /// <summary>Who chairs this item in the place of the meeting's chair.</summary>
    public Guid? ChairedById { get; private set; }

    /// <summary>The meeting's own chair would chair it and must not. The case's exclusions, referrals and declarations must be loaded.</summary>
    public bool NeedsAnotherChair(DateTime at) => Meeting.ChairPresence is null or Presence.Present && Meeting.ChairId is { } chair && (Case.KeepsOut(chair, at) || Case.WasReferredBy(chair));

    internal void LetChair(Guid? personId) => ChairedById = personId;

    internal void MustHaveItsChair(Act act)
    {
        if (ChairedById is { } instead && (Case.KeepsOut(instead, act.At) || Case.WasReferredBy(instead)))
            throw new Refused("Whoever was to chair this item no longer can. Name somebody else before a decision is recorded.");
        if (ChairedById is not null || !NeedsAnotherChair(act.At)) return;
        throw Case.KeepsOut(Meeting.ChairId!.Value, act.At)
            ? new Refused("The chair has withdrawn from this item. Name who chairs it instead before a decision is recorded.")
            : new Refused("Whoever referred the young person does not chair this item. Name who chairs it instead before a decision is recorded.");
    }
}
