using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Items.Hearing;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Opening;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/opening")]
public sealed class OpeningController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId)
    {
        var item = await db.ItemHeard(meetingId, itemId).SingleOrDefaultAsync();
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, item.Meeting)) return Forbid();
        if (!await db.Openings.AnyAsync(opening => opening.AgendaItemId == itemId))
        {
            db.Openings.Add(item.Meeting.Open(await db.ActIn(item.PanelId), item));
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException clash) when (Clash.Is(clash))
            {
                // Somebody started it in the same moment: it has started.
            }
        }

        return LocalRedirect($"/meetings/{meetingId}/items/{itemId}");
    }
}
