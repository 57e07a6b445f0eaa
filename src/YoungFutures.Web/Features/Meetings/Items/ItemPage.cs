using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items;

/// <summary>Which item of which meeting is about to be taken off or carried over.</summary>
public sealed record ItemPage(Guid MeetingId, Guid ItemId, string? Version, string Reference, DateTime StartsAt, bool IsPublished) : IVersioned
{
    public static async Task<ItemPage> For(YoungFuturesDb db, PanelMeeting meeting, AgendaItem item) =>
        new(meeting.Id, item.Id, meeting.Version.ToString(), await db.Cases.Where(held => held.Id == item.CaseId).Select(held => held.Reference).SingleAsync(),
            meeting.StartsAt, meeting.PublishedAt is not null);
}
