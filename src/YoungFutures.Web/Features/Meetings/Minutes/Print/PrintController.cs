using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Minutes.Print;

[Route("meetings/{meetingId:guid}/minutes/print")]
public sealed class PrintController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(PanelMeeting), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        if (await MinutesPaper.Of(db, T, meetingId) is not var (paper, facts)) return NotFound();
        var panelId = await db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => held.PanelId).SingleAsync();
        HttpContext.ConcernsEach(MinutesPaper.Parts(facts, panelId));
        return View(new PrintPage(meetingId, paper));
    }
}

public sealed record PrintPage(Guid MeetingId, Paper Paper);
