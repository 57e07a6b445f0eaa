using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Holding;

[Route("meetings/{meetingId:guid}/holding")]
public sealed class HoldingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        return View(new HoldingPage(meeting.Id, meeting.Version.ToString(), meeting.StartsAt, await db.Attendances.AnyAsync(held => held.MeetingId == meetingId),
            await db.AgendaItems.CountAsync(item => item.MeetingId == meetingId && item.DecidedAt == null && !item.WasCarriedOver)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.Hold(await db.ActIn(meeting.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The meeting is recorded as held. Its minutes are due by {0}.", meeting.DueOn!.Value.ToLong()]);
        return LocalRedirect($"/meetings/{meeting.Id}");
    }
}

public sealed record HoldingPage(Guid MeetingId, string? Version, DateTime StartsAt, bool HasAttendance, int StillToHear) : IVersioned;
