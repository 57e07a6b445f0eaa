using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Access;
using static YoungFutures.Domain.Signals.LinkQuestionState;

namespace YoungFutures.Domain.Signals;

public enum LinkQuestionState
{
    [Display(Name = "Waits for an answer")] Open,
    [Display(Name = "Answered")] Answered,
    [Display(Name = "Settled by another answer")] Settled,
    [Display(Name = "No longer asked")] Lapsed,
}

/// <summary>Why a person is asked instead of the program deciding.</summary>
public enum WhyAsked
{
    [Display(Name = "The likeness is in between: too much to pass over, too little to join")] InBetween,
    [Display(Name = "Several people are close")] SeveralClose,
    [Display(Name = "A new record is much like two people, who may be one")] JoinsTwo,
    [Display(Name = "The nightly check would join them")] CheckWouldJoin,
    [Display(Name = "The nightly check would take this record out")] CheckWouldPart,
    [Display(Name = "This record came while the two were joined")] CameMeanwhile,
}

/// <summary>What else a likeness may come from.</summary>
public enum MayBe
{
    [Display(Name = "Nothing in particular")] Nothing,
    [Display(Name = "They may be twins, or brothers or sisters")] Twins,
    [Display(Name = "They may only share a name")] Namesakes,
    [Display(Name = "They may only share a home")] SharedHome,
}

/// <summary>
/// Whether two records are about one young person, where the program must not say so by itself. It holds no name and no value, only how the two agree, so that a list
/// of what is asked tells nothing of anybody.
/// </summary>
public sealed class LinkQuestion : Record, IOwned
{
    private LinkQuestion() { }

    public LinkQuestion(Act act, AskedPair pair, WhyAsked why, MayBe mayBe, string modelVersion)
    {
        PanelId = act.Panel.Id;
        (SignalId, OtherId, AgencyId, OtherAgencyId) = (pair.SignalId, pair.OtherId, pair.AgencyId, pair.OtherAgencyId);
        (Levels, Weight, Probability) = ([.. pair.Levels], pair.Weight, pair.Probability);
        (Why, MayBe, ModelVersion) = (why, mayBe, modelVersion);
        AskedAt = act.At;
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.LinkDays);
    }

    public Guid PanelId { get; private set; }
    public Guid SignalId { get; private set; }
    public Guid OtherId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Guid OtherAgencyId { get; private set; }
    /// <summary>Codes of how each field agrees, in the order in which they are shown.</summary>
    public List<string> Levels { get; private set; } = [];
    public double Weight { get; private set; }
    public double Probability { get; private set; }
    public WhyAsked Why { get; private set; }
    public MayBe MayBe { get; private set; }
    public string ModelVersion { get; private set; } = "";
    public DateTime AskedAt { get; private set; }
    public LinkQuestionState State { get; private set; } = Open;
    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    /// <summary>By which it was answered or settled.</summary>
    public Guid? DecisionId { get; private set; }

    public bool IsOpen => State == Open;

    /// <summary>Only the first record moves, and not whatever it stands with.</summary>
    public bool MovesOneRecord => Why is WhyAsked.CameMeanwhile or WhyAsked.CheckWouldPart;

    /// <summary>A person’s answer. Whatever has to move, moves with it.</summary>
    public LinkDecision Answer(Act act, LinkedPair pair, bool same, string because, string explanation)
    {
        if (!IsOpen) throw new Refused("This question has been answered since you opened it.");
        var decision = new LinkDecision(act, SignalId, OtherId, same, because, explanation, ModelVersion, Id);
        if (same) decision.Join(pair, MovesOneRecord);
        else decision.Part(pair, [pair.Other]);
        Close(Answered, decision);
        return decision;
    }

    /// <summary>What it asks follows from the answer to another question.</summary>
    internal void Settle(LinkDecision decision) => Close(Settled, decision);

    /// <summary>One of the two records is gone.</summary>
    internal void Lapse()
    {
        if (IsOpen) Close(Lapsed, null);
    }

    /// <summary>The date to answer by, under the limits in force.</summary>
    internal void Date(Act act)
    {
        if (IsOpen) DueOn = Calendar.WorkingCalendar.EnglandAndWales.Add(Calendar.UkTime.LocalDate(AskedAt), act.Limits.LinkDays);
    }

    /// <summary>The decision that closed it was undone.</summary>
    internal void AskAgain(Act act)
    {
        (State, DecisionId, AskedAt) = (Open, null, act.At);
        OwnerId = act.CoordinatorId;
        DueOn = act.In(act.Limits.LinkDays);
    }

    /// <summary>Whoever was to answer it has left.</summary>
    internal void OwnerLeft(Act act) => OwnerId = act.CoordinatorId;

    internal void RestWith(Guid userId) => OwnerId = userId;

    private void Close(LinkQuestionState state, LinkDecision? decision)
    {
        (State, DecisionId) = (state, decision?.Id);
        (OwnerId, DueOn) = (null, null);
    }
}

/// <summary>Two records and how they compare, as a question is asked about them.</summary>
public sealed record AskedPair(Guid SignalId, Guid OtherId, Guid AgencyId, Guid OtherAgencyId, IReadOnlyList<string> Levels, double Weight, double Probability);

public static class LinkRights
{
    /// <summary>Names that agencies uploaded are shown to whoever runs the panel, and to nobody else.</summary>
    public static readonly Right List = new(nameof(List), viewer => viewer.RunPanelIds.Length > 0);

    /// <summary>Comparing two records, saying that a record is about somebody else, and taking either back; of this panel.</summary>
    public static readonly Right<Guid> Decide = new(nameof(Decide), (viewer, panelId) => viewer.Runs(panelId));
}
