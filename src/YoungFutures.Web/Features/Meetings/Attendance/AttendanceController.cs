using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Attendance;

[Route("meetings/{meetingId:guid}/attendance")]
public sealed class AttendanceController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.Include(held => held.Attendance).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        return View(await AttendanceForm.Of(db, meeting));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid meetingId, AttendanceForm form)
    {
        var meeting = await db.PanelMeetings.Include(held => held.Attendance).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var shown = await AttendanceForm.Of(db, meeting);
        // Only agencies with a place at this table: an id that was tampered with names none of them.
        if (form.Seats.Any(seat => shown.Seats.TrueForAll(known => known.AgencyId != seat.AgencyId))) return NotFound();
        form.TakeNamesFrom(shown);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(meeting, form.Version);
        var agencyIds = form.Seats.ConvertAll(seat => seat.AgencyId);
        var agencies = await db.Agencies.Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id);
        meeting.RecordChair(form.Chair, form.ChairDeputy);
        foreach (var seat in form.Seats)
        {
            if (seat.Presence is { } presence)
                meeting.Record(agencies[seat.AgencyId], null, seat.Name ?? "", presence, seat.DeputyFor, seat.ConfidentialitySigned);
            else
                meeting.ForgetAttendance(seat.AgencyId);
        }

        await db.SaveChangesAsync();
        this.Done(T["Attendance is recorded."]);
        return LocalRedirect($"/meetings/{meeting.Id}#attendance");
    }
}
