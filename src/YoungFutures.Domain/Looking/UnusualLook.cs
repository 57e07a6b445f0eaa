using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Looking;

/// <summary>By what looking is unusual.</summary>
public enum LookRule
{
    [Display(Name = "Many records in one day")] Many,
    [Display(Name = "A young person of the same family name")] OwnName,
    [Display(Name = "No part in anything about this young person")] NoReason,
    [Display(Name = "A case that closed long ago, and nothing was done")] LongClosed,
    [Display(Name = "Outside working hours")] OutOfHours,
}

public enum LookOutcome
{
    [Display(Name = "Explained")] Explained,
    [Display(Name = "Training is needed")] Training,
    [Display(Name = "Reported")] Reported,
    [Display(Name = "False alarm")] FalseAlarm,
}

/// <summary>What a rule went by: counts and days, and nothing that a record says.</summary>
/// <param name="Records">Young people looked at.</param>
/// <param name="OwnUsual">What is usual in a day for this person; nothing where too little is known.</param>
/// <param name="RoleUsual">What is usual in a day for others of the same role.</param>
/// <param name="Bearers">Others in the panel’s records who bear the name, out of how many.</param>
/// <param name="ClosedOn">When the last of it ended.</param>
public sealed record LookEvidence(int Records = 1, int? OwnUsual = null, int? RoleUsual = null, int? Bearers = null, int? OutOf = null, DateOnly? ClosedOn = null);

/// <summary>
/// That somebody looked in an unusual way: by one rule, on one day, or at one young person. Information governance reviews it and says what came of it; whoever it is about never sees it.
/// It accuses nobody: most have a good reason, and how many had is shown beside each rule.
/// </summary>
public sealed class UnusualLook : Record, IOwned
{
    private UnusualLook() { }

    internal UnusualLook(LookRule rule, Guid panelId, Guid lookerId, Guid? agencyId, Guid? subjectId, DateOnly day, DateTime foundAt, Guid? ownerId, DateOnly dueOn)
    {
        (Rule, PanelId, LookerId, AgencyId, SubjectId, Day, FoundAt, OwnerId, DueOn) = (rule, panelId, lookerId, agencyId, subjectId, day, foundAt, ownerId, dueOn);
    }

    public Guid PanelId { get; private set; }
    public LookRule Rule { get; private set; }
    /// <summary>Who looked.</summary>
    public Guid LookerId { get; private set; }
    /// <summary>For whom they worked then.</summary>
    public Guid? AgencyId { get; private set; }
    /// <summary>The young person, or the referral of somebody who is not on record yet; nothing where the rule is about a day.</summary>
    public Guid? SubjectId { get; private set; }
    /// <summary>The day of the first of these looks, by the clock of the United Kingdom.</summary>
    public DateOnly Day { get; private set; }
    public int Looks { get; private set; }
    public DateTime FirstAt { get; private set; }
    public DateTime LastAt { get; private set; }
    public int Records { get; private set; }
    public int? OwnUsual { get; private set; }
    public int? RoleUsual { get; private set; }
    public int? Bearers { get; private set; }
    public int? OutOf { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public DateTime FoundAt { get; private set; }

    public Guid? OwnerId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public LookOutcome? Outcome { get; private set; }
    public string? Note { get; private set; }
    public Guid? ReviewedById { get; private set; }
    public DateTime? ReviewedAt { get; private set; }

    public bool IsOpen => ReviewedAt is null;

    /// <summary>Somebody of information governance says what came of it, and never whoever it is about.</summary>
    public void Review(Act act, LookOutcome outcome, string note)
    {
        if (act.UserId == LookerId) throw new Refused("Nobody reviews their own looking.");
        if (!IsOpen) throw new Refused("This has been reviewed since you opened it.");
        (Outcome, Note, ReviewedById, ReviewedAt) = (outcome, note, act.UserId, act.At);
        (OwnerId, DueOn) = (null, null);
    }

    /// <summary>More looks of the same kind, before anybody has reviewed it.</summary>
    internal void Add(int looks, DateTime last, LookEvidence evidence)
    {
        Looks += looks;
        if (last > LastAt) LastAt = last;
        Take(evidence);
    }

    /// <summary>All looks that it is about, counted anew.</summary>
    internal void Count(int looks, DateTime first, DateTime last, LookEvidence evidence)
    {
        (Looks, FirstAt, LastAt) = (looks, first, last);
        Take(evidence);
    }

    internal void OwnerLeft(Guid? ownerId) => RestWith(ownerId);

    internal void RestWith(Guid? ownerId)
    {
        if (ownerId != LookerId) OwnerId = ownerId;
    }

    private void Take(LookEvidence evidence) =>
        (Records, OwnUsual, RoleUsual, Bearers, OutOf, ClosedOn) = (evidence.Records, evidence.OwnUsual, evidence.RoleUsual, evidence.Bearers, evidence.OutOf, evidence.ClosedOn);
}

/// <summary>How much somebody looked at in one panel on one day: what is usual is measured by these, and they hold counts alone.</summary>
public sealed class LookingDay
{
    private LookingDay() { }

    internal LookingDay(Guid userId, Guid panelId, DateOnly day, Access.Role? role) => (UserId, PanelId, Day, Role) = (userId, panelId, day, role);

    public Guid UserId { get; private set; }
    public Guid PanelId { get; private set; }
    public DateOnly Day { get; private set; }
    public Access.Role? Role { get; private set; }
    /// <summary>Young people looked at.</summary>
    public int Records { get; private set; }
    public int OutOfHours { get; private set; }

    internal void Count(int records, int outOfHours) => (Records, OutOfHours) = (records, outOfHours);
}

/// <summary>Up to which line the audit was read for what is unusual. It is saved with what was found, so that no look is read twice and none is left out.</summary>
public sealed class LooksRead
{
    public const string Whole = "unusual";

    private LooksRead() { }

    internal LooksRead(long upTo) => UpTo = upTo;

    public string Name { get; private set; } = Whole;
    /// <summary>The number of the last seal that was read.</summary>
    public long UpTo { get; private set; }
    public Guid Version { get; private set; } = Guid.NewGuid();

    internal void Read(long upTo) => (UpTo, Version) = (upTo, Guid.NewGuid());
}
