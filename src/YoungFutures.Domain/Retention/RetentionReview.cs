using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Retention;

public enum ReviewState
{
    [Display(Name = "To be decided")] Due,
    [Display(Name = "To be confirmed")] Proposed,
    [Display(Name = "Confirmed")] Confirmed,
    [Display(Name = "Kept for now")] Kept,
}

/// <summary>
/// The time to keep all that a panel holds of one young person is over: somebody of information governance decides, somebody else confirms, and until the job carries it out either can stop it.
/// It holds references and dates; what the record says it does not.
/// </summary>
public sealed class RetentionReview : Record, IAboutYoungPerson
{
    /// <summary>The longest that a record is kept at once without being looked at again.</summary>
    public const int MostYears = 10;

    private RetentionReview() { }

    internal RetentionReview(WholeRecord whole, RetentionDate date, string references, DateTime at)
    {
        PanelId = whole.PanelId;
        SubjectId = whole.SubjectId;
        References = references;
        FoundAt = at;
        Take(date, references);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    /// <summary>Of its cases, or of its referrals where there is no case.</summary>
    public string References { get; private set; } = "";
    public RetentionRule Rule { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTime FoundAt { get; private set; }
    public ReviewState State { get; private set; } = ReviewState.Due;

    public Guid? ProposedById { get; private set; }
    public DateTime? ProposedAt { get; private set; }
    public string? Because { get; private set; }
    public Guid? ConfirmedById { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    /// <summary>The first day on which the job may remove it.</summary>
    public DateOnly? CarryOutOn { get; private set; }
    public Guid? StoppedById { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    public string? StoppedBecause { get; private set; }
    public Guid? KeptById { get; private set; }
    public DateOnly? KeptUntil { get; private set; }
    public string? KeptBecause { get; private set; }

    /// <summary>A disposal that was decided, or confirmed, and is not carried out yet.</summary>
    public bool CanStop => State is ReviewState.Proposed or ReviewState.Confirmed;
    public bool CanDecide => State is ReviewState.Due or ReviewState.Kept;

    internal void Take(RetentionDate date, string references)
    {
        if (References != references) References = references;
        if (Rule != date.Rule) Rule = date.Rule;
        if (DueOn != date.On) DueOn = date.On;
    }

    public void Propose(Act act, string because)
    {
        if (!CanDecide) throw new Refused("This has been decided since you opened it.");
        State = ReviewState.Proposed;
        (ProposedById, ProposedAt, Because) = (act.UserId, act.At, because);
        (KeptById, KeptUntil, KeptBecause) = (null, null, null);
    }

    /// <summary>Two people dispose of a record, never one.</summary>
    public void Confirm(Act act)
    {
        if (State != ReviewState.Proposed) throw new Refused("There is no disposal to confirm here any more.");
        if (ProposedById == act.UserId) throw new Refused("You decided this disposal yourself. Somebody else of information governance has to confirm it.");
        State = ReviewState.Confirmed;
        (ConfirmedById, ConfirmedAt) = (act.UserId, act.At);
        CarryOutOn = act.Today.AddDays(act.Limits.DisposalCoolingDays);
    }

    public void Stop(Act act, string because)
    {
        if (!CanStop) throw new Refused("There is no disposal to stop here any more.");
        BackToDue();
        (StoppedById, StoppedAt, StoppedBecause) = (act.UserId, act.At, because);
    }

    public void Keep(Act act, DateOnly until, string because)
    {
        if (!CanDecide) throw new Refused("A disposal has been decided here. Stop it first.");
        if (until <= act.Today) throw new Refused("The day until which it is kept must be in the future.");
        if (until > act.Today.AddYears(MostYears)) throw new Refused("It is looked at again after {0} years at the latest.", MostYears);
        State = ReviewState.Kept;
        (KeptById, KeptUntil, KeptBecause) = (act.UserId, until, because);
    }

    /// <summary>The day until which it was kept has come.</summary>
    internal void FallDueAgain() => BackToDue();

    private void BackToDue()
    {
        State = ReviewState.Due;
        (ProposedById, ProposedAt, Because, ConfirmedById, ConfirmedAt, CarryOutOn) = (null, null, null, null, null, null);
    }
}

public enum HoldReason
{
    [Display(Name = "A request for access to the record")] SubjectAccess,
    [Display(Name = "A public inquiry")] Inquiry,
    [Display(Name = "A claim, or one that is to be expected")] Claim,
    [Display(Name = "A complaint or an investigation")] Complaint,
    [Display(Name = "A review of a death or of serious harm")] SafeguardingReview,
    [Display(Name = "Another reason")] Another,
}

/// <summary>As long as it stands, nothing of the young person is disposed of, whatever else was decided.</summary>
public sealed class RetentionHold : Record, IAboutYoungPerson
{
    private RetentionHold() { }

    public RetentionHold(Act act, Guid subjectId, string reference, HoldReason reason, string because)
    {
        PanelId = act.Panel.Id;
        SubjectId = subjectId;
        Reference = reference;
        Reason = reason;
        Because = because;
        (SetById, SetAt) = (act.UserId, act.At);
    }

    public Guid PanelId { get; private set; }
    public Guid SubjectId { get; private set; }
    /// <summary>The case or referral by which it was set.</summary>
    public string Reference { get; private set; } = "";
    public HoldReason Reason { get; private set; }
    public string Because { get; private set; } = "";
    public Guid SetById { get; private set; }
    public DateTime SetAt { get; private set; }
    public Guid? LiftedById { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public string? LiftedBecause { get; private set; }

    public bool Stands => LiftedAt is null;

    public void Lift(Act act, string because)
    {
        if (!Stands) throw new Refused("This hold has been lifted already.");
        (LiftedById, LiftedAt, LiftedBecause) = (act.UserId, act.At, because);
    }
}

/// <summary>
/// That a record was disposed of: its references, by which rule, who decided and who confirmed, when, and how many rows of each table went. Nothing in it says whom it was about.
/// </summary>
public sealed class Tombstone : Record
{
    private Tombstone() { }

    internal Tombstone(RetentionReview review, DateTime at, IReadOnlyDictionary<string, int> counts)
    {
        PanelId = review.PanelId;
        References = review.References;
        Rule = review.Rule;
        DueOn = review.DueOn;
        (DecidedById, DecidedAt) = (review.ProposedById!.Value, review.ProposedAt!.Value);
        (ConfirmedById, ConfirmedAt) = (review.ConfirmedById!.Value, review.ConfirmedAt!.Value);
        DisposedAt = at;
        Counts = string.Join(';', counts.Where(count => count.Value > 0).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key}={count.Value}"));
        Rows = counts.Values.Sum();
    }

    public Guid PanelId { get; private set; }
    public string References { get; private set; } = "";
    public RetentionRule Rule { get; private set; }
    public DateOnly DueOn { get; private set; }
    public Guid DecidedById { get; private set; }
    public DateTime DecidedAt { get; private set; }
    public Guid ConfirmedById { get; private set; }
    public DateTime ConfirmedAt { get; private set; }
    public DateTime DisposedAt { get; private set; }
    public string Counts { get; private set; } = "";
    public int Rows { get; private set; }

    /// <summary>How many rows went, by kind of record.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ByKind() =>
        [.. Counts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(count => count.Split('=')).Select(pair => KeyValuePair.Create(pair[0], int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
