using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Cases;

public enum CaseEventKind
{
    [Display(Name = "The case was opened")] Opened,
    [Display(Name = "Listed for a meeting")] Listed,
    [Display(Name = "Taken off the agenda")] TakenOffAgenda,
    [Display(Name = "The meeting did not reach it: carried over")] CarriedOver,
    [Display(Name = "The chair agreed that it is heard urgently")] UrgencyAgreed,
    [Display(Name = "The panel took the case on")] Adopted,
    [Display(Name = "The lead was taken on")] LeadAccepted,
    [Display(Name = "The lead practitioner changed")] LeadChanged,
    [Display(Name = "The lead practitioner left")] LeadLeft,
    [Display(Name = "The support of the case began")] SupportStarted,
    [Display(Name = "The case was paused")] Paused,
    [Display(Name = "The case went on")] Resumed,
    [Display(Name = "The case was closed")] Closed,
    [Display(Name = "The case was reopened")] Reopened,
    [Display(Name = "The case was restricted to named people")] Restricted,
    [Display(Name = "The people who may open the case changed")] NamesChanged,
    [Display(Name = "The case is no longer restricted")] Unrestricted,
    [Display(Name = "An action was accepted")] ActionAccepted,
    [Display(Name = "An action was declined")] ActionDeclined,
    [Display(Name = "The family said that they still agree")] AgreementConfirmed,
    [Display(Name = "A service was asked for support")] InterventionOffered,
    [Display(Name = "The support has to be waited for")] InterventionWaits,
    [Display(Name = "A service gave a place")] InterventionAccepted,
    [Display(Name = "A service could not give the support")] InterventionCameBack,
    [Display(Name = "The support of a service began")] InterventionStarted,
    [Display(Name = "The support of a service was put on hold")] InterventionOnHold,
    [Display(Name = "The support of a service went on")] InterventionResumed,
    [Display(Name = "The support of a service ended")] InterventionEnded,
}

/// <summary>
/// One thing that happened to a case, written by the verb that did it and never changed again: a case that closes a second time
/// still tells of the first. What is a record of its own (a check, a decision, a note, an agreement, a contact) tells of itself.
/// </summary>
public sealed class CaseEvent : Record, IAboutYoungPerson
{
    private CaseEvent() { }

    internal CaseEvent(Case @case, Act act, CaseEventKind kind)
    {
        CaseId = @case.Id;
        PanelId = @case.PanelId;
        SubjectId = @case.YoungPersonId;
        Kind = kind;
        At = act.At;
        ById = act.UserId == Guid.Empty ? null : act.UserId;
    }

    internal CaseEvent(SupportAction action, Act act, CaseEventKind kind)
    {
        CaseId = action.CaseId;
        PanelId = action.PanelId;
        SubjectId = action.SubjectId;
        ActionId = action.Id;
        AgencyId = action.AgencyId;
        Kind = kind;
        At = act.At;
        ById = act.UserId;
    }

    internal CaseEvent(Intervention intervention, Act act, CaseEventKind kind)
    {
        CaseId = intervention.CaseId;
        PanelId = intervention.PanelId;
        SubjectId = intervention.SubjectId;
        InterventionId = intervention.Id;
        AgencyId = intervention.AgencyId;
        Kind = kind;
        At = act.At;
        ById = act.UserId == Guid.Empty ? null : act.UserId;
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid CaseId { get; private set; }
    public CaseEventKind Kind { get; private set; }
    public DateTime At { get; private set; }
    /// <summary>Nobody, where the clock did it.</summary>
    public Guid? ById { get; private set; }
    /// <summary>Why, in the words of whoever did it.</summary>
    public string? Text { get; internal init; }
    public ClosingReason? Reason { get; internal init; }
    public string? ExitPlan { get; internal init; }
    /// <summary>Why goals had no score at the end.</summary>
    public NotAskedBecause? NotAsked { get; internal init; }
    /// <summary>The day it speaks of: of the meeting, of the end of a pause.</summary>
    public DateOnly? On { get; internal init; }
    public Guid? ActionId { get; private set; }
    public Guid? InterventionId { get; private set; }
    /// <summary>What stood in the way of support.</summary>
    public SupportBarrier? Barrier { get; internal init; }
    /// <summary>How support ended.</summary>
    public InterventionStatus? Ending { get; internal init; }
    /// <summary>The agency it speaks of.</summary>
    public Guid? AgencyId { get; internal init; }
    /// <summary>The person it speaks of, such as a new lead practitioner.</summary>
    public Guid? PersonId { get; internal init; }
}
