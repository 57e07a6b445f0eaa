using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>Writing what is good, unseen until one moment lets it count.</summary>
public sealed partial class ImportWork
{
    /// <summary>Writes the rows that are good, unseen, and at the end lets them count.</summary>
    public async Task Stage(Guid importId, Func<RowSource> open, CancellationToken cancelled = default)
    {
        var (import, list) = await Load(importId, cancelled);
        if (import.Status != ImportStatus.Staging) return;
        var terms = ImportTerms.Read(import.Mapping);
        var progress = await ProgressOf(importId, cancelled);
        progress.Of = import.Rows;
        var ages = await AgesOf(import.PanelId, cancelled);
        var hasEarlier = await HasEarlier(import, cancelled);
        var reached = progress.Row;
        var batch = new List<ReadRow>();
        foreach (var (read, _, saidAbove) in new ReadRows(open(), terms, await OriginOf(list, import, cancelled)).All())
        {
            // After a crash: what was saved is passed over, but its keys are known again.
            if (read.Row <= reached) continue;
            (progress.Row, progress.Rows, progress.Done) = (read.Row, progress.Rows + 1, progress.Done + 1);
            if (read.Faults.Count > 0) progress.Faulty++;
            else if (saidAbove) progress.SaidAgain++;
            else batch.Add(read);
            if (batch.Count < batchSize) continue;
            await Write(import, batch, progress, ages, hasEarlier, cancelled);
            if (goesOn is not null && !await goesOn()) return;
            if (!await IsStill(importId, ImportStatus.Staging, cancelled)) return;
        }

        await Write(import, batch, progress, ages, hasEarlier, cancelled);
        if (progress.Rows != import.Rows) throw new InvalidOperationException("The file has other rows than when it was checked.");
        await Commit(importId, progress, cancelled);
    }

    private async Task Write(SignalImport import, List<ReadRow> batch, ImportProgress progress, (int, int) ages, bool hasEarlier, CancellationToken cancelled)
    {
        var (signals, changes) = await Compared(import, batch, progress, ages, hasEarlier, cancelled);
        batch.Clear();
        db.ChangeTracker.Clear();
        db.ImportProgress.Update(progress);
        var took = await Timed(async () =>
        {
            await db.Insert(signals, cancelled);
            await db.Insert(changes, cancelled);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancelled);
        });
        db.ChangeTracker.Clear();
        batchSize = Adapted(batchSize, took);
    }

    /// <summary>The one moment at which a file begins to count.</summary>
    private async Task Commit(Guid importId, ImportProgress progress, CancellationToken cancelled)
    {
        db.ChangeTracker.Clear();
        var (import, list) = await Load(importId, cancelled);
        import.Commit(progress, db.Now);
        list.Mapping = import.Mapping;
        var changes = await Pending(importId, cancelled);
        await Apply(changes, cancelled);
        db.Origin = db.Origin with { UserId = import.CommittedById ?? import.SystemId, AgencyId = import.AgencyId };
        await Timed(() => db.SaveChangesAsync(cancelled));
        db.ChangeTracker.Clear();
        await FinishChanges(importId, cancelled);
    }

    /// <summary>What a file of many corrections could not mark in the moment it was taken in.</summary>
    public async Task FinishChanges(Guid importId, CancellationToken cancelled = default)
    {
        while (await Pending(importId, cancelled) is { Count: > 0 } changes)
        {
            await Apply(changes, cancelled);
            await Timed(() => db.SaveChangesAsync(cancelled));
            db.ChangeTracker.Clear();
            if (goesOn is not null && !await goesOn()) return;
        }

        await ForgetProgress(importId, cancelled);
    }

    private Task<List<ImportChange>> Pending(Guid importId, CancellationToken cancelled) =>
        db.ImportChanges.Where(change => change.ImportId == importId && change.AppliedAt == null).OrderBy(change => change.Row).Take(ChangesAtOnce).ToListAsync(cancelled);

    private async Task Apply(List<ImportChange> changes, CancellationToken cancelled)
    {
        if (changes.Count == 0) return;
        var now = db.Now;
        var signals = await Signals(db, changes.Select(change => change.SignalId), cancelled);
        foreach (var change in changes)
        {
            change.AppliedAt = now;
            if (signals.TryGetValue(change.SignalId, out var signal)) (signal.WithdrawnAt, signal.ReplacedById) = (now, change.ReplacedById);
        }

        await ToEvaluate(db, signals.Values, cancelled);
    }
}
