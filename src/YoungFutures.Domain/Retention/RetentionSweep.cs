using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Retention;

/// <summary>Finds whose time is over and puts them on the list; and takes off whoever is no longer due, because a case was opened again, a referral came or the schedule changed.</summary>
public static class RetentionSweep
{
    private const int AtOnce = 100;

    /// <param name="db">Opened for the product’s own work.</param>
    /// <returns>How many came onto the list or left it.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var changed = 0;
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var limits = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).FirstAsync(cancelled);
            changed += await LookAgain(db, panelId, limits, cancelled);
            changed += await Find(db, panelId, limits, cancelled);
        }

        return changed;
    }

    private static async Task<int> LookAgain(YoungFuturesDb db, Guid panelId, PanelSettings limits, CancellationToken cancelled)
    {
        var (today, changed) = (UkTime.LocalDate(db.Now), 0);
        var after = Guid.Empty;
        while (true)
        {
            var some = await db.RetentionReviews.Where(held => held.PanelId == panelId && held.Id.CompareTo(after) > 0).OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            if (some.Count == 0) return changed;
            after = some[^1].Id;
            foreach (var review in some)
            {
                var whole = await WholeRecord.Of(db, review.SubjectId, cancelled);
                var date = whole is null || whole.SubjectId != review.SubjectId ? null : await whole.Date(db, limits, cancelled);
                if (date is null || date.On > today)
                {
                    db.RetentionReviews.Remove(review);
                    changed++;
                    continue;
                }

                review.Take(date, await db.ReferencesOf(whole!, cancelled));
                if (review.State != ReviewState.Kept || review.KeptUntil > today) continue;
                review.FallDueAgain();
                changed++;
            }

            await db.SaveChangesAsync(cancelled);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task<int> Find(YoungFuturesDb db, Guid panelId, PanelSettings limits, CancellationToken cancelled)
    {
        var today = UkTime.LocalDate(db.Now);
        // A day more than the schedule says: the exact date is worked out from all that there is of each.
        var ended = UkTime.ToUtc(today.AddMonths(-limits.NotAdoptedMonths).AddDays(1), TimeOnly.MinValue);
        var born = today.AddYears(-limits.AdoptedYears);
        IQueryable<Guid>[] perhaps =
        [
            db.Cases.Where(held => held.PanelId == panelId && held.ClosedAt < ended && (held.AdoptedAt == null || held.ClosedBecause == ClosingReason.Declined || held.ClosedBecause == ClosingReason.NotReached)).Select(held => held.YoungPersonId),
            db.YoungPeople.Where(held => held.PanelId == panelId && held.BornOn <= born).Select(held => held.Id),
            db.YoungPeople.Where(held => held.PanelId == panelId && held.BornOn == null).Select(held => held.Id),
            db.Referrals.Where(held => held.PanelId == panelId && held.EndedAt < ended && held.CaseId == null && held.YoungPersonId == null).Select(held => held.Id),
            // Its young person became on record by another referral.
            db.Referrals.Where(held => held.PanelId == panelId && held.EndedAt < ended && held.CaseId == null && held.YoungPersonId != null).Select(held => held.YoungPersonId!.Value),
        ];
        var found = 0;
        foreach (var some in perhaps)
        {
            var after = Guid.Empty;
            while (true)
            {
                var ids = await some.Where(id => id.CompareTo(after) > 0 && !db.RetentionReviews.Any(held => held.SubjectId == id)).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(cancelled);
                if (ids.Count == 0) break;
                after = ids[^1];
                foreach (var id in ids)
                    if (await PutOnList(db, id, limits, today, cancelled)) found++;
            }
        }

        return found;
    }

    private static async Task<bool> PutOnList(YoungFuturesDb db, Guid id, PanelSettings limits, DateOnly today, CancellationToken cancelled)
    {
        if (await WholeRecord.Of(db, id, cancelled) is not { } whole || await whole.Date(db, limits, cancelled) is not { } date || date.On > today) return false;
        if (await db.RetentionReviews.AnyAsync(held => held.SubjectId == whole.SubjectId, cancelled)) return false;
        db.RetentionReviews.Add(new RetentionReview(whole, date, await db.ReferencesOf(whole, cancelled), db.Now));
        try
        {
            await db.SaveChangesAsync(cancelled);
            return true;
        }
        catch (DbUpdateException clash) when (Clash.Is(clash))
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    internal static async Task<string> ReferencesOf(this YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled)
    {
        var references = await db.Cases.Where(held => whole.Cases.Contains(held.Id)).OrderBy(held => held.Reference).Select(held => held.Reference).ToListAsync(cancelled);
        if (references.Count == 0) references = await db.Referrals.Where(held => whole.Referrals.Contains(held.Id) && held.Reference != null).OrderBy(held => held.Reference).Select(held => held.Reference!).ToListAsync(cancelled);
        var line = string.Join(", ", references);
        return line.Length <= RetentionConfiguration.ReferencesLength ? line : line[..RetentionConfiguration.ReferencesLength];
    }
}
