using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Gaps;

/// <summary>Whose lines are looked at: one person's, one agency's, or everybody's.</summary>
public sealed record GapFilter(Guid? OwnerId = null, Guid? AgencyId = null)
{
    public IQueryable<GapLine> Of(IQueryable<GapLine> lines)
    {
        if (OwnerId is { } ownerId) lines = lines.Where(line => line.OwnerId == ownerId);
        if (AgencyId is { } agencyId) lines = lines.Where(line => line.AgencyId == agencyId);
        return lines;
    }
}

/// <summary>A line with the rule that found it.</summary>
public sealed record FoundGap(GapRule Rule, GapLine Line);

public static class GapRights
{
    public static readonly Right List = new(nameof(List), viewer => viewer.PanelIds.Length > 0 || viewer.IsGovernance);
    public static readonly Right<Panel> See = new(nameof(See), (viewer, panel) => viewer.RunsOrChairs(panel.Id) || viewer.GovernedPanelIds.Contains(panel.Id));
    public static readonly Right<Panel> Snooze = new(nameof(Snooze), (viewer, panel) => viewer.RunsOrChairs(panel.Id));
    /// <summary>Doing without a rule is the panel's choice: whoever chairs it or runs it, and says why.</summary>
    public static readonly Right<Panel> SwitchRules = new(nameof(SwitchRules), (viewer, panel) => viewer.RunsOrChairs(panel.Id));
}

/// <summary>Everything of a panel whose time has run out or whose owner has left, as far as the viewer of these records sees it.</summary>
public sealed class GapBoard
{
    private readonly YoungFuturesDb db;
    private readonly HashSet<Gap> off;

    private GapBoard(YoungFuturesDb db, Act act, HashSet<Gap> off)
    {
        (this.db, Act, this.off) = (db, act, off);
        Scope = GapScope.Of(db, act);
    }

    public Act Act { get; }
    public GapScope Scope { get; }
    /// <summary>The rules that the panel has not switched off.</summary>
    public IEnumerable<GapRule> Rules => GapRules.All.Where(rule => rule.OfGovernance || !off.Contains(rule.Gap));

    private IEnumerable<GapRule> RulesFor(GapFilter filter) => Rules.Where(rule => filter.AgencyId is null || !rule.OfPanel);

    public static async Task<GapBoard> Of(YoungFuturesDb db, Act act, CancellationToken cancelled = default) =>
        new(db, act, [.. await db.GapRulesOff.Where(held => held.PanelId == act.Panel.Id && held.EndedAt == null).Select(held => held.Gap).ToListAsync(cancelled)]);

    /// <summary>What waits by this rule: whatever nobody has left alone until a later day.</summary>
    public IQueryable<GapLine> Waiting(GapRule rule, GapFilter? filter = null)
    {
        var (gap, today) = (rule.Gap, Act.Today);
        return (filter ?? new()).Of(rule.Finds(Scope)).Where(line => !db.GapSnoozes.Any(held => held.RecordId == line.Id && held.Gap == gap && held.Until > today && held.EndedAt == null
            && held.Since == line.Since && held.OwnerId == line.OwnerId));
    }

    /// <summary>What was left alone until a later day, and is still as it was.</summary>
    public IQueryable<GapLine> LeftAlone(GapRule rule, GapFilter? filter = null)
    {
        var (gap, today) = (rule.Gap, Act.Today);
        return (filter ?? new()).Of(rule.Finds(Scope)).Where(line => db.GapSnoozes.Any(held => held.RecordId == line.Id && held.Gap == gap && held.Until > today && held.EndedAt == null
            && held.Since == line.Since && held.OwnerId == line.OwnerId));
    }

    /// <summary>How many wait by each rule; rules that find nothing are left out.</summary>
    public async Task<IReadOnlyList<(Gap Gap, int Count)>> Counts(GapFilter filter, bool leftAlone = false, CancellationToken cancelled = default)
    {
        var counts = new List<(Gap Gap, int Count)>();
        foreach (var same in RulesFor(filter).GroupBy(rule => rule.Gap))
        {
            var count = 0;
            foreach (var rule in same) count += await (leftAlone ? LeftAlone(rule, filter) : Waiting(rule, filter)).CountAsync(cancelled);
            if (count > 0) counts.Add((same.Key, count));
        }

        return counts;
    }

    /// <summary>One page of the oldest lines: of one rule, or of all that find something.</summary>
    public async Task<IReadOnlyList<FoundGap>> Page(GapFilter filter, IReadOnlySet<Gap> of, bool leftAlone, int skip, int take, CancellationToken cancelled = default)
    {
        var rules = RulesFor(filter).Where(rule => of.Contains(rule.Gap)).ToList();
        var one = rules.Count == 1;
        var found = new List<FoundGap>();
        foreach (var rule in rules)
        {
            var lines = (leftAlone ? LeftAlone(rule, filter) : Waiting(rule, filter)).OrderBy(line => line.Since).ThenBy(line => line.Id);
            // The first of each rule by its index, and put together here: a database would read all of them first.
            found.AddRange((await (one ? lines.Skip(skip).Take(take) : lines.Take(skip + take)).ToListAsync(cancelled)).Select(line => new FoundGap(rule, line)));
        }

        // A child who may be at risk comes before everything else, however old that is.
        return one ? found : [.. found.OrderByDescending(gap => gap.Rule.Gap is Gap.ReportUnconfirmed or Gap.DraftStopped).ThenBy(gap => gap.Line.Since).ThenBy(gap => gap.Line.Id).Skip(skip).Take(take)];
    }
}
