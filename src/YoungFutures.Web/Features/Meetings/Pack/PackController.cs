using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Pack;

/// <summary>The agenda and a sheet for each young person, for this reader: what is not on it they are not to see.</summary>
[Route("meetings/{meetingId:guid}/pack")]
public sealed class PackController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(PanelMeeting), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null || !viewer.May(MeetingRights.List)) return NotFound();
        meeting.MustHavePack();
        var page = await PackPage.For(db, viewer, T, meeting);
        HttpContext.ConcernsEach(page.Items);
        return View(page);
    }
}
