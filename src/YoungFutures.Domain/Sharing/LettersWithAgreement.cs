using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Sharing;

public static class LettersWithAgreement
{
    /// <summary>Nobody agrees to take part any more: what was to be offered, or to invite them, is not sent. To be saved with that; the agreements must be loaded.</summary>
    public static async Task PutAsideWithoutAgreement(this YoungFuturesDb db, Case @case, Act act)
    {
        if (@case.HasAgreement) return;
        foreach (var letter in await db.Letters.Where(held => held.CaseId == @case.Id && held.SentAt == null && held.StoppedAt == null && (held.Kind == LetterKind.Offer || held.Kind == LetterKind.Invitation)).ToListAsync())
            letter.PutAside(act);
    }
}
