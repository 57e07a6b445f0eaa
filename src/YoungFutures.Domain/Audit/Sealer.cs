using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// Gives the lines their gapless numbers and chained codes. Every node may try: a batch is saved together with the lease,
/// and the lease's version lets only one of two batches through.
/// </summary>
public sealed class Sealer(AuditKeyring keyring, TimeProvider clock, string holder)
{
    /// <summary>On SQLite nobody else writes meanwhile, and no page leaves whose line is still to be written.</summary>
    public const int BatchSize = 100;
    public const string LeaseName = "audit-sealer";
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(10);

    /// <summary>Seals the oldest lines, one batch at most.</summary>
    /// <returns>How many; none also while another node holds the lease.</returns>
    /// <exception cref="DbUpdateException">Another node was quicker, or the database is in trouble: nothing was sealed.</exception>
    public async Task<int> Seal(YoungFuturesDb db, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // A line that is pending again after it was sealed is somebody's meddling; it must not stop the others. What waits is taken first and
        // sorted here: asked for the oldest, a database may well walk through all lines there ever were to find the few that wait.
        var lines = await db.AuditPending.Where(pending => !db.AuditSeals.Any(seal => seal.EntryId == pending.EntryId))
            .OrderBy(pending => pending.EntryId).Take(BatchSize)
            .Join(db.AuditEntries, pending => pending.EntryId, entry => entry.Id, (pending, entry) => new { Pending = pending, entry.At, entry.Mac })
            .ToListAsync(cancellation);
        if (lines.Count == 0) return 0;

        var lease = await db.Leases.SingleOrDefaultAsync(held => held.Name == LeaseName, cancellation);
        if (lease is not null && lease.Holder != holder && now < lease.Until) return 0;
        if (lease is null) db.Leases.Add(lease = new Lease { Name = LeaseName });
        lease.Holder = holder;
        lease.Until = now + LeaseLasts;
        lease.Version = Guid.NewGuid();

        var last = await db.AuditSeals.AsNoTracking().OrderByDescending(seal => seal.Number).FirstOrDefaultAsync(cancellation);
        var number = last?.Number ?? 0;
        var before = last?.Mac ?? [];
        foreach (var line in lines.OrderBy(line => line.At).ThenBy(line => line.Pending.EntryId))
        {
            number++;
            before = keyring.Chain(before, number, now, line.Mac);
            db.AuditSeals.Add(new AuditSeal { Number = number, EntryId = line.Pending.EntryId, Mac = before, SealedAt = now });
            db.AuditPending.Remove(line.Pending);
        }

        await db.SaveChangesAsync(cancellation);
        return lines.Count;
    }
}
