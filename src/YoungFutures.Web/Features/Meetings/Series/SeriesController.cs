using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Series;

[Route("meetings/series/new")]
public sealed class SeriesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        if (!viewer.May(MeetingRights.Plan)) return Forbid();
        var form = new SeriesForm();
        await form.Offer(db, viewer);
        return View(form);
    }

    /// <summary>First the days are shown, then the same days are planned: should one be taken meanwhile, they are shown again.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(SeriesForm form)
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        if (!viewer.May(MeetingRights.Plan)) return Forbid();
        await form.Offer(db, viewer);
        if (form.PanelId is not { } panelId || !viewer.Runs(panelId)) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel that meets"]);
        else if (form.ChairId is { } chairId && !await MeetingForm.ChairsOf(db, panelId).AnyAsync(user => user.Id == chairId))
            ModelState.AddModelError(nameof(form.ChairId), T["Choose somebody who chairs this panel"]);
        if (form.On.Date < UkTime.LocalDate(db.Now)) ModelState.AddModelError(nameof(form.On), T["A meeting cannot be planned for a day that has passed."]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        form.Days = MeetingSeries.Days(form.On.Date!.Value, form.EveryWeeks!.Value, form.Times!.Value, await Taken(form), WorkingCalendar.EnglandAndWales);
        if (form.Confirmed != form.DaysAsShown)
        {
            ModelState.Remove(nameof(form.Confirmed));
            return View("Confirm", form);
        }

        var act = await db.ActIn(form.PanelId!.Value);
        foreach (var day in form.Days)
            db.PanelMeetings.Add(new PanelMeeting(act, UkTime.ToUtc(day.On, form.ClockTime!.Value), form.Minutes!.Value, form.Place, form.Link, form.ChairId));
        await db.SaveChangesAsync();
        this.Done(T["{0} meetings are planned. Each can be moved or cancelled by itself.", form.Days.Count]);
        return LocalRedirect("/meetings");
    }

    private async Task<HashSet<DateOnly>> Taken(SeriesForm form)
    {
        var (panelId, from) = (form.PanelId!.Value, UkTime.StartOf(form.On.Date!.Value));
        var until = from.AddDays((7 * MeetingSeries.MostWeeks * MeetingSeries.MostTimes) + 60);
        return [.. await db.PanelMeetings.Where(meeting => meeting.PanelId == panelId && (meeting.Status == MeetingStatus.Planned || meeting.Status == MeetingStatus.Published)
            && meeting.StartsAt >= from && meeting.StartsAt < until).Select(meeting => meeting.On).ToListAsync()];
    }
}
