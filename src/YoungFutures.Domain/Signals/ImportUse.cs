using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Signals;

/// <summary>What has come to rest on an import, for whoever thinks of undoing it and may not look at signals.</summary>
/// <param name="IsNeeded">A candidate or a referral rests on one of its rows.</param>
/// <param name="LaterSaidAgain">Rows of later files of the list that said again what was there, this file’s rows perhaps: they were not taken a second time.</param>
public sealed record ImportUse(bool IsNeeded, long LaterSaidAgain)
{
    public static async Task<ImportUse> Of(YoungFuturesDb db, SignalImport import)
    {
        await using var own = db.As(Purpose.Importing);
        return new(
            await own.Signals.AnyAsync(signal => signal.ImportId == import.Id && signal.IsNeeded),
            await own.SignalImports.Where(other => other.ListId == import.ListId && other.Status == ImportStatus.Committed && other.CommittedAt > import.CommittedAt).SumAsync(other => other.SaidAgain));
    }
}
