using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>The signals that count.</summary>
public static class SignalsInForce
{
    /// <summary>
    /// Of files that were taken in, without what a source took back or a newer row replaced. What a file changes counts from the very moment at which it is taken in
    /// or undone, also while thousands of earlier rows are still being marked.
    /// </summary>
    public static IQueryable<Signal> InForce(this YoungFuturesDb db) => db.Signals.Where(signal =>
        db.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed)
        && (signal.WithdrawnAt == null
            ? !db.ImportChanges.Any(change => change.SignalId == signal.Id && change.AppliedAt == null
                && db.SignalImports.Any(import => import.Id == change.ImportId && import.Status == ImportStatus.Committed))
            : db.ImportChanges.Any(change => change.SignalId == signal.Id && change.AppliedAt != null
                && db.SignalImports.Any(import => import.Id == change.ImportId && import.Status == ImportStatus.Undoing))));
}
