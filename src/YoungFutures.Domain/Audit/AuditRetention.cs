using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>
/// Lines of the audit leave when they are seven years old, from the beginning of the chain on and never out of its middle. What leaves is read once more before it does: a chain with a fault keeps
/// all its lines, for they are the evidence.
/// </summary>
public static class AuditRetention
{
    /// <summary>How many years a line is kept. The triggers of both databases have the same number.</summary>
    public const int Years = 7;

    /// <summary>The clocks of nodes and of the database’s server differ by less.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    /// <summary>Lets go what is old enough, but for the lines of young people whose record is on hold.</summary>
    /// <returns>How many lines left.</returns>
    /// <exception cref="InvalidOperationException">What would leave is not as it was written. Nothing left.</exception>
    public static async Task<int> Sweep(YoungFuturesDb db, AuditKeyring keyring, CancellationToken cancelled = default)
    {
        var before = db.Now.AddYears(-Years) - Margin;
        await SetCheckpoint(db, keyring, before, cancelled);

        var left = 0;
        var last = await db.AuditCheckpoints.OrderByDescending(held => held.Number).Select(held => (long?)held.Number).FirstOrDefaultAsync(cancelled);
        if (last is not { } number) return 0;
        while (true)
        {
            var gone = await LetGo(db, before, number, cancelled);
            left += gone;
            if (gone < AtOnce) return left;
        }
    }

    private static async Task SetCheckpoint(YoungFuturesDb db, AuditKeyring keyring, DateTime before, CancellationToken cancelled)
    {
        var newest = await db.AuditEntries.Where(line => line.At < before).OrderByDescending(line => line.At).Select(line => (Guid?)line.Id).FirstOrDefaultAsync(cancelled);
        if (newest is not { } id || await db.AuditSeals.Where(seal => seal.EntryId == id).Select(seal => (long?)seal.Number).SingleOrDefaultAsync(cancelled) is not { } number) return;
        // The last seal of all stays: the next one is made from it, and the head file notes it.
        var last = await db.AuditSeals.OrderByDescending(seal => seal.Number).Select(seal => seal.Number).FirstAsync(cancelled);
        number = Math.Min(number, last - 1);
        var earlier = await db.AuditCheckpoints.AsNoTracking().OrderByDescending(held => held.Number).FirstOrDefaultAsync(cancelled);
        if (number <= (earlier?.Number ?? 0)) return;

        if (await AuditVerification.FaultUpTo(db, keyring, number, cancelled) is { } fault)
            throw new InvalidOperationException($"The audit is not as it was written, at seal {fault.Number}. {fault.What} No line of it leaves until somebody has looked: see verify-audit.");
        var seal = await db.AuditSeals.AsNoTracking().SingleAsync(held => held.Number == number, cancelled);
        var checkpoint = new AuditCheckpoint { Number = number, Mac = seal.Mac, SealedAt = seal.SealedAt, MadeAt = db.Now };
        checkpoint.Code = keyring.Code(checkpoint, earlier?.Code ?? []);
        db.AuditCheckpoints.Add(checkpoint);
        await db.SaveChangesAsync(cancelled);
    }

    private static Task<int> LetGo(YoungFuturesDb db, DateTime before, long number, CancellationToken cancelled) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancelled);
        var ids = await db.AuditEntries
            .Where(line => line.At < before && db.AuditSeals.Any(seal => seal.EntryId == line.Id && seal.Number <= number)
                && !db.RetentionHolds.Any(hold => hold.SubjectId == line.SubjectId && hold.LiftedAt == null))
            .OrderBy(line => line.At).Select(line => line.Id).Take(AtOnce).ToListAsync(cancelled);
        if (ids.Count == 0) return 0;
        // The line first: the database lets a seal go only when its line has gone.
        await db.AuditEntries.Where(line => ids.Contains(line.Id)).ExecuteDeleteAsync(cancelled);
        await db.AuditSeals.Where(seal => ids.Contains(seal.EntryId)).ExecuteDeleteAsync(cancelled);
        await transaction.CommitAsync(cancelled);
        return ids.Count;
    });
}
