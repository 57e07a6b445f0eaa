using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Items.Hearing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Draft;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/draft")]
public sealed class DraftController(YoungFuturesDb db, Viewer viewer, OwnDrafts drafts, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, DecisionForm form)
    {
        var item = await db.ItemHeard(meetingId, itemId).SingleOrDefaultAsync();
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Decide, item.Meeting)) return Forbid();
        if (!item.Meeting.IsOpen) throw new Refused("The minutes are locked, so no draft is kept for them any more.");

        // Half an answer is no wrong answer: it is kept as it stands.
        ModelState.Clear();
        var byItself = Request.Headers.Accept == "application/json";
        switch (await drafts.Keep(item, form, anyhow: !byItself))
        {
            case Kept.TooLong when byItself:
                return StatusCode(StatusCodes.Status422UnprocessableEntity);
            case Kept.TooLong:
                ModelState.AddModelError("", T["What you have written is too long to be kept as a draft. Shorten the longest answer."]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("/Features/Meetings/Items/Hearing/Details.cshtml", await HearingPage.For(db, viewer, item, form, T));
            case Kept.WrittenElsewhere:
                return StatusCode(StatusCodes.Status409Conflict);
            case Kept.Yes when byItself:
                return NoContent();
            default:
                this.Done(T["Your draft is kept. Nobody else sees it."]);
                return LocalRedirect($"/meetings/{meetingId}/items/{itemId}");
        }
    }
}
