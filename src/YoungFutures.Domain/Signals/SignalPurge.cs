using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Signals;

/// <summary>Everything that leaves with a signal, in one place: whatever else comes to point at signals is added here.</summary>
public static class SignalRemoval
{
    /// <summary>To be called inside a transaction.</summary>
    public static async Task Remove(YoungFuturesDb db, List<Guid> ids, CancellationToken cancelled = default)
    {
        if (ids.Count == 0) return;
        await db.ForgetLinksOf(ids, cancelled);
        await db.SaveChangesAsync(cancelled);
        await db.ImportChanges.Where(change => ids.Contains(change.SignalId)).ExecuteDeleteAsync(cancelled);
        await db.Signals.Where(signal => ids.Contains(signal.Id)).ExecuteDeleteAsync(cancelled);
    }

    internal static Task InOneTransaction(YoungFuturesDb db, Func<Task> work) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await work();
        await transaction.CommitAsync();
    });
}

/// <summary>
/// Signals that nothing rests on go on the panel’s schedule, those that stand alone sooner, and leave a count. What is still going on counts from the day on which
/// its file was taken in: it was true then.
/// </summary>
public static class SignalPurge
{
    private const int AtOnce = 300, InOneSweep = 60_000;

    private static readonly SignalKind[] States =
        [SignalKind.YouthJusticeOrder, SignalKind.LookedAfter, SignalKind.ChildProtection, SignalKind.SocialWorker, SignalKind.LeadPractitioner, SignalKind.Programme];

    /// <returns>How many signals went. More may be left for the next sweep.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var (today, removed) = (UkTime.LocalDate(db.Now), 0);
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var settings = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).FirstAsync(cancelled);
            IQueryable<Signal>[] over =
            [
                Before(db, panelId, today.AddDays(-Math.Max(settings.SignalDays, PanelSettings.LongestRule))),
                Before(db, panelId, today.AddDays(-Math.Max(settings.SignalUnmatchedDays, PanelSettings.LongestRule)))
                    .Where(signal => signal.IdentityId == null || !db.Signals.Any(other => other.IdentityId == signal.IdentityId && other.Id != signal.Id)),
                // What something rested on when its file was undone, and no longer does.
                db.Signals.Where(signal => signal.PanelId == panelId && !signal.IsNeeded
                    && db.SignalImports.Any(import => import.Id == signal.ImportId && import.PanelId == panelId && import.Status == ImportStatus.Undone)),
            ];
            foreach (var signals in over)
                while (removed < InOneSweep && await RemoveSome(db, signals, today, cancelled) is > 0 and var some) removed += some;
        }

        return removed;
    }

    private static IQueryable<Signal> Before(YoungFuturesDb db, Guid panelId, DateOnly day)
    {
        var at = UkTime.ToUtc(day, TimeOnly.MinValue);
        return db.Signals.Where(signal => signal.PanelId == panelId && !signal.IsNeeded && signal.OccurredOn < day && (signal.EndedOn == null || signal.EndedOn < day)
            && db.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed
                && (signal.EndedOn != null || !States.Contains(signal.Kind) || import.CommittedAt < at)));
    }

    private static async Task<int> RemoveSome(YoungFuturesDb db, IQueryable<Signal> signals, DateOnly today, CancellationToken cancelled)
    {
        var gone = await signals.AsNoTracking().OrderBy(signal => signal.OccurredOn).ThenBy(signal => signal.Id)
            .Select(signal => new { signal.Id, signal.ListId, signal.IdentityId }).Take(AtOnce).ToListAsync(cancelled);
        if (gone.Count == 0) return 0;
        var identities = gone.Where(signal => signal.IdentityId is not null).Select(signal => signal.IdentityId!.Value).Distinct().ToList();
        var now = db.Now;
        await SignalRemoval.InOneTransaction(db, async () =>
        {
            db.ChangeTracker.Clear();
            await SignalRemoval.Remove(db, [.. gone.Select(signal => signal.Id)], cancelled);
            await db.LinkedIdentities.Where(identity => identities.Contains(identity.Id)).ExecuteUpdateAsync(set => set.SetProperty(identity => identity.ToEvaluateSince, now), cancelled);
            foreach (var list in gone.GroupBy(signal => signal.ListId))
            {
                var held = await db.PurgedSignals.SingleOrDefaultAsync(day => day.ListId == list.Key && day.On == today, cancelled);
                if (held is null) db.PurgedSignals.Add(held = new PurgedSignals { ListId = list.Key, On = today });
                held.Count += list.Count();
            }

            await db.SaveChangesAsync(cancelled);
        });
        db.ChangeTracker.Clear();
        await Task.Delay(20, cancelled);
        return gone.Count;
    }
}
