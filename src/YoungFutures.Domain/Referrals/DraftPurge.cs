using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;

namespace YoungFutures.Domain.Referrals;

/// <summary>Removes the drafts that nobody sent in time. One that was stopped by an immediate risk is never removed.</summary>
public static class DraftPurge
{
    private const int AtOnce = 100;

    /// <summary>Removes every draft whose last day has passed, and says how many. Running it again, or twice at once, does no harm.</summary>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var today = UkTime.LocalDate(db.Now);
        var removed = 0;
        while (true)
        {
            var past = await db.Referrals
                .Where(draft => draft.Status == ReferralStatus.Draft && draft.DueOn < today && (draft.ImmediateRisk == null || draft.ImmediateRisk != Answer.Yes))
                .OrderBy(draft => draft.DueOn).ThenBy(draft => draft.Id).Take(AtOnce)
                .Include(draft => draft.Triggers).Include(draft => draft.NameKeys).AsSplitQuery()
                .ToListAsync(cancelled);
            if (past.Count == 0) return removed;
            await Found.DraftsWentUnsent(db, past, cancelled);
            db.Referrals.RemoveRange(past);
            await db.SaveChangesAsync(cancelled);
            removed += past.Count;
            db.ChangeTracker.Clear();
        }
    }
}
