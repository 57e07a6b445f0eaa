using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Identification;

/// <summary>
/// Whom the rules found and who never came on record: some weeks after the decision nothing is left but that there was one, of when, and on which records; and when the panel’s time for that is over, not even that.
/// </summary>
public static class DeclinedMarkers
{
    /// <summary>Until then the decision can be explained to whoever asks, and looked at by somebody else.</summary>
    public const int WholeForDays = 30;

    private const int AtOnce = 50;

    /// <returns>How many were reduced or went.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var (today, done) = (UkTime.LocalDate(db.Now), 0);
        CandidateStatus[] ended = [CandidateStatus.Declined, CandidateStatus.Redirected, CandidateStatus.NoLongerMet];
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var months = await db.PanelSettings.Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).Select(held => held.DeclinedMonths).FirstAsync(cancelled);
            var (reduced, over) = (UkTime.StartOf(today.AddDays(-WholeForDays)), UkTime.StartOf(today.AddMonths(-months)));
            var without = db.Candidates.Where(held => held.PanelId == panelId && ended.Contains(held.Status) && held.CaseId == null && held.ReferralId == null
                && !db.EvidenceChanges.Any(change => change.CandidateId == held.Id) && !db.ReferralEvidence.Any(line => line.CandidateId == held.Id));
            // A child at risk was reported, and the report is not confirmed yet: nothing goes before that.
            var settled = without.Where(held => !db.SafeguardingReports.Any(report => report.RecordId == held.Id && report.ConfirmedAt == null));
            done += await Each(db, settled.Where(held => held.DecidedAt < over), goes: true, cancelled);
            done += await Each(db, settled.Where(held => held.DecidedAt < reduced && held.ReducedAt == null), goes: false, cancelled);
        }

        return done;
    }

    private static async Task<int> Each(YoungFuturesDb db, IQueryable<Candidate> which, bool goes, CancellationToken cancelled)
    {
        var done = 0;
        while (true)
        {
            var ids = await which.OrderBy(held => held.Id).Select(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            if (ids.Count == 0) return done;
            await SignalRemoval.InOneTransaction(db, async () =>
            {
                db.ChangeTracker.Clear();
                var candidates = await db.Candidates.Where(held => ids.Contains(held.Id)).Include(held => held.Evidence).ToListAsync(cancelled);
                if (goes)
                {
                    db.Candidates.RemoveRange(candidates);
                    // What was reported of a child at risk stays as long as there is a marker of whom it was about.
                    db.SafeguardingReports.RemoveRange(await db.SafeguardingReports.Where(report => ids.Contains(report.RecordId)).ToListAsync(cancelled));
                }
                else
                {
                    foreach (var candidate in candidates) candidate.Reduce(db.Now);
                }

                await db.SaveChangesAsync(cancelled);
                // The lines just written hold once more what goes: without its key nobody reads them, nor the ones before.
                var keys = db.SubjectKeys.Where(key => ids.Contains(key.SubjectId));
                await keys.ExecuteDeleteAsync(cancelled);
            });
            db.ChangeTracker.Clear();
            done += ids.Count;
        }
    }
}
