using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Items;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes;

/// <summary>The minutes, and what their reader can do with them.</summary>
public sealed record MinutesPage(Guid MeetingId, string? Version, MinutesState State, DateOnly? DueOn, Paper Paper) : IVersioned
{
    public IReadOnlyList<MinutesRow> Items { get; init; } = [];
    public bool IsWithChair { get; init; }
    public bool CanWrite { get; init; }
    public bool CanPutToChair { get; init; }
    public bool CanAgree { get; init; }
    public bool CanPutBack { get; init; }
    public bool CanSignOff { get; init; }
    public bool SignsOffAll { get; init; }
    public bool CanLock { get; init; }
    public bool CanAddAddendum { get; init; }

    public bool CanAnything => CanWrite || CanPutToChair || CanAgree || CanPutBack || CanSignOff || CanLock || CanAddAddendum;

    public static async Task<(MinutesPage Page, MinutesFacts Facts, Guid PanelId)?> For(YoungFuturesDb db, Viewer viewer, Words T, Guid meetingId)
    {
        if (await MinutesPaper.Of(db, T, meetingId) is not var (paper, facts)) return null;
        var meeting = await db.PanelMeetings.AsNoTracking().SingleAsync(held => held.Id == meetingId);
        var (runs, chairs, decides) = (viewer.May(MeetingRights.Run, meeting), viewer.May(MeetingRights.Chair, meeting), viewer.May(MeetingRights.Decide, meeting));
        var rows = facts.Items.Select((item, index) => new MinutesRow(item.Id, index + 1, item.Reference, item.Decision is { NeedsSignOff: true, SignedOffAt: null })).ToList();
        var standsIn = runs ? await db.OutOfTheChairsSight(meeting) : new HashSet<Guid>();
        var page = new MinutesPage(meetingId, meeting.Version.ToString(), meeting.MinutesState, meeting.DueOn, paper)
        {
            Items = [.. rows.Select(row => row with { AwaitsSignOff = row.AwaitsSignOff && (chairs || standsIn.Contains(row.Id)) })],
            SignsOffAll = chairs,
            IsWithChair = meeting.DraftedAt is not null,
            CanWrite = runs && meeting.MayWriteMinutes,
            CanPutToChair = runs && meeting.MayPutToChair,
            CanAgree = chairs && meeting.MayAgreeMinutes,
            CanPutBack = chairs && meeting.DraftedAt is not null && meeting.Status == MeetingStatus.Held,
            CanSignOff = meeting.Status == MeetingStatus.Held && rows.Exists(row => row.AwaitsSignOff && (chairs || standsIn.Contains(row.Id))),
            CanLock = (chairs || standsIn.Count > 0) && meeting.CanMoveTo(MeetingStatus.Locked),
            CanAddAddendum = decides && meeting.MayAddAddendum,
        };
        return (page, facts, meeting.PanelId);
    }
}

public sealed record MinutesRow(Guid Id, int Number, string Reference, bool AwaitsSignOff);
