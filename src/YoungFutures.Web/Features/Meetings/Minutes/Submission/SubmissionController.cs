using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Submission;

/// <summary>The coordinator has finished the draft; the chair is next.</summary>
[Route("meetings/{meetingId:guid}/minutes/submission")]
public sealed class SubmissionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.PutToChair(await db.ActIn(meeting.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The draft is with the chair."]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
