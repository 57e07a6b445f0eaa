using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Items.Hearing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Draft.Removal;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/draft/removal")]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, OwnDrafts drafts, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId)
    {
        var item = await db.ItemHeard(meetingId, itemId).SingleOrDefaultAsync();
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, item.Meeting)) return Forbid();
        await drafts.Forget(itemId);
        this.Done(T["Your draft is thrown away."]);
        return LocalRedirect($"/meetings/{meetingId}/items/{itemId}");
    }
}
