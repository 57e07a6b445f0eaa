using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Agreement;

[Route("meetings/{meetingId:guid}/minutes/agreement")]
public sealed class AgreementController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();
        meeting.MustHaveMinutes();
        return View(new AgreementForm { MeetingId = meeting.Id, StartsAt = meeting.StartsAt, On = DateAnswer.From(UkTime.LocalDate(db.Now)), Version = meeting.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, AgreementForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();
        (form.MeetingId, form.StartsAt) = (meeting.Id, meeting.StartsAt);
        if (form.On.Date < meeting.On) ModelState.AddModelError(nameof(form.On), T["Minutes are not agreed before their meeting."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(meeting, form.Version);
        meeting.Agree(await db.ActIn(meeting.PanelId), form.By!.Value, form.On.Date!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The minutes are agreed. The chair locks them."]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
