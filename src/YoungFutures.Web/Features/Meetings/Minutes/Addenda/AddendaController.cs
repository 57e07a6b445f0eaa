using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Addenda;

[Route("meetings/{meetingId:guid}/minutes/addenda/new")]
public sealed class AddendaController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Decide, meeting)) return Forbid();
        if (!meeting.MayAddAddendum) throw new Refused("The minutes are not locked: correct the draft itself.");
        var form = new AddendumForm { Version = meeting.Version.ToString() };
        await form.Offer(db, meeting, T);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, AddendumForm form)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Decide, meeting)) return Forbid();
        var item = form.ItemId is { } itemId ? await db.AgendaItems.SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId) : null;
        if (form.ItemId is not null && item is null) return NotFound();
        if (item is not null) HttpContext.Concerns(item);
        if (!ModelState.IsValid)
        {
            await form.Offer(db, meeting, T);
            return this.Invalid("New", form);
        }

        db.Addenda.Add(meeting.AddAddendum(await db.ActIn(meeting.PanelId), viewer.DisplayName, item, form.Text!));
        await db.SaveChangesAsync();
        this.Done(T["The addendum stands beside the minutes."]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
