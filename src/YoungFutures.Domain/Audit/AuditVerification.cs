using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>The first thing that is wrong with the audit: in which seal, in which line, and what.</summary>
public sealed record AuditFault(long? Number, Guid? EntryId, string What);

/// <summary>What reading the whole audit found. It may be read while lines are being written and sealed.</summary>
public sealed record AuditVerification(long Sealed, long NotYetSealed, AuditFault? Fault)
{
    private const int BatchSize = 200;

    /// <summary>Up to which seal lines were let go because of their age; nothing where none were.</summary>
    public long? LetGoUpTo { get; init; }

    public static async Task<AuditVerification> Of(YoungFuturesDb db, AuditKeyring keyring, HeadFile head, CancellationToken cancellation = default)
    {
        var (checkpoint, fault) = await ReadCheckpoints(db, keyring, cancellation);
        var last = checkpoint?.Number ?? 0;
        if (fault is null) (last, fault) = await WalkSeals(db, keyring, checkpoint, long.MaxValue, cancellation);
        fault ??= await ReadKept(db, keyring, checkpoint, cancellation);
        fault ??= await CompareHead(db, head, last, cancellation);
        fault ??= await ReadUnsealed(db, keyring, cancellation);
        fault ??= await FindUntracked(db, cancellation);
        return new(await db.AuditSeals.LongCountAsync(cancellation), await db.AuditPending.LongCountAsync(cancellation), fault) { LetGoUpTo = checkpoint?.Number };
    }

    /// <summary>The first thing that is wrong between the last checkpoint and this seal.</summary>
    internal static async Task<AuditFault?> FaultUpTo(YoungFuturesDb db, AuditKeyring keyring, long number, CancellationToken cancellation)
    {
        var (checkpoint, fault) = await ReadCheckpoints(db, keyring, cancellation);
        if (fault is not null) return fault;
        var (last, found) = await WalkSeals(db, keyring, checkpoint, number, cancellation);
        return found ?? (last < number ? new(last + 1, null, "The seal with this number is missing.") : null);
    }

    private static async Task<(AuditCheckpoint? Last, AuditFault? Fault)> ReadCheckpoints(YoungFuturesDb db, AuditKeyring keyring, CancellationToken cancellation)
    {
        AuditCheckpoint? last = null;
        // One for each month in which lines grew old.
        foreach (var checkpoint in await db.AuditCheckpoints.AsNoTracking().OrderBy(held => held.Number).ToListAsync(cancellation))
        {
            if (!Same(keyring.Code(checkpoint, last?.Code ?? []), checkpoint.Code))
                return (last, new(checkpoint.Number, null, "The checkpoint with this number was put in, changed, or does not follow from the one before it."));
            if (checkpoint.MadeAt.AddYears(-AuditRetention.Years) <= checkpoint.SealedAt) return (last, new(checkpoint.Number, null, "The checkpoint with this number lets go lines that were not old enough."));
            last = checkpoint;
        }

        return (last, null);
    }

    private static async Task<(long Last, AuditFault? Fault)> WalkSeals(YoungFuturesDb db, AuditKeyring keyring, AuditCheckpoint? checkpoint, long upTo, CancellationToken cancellation)
    {
        var last = checkpoint?.Number ?? 0;
        var after = checkpoint?.Number ?? long.MinValue;
        var before = checkpoint?.Mac ?? [];
        while (true)
        {
            var batch = await (
                from seal in db.AuditSeals.AsNoTracking()
                where seal.Number > after && seal.Number <= upTo
                join line in db.AuditEntries.AsNoTracking() on seal.EntryId equals line.Id into lines
                from line in lines.DefaultIfEmpty()
                orderby seal.Number
                select new { Seal = seal, Line = line }).Take(BatchSize).ToListAsync(cancellation);
            foreach (var (seal, line) in batch.Select(row => (row.Seal, (AuditEntry?)row.Line)))
            {
                if (seal.Number > last + 1) return (last, new(last + 1, null, "The seal with this number is missing."));
                if (seal.Number < last + 1) return (last, new(seal.Number, seal.EntryId, "The chain begins with 1: a seal was put in before it."));
                if (line is null) return (last, new(seal.Number, seal.EntryId, "The line of this seal is missing."));
                if (!Same(keyring.Code(line), line.Mac)) return (last, new(seal.Number, line.Id, "The line was changed after it was written."));
                if (!Same(keyring.Chain(before, seal.Number, seal.SealedAt, line.Mac), seal.Mac))
                    return (last, new(seal.Number, line.Id, "The seal does not follow from the one before it and its line: one of them was changed, swapped or put in."));
                before = seal.Mac;
                last = after = seal.Number;
            }

            if (batch.Count < BatchSize) return (last, null);
        }
    }

