using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes;

[Route("meetings/{meetingId:guid}/minutes")]
public sealed class MinutesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        if (await MinutesPage.For(db, viewer, T, meetingId) is not var (page, facts, panelId)) return NotFound();
        HttpContext.ConcernsEach(MinutesPaper.Parts(facts, panelId));
        return View(page);
    }

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        meeting.MustHaveMinutes();
        return View(MinutesForm.Of(meeting, await db.MeetingMinutes.AsNoTracking().SingleOrDefaultAsync(held => held.MeetingId == meetingId)));
    }

    [HttpPost("edit")]
    public async Task<IActionResult> Update(Guid meetingId, MinutesForm form)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        meeting.MustHaveMinutes();
        (form.MeetingId, form.StartsAt) = (meeting.Id, meeting.StartsAt);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        var minutes = await db.FirstWriting(form.Version, Written, () => new MeetingMinutes(meeting));
        minutes.Write(meeting, form.Introduction, form.MattersArising);
        await db.SaveWriting(minutes, Written);
        this.Done(T["The text of the minutes is saved."]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");

        Task<MeetingMinutes?> Written() => db.MeetingMinutes.SingleOrDefaultAsync(held => held.MeetingId == meetingId);
    }
}
