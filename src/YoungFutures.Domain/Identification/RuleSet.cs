using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Identification;

/// <summary>What one rule asks in one version. A threshold that the rule does not have, or that sets no limit, is null.</summary>
public sealed class RuleTerm : Record
{
    private RuleTerm() { }

    internal RuleTerm(Guid ruleSetId, Rule rule) => (RuleSetId, Rule) = (ruleSetId, rule);

    public Guid RuleSetId { get; private set; }
    public Rule Rule { get; private set; }
    public bool IsOn { get; internal set; } = true;
    /// <summary>Raises a candidate by itself; otherwise only beside another rule, fired by another agency’s record.</summary>
    public bool IsSufficient { get; internal set; } = true;
    /// <summary>At least so many.</summary>
    public int? Count { get; internal set; }
    /// <summary>Within so many days: of each other for crimes, else counted back from today.</summary>
    public int? Days { get; internal set; }
    /// <summary>The last of them at most so many days ago.</summary>
    public int? RecentDays { get; internal set; }
    /// <summary>At most so many calendar months ago.</summary>
    public int? Months { get; internal set; }
    /// <summary>Below so many per cent.</summary>
    public int? Percent { get; internal set; }
    /// <summary>An exclusion is long beyond so many school days.</summary>
    public int? LongerThanDays { get; internal set; }
    /// <summary>Home Office outcome codes that count.</summary>
    public List<int> Outcomes { get; internal set; } = [];

    internal RuleTerm CopyTo(Guid ruleSetId) => new(ruleSetId, Rule)
    {
        IsOn = IsOn, IsSufficient = IsSufficient, Count = Count, Days = Days, RecentDays = RecentDays, Months = Months, Percent = Percent,
        LongerThanDays = LongerThanDays, Outcomes = [.. Outcomes],
    };

    public Thresholds Thresholds => new(Count, Days, RecentDays, Months, Percent, LongerThanDays, Outcomes);

    public bool SaysTheSameAs(RuleTerm other) => Rule == other.Rule && IsOn == other.IsOn && IsSufficient == other.IsSufficient && Count == other.Count && Days == other.Days
        && RecentDays == other.RecentDays && Months == other.Months && Percent == other.Percent && LongerThanDays == other.LongerThanDays && Outcomes.SequenceEqual(other.Outcomes);
}

/// <summary>The numbers of a rule.</summary>
public sealed record Thresholds(int? Count = null, int? Days = null, int? RecentDays = null, int? Months = null, int? Percent = null, int? LongerThanDays = null, IReadOnlyList<int>? Outcomes = null);

/// <summary>
/// One version of a panel’s rules. It is written as a draft, tried, and published with a day and a reason; from then on nothing changes it, so that a
/// candidate keeps pointing at the version under which it was found.
/// </summary>
public sealed class RuleSet : Record
{
    private RuleSet() { }

    public Guid PanelId { get; private set; }
    public int Number { get; private set; }
    public DateTime BegunAt { get; private set; }
    public Guid? BegunById { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    /// <summary>Nobody for the version that a panel begins with.</summary>
    public Guid? PublishedById { get; private set; }
    public DateOnly? EffectiveFrom { get; private set; }
    public string? Because { get; private set; }
    public List<RuleTerm> Terms { get; } = [];

    public bool IsDraft => PublishedAt is null;

    public RuleTerm this[Rule rule] => Terms.Find(term => term.Rule == rule) ?? throw new InvalidOperationException("The rule set was loaded without its rules.");

    public bool IsEffectiveOn(DateOnly day) => PublishedAt is not null && EffectiveFrom <= day;

    /// <summary>The version that a panel begins with: the thresholds of the programme’s proposal.</summary>
    public static RuleSet Shipped(Guid panelId, DateTime at)
    {
        var shipped = new RuleSet { PanelId = panelId, Number = 1, BegunAt = at, PublishedAt = at, EffectiveFrom = DateOnly.MinValue };
        foreach (var rule in Enum.GetValues<Rule>()) shipped.Terms.Add(ShippedTerm(shipped.Id, rule));
        return shipped;
    }

    private static RuleTerm ShippedTerm(Guid id, Rule rule) => rule switch
    {
        Rule.T01 => new(id, rule) { Count = 2, Days = 365, RecentDays = 90 },
        Rule.T02 => new(id, rule) { Months = 3, Outcomes = [20, 21, 22, 23] },
        Rule.T03 => new(id, rule) { Months = 3, Outcomes = [8] },
        Rule.T04 => new(id, rule) { Count = 2, Months = 6 },
        Rule.T05 => new(id, rule) { Count = 2, Days = 90 },
        Rule.T07 => new(id, rule) { LongerThanDays = 5 },
        Rule.T07Shorter => new(id, rule) { Count = 3, Months = 12, IsSufficient = false },
        Rule.T08 => new(id, rule) { Percent = 90, Months = 6, IsSufficient = false },
        Rule.T10 => new(id, rule) { Months = 3, IsSufficient = false },
        _ => new(id, rule),
    };

    /// <summary>A draft that says what this version says.</summary>
    public RuleSet Next(int number, Act act)
    {
        var next = new RuleSet { PanelId = PanelId, Number = number, BegunAt = act.At, BegunById = act.UserId };
        foreach (var term in Terms) next.Terms.Add(term.CopyTo(next.Id));
        return next;
    }

    public void Change(Rule rule, bool isOn, bool isSufficient, Thresholds to)
    {
        if (!IsDraft) throw new Refused("These rules have been published and can no longer be changed. Begin a new version.");
        if (rule.IsStatutory() && !isOn) throw new Refused("What says that a child is at risk cannot be switched off.");
        var term = this[rule];
        (term.IsOn, term.IsSufficient) = (isOn, isSufficient);
        (term.Count, term.Days, term.RecentDays, term.Months, term.Percent, term.LongerThanDays) = (to.Count, to.Days, to.RecentDays, to.Months, to.Percent, to.LongerThanDays);
        term.Outcomes = [.. (to.Outcomes ?? []).Distinct().Order()];
    }

    /// <param name="from">The first day on which the rules are in force: today or later.</param>
    public void Publish(Act act, DateOnly from, string because)
    {
        if (!IsDraft) throw new Refused("These rules have been published already.");
        if (from < act.Today) throw new Refused("New rules cannot be in force on a day that is past.");
        PublishedAt = act.At;
        PublishedById = act.UserId;
        EffectiveFrom = from;
        Because = because;
    }
}

/// <summary>
/// How far the young people whom lists name have been looked at again under a new version. It is a place in a long row and nobody’s doing, so the audit does not keep it.
/// </summary>
public sealed class RuleRun
{
    public Guid RuleSetId { get; init; }
    public Guid PanelId { get; init; }
    /// <summary>The last one that was looked at.</summary>
    public Guid After { get; set; }
    public DateTime? DoneAt { get; set; }
}
