using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.CarryingOver;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/carrying-over")]
public sealed class CarryingOverController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId, Guid itemId)
    {
        var meeting = await db.PanelMeetings.Include(held => held.Items.Where(listed => listed.Id == itemId)).SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting?.Items.SingleOrDefault() is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, meeting)) return Forbid();
        return View(await ItemPage.For(db, meeting, item));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, string? version)
    {
        if (!await db.AgendaItems.AnyAsync(listed => listed.Id == itemId && listed.MeetingId == meetingId)) return NotFound();
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting?.Items.Find(listed => listed.Id == itemId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, meeting)) return Forbid();

        db.Expect(meeting, version);
        meeting.CarryOver(await db.ActIn(meeting.PanelId), item);
        await db.SaveChangesAsync();
        this.Done(T["{0} is carried over to a later meeting.", item.Case.Reference]);
        return LocalRedirect($"/meetings/{meeting.Id}#agenda");
    }
}
