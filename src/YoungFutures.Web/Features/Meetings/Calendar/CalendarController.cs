using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Web.Features.Meetings.Calendar;

[Route("meetings/{meetingId:guid}/calendar")]
public sealed class CalendarController(YoungFuturesDb db, Viewer viewer, MeetingInvitations invitations) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        if (!viewer.May(MeetingRights.List)) return NotFound();
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        return File(Encoding.UTF8.GetBytes(await invitations.FileOf(meeting, CultureInfo.CurrentUICulture)), "text/calendar; charset=utf-8", $"panel-{meeting.On:yyyy-MM-dd}.ics");
    }
}
