using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Agreement.Withdrawal;

/// <summary>Something is not right yet: the minutes are a draft again, and the coordinator's.</summary>
[Route("meetings/{meetingId:guid}/minutes/agreement/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.BackToDraft(await db.ActIn(meeting.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The minutes are a draft again, and with the coordinator."]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
