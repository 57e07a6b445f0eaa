using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Sessions;

[Route("interventions/{interventionId:guid}/sessions")]
public sealed class SessionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private static readonly SessionAttendance[] Said = [SessionAttendance.Came, SessionAttendance.DidNotCome, SessionAttendance.CancelledByYoungPerson, SessionAttendance.CancelledByFamily, SessionAttendance.CancelledByProvider];

    [HttpPost]
    public async Task<IActionResult> Create(Guid interventionId, AttendanceForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        // Nothing is typed here, so there is no form to come back with its mistakes.
        if (!ModelState.IsValid) throw new Refused("Nothing was recorded. Press one of the buttons beside the session.");

        held.Record(await db.ActIn(held.PanelId), form.Day!.Value, form.Attendance!.Value);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException twice) when (Clash.Is(twice))
        {
            // A colleague pressed a button for the same day in the same moment.
            throw new Refused("The session of this day has been recorded already. Put it right instead.");
        }

        this.Done(T["Recorded for case {0}: {1}, {2}. You can put it right on the page of this support.", held.CaseReference, form.Day.Value.ToLong(), T.Of(form.Attendance.Value)]);
        return LocalRedirect(form.FromList ? "/interventions" : $"/interventions/{interventionId}");
    }

    [HttpGet("{supportSessionId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid interventionId, Guid supportSessionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held?.Sessions.Find(one => one.Id == supportSessionId) is not { } session) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        if (!held.TakesSessions) return LocalRedirect($"/interventions/{interventionId}");
        var form = new SessionForm { On = DateAnswer.From(session.On), Attendance = session.Attendance, Version = session.Version.ToString() };
        Fill(form, held);
        return View(form);
    }

    [HttpPost("{supportSessionId:guid}/edit")]
    public async Task<IActionResult> Update(Guid interventionId, Guid supportSessionId, SessionForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held?.Sessions.Find(one => one.Id == supportSessionId) is not { } session) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        Fill(form, held);
        if (form.On.Date < held.SessionsFrom()) ModelState.AddModelError(nameof(form.On), T["A session cannot have been before {0}, when the service answered the offer.", held.SessionsFrom().ToLong()]);
        else if (form.On.Date > UkTime.LocalDate(db.Now) && form.Attendance is SessionAttendance.Came or SessionAttendance.DidNotCome) ModelState.AddModelError(nameof(form.On), T["Who came is recorded on the day of the session or later."]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(session, form.Version);
        held.PutRight(await db.ActIn(held.PanelId), session, form.On.Date!.Value, form.Attendance!.Value);
        await db.SaveChangesAsync();
        this.Done(T["The session was put right."]);
        return LocalRedirect($"/interventions/{interventionId}");
    }

    private void Fill(SessionForm form, Intervention held)
    {
        form.Head = InterventionHead.Of(held);
        form.Ways = Choice.Of<SessionAttendance>(T, Said);
    }
}
