using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;

namespace YoungFutures.Domain.Signals;

/// <summary>
/// The long work on an import: checking its rows, taking them in, taking them out again. All of it in batches whose transaction lasts a fraction of a second, so
/// that no page waits; it may be broken off anywhere, and goes on from the last batch that was saved.
/// </summary>
/// <param name="goesOn">Asked between two batches; once it says no, the work stops where it is.</param>
public sealed class ImportWork(YoungFuturesDb db, Func<Task<bool>>? goesOn = null)
{
    /// <summary>Of a file that is nothing but faults, the first are enough to see what is wrong.</summary>
    public const int MostFaults = 10_000;

    /// <summary>As many changes to earlier signals take effect in the very transaction that takes a file in; more follow in batches of as many.</summary>
    public const int ChangesAtOnce = 200;

    private const int LeastRows = 50, MostRows = 3000;
    private static readonly TimeSpan Wanted = TimeSpan.FromMilliseconds(70);

    private int batchSize = 100;

    /// <summary>The longest that one write kept the database from others.</summary>
    public TimeSpan LongestWrite { get; private set; }

    /// <summary>Reads every row, counts, and keeps what is wrong. Changes nothing else.</summary>
    public async Task Check(Guid importId, Func<RowSource> open, CancellationToken cancelled = default)
    {
        var (import, list) = await Load(importId, cancelled);
        if (import.Status != ImportStatus.Checking) return;
        await ForgetFaults(importId, cancelled);
        var progress = await ProgressOf(importId, cancelled);
        var faults = new List<ImportFault>();
        var number = 0;
        try
        {
            var source = open();
            var terms = ImportTerms.Read(import.Mapping);
            progress.Begin(source.Length);
            var ages = await AgesOf(import.PanelId, cancelled);
            var hasEarlier = await HasEarlier(import, cancelled);
            var batch = new List<ReadRow>();
            var sinceSaved = Stopwatch.StartNew();
            foreach (var (read, position, saidAbove) in new ReadRows(source, terms, await OriginOf(list, import, cancelled)).All())
            {
                progress.Rows++;
                (progress.Row, progress.Done) = (read.Row, position);
                if (read.Faults.Count > 0)
                {
                    progress.Faulty++;
                    foreach (var fault in read.Faults.TakeWhile(_ => number < MostFaults)) faults.Add(Fault(importId, ++number, read.Row, fault, terms));
                }
                else if (saidAbove) progress.SaidAgain++;
                else batch.Add(read);
                if (batch.Count < 1000 && faults.Count < 500 && (sinceSaved.ElapsedMilliseconds < 1000 || progress.Rows % 500 != 0)) continue;
                await Count(import, batch, progress, ages, hasEarlier, cancelled);
                if (!await Save(faults, progress, cancelled) || !await IsStill(importId, ImportStatus.Checking, cancelled)) return;
                sinceSaved.Restart();
            }

            await Count(import, batch, progress, ages, hasEarlier, cancelled);
            await Save(faults, progress, cancelled);
        }
        catch (UnreadableFile unreadable)
        {
            faults.Add(new ImportFault
            {
                ImportId = importId, Number = ++number, Row = unreadable.Row, Kind = unreadable.Kind, Limit = unreadable.Limit, Value = unreadable.Value,
                Heading = unreadable.Column is { } column ? Column(column) : null,
            });
            progress.Faulty++;
            await Save(faults, progress, cancelled);
            await Finish(importId, held => held.StopChecking(), cancelled);
            return;
        }

        await Finish(importId, held => held.FinishChecking(progress), cancelled);
    }

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
                await Removed(next.Where(signal => !signal.IsNeeded).Select(signal => signal.Id).ToList(), cancelled);
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