    // What was let go and is still there, because its young person's record is on hold or the work is not done yet: the chain no longer reaches it, its own code does.
    private static async Task<AuditFault?> ReadKept(YoungFuturesDb db, AuditKeyring keyring, AuditCheckpoint? checkpoint, CancellationToken cancellation)
    {
        var (after, upTo) = (long.MinValue, checkpoint?.Number ?? long.MinValue);
        while (checkpoint is not null)
        {
            var batch = await (
                from seal in db.AuditSeals.AsNoTracking()
                where seal.Number > after && seal.Number <= upTo
                join line in db.AuditEntries.AsNoTracking() on seal.EntryId equals line.Id into lines
                from line in lines.DefaultIfEmpty()
                orderby seal.Number
                select new { seal.Number, seal.EntryId, Line = line }).Take(BatchSize).ToListAsync(cancellation);
            foreach (var (number, id, line) in batch.Select(row => (row.Number, row.EntryId, (AuditEntry?)row.Line)))
            {
                if (line is null) return new(number, id, "The line of this seal is missing.");
                if (!Same(keyring.Code(line), line.Mac)) return new(number, id, "The line was changed after it was written.");
                after = number;
            }

            if (batch.Count < BatchSize) break;
        }

        return null;
    }

    // Read after the walk: the sealer notes the head after it has saved, so the file is never ahead of what the database has held, nor more than one batch behind the walk.
    private static async Task<AuditFault?> CompareHead(YoungFuturesDb db, HeadFile file, long last, CancellationToken cancellation)
    {
        AuditHead? head;
        try
        {
            head = file.Read();
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            return new(null, null, $"The head file {file.Path} cannot be read. {unreadable.Message}");
        }

        if (head is null)
            return last > 0 ? new(last, null, $"There is no head file {file.Path}: whether the end of the chain was cut off cannot be known.") : null;
        var noted = await db.AuditSeals.AsNoTracking().SingleOrDefaultAsync(seal => seal.Number == head.Number, cancellation);
        if (noted is null) return new(last + 1, null, $"The chain ends with {last}, but the head file notes {head.Number}: the end was cut off.");
        if (!head.Is(noted)) return new(head.Number, noted.EntryId, "The seal with this number is not the one the head file notes: the end was cut off and written anew.");
        return last - head.Number > Sealer.BatchSize ? new(head.Number + 1, null, $"The head file notes {head.Number} only, although the chain ends with {last}.") : null;
    }

    private static async Task<AuditFault?> ReadUnsealed(YoungFuturesDb db, AuditKeyring keyring, CancellationToken cancellation)
    {
        Guid? after = null;
        while (true)
        {
            var batch = await (
                from pending in db.AuditPending.AsNoTracking()
                where after == null || pending.EntryId.CompareTo(after.Value) > 0
                join line in db.AuditEntries.AsNoTracking() on pending.EntryId equals line.Id into lines
                from line in lines.DefaultIfEmpty()
                orderby pending.EntryId
                select new { pending.EntryId, Line = line, IsSealed = db.AuditSeals.Any(seal => seal.EntryId == pending.EntryId) }).Take(BatchSize).ToListAsync(cancellation);
            foreach (var (id, line, isSealed) in batch.Select(row => (row.EntryId, (AuditEntry?)row.Line, row.IsSealed)))
            {
                if (line is null) return new(null, id, "The line was removed before it was sealed.");
                if (!Same(keyring.Code(line), line.Mac)) return new(null, id, "The line, not yet sealed, was put in or changed after it was written.");
                // The sealer may be at work between two reads: ask again whether it is both.
                if (isSealed && await db.AuditPending.AnyAsync(pending => pending.EntryId == id, cancellation)) return new(null, id, "The line is sealed and was noted for sealing once more.");
            }

            if (batch.Count < BatchSize) return null;
            after = batch[^1].EntryId;
        }
    }

    private static async Task<AuditFault?> FindUntracked(YoungFuturesDb db, CancellationToken cancellation)
    {
        var untracked = await db.AuditEntries
            .Where(line => !db.AuditSeals.Any(seal => seal.EntryId == line.Id) && !db.AuditPending.Any(pending => pending.EntryId == line.Id))
            .OrderBy(line => line.At).Select(line => line.Id).Take(BatchSize).ToListAsync(cancellation);
        foreach (var id in untracked)
        {
            // Sealed between the two halves of the question above? Then the seal is there by now.
            if (await db.AuditSeals.AnyAsync(seal => seal.EntryId == id, cancellation)) continue;
            return new(null, id, "The line is neither sealed nor noted for sealing: it was put in, or its seal was removed.");
        }

        return null;
    }

    private static bool Same(byte[] expected, byte[] held) => CryptographicOperations.FixedTimeEquals(expected, held);
}
