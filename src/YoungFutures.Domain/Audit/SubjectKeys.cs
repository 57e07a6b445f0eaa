using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Audit;

/// <summary>The young people's keys, for what is kept under them beside the audit.</summary>
internal static class SubjectKeys
{
    /// <returns>Nothing where it was destroyed.</returns>
    public static async Task<byte[]?> SubjectKey(this YoungFuturesDb db, AuditKeyring keyring, Guid subjectId, CancellationToken cancelled) =>
        await db.SubjectKeys.AsNoTracking().SingleOrDefaultAsync(held => held.SubjectId == subjectId, cancelled) is { } held ? keyring.Unwrap(held.WrappedKey, subjectId) : null;

    /// <summary>The same for keeping something: where there is none yet it is made. Of two who come first at once the second takes what is there.</summary>
    public static async Task<byte[]> KeepSubjectKey(this YoungFuturesDb db, AuditKeyring keyring, Guid subjectId, CancellationToken cancelled)
    {
        if (await db.SubjectKey(keyring, subjectId, cancelled) is { } known) return known;
        await using var own = db.As(Purpose.Keying);
        var key = AuditKeyring.NewSubjectKey();
        own.SubjectKeys.Add(new SubjectKey { SubjectId = subjectId, WrappedKey = keyring.Wrap(key, subjectId), MadeAt = own.Now });
        try
        {
            await own.SaveChangesAsync(cancelled);
            return key;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return await db.SubjectKey(keyring, subjectId, cancelled) ?? throw new InvalidOperationException("The key of a young person was made and destroyed in the same moment.");
        }
    }
}
