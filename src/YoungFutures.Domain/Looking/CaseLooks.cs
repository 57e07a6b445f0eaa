using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Looking;

/// <summary>
/// Who looked at a case and at what belongs to it. Lines of the audit say in clear who, when and at which kind of record, and that is all that is read of them. Whoever asks for this sees the case; of
/// what belongs to it they see no more by it.
/// </summary>
public static class CaseLooks
{
    /// <summary>A page that was shown, and a file that left.</summary>
    public static readonly string[] Looking = [AuditEvents.Seen, AuditEvents.Exported];

    /// <summary>
    /// The lines of one case: from its referrals on until another case of the same young person was opened, and of the two neither the other’s page nor the other’s referrals.
    /// </summary>
    public static async Task<IQueryable<AuditEntry>> LooksAt(this YoungFuturesDb db, Case @case)
    {
        var (id, subjectId, openedAt) = (@case.Id, @case.YoungPersonId, @case.OpenedAt);
        Guid[] referralIds;
        DateTime until;
        // Where the next case begins is so for a reader who does not see that one, too.
        await using (var own = db.As(Purpose.ReadingAudit))
        {
            referralIds = await own.Referrals.Where(held => held.CaseId == id).Select(held => held.Id).ToArrayAsync();
            until = await own.Cases.Where(held => held.YoungPersonId == subjectId && held.Id != id && held.OpenedAt > openedAt).OrderBy(held => held.OpenedAt).Select(held => (DateTime?)held.OpenedAt).FirstOrDefaultAsync() ?? DateTime.MaxValue;
        }

        Guid[] subjectIds = [subjectId, .. referralIds];
        return db.AuditEntries.AsNoTracking().Where(line => line.SubjectId != null && subjectIds.Contains(line.SubjectId.Value) && Looking.Contains(line.Event) && line.At < until
            && (line.SubjectId != subjectId || line.At >= openedAt)
            && (line.RecordKind != nameof(Case) || line.RecordId == id)
            && (line.RecordKind != nameof(Referrals.Referral) || (line.RecordId != null && referralIds.Contains(line.RecordId.Value))));
    }
}
