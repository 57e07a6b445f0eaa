using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;

namespace YoungFutures.Web.Features.Imports;

/// <summary>
/// Does the long work on files in the background, one at a time: checks them, takes them in, takes them out. Whoever does it holds a lease; if the program dies, the next
/// to take the lease goes on from the last batch that was saved.
/// </summary>
public sealed class ImportJob(Records records, ImportFiles files, FileRows rows, IOptions<ImportSettings> settings, ILogger<ImportJob> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LeaseIsRenewedAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromSeconds(30);

    private readonly string node = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";
    private readonly SemaphoreSlim asked = new(0, 1);
    private readonly Dictionary<Guid, long> failed = [];

    /// <summary>The longest that one write of the last work kept the database from others.</summary>
    public TimeSpan LongestWrite { get; private set; }

    /// <summary>There is something to do: it need not wait for the next look.</summary>
    public void Nudge()
    {
        if (asked.CurrentCount == 0) asked.Release();
    }

    /// <summary>Does all there is to do now. Returns how many imports it worked on.</summary>
    public async Task<int> Run(CancellationToken stopping = default)
    {
        var done = 0;
        foreach (var (importId, status) in await Waiting(stopping))
        {
            if (failed.TryGetValue(importId, out var since) && Stopwatch.GetElapsedTime(since) < TriesAgainAfter) continue;
            try
            {
                if (await Work(importId, status, stopping)) done++;
                failed.Remove(importId);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody gave it up or undid it at this very moment; the next look sees that.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The work on import {ImportId} ({Status}) failed; tried again in half a minute", importId, status);
                failed[importId] = Stopwatch.GetTimestamp();
            }
        }

        return done;
    }

    /// <summary>Files that nobody took in or gave up, files that no import is waiting for, and faults that were there to be read for long enough.</summary>
    public async Task Tidy(CancellationToken stopping = default)
    {
        await using var db = records.As(Purpose.Importing);
        var (forgotten, old) = (db.Now.AddDays(-settings.Value.ForgetDays), db.Now.AddDays(-settings.Value.FaultDays));
        foreach (var import in await db.SignalImports.Where(held => (held.Status == ImportStatus.Uploaded || held.Status == ImportStatus.Checked) && held.StartedAt < forgotten)
                     .OrderBy(held => held.StartedAt).Take(200).ToListAsync(stopping))
            import.Abandon();
        // What a system posted is dealt with while it waits for the answer; what is still under way was broken off, and goes, to be sent again under its key.
        var brokenOff = db.Now - SignalDelivery.Longest;
        foreach (var import in await db.SignalImports.Where(held => held.SystemId != null && held.StartedAt < brokenOff && (held.Status == ImportStatus.Checking || held.Status == ImportStatus.Checked || held.Status == ImportStatus.Staging))
                     .OrderBy(held => held.StartedAt).Take(200).ToListAsync(stopping))
            if (import.CanBeAbandoned) import.Abandon(); else import.BreakOff(db.Now);
        await db.SaveChangesAsync(stopping);
        var remembered = db.Now - SignalDelivery.Remembered;
        await db.SignalDeliveries.Where(held => held.StartedAt < remembered).ExecuteDeleteAsync(stopping);
        foreach (var (id, writtenAt) in files.All().ToList())
        {
            var status = await db.SignalImports.Where(held => held.Id == id).Select(held => (ImportStatus?)held.Status).SingleOrDefaultAsync(stopping);
            // Without an import yet it may be on its way in at this moment.
            if (status is ImportStatus.Committed or ImportStatus.Undoing or ImportStatus.Undone or ImportStatus.Abandoned || (status is null && writtenAt < DateTime.UtcNow.AddDays(-1))) files.Remove(id);
        }

        var work = new ImportWork(db);
        foreach (var importId in await db.SignalImports.Where(held => (held.Status == ImportStatus.Abandoned || (held.Status == ImportStatus.Committed && held.CommittedAt < old))
                     && db.ImportFaults.Any(fault => fault.ImportId == held.Id)).OrderBy(held => held.StartedAt).Select(held => held.Id).Take(200).ToListAsync(stopping))
            await work.ForgetFaults(importId, stopping);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Value.Work) return;
        var tidied = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await asked.WaitAsync(Every, stoppingToken);
                await Run(stoppingToken);
                if (tidied != 0 && Stopwatch.GetElapsedTime(tidied) < TimeSpan.FromHours(1)) continue;
                await Tidy(stoppingToken);
                tidied = Stopwatch.GetTimestamp();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Imports could not be looked for; tried again in a few seconds");
                await Task.Delay(Every, CancellationToken.None);
            }
        }
    }

    private async Task<List<(Guid, ImportStatus)>> Waiting(CancellationToken stopping)
    {
        await using var db = records.As(Purpose.Importing);
        var waiting = await db.SignalImports.AsNoTracking()
            .Where(held => ((held.Status == ImportStatus.Checking || held.Status == ImportStatus.Staging) && held.SystemId == null) || held.Status == ImportStatus.Undoing
                || (held.Status == ImportStatus.Committed && db.ImportProgress.Any(progress => progress.ImportId == held.Id)))
            .OrderBy(held => held.StartedAt).Select(held => new { held.Id, held.Status }).Take(20).ToListAsync(stopping);
        return [.. waiting.Select(held => (held.Id, held.Status))];
    }

    private async Task<bool> Work(Guid importId, ImportStatus status, CancellationToken stopping)
    {
        var lease = $"import {importId:N}";
        if (!await Take(lease)) return false;
        var renewed = Stopwatch.StartNew();
        await using var db = records.As(Purpose.Importing);
        var work = new ImportWork(db, async () =>
        {
            stopping.ThrowIfCancellationRequested();
            if (renewed.Elapsed < LeaseIsRenewedAfter) return true;
            renewed.Restart();
            return await Take(lease);
        });
        var isLost = !files.Has(importId) && status is ImportStatus.Checking or ImportStatus.Staging;
        switch (status)
        {
            case ImportStatus.Checking:
                await work.Check(importId, () => isLost ? throw new UnreadableFile(RowFaultKind.Unreadable, 0) : Opened(db, importId), stopping);
                break;
            case ImportStatus.Staging:
                await work.Stage(importId, () => Opened(db, importId), stopping);
                break;
            case ImportStatus.Undoing:
                await work.Undo(importId, stopping);
                break;
            default:
                await work.FinishChanges(importId, stopping);
                break;
        }

        LongestWrite = work.LongestWrite;
        if (await db.SignalImports.Where(held => held.Id == importId).Select(held => held.Status).SingleAsync(stopping) is ImportStatus.Committed or ImportStatus.Undone or ImportStatus.Abandoned)
            files.Remove(importId);
        await GiveBack(lease);
        return true;
    }

    private RowSource Opened(YoungFuturesDb db, Guid importId)
    {
        var mapping = db.SignalImports.AsNoTracking().Where(held => held.Id == importId).Select(held => held.Mapping).Single();
        return rows.Open(importId, ImportTerms.Read(mapping).File);
    }

    private async Task<bool> Take(string lease)
    {
        await using var db = records.As(Purpose.Importing);
        return await db.TakeLease(lease, node, LeaseLasts);
    }

    private async Task GiveBack(string lease)
    {
        await using var db = records.As(Purpose.Importing);
        if (await db.Leases.SingleOrDefaultAsync(held => held.Name == lease && held.Holder == node) is not { } held) return;
        db.Leases.Remove(held);
        await db.SaveChangesAsync();
    }
}

public static class ImportsSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services, IConfiguration configuration)
    {
        // Windows-1252 is not among the encodings that .NET knows by itself.
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        services.Configure<ImportSettings>(configuration.GetSection("Imports"));
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<FileRows>();
        services.AddSingleton<ImportJob>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportJob>());
        return services;
    }
}
