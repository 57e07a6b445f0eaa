using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Minutes;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Items.Minutes;

[Route("meetings/{meetingId:guid}/items/{itemId:guid}/minutes")]
public sealed class MinutesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid meetingId, Guid itemId)
    {
        var item = await db.AgendaItems.AsNoTracking().Include(held => held.Meeting).SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId);
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Run, item.Meeting)) return Forbid();
        item.Meeting.MustHaveMinutes();
        var form = ItemMinutesForm.Of(await db.ItemMinutes.AsNoTracking().SingleOrDefaultAsync(held => held.AgendaItemId == itemId));
        return View(await form.About(db, item));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid meetingId, Guid itemId, ItemMinutesForm form)
    {
        var item = await db.AgendaItems.Include(held => held.Meeting).SingleOrDefaultAsync(held => held.Id == itemId && held.MeetingId == meetingId);
        if (item is null) return NotFound();
        HttpContext.Concerns(item);
        if (!viewer.May(MeetingRights.Run, item.Meeting)) return Forbid();
        item.Meeting.MustHaveMinutes();
        await form.About(db, item);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        var minutes = await db.FirstWriting(form.Version, Written, () => new ItemMinutes(item));
        minutes.Write(item.Meeting, form.Text);
        await db.SaveWriting(minutes, Written);
        this.Done(T["The text about {0} is saved.", form.Reference]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");

        Task<ItemMinutes?> Written() => db.ItemMinutes.SingleOrDefaultAsync(held => held.AgendaItemId == itemId);
    }
}
