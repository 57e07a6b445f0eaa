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
public sealed partial class ImportWork(YoungFuturesDb db, Func<Task<bool>>? goesOn = null)
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

    private static async Task<Dictionary<Guid, Signal>> Signals(YoungFuturesDb db, IEnumerable<Guid> ids, CancellationToken cancelled)
    {
        var wanted = ids.Distinct().ToList();
        return wanted.Count == 0 ? [] : await db.Signals.Where(signal => wanted.Contains(signal.Id)).ToDictionaryAsync(signal => signal.Id, cancelled);
    }

    private static async Task ToEvaluate(YoungFuturesDb db, IEnumerable<Signal> signals, CancellationToken cancelled)
    {
        var ids = signals.Where(signal => signal.IdentityId is not null).Select(signal => signal.IdentityId!.Value).Distinct().ToList();
        if (ids.Count == 0) return;
        foreach (var identity in await db.LinkedIdentities.Where(identity => ids.Contains(identity.Id)).ToListAsync(cancelled)) identity.ToEvaluateSince = db.Now;
    }

    /// <summary>A column as a spreadsheet names it: A, B, … Z, AA.</summary>
    public static string Column(int index)
    {
        var name = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26) name = (char)('A' + ((left - 1) % 26)) + name;
        return name;
    }
}
