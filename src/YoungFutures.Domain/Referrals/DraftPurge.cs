using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;

namespace YoungFutures.Domain.Referrals;

/// <summary>Removes the drafts that nobody sent in time. One that was stopped by an immediate risk is never removed.</summary>
public static class DraftPurge
{
    /// <summary>So many days before its last one the writer is told.</summary>
    public const int WarnedBefore = 3;

    private const int AtOnce = 100;

    /// <summary>Tells the writers of drafts that go soon, once each, in the transaction in which that is noted.</summary>
    public static async Task<int> Warn(YoungFuturesDb db, Func<Referral, Task> tell, CancellationToken cancelled = default)
    {
        var (today, told) = (UkTime.LocalDate(db.Now), 0);
        var soon = today.AddDays(WarnedBefore);
        while (true)
        {
            var going = await db.Referrals
                .Where(draft => draft.Status == ReferralStatus.Draft && draft.DueOn >= today && draft.DueOn <= soon && draft.DraftWarnedAt == null && (draft.ImmediateRisk == null || draft.ImmediateRisk != Answer.Yes))
                .OrderBy(draft => draft.DueOn).ThenBy(draft => draft.Id).Take(AtOnce).ToListAsync(cancelled);
            if (going.Count == 0) return told;
            foreach (var draft in going)
            {
                await tell(draft);
                draft.DraftWarnedAt = db.Now;
            }

            await db.SaveChangesAsync(cancelled);
            told += going.Count;
            db.ChangeTracker.Clear();
        }
    }

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
