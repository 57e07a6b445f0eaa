using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Identification;

/// <summary>How many young people a rule fires for, under the rules in force and under a draft.</summary>
public sealed record Fired(int Now, int Then);

/// <summary>
/// What a draft of rules would find, beside what those in force find: numbers only. Everybody is looked at once, some at a time; it may stop and go on.
/// It is thrown away with the next trial, so the audit does not keep it.
/// </summary>
public sealed class RuleTrial
{
    private const int AtOnce = 200;

    public Guid RuleSetId { get; init; }
    public Guid PanelId { get; init; }
    /// <summary>The draft as it was then; once it is changed these numbers are another draft’s.</summary>
    public Guid Draft { get; set; }
    public int Against { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime? DoneAt { get; set; }
    public Guid After { get; set; }
    public int Looked { get; set; }
    /// <summary>Found, or waiting already, under the rules in force and under the draft.</summary>
    public int FoundNow { get; set; }
    public int FoundThen { get; set; }
    public int More { get; set; }
    public int Fewer { get; set; }
    /// <summary>Of those who wait for a decision now, how many the draft no longer finds.</summary>
    public int WaitingFallOut { get; set; }
    /// <summary>Young people whom publishing would put on the list who are not there now.</summary>
    public int NewOnList { get; set; }
    /// <summary>By rule, as JSON.</summary>
    public string Fired { get; set; } = "{}";

    public IReadOnlyDictionary<Rule, Fired> ByRule => JsonSerializer.Deserialize<Dictionary<Rule, Fired>>(Fired)!;

    /// <summary>Begins anew for this draft.</summary>
    public static async Task<RuleTrial> Begin(YoungFuturesDb db, RuleSet draft)
    {
        var trial = await db.RuleTrials.SingleOrDefaultAsync(held => held.RuleSetId == draft.Id);
        if (trial is null) db.RuleTrials.Add(trial = new RuleTrial { RuleSetId = draft.Id, PanelId = draft.PanelId });
        (trial.Draft, trial.StartedAt, trial.DoneAt, trial.After, trial.Fired) = (draft.Version, db.Now, null, Guid.Empty, "{}");
        (trial.Looked, trial.FoundNow, trial.FoundThen, trial.More, trial.Fewer, trial.WaitingFallOut, trial.NewOnList) = (0, 0, 0, 0, 0, 0, 0);
        trial.Against = (await db.RulesOf(draft.PanelId, UkTime.LocalDate(db.Now))).Number;
        return trial;
    }

    /// <summary>Goes on where it stopped, for about so long.</summary>
    /// <param name="db">Opened for identifying, without a viewer.</param>
    public static async Task Advance(YoungFuturesDb db, Guid ruleSetId, TimeSpan budget, CancellationToken cancelled = default)
    {
        var spent = Stopwatch.StartNew();
        while (true)
        {
            db.ChangeTracker.Clear();
            var trial = await db.RuleTrials.SingleOrDefaultAsync(held => held.RuleSetId == ruleSetId, cancelled);
            if (trial is null || trial.DoneAt is not null) return;
            var act = await db.ActIn(trial.PanelId);
            var draft = await db.RuleSets.AsNoTracking().Include(held => held.Terms).SingleAsync(held => held.Id == ruleSetId, cancelled);
            var inForce = await db.RulesOf(trial.PanelId, act.Today);
            var ages = new AgeRange(act.Limits.MinimumAge, act.Limits.MaximumAge);
            var after = trial.After;
            var some = await db.LinkedIdentities.AsNoTracking().Where(held => held.PanelId == trial.PanelId && held.Id.CompareTo(after) > 0).OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            var fired = new Dictionary<Rule, Fired>(trial.ByRule);
            foreach (var read in await LinkedRecords.Of(db, some, cancelled))
            {
                if (read.Identity.JoinedIntoId is not null) continue;
                trial.Count(read, Evaluation.Of(read.Signals, inForce, ages, act.Today), Evaluation.Of(read.Signals, draft, ages, act.Today), fired);
            }

            trial.Fired = JsonSerializer.Serialize(fired);
            if (some.Count > 0) trial.After = some[^1].Id;
            if (some.Count < AtOnce) trial.DoneAt = db.Now;
            await db.SaveChangesAsync(cancelled);
            if (spent.Elapsed > budget) return;
        }
    }

    private void Count(LinkedRecords read, Evaluation now, Evaluation then, Dictionary<Rule, Fired> fired)
    {
        var (wanted, wantedThen) = (read.IsWanted(now), read.IsWanted(then));
        Looked++;
        if (wanted) FoundNow++;
        if (wantedThen) FoundThen++;
        if (wantedThen && !wanted) More++;
        if (wanted && !wantedThen) Fewer++;
        if (read.Waiting is not null && !wantedThen) WaitingFallOut++;
        if (read.Waiting is null && wantedThen) NewOnList++;
        foreach (var rule in Enum.GetValues<Rule>().Where(rule => rule.Finds()))
        {
            var held = fired.GetValueOrDefault(rule) ?? new(0, 0);
            fired[rule] = new(held.Now + (wanted && now.Fired(rule) ? 1 : 0), held.Then + (wantedThen && then.Fired(rule) ? 1 : 0));
        }
    }
}

public static class RuleTrials
{
    /// <summary>The same for whoever asked for the trial and sees no record that lists brought: numbers come back, and nothing else.</summary>
    public static async Task AdvanceFor(YoungFuturesDb db, Guid ruleSetId, TimeSpan budget, CancellationToken cancelled)
    {
        await using var own = db.As(Purpose.Identifying);
        await RuleTrial.Advance(own, ruleSetId, budget, cancelled);
    }
}
