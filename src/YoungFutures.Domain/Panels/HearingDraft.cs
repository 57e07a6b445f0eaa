using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// What somebody is writing about an item while the meeting hears it: encrypted, seen by its writer alone, and no part of the record until it is recorded.
/// </summary>
public sealed class HearingDraft
{
    public const int MostBytes = 150_000;

    private HearingDraft() { }

    public HearingDraft(AgendaItem item, Guid userId)
    {
        MeetingId = item.MeetingId;
        AgendaItemId = item.Id;
        UserId = userId;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private set; }
    public Guid AgendaItemId { get; private set; }
    public Guid UserId { get; private set; }
    /// <summary>The opened page that wrote it last. Another page of the same writer may not write over what it has not shown.</summary>
    public Guid Writer { get; private set; }
    public byte[] Content { get; private set; } = [];
    public DateTime KeptAt { get; private set; }

    public void Keep(byte[] content, Guid writer, DateTime at)
    {
        Content = content;
        Writer = writer;
        KeptAt = at;
    }
}

/// <summary>Drafts are gone with the minutes that were made of them, whoever wrote them.</summary>
public static class HearingDraftPurge
{
    // A meeting that nobody brings to its end does not keep half-written sentences for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    public static async Task<int> ForgetDraftsOf(this YoungFuturesDb db, Guid meetingId)
    {
        await using var own = db.As(Purpose.Sweeping);
        return await own.HearingDrafts.Where(draft => draft.MeetingId == meetingId).ExecuteDeleteAsync();
    }

    /// <summary>Every draft of a meeting that is over, cancelled or forgotten. Running it again, or twice at once, does no harm.</summary>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var before = db.Now - Longest;
        var over = await db.HearingDrafts.Select(draft => draft.MeetingId).Distinct()
            .Where(id => !db.PanelMeetings.Any(meeting => meeting.Id == id && meeting.Status != MeetingStatus.Locked && meeting.Status != MeetingStatus.Cancelled))
            .OrderBy(id => id).Take(1000).ToListAsync(cancelled);
        return await db.HearingDrafts.Where(draft => over.Contains(draft.MeetingId) || draft.KeptAt < before).ExecuteDeleteAsync(cancelled);
    }
}
