using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>Taking it out again, as if it had not come.</summary>
public sealed partial class ImportWork
{
    /// <summary>Takes the rows of an import out again, after it has ceased to count; what a candidate or a referral rests on stays, withdrawn, for as long as it does.</summary>
    public async Task Undo(Guid importId, CancellationToken cancelled = default)
    {
        var (import, _) = await Load(importId, cancelled);
        if (import.Status != ImportStatus.Undoing) return;
        var progress = await ProgressOf(importId, cancelled);
        progress.Begin(await db.Signals.LongCountAsync(signal => signal.ImportId == importId, cancelled));
        await db.SaveChangesAsync(cancelled);
        while (await TakeBack(db, importId, ChangesAtOnce, cancelled) > 0)
        {
            await Timed(() => db.SaveChangesAsync(cancelled));
            db.ChangeTracker.Clear();
            if (goesOn is not null && !await goesOn()) return;
        }

        // What never took effect has nothing to take back.
        while (await db.ImportChanges.Where(change => change.ImportId == importId).OrderBy(change => change.Row).Select(change => change.Row).Take(1000).ToListAsync(cancelled) is { Count: > 0 } rows)
            await Timed(() => db.ImportChanges.Where(change => change.ImportId == importId && rows.Contains(change.Row)).ExecuteDeleteAsync(cancelled));

        long row = 0, done = 0;
        var many = 100;
        while (true)
        {
            var next = await db.Signals.AsNoTracking().Where(signal => signal.ImportId == importId && signal.Row > row).OrderBy(signal => signal.Row)
                .Select(signal => new { signal.Id, signal.Row, signal.IdentityId, signal.IsNeeded }).Take(many).ToListAsync(cancelled);
            if (next.Count == 0) break;
            var identities = next.Where(signal => signal.IdentityId is not null).Select(signal => signal.IdentityId!.Value).Distinct().ToList();
            var needed = next.Where(signal => signal.IsNeeded).Select(signal => signal.Id).ToList();
            var (from, now) = (done, db.Now);
            done += next.Count;
            var took = await Timed(async () =>
            {
                await SignalRemoval.Remove(db, next.Where(signal => !signal.IsNeeded).Select(signal => signal.Id).ToList(), cancelled);
                await db.Signals.Where(signal => needed.Contains(signal.Id) && signal.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(signal => signal.WithdrawnAt, now), cancelled);
                await db.LinkedIdentities.Where(identity => identities.Contains(identity.Id)).ExecuteUpdateAsync(set => set.SetProperty(identity => identity.ToEvaluateSince, now), cancelled);
                await db.ImportProgress.Where(held => held.ImportId == importId).ExecuteUpdateAsync(set => set.SetProperty(held => held.Done, done), cancelled);
            });
            db.ChangeTracker.Clear();
            row = next[^1].Row;
            many = Adapted(many, took);
            if (goesOn is not null && !await goesOn()) return;
        }

        await ForgetFaults(importId, cancelled);
        await Finish(importId, held => held.FinishUndoing(), cancelled);
    }

    /// <summary>Gives earlier signals their place back that this import took; to be saved with what is tracked. Returns how many changes it took back.</summary>
    public static async Task<int> TakeBack(YoungFuturesDb db, Guid importId, int most, CancellationToken cancelled = default)
    {
        var changes = await db.ImportChanges.Where(change => change.ImportId == importId && change.AppliedAt != null).OrderBy(change => change.Row).Take(most).ToListAsync(cancelled);
        if (changes.Count == 0) return 0;
        var earlier = await Signals(db, changes.Select(change => change.SignalId), cancelled);
        var newer = changes.Where(change => change.ReplacedById is not null).Select(change => change.ReplacedById!.Value).ToList();
        // A later file corrected or withdrew what this one had put in: its change is now one of the signal before.
        var later = await db.ImportChanges.Where(change => newer.Contains(change.SignalId) && change.ImportId != importId).ToListAsync(cancelled);
        var replaced = await Signals(db, later.Select(change => change.SignalId), cancelled);
        var keys = earlier.Values.Select(signal => signal.SourceKey).ToList();
        var listIds = earlier.Values.Select(signal => signal.ListId).Distinct().ToList();
        var alive = (await db.Signals.AsNoTracking().Where(signal => listIds.Contains(signal.ListId) && keys.Contains(signal.SourceKey) && signal.WithdrawnAt == null && signal.ImportId != importId
                && db.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed))
            .Select(signal => new { signal.Id, signal.ListId, signal.SourceKey }).ToListAsync(cancelled)).ToLookup(signal => (signal.ListId, signal.SourceKey), signal => signal.Id);
        foreach (var change in changes)
        {
            db.ImportChanges.Remove(change);
            if (!earlier.TryGetValue(change.SignalId, out var signal)) continue;
            var next = later.Find(other => other.SignalId == change.ReplacedById && other.AppliedAt is not null);
            if (next is not null && replaced.TryGetValue(next.SignalId, out var between))
            {
                (signal.WithdrawnAt, signal.ReplacedById) = (between.WithdrawnAt, between.ReplacedById);
                next.SignalId = signal.Id;
            }
            else if (alive[(signal.ListId, signal.SourceKey)].FirstOrDefault(id => id != signal.Id) is var other && other != Guid.Empty) signal.ReplacedById = other;
            else (signal.WithdrawnAt, signal.ReplacedById) = (null, null);
        }

        await ToEvaluate(db, earlier.Values, cancelled);
        return changes.Count;
    }
}
