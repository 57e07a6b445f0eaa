using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Documents;

/// <summary>How much a case or a referral holds.</summary>
public sealed record DocumentsKept(int Count, long Bytes)
{
    /// <summary>Counted around the filter: the limit is that of the case, whoever sees how much of it. Nothing of what is counted is shown.</summary>
    public static async Task<DocumentsKept> Of(YoungFuturesDb db, Guid? caseId, Guid? referralId)
    {
        await using var own = db.As(Purpose.KeepingDocuments);
        var held = own.Documents.Where(document => document.ContentId != null && document.CaseId == caseId && document.ReferralId == referralId);
        return new(await held.CountAsync(), await held.SumAsync(document => document.Bytes));
    }
}
