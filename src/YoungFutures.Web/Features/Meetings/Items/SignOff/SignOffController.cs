using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.SignOff;

/// <summary>The chair confirms one decision, with one press.</summary>
[Route("meetings/{meetingId:guid}/items/{itemId:guid}/sign-off")]
public sealed class SignOffController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, Guid itemId, string? version)
    {
        var item = await db.AgendaItems.Include(held => held.Meeting).Include(held => held.Decision).SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId);
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Chair, item.Meeting)) return Forbid();

        db.Expect(item.Meeting, version);
        var @case = await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == item.CaseId);
        item.Meeting.SignOff(await db.ActIn(item.PanelId), [item]);
        await db.SaveChangesAsync();
        this.Done(T["The decision about {0} is signed off.", @case.Reference]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
