using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings;

[Route("meetings")]
public sealed class MeetingsController(YoungFuturesDb db, Viewer viewer, Words T, MeetingInvitations invitations) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(bool past = false, int page = 1)
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        var rows = await MeetingsPage.Rows(db, viewer, past).ToPageAsync(page);
        return View(new MeetingsPage(rows, past, viewer.May(MeetingRights.Plan), MeetingsPage.PanelsOf(viewer).Length > 1, UkTime.LocalDate(db.Now)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        if (!viewer.May(MeetingRights.Plan)) return Forbid();
        var form = new MeetingForm();
        await form.Offer(db, viewer);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(MeetingForm form)
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        if (!viewer.May(MeetingRights.Plan)) return Forbid();
        await form.Offer(db, viewer);
        if (form.PanelId is not { } panelId || !viewer.Runs(panelId)) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel that meets"]);
        else await CheckChair(form, panelId);
        if (form.On.Date < UkTime.LocalDate(db.Now)) ModelState.AddModelError(nameof(form.On), T["A meeting cannot be planned for a day that has passed."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(form.PanelId!.Value);
        var meeting = new PanelMeeting(act, form.Moment, form.Minutes!.Value, form.Place, form.Link, form.ChairId);
        db.PanelMeetings.Add(meeting);
        await db.SaveChangesAsync();
        this.Done(T["The meeting is planned. Add the cases it is to hear."]);
        return LocalRedirect($"/meetings/{meeting.Id}");
    }

    [HttpGet("{meetingId:guid}")]
    public async Task<IActionResult> Details(Guid meetingId) =>
        viewer.May(MeetingRights.List) && await MeetingPage.For(db, viewer, meetingId) is { } page ? View(page) : NotFound();

    [HttpGet("{meetingId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var form = MeetingForm.Of(meeting);
        await form.Offer(db, viewer);
        return View(form);
    }

    [HttpPost("{meetingId:guid}/edit")]
    public async Task<IActionResult> Update(Guid meetingId, MeetingForm form)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        (form.MeetingId, form.PanelId) = (meeting.Id, meeting.PanelId);
        await CheckChair(form, meeting.PanelId);
        if (form is { On.Date: not null, ClockTime: not null } && form.Moment != meeting.StartsAt && form.Moment < db.Now)
            ModelState.AddModelError(nameof(form.On), T["A meeting cannot be moved into the past."]);
        if (!ModelState.IsValid)
        {
            await form.Offer(db, viewer);
            return this.Invalid("Edit", form);
        }

        db.Expect(meeting, form.Version);
        var act = await db.ActIn(meeting.PanelId);
        var was = meeting.On;
        meeting.Move(act, form.Moment, form.Minutes!.Value, form.Place, form.Link, form.ChairId);
        await Redating.MoveChecks(db, act, meeting, was);
        await invitations.Send(meeting);
        await db.SaveChangesAsync();
        this.Done(T["The meeting was changed."]);
        return LocalRedirect($"/meetings/{meeting.Id}");
    }

    private async Task CheckChair(MeetingForm form, Guid panelId)
    {
        if (form.ChairId is { } chairId && !await MeetingForm.ChairsOf(db, panelId).AnyAsync(user => user.Id == chairId))
            ModelState.AddModelError(nameof(form.ChairId), T["Choose somebody who chairs this panel"]);
    }
}
