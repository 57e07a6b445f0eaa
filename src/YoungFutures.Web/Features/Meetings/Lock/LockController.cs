using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
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
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Lock, meeting)) return Forbid();
        return View(new LockPage(meeting.Id, meeting.Version.ToString(), meeting.StartsAt, await db.Attendances.AnyAsync(held => held.MeetingId == meetingId),
            await db.AgendaItems.CountAsync(item => item.MeetingId == meetingId && item.DecidedAt == null && !item.WasCarriedOver), await IsForSomebodyElse(meeting)));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Lock, meeting)) return Forbid();

        db.Expect(meeting, version);
        if (await IsForSomebodyElse(meeting)) throw new Refused("These minutes cannot be locked from your account yet. The coordinator sees to what is left, and can lock them in your place.");
        meeting.Lock(await db.ActIn(meeting.PanelId), await db.MinutesToLock(meetingId));
        await db.SaveChangesAsync();
        await db.ForgetDraftsOf(meetingId);
        this.Done(T["The minutes are locked."]);
        return LocalRedirect($"/meetings/{meeting.Id}/minutes");
    }

    // What is left to do is out of this reader's sight: they are told that somebody else does it, and nothing of what it is.
    private async Task<bool> IsForSomebodyElse(PanelMeeting meeting)
    {
        if (meeting.Status != MeetingStatus.Held) return false;
        var seen = await db.AgendaItems.Where(item => item.MeetingId == meeting.Id).Select(item => item.Id).ToListAsync();
        return meeting.Items.Exists(item => !seen.Contains(item.Id) && (item.IsOpen || item.Decision is { AwaitsSignOff: true }));
    }
}

public sealed record LockPage(Guid MeetingId, string? Version, DateTime StartsAt, bool HasAttendance, int StillToHear, bool IsForSomebodyElse) : IVersioned;
