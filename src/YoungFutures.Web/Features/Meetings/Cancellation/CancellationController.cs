using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Cancellation;

[Route("meetings/{meetingId:guid}/cancellation")]
public sealed class CancellationController(YoungFuturesDb db, Viewer viewer, Words T, MeetingInvitations invitations) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        return View(new CancellationForm { MeetingId = meeting.Id, Version = meeting.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, CancellationForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        form.MeetingId = meeting.Id;
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(meeting, form.Version);
        meeting.Cancel(await db.ActIn(meeting.PanelId), form.Because!);
        await invitations.Send(meeting);
        await db.SaveChangesAsync();
        this.Done(T["The meeting is cancelled. Its cases wait to be listed again."]);
        return LocalRedirect($"/meetings/{meeting.Id}");
    }
}
