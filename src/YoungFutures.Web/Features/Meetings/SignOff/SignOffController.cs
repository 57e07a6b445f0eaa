using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.SignOff;

/// <summary>The chair confirms every decision that waits, as far as the chair sees it.</summary>
[Route("meetings/{meetingId:guid}/sign-off")]
public sealed class SignOffController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Chair, meeting)) return Forbid();

        db.Expect(meeting, version);
        var waiting = await db.AgendaItems.Include(item => item.Decision)
            .Where(item => item.MeetingId == meetingId && item.Decision!.NeedsSignOff && item.Decision.SignedOffAt == null).OrderBy(item => item.Order).ToListAsync();
        var caseIds = waiting.ConvertAll(item => item.CaseId);
        await db.Cases.WithAllThatClosingTouches().Where(held => caseIds.Contains(held.Id)).LoadAsync();
        meeting.SignOff(await db.ActIn(meeting.PanelId), waiting);
        await db.SaveChangesAsync();
        this.Done(T["Decisions signed off: {0}.", waiting.Count]);
        return LocalRedirect($"/meetings/{meetingId}/minutes");
    }
}
