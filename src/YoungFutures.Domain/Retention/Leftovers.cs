using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Retention;

/// <summary>What was of use for a moment and is no part of any record: searches, kept forms, one-time keys and codes, sessions that are over, mails that have gone.</summary>
public static class Leftovers
{
    public const int SearchDays = 7, FormDays = 1, KeyDays = 30, SessionDays = 90, MailDays = 90;

    private const int SecondsOfStep = 30;
    private const int AtOnce = 2_000;

    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var now = db.Now;
        var (searches, forms, keys, sessions, mails) = (now.AddDays(-SearchDays), now.AddDays(-FormDays), now.AddDays(-KeyDays), now.AddDays(-SessionDays), now.AddDays(-MailDays));
        var step = new DateTimeOffset(now.AddDays(-1), TimeSpan.Zero).ToUnixTimeSeconds() / SecondsOfStep;
        var gone = await db.SavedSearches.Where(held => held.At < searches).ExecuteDeleteAsync(cancelled);
        gone += await db.KeptForms.Where(held => held.KeptAt < forms).ExecuteDeleteAsync(cancelled);
        gone += await db.FormKeys.Where(held => held.UsedAt < keys).ExecuteDeleteAsync(cancelled);
        gone += await db.UsedCodes.Where(held => held.Step < step).ExecuteDeleteAsync(cancelled);
        // A session that has ended was last seen before that.
        gone += await db.Sessions.Where(held => held.LastSeenAt < sessions).ExecuteDeleteAsync(cancelled);
        // Some at a time, so that nobody who sends waits behind a year of mail.
        while (true)
        {
            var ids = await db.OutboxMessages.Where(held => held.SentAt < mails).OrderBy(held => held.SentAt).Select(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            ids.AddRange(await db.OutboxMessages.Where(held => held.SentAt == null && held.StoppedAt < mails).OrderBy(held => held.NextTryAt).Select(held => held.Id).Take(AtOnce).ToListAsync(cancelled));
            if (ids.Count == 0) return gone;
            gone += await db.OutboxMessages.Where(held => ids.Contains(held.Id)).ExecuteDeleteAsync(cancelled);
        }
    }
}
