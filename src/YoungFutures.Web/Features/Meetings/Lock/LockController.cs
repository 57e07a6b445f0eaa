using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Lock;

[Route("meetings/{meetingId:guid}/lock")]
public sealed class LockController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();
        return View(new LockPage(meeting.Id, meeting.Version.ToString(), meeting.StartsAt, await db.Attendances.AnyAsync(held => held.MeetingId == meetingId),
            await db.AgendaItems.CountAsync(item => item.MeetingId == meetingId && item.DecidedAt == null && !item.WasCarriedOver)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.Lock(await db.ActIn(meeting.PanelId), await db.MinutesToLock(meetingId));
        await db.SaveChangesAsync();
        await db.ForgetDraftsOf(meetingId);
        this.Done(T["The minutes are locked."]);
        return LocalRedirect($"/meetings/{meeting.Id}/minutes");
    }
}

public sealed record LockPage(Guid MeetingId, string? Version, DateTime StartsAt, bool HasAttendance, int StillToHear) : IVersioned;
