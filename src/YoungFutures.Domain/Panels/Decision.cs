using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Domain.Panels;

public enum DecisionOutcome
{
    [Display(Name = "Adopt: the panel takes the case on")] Adopted,
    [Display(Name = "Support is already in place: ask for assurance")] SupportInPlace,
    [Display(Name = "Signpost to a service")] Signposted,
    [Display(Name = "Redirect to a statutory service")] Redirected,
    [Display(Name = "Defer to a later meeting")] Deferred,
    [Display(Name = "No further action")] NoFurtherAction,
    [Display(Name = "Review of support under way")] Review,
}

/// <summary>What the panel decided about one young person, and why.</summary>
public sealed class Decision : Record, IAboutYoungPerson
{
    private Decision() { }

    /// <summary>Records the decision and lets the case follow it. Adoption needs quorum or the chair's recorded exception.</summary>
    /// <param name="despite">Why the lead agency leads although the family objects to it knowing.</param>
    public Decision(Act act, AgendaItem item, DecisionOutcome outcome, string reasons, string? dissent, Guid? leadAgencyId, Guid? leadPractitionerId,
        Guid? leadContactId, DateOnly? reviewOn, string? tellsFamily, Quorum quorum, string? exception, Guid? exceptionById, string? despite = null)
    {
        if (item.Decision is not null) throw new Refused("This item has already been decided.");
        if (item.Meeting.Status is not (MeetingStatus.Published or MeetingStatus.Held))
            throw new Refused("Decisions are recorded once the agenda is published.");
        if (item.Meeting.On > act.Today) throw new Refused("Decisions are recorded on the day of the meeting or after it.");
        if (item.WasCarriedOver) throw new Refused("This item was carried over to a later meeting.");
        if (outcome == DecisionOutcome.Adopted && !quorum.IsMet && string.IsNullOrWhiteSpace(exception))
            throw new Refused("The meeting is not quorate for this young person. The chair can allow an exception, with a reason.");
        if (outcome == DecisionOutcome.Adopted && leadAgencyId is null)
            throw new Refused("Name the lead agency before the case is adopted.");
        item.MustHaveItsChair(act);
        if (leadPractitionerId is { } leads && item.Case.KeepsOut(leads, act.At)) throw new Refused("This person cannot lead this case. Choose somebody else.");
        if (leadContactId is { } answers && item.Case.KeepsOut(answers, act.At)) leadContactId = null;
        if (exception is not null && outcome == DecisionOutcome.Adopted && !quorum.IsMet && item.ChairedById is { } chairs && exceptionById != chairs)
            throw new Refused("Only whoever chairs this item allows it without quorum, and records that from their own account.");
        if (reviewOn <= act.Today) throw new Refused("The date on which this is looked at again must be in the future.");
        if (outcome is DecisionOutcome.SupportInPlace or DecisionOutcome.Review && reviewOn is null)
            throw new Refused("Give the date on which this is looked at again.");

        PanelId = item.PanelId;
        CaseId = item.CaseId;
        Case = item.Case;
        SubjectId = item.Case.YoungPersonId;
        MeetingId = item.MeetingId;
        AgendaItemId = item.Id;
        Outcome = outcome;
        Reasons = reasons;
        Dissent = dissent;
        LeadAgencyId = leadAgencyId;
        LeadPractitionerId = leadPractitionerId;
        ReviewOn = reviewOn;
        TellsFamily = tellsFamily;
        WasQuorate = quorum.IsMet;
        Exception = quorum.IsMet ? null : exception;
        ExceptionById = quorum.IsMet ? null : exceptionById;
        SettingsNumber = act.Limits.Number;
        RecordedById = act.UserId;
        RecordedAt = act.At;
        NeedsSignOff = act.Limits.DecisionsNeedSignOff && act.UserId != (item.ChairedById ?? item.Meeting.ChairId);
        // What closes a case cannot be taken back, so it waits for the chair; everything else goes on meanwhile.
        if (NeedsSignOff && IsClosing) item.Case.WaitForSignOff(act, item.ChairedById is null ? item.Meeting.ChairId : null);
        else item.Case.Follow(act, this, leadContactId, despite);
        item.Decided(this);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public Case Case { get; private set; } = null!;
    public Guid MeetingId { get; private set; }
    public Guid AgendaItemId { get; private set; }
    public DecisionOutcome Outcome { get; private set; }
    public string Reasons { get; private set; } = "";
    public string? Dissent { get; private set; }
    public Guid? LeadAgencyId { get; private set; }
    public Guid? LeadPractitionerId { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    public string? TellsFamily { get; private set; }
    public bool WasQuorate { get; private set; }
    public string? Exception { get; private set; }
    public Guid? ExceptionById { get; private set; }
    public int SettingsNumber { get; private set; }
    public Guid RecordedById { get; private set; }
    public DateTime RecordedAt { get; private set; }
    /// <summary>Recorded by somebody else than the meeting's chair, in a panel where the chair confirms each decision.</summary>
    public bool NeedsSignOff { get; private set; }
    public DateTime? SignedOffAt { get; private set; }
    public Guid? SignedOffById { get; private set; }

    public bool AwaitsSignOff => NeedsSignOff && SignedOffAt is null;
    public bool IsClosing => Outcome is DecisionOutcome.Signposted or DecisionOutcome.Redirected or DecisionOutcome.NoFurtherAction;

    /// <summary>The case waits for the chair's word on it, or for a meeting to come that nobody has named: until when, under the limits in force. The case must be loaded.</summary>
    internal void Date(Act act)
    {
        if (AwaitsSignOff && IsClosing) Case.WaitAfter(RecordedAt, act.Limits.MinutesDays);
        else if (Outcome == DecisionOutcome.Deferred && ReviewOn is null) Case.WaitAfter(RecordedAt, act.Limits.ListingDays);
    }

    /// <summary>The chair confirms what was recorded; a decision that closes the case closes it now.</summary>
    public void SignOff(Act act)
    {
        if (!AwaitsSignOff) throw new Refused("This decision waits for no sign-off.");
        SignedOffAt = act.At;
        SignedOffById = act.UserId;
        if (IsClosing && Case.Status == CaseStatus.Listed) Case.Follow(act, this, null);
    }
}
