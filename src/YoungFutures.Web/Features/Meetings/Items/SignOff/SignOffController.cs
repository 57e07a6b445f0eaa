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
        // Where the chair must not see the case, whoever runs the panel confirms what was decided in the chair's absence.
        if (!viewer.May(MeetingRights.Chair, item.Meeting) && !(viewer.May(MeetingRights.Run, item.Meeting) && (await db.OutOfTheChairsSight(item.Meeting)).Contains(itemId))) return Forbid();

        db.Expect(item.Meeting, version);
        var @case = await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == item.CaseId);
        item.Meeting.SignOff(await db.ActIn(item.PanelId), [item]);
        await db.SaveChangesAsync();
        this.Done(T["The decision about {0} is signed off.", @case.Reference]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
