using System.ComponentModel.DataAnnotations;
using static YoungFutures.Domain.Panels.MeetingStatus;

namespace YoungFutures.Domain.Panels;

public enum MinutesState
{
    [Display(Name = "Draft")] Draft,
    [Display(Name = "Agreed")] Agreed,
    [Display(Name = "Minutes locked")] Locked,
}

public enum MinutesAgreedBy
{
    [Display(Name = "The chair")] Chair,
    [Display(Name = "The next meeting")] NextMeeting,
}

/// <summary>The minutes of a meeting: a draft once it was held, agreed where the panel wants that, and in the end locked.</summary>
public sealed partial class PanelMeeting
{
    /// <summary>When the coordinator put the draft to the chair, whose step is next.</summary>
    public DateTime? DraftedAt { get; private set; }
    public DateTime? AgreedAt { get; private set; }
    public Guid? AgreedById { get; private set; }
    public MinutesAgreedBy? AgreedBy { get; private set; }
    /// <summary>The day on which they were agreed.</summary>
    public DateOnly? AgreedOn { get; private set; }
    public List<MinutedPart> Minuted { get; } = [];
    public List<Addendum> Addenda { get; } = [];

    public bool HasMinutes => Status is Held or Locked;
    public MinutesState MinutesState => Status == Locked ? MinutesState.Locked : AgreedAt is null ? MinutesState.Draft : MinutesState.Agreed;
    public bool MayWriteMinutes => Status == Held && AgreedAt is null;
    public bool MayPutToChair => MayWriteMinutes && DraftedAt is null;
    public bool MayAgreeMinutes => MayWriteMinutes;
    public bool MayAddAddendum => Status == Locked;

    public void MustHaveMinutes()
    {
        if (!HasMinutes) throw new Refused("Minutes are assembled once the meeting is recorded as held.");
    }

    public bool HasPack => Status is Published or Held;

    public void MustHavePack()
    {
        if (!HasPack) throw new Refused("There is a pack from the day the agenda is published until the minutes are locked.");
    }

    /// <summary>The day by which the minutes are locked, under the limits in force.</summary>
    internal void DateMinutes(Act act)
    {
        if (Status == Held && HeldAt is { } held) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(held), act.Limits.MinutesDays);
    }

    /// <summary>The draft is complete: the chair reads it, and agrees or locks it.</summary>
    public void PutToChair(Act act)
    {
        MustBeDraft();
        if (DraftedAt is not null) throw new Refused("The draft is with the chair already.");
        MustBeDealtWith();
        DraftedAt = act.At;
        OwnerId = ChairId ?? act.CoordinatorId;
    }

    public void Agree(Act act, MinutesAgreedBy by, DateOnly on)
    {
        MustBeDraft();
        MustBeDealtWith();
        if (on > act.Today) throw new Refused("Minutes are recorded as agreed once they have been.");
        if (on < On) throw new Refused("Minutes are not agreed before their meeting.");
        (AgreedAt, AgreedById, AgreedBy, AgreedOn) = (act.At, act.UserId, by, on);
        DraftedAt ??= act.At;
        OwnerId = ChairId ?? act.CoordinatorId;
    }

    /// <summary>Something in them is not right yet: they are the coordinator's again.</summary>
    public void BackToDraft(Act act)
    {
        MustHaveMinutes();
        if (Status == Locked) throw new Refused("The minutes are locked. A correction is made by an addendum.");
        if (DraftedAt is null) throw new Refused("The minutes are a draft already.");
        (AgreedAt, AgreedById, AgreedBy, AgreedOn) = (null, null, null, null);
        DraftedAt = null;
        OwnerId = act.CoordinatorId;
    }

    /// <summary>The chair confirms the decisions of these items.</summary>
    public void SignOff(Act act, IReadOnlyCollection<AgendaItem> items)
    {
        if (!items.Any(item => item.Decision is { AwaitsSignOff: true })) throw new Refused("This decision waits for no sign-off.");
        foreach (var item in items) item.Decision?.SignOff(act);
        Edition++;
    }

    /// <summary>Whoever is about to agree or lock them is told that they read differently now.</summary>
    internal void MinutesChange()
    {
        MustBeDraft();
        Edition++;
    }

    /// <summary>A correction of locked minutes: it stands beside them and changes nothing in them.</summary>
    public Addendum AddAddendum(Act act, string by, AgendaItem? item, string text)
    {
        if (Status != Locked) throw new Refused("The minutes are not locked: correct the draft itself.");
        var addendum = new Addendum(act, this, item, by, text);
        Addenda.Add(addendum);
        return addendum;
    }

    private void MustBeDraft()
    {
        MustHaveMinutes();
        if (Status == Locked) throw new Refused("The minutes are locked. A correction is made by an addendum.");
        if (AgreedAt is not null) throw new Refused("The minutes are agreed. Let the chair put them back to a draft before anything in them changes.");
    }

    private void MustBeDealtWith()
    {
        if (Items.Any(item => item.IsOpen)) throw new Refused("Every item needs a decision, or to be carried over, before the draft is complete.");
        if (Attendance.Count == 0) throw new Refused("Record who was there before the draft is complete.");
    }

    private void MustBeReadyToLock(Act act)
    {
        if (Items.Any(item => item.Decision is { AwaitsSignOff: true }))
            throw new Refused("The chair signs off each decision before the minutes are locked.");
        if (act.Limits.MinutesNeedAgreement && AgreedAt is null) throw new Refused("The minutes of this panel are agreed before they are locked.");
    }

    private void Freeze(Act act, MinutesFacts minutes)
    {
        if (Items.Exists(item => minutes.Items.All(kept => kept.Id != item.Id)))
            throw new InvalidOperationException("The minutes that are to be kept do not hold every item of the meeting.");
        Minuted.AddRange(minutes.LockedAt(act.At).Parts(this));
    }
}
