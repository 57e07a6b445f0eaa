using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Lifting;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/lifting")]
public sealed class LiftingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>No version is asked for: whatever else changed on the page meanwhile, the member still wants the item heard.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId)
    {
        if (await db.AgendaItems.Include(held => held.Quick).SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId) is not { } item) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Lift, item)) return Forbid();

        var meeting = await db.PanelMeetings.SingleAsync(held => held.Id == meetingId);
        // Decided or not is told by the item itself: its decision may be out of the reader's sight.
        if (item.DecidedAt is not null) throw new Refused("This item has already been decided.");
        meeting.Lift(await db.ActIn(meeting.PanelId), item);
        await db.SaveChangesAsync();
        this.Done(T["The item is off the quick-agree list and will be heard."]);
        return LocalRedirect($"/meetings/{meetingId}#agenda");
    }
}
