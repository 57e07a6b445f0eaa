using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Meetings.Minutes.Word;

[Route("meetings/{meetingId:guid}/minutes/word")]
[StepUp(typeof(MeetingRights), nameof(MeetingRights.List), Saves = true)]
public sealed class WordController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(PanelMeeting), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        if (await MinutesPaper.Of(db, T, meetingId) is not var (paper, facts)) return NotFound();
        var panelId = await db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => held.PanelId).SingleAsync();
        HttpContext.ConcernsEach(MinutesPaper.Parts(facts, panelId));
        return WordFile.Of(paper, T);
    }
}
