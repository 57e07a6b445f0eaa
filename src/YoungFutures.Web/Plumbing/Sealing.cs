using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Plumbing;

/// <summary>Seals the audit's lines, every second, and notes the head. On stopping, writes the looks that are still waiting.</summary>
internal sealed class Sealing(Records records, Sealer sealer, HeadFile head, Looks looks, TimeProvider clock, ILogger<Sealing> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var evidenceTold = false;
        try
        {
            do
            {
                try
                {
                    evidenceTold = await SealWhatWaits(evidenceTold, stoppingToken);
                }
                catch (DbUpdateException elsewhere)
                {
                    log.LogInformation(elsewhere, "A batch of the audit was not sealed, perhaps because another node sealed it; tried again in a second");
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "The audit could not be sealed; tried again in a second");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await looks.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    private async Task<bool> SealWhatWaits(bool evidenceTold, CancellationToken stopping)
    {
        int sealedNow;
        do
        {
            await using var db = records.As(Purpose.Sealing);
            sealedNow = await sealer.Seal(db, stopping);
            var followed = await head.Follow(db, stopping);
            if (!followed && !evidenceTold)
                log.LogCritical("The database no longer holds the seal that {HeadFile} notes: the end of the audit was cut off, or an older copy of the database was put back. The file is left as it is; run verify-audit", head.Path);
            evidenceTold = !followed;
        }
        while (sealedNow == Sealer.BatchSize && !stopping.IsCancellationRequested);
        return evidenceTold;
    }
}
