using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Down;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/down")]
public sealed class DownController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, string? version)
    {
        var meeting = await db.PanelMeetings.Include(held => held.Items).SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting?.Items.Find(held => held.Id == itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.MoveDown(await db.ActIn(meeting.PanelId), item);
        await db.SaveChangesAsync();
        this.Done(T["The order of the agenda was changed."]);
        return LocalRedirect($"/meetings/{meeting.Id}#agenda");
    }
}