    private static async Task<Dictionary<Guid, Signal>> Signals(YoungFuturesDb db, IEnumerable<Guid> ids, CancellationToken cancelled)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 ? [] : await db.Signals.Where(signal => wanted.Contains(signal.Id)).ToDictionaryAsync(signal => signal.Id, cancelled);
    }

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

    private static async Task ToEvaluate(YoungFuturesDb db, IEnumerable<Signal> signals, CancellationToken cancelled)
    {
        var ids = signals.Where(signal => signal.IdentityId is not null).Select(signal => signal.IdentityId!.Value).Distinct().ToList();
        if (ids.Count == 0) return;
        foreach (var identity in await db.LinkedIdentities.Where(identity => ids.Contains(identity.Id)).ToListAsync(cancelled)) identity.ToEvaluateSince = db.Now;
    }

    private Task<List<ImportChange>> Pending(Guid importId, CancellationToken cancelled) =>
        db.ImportChanges.Where(change => change.ImportId == importId && change.AppliedAt == null).OrderBy(change => change.Row).Take(ChangesAtOnce).ToListAsync(cancelled);

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

    // Measured from the moment at which the database is ours. Then other writers get their turn: it goes to whoever asks, and this would ask again at once.
    private async Task<TimeSpan> Timed(Func<Task> write)
    {
        var took = TimeSpan.Zero;
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var watch = Stopwatch.StartNew();
            await write();
            await transaction.CommitAsync();
            took = watch.Elapsed;
        });
        if (took > LongestWrite) LongestWrite = took;
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Clamp(took.TotalMilliseconds / 3, 2, 50)));
        return took;
    }

    private static int Adapted(int size, TimeSpan took) =>
        Math.Clamp((int)(size * Math.Clamp(Wanted / (took + TimeSpan.FromMilliseconds(1)), 0.3, 1.5)), LeastRows, MostRows);

    private async Task Count(SignalImport import, List<ReadRow> batch, ImportProgress progress, (int, int) ages, bool hasEarlier, CancellationToken cancelled)
    {
        await Compared(import, batch, progress, ages, hasEarlier, cancelled);
        batch.Clear();
    }

    /// <summary>What of these rows is new, and what it changes of earlier files of the list.</summary>
    private async Task<(List<Signal> New, List<ImportChange> Changes)> Compared(SignalImport import, List<ReadRow> batch, ImportProgress progress, (int Least, int Most) ages, bool hasEarlier, CancellationToken cancelled)
    {
        var (signals, changes) = (new List<Signal>(batch.Count), new List<ImportChange>());
        var earlier = hasEarlier && batch.Count > 0 ? await Earlier(import, [.. batch.Select(row => row.Signal?.SourceKey ?? row.Withdraws!)], cancelled) : [];
        foreach (var row in batch)
        {
            var isKnown = earlier.TryGetValue(row.Signal?.SourceKey ?? row.Withdraws!, out var held);
            if (row.Signal is not { } signal)
            {
                // Taken back before it ever came: nothing to do, and nothing wrong.
                if (!isKnown) progress.SaidAgain++;
                else
                {
                    progress.Withdrawn++;
                    changes.Add(new ImportChange { ImportId = import.Id, Row = row.Row, SignalId = held.Id });
                }

                continue;
            }

            if (isKnown && held.Fingerprint == signal.Fingerprint)
            {
                progress.SaidAgain++;
                continue;
            }

            progress.Taken++;
            if (signal.BornOn is { } born && Age.On(born, signal.OccurredOn) is var age && (age < ages.Least || age > ages.Most)) progress.OutsideAge++;
            signals.Add(signal);
            if (!isKnown) continue;
            progress.Corrected++;
            changes.Add(new ImportChange { ImportId = import.Id, Row = row.Row, SignalId = held.Id, ReplacedById = signal.Id });
        }

        return (signals, changes);
    }

    private async Task<Dictionary<string, (Guid Id, long Fingerprint)>> Earlier(SignalImport import, List<string> keys, CancellationToken cancelled)
    {
        var held = await db.Signals.AsNoTracking()
            .Where(signal => signal.ListId == import.ListId && keys.Contains(signal.SourceKey) && signal.WithdrawnAt == null && signal.ImportId != import.Id
                && db.SignalImports.Any(other => other.Id == signal.ImportId && other.Status == ImportStatus.Committed))
            .Select(signal => new { signal.SourceKey, signal.Id, signal.Fingerprint }).ToListAsync(cancelled);
        var found = new Dictionary<string, (Guid, long)>(StringComparer.Ordinal);
        foreach (var signal in held) found[signal.SourceKey] = (signal.Id, signal.Fingerprint);
        return found;
    }

    private Task<bool> HasEarlier(SignalImport import, CancellationToken cancelled) =>
        db.SignalImports.AnyAsync(other => other.ListId == import.ListId && other.Id != import.Id && other.Status == ImportStatus.Committed, cancelled);

    private async Task<(SignalImport, SignalList)> Load(Guid importId, CancellationToken cancelled)
    {
        var import = await db.SignalImports.SingleAsync(held => held.Id == importId, cancelled);
        return (import, await db.SignalLists.SingleAsync(held => held.Id == import.ListId, cancelled));
    }

    private async Task<SignalOrigin> OriginOf(SignalList list, SignalImport import, CancellationToken cancelled)
    {
        var codes = await db.ReferenceEntries.AsNoTracking().Where(entry => entry.Kind == ReferenceKind.Concern || entry.Kind == ReferenceKind.Strength)
            .Select(entry => new { entry.Kind, entry.Code }).ToListAsync(cancelled);
        return SignalOrigin.Of(list, import) with
        {
            Concerns = codes.Where(code => code.Kind == ReferenceKind.Concern).Select(code => code.Code).ToHashSet(),
            Strengths = codes.Where(code => code.Kind == ReferenceKind.Strength).Select(code => code.Code).ToHashSet(),
        };
    }

    private async Task<(int, int)> AgesOf(Guid panelId, CancellationToken cancelled)
    {
        var settings = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).FirstAsync(cancelled);
        return (settings.MinimumAge, settings.MaximumAge);
    }

    private async Task<ImportProgress> ProgressOf(Guid importId, CancellationToken cancelled)
    {
        if (await db.ImportProgress.SingleOrDefaultAsync(held => held.ImportId == importId, cancelled) is { } held) return held;
        var progress = new ImportProgress { ImportId = importId };
        db.ImportProgress.Add(progress);
        await db.SaveChangesAsync(cancelled);
        return progress;
    }

    private async Task<bool> Save(List<ImportFault> faults, ImportProgress progress, CancellationToken cancelled)
    {
        db.ChangeTracker.Clear();
        db.ImportProgress.Update(progress);
        await Timed(async () =>
        {
            await db.Insert(faults, cancelled);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancelled);
        });
        db.ChangeTracker.Clear();
        faults.Clear();
        return goesOn is null || await goesOn();
    }

    private Task<bool> IsStill(Guid importId, ImportStatus status, CancellationToken cancelled) =>
        db.SignalImports.AnyAsync(held => held.Id == importId && held.Status == status, cancelled);

    private async Task Finish(Guid importId, Action<SignalImport> verb, CancellationToken cancelled)
    {
        db.ChangeTracker.Clear();
        var import = await db.SignalImports.SingleAsync(held => held.Id == importId, cancelled);
        verb(import);
        // With the same save: the next work on the import begins at its first row.
        if (await db.ImportProgress.SingleOrDefaultAsync(held => held.ImportId == importId, cancelled) is { } progress) db.ImportProgress.Remove(progress);
        await db.SaveChangesAsync(cancelled);
        db.ChangeTracker.Clear();
    }

    /// <summary>What was wrong with the rows of a file goes with the file.</summary>
    public async Task ForgetFaults(Guid importId, CancellationToken cancelled = default)
    {
        while (await db.ImportFaults.Where(fault => fault.ImportId == importId).OrderBy(fault => fault.Number).Select(fault => (int?)fault.Number).FirstOrDefaultAsync(cancelled) is { } first)
            await Timed(() => db.ImportFaults.Where(fault => fault.ImportId == importId && fault.Number < first + 1000).ExecuteDeleteAsync(cancelled));
    }

    private Task ForgetProgress(Guid importId, CancellationToken cancelled = default) =>
        db.ImportProgress.Where(held => held.ImportId == importId).ExecuteDeleteAsync(cancelled);

    private Task Removed(List<Guid> ids, CancellationToken cancelled) => SignalRemoval.Remove(db, ids, cancelled);

    private static ImportFault Fault(Guid importId, int number, long row, RowFault fault, ImportTerms terms) => new()
    {
        ImportId = importId, Number = number, Row = row, Field = fault.Field, Kind = fault.Kind, Limit = fault.Limit, Value = fault.Value,
        Heading = fault.Field is { } field && terms.Columns.TryGetValue(field, out var heading) ? Text.TypedText.Truncate(heading, Lengths.Line) : null,
    };

    /// <summary>A column as a spreadsheet names it: A, B, … Z, AA.</summary>
    public static string Column(int index)
    {
        var name = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26) name = (char)('A' + ((left - 1) % 26)) + name;
        return name;
    }
}
