using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Meetings.Pack;

/// <summary>The agenda and a sheet for each young person, for this reader: what is not on it they are not to see.</summary>
[Route("meetings/{meetingId:guid}/pack")]
[StepUp(typeof(MeetingRights), nameof(MeetingRights.List))]
public sealed class PackController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    [Looks(typeof(PanelMeeting), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null || !viewer.May(MeetingRights.List)) return NotFound();
        meeting.MustHavePack();
        // Looking gives nobody a number: a copy is taken, and from then on looked at.
        if (await db.OwnCopyOfPack(meetingId) is not { } copy) return LocalRedirect($"/meetings/{meetingId}/pack/new");
        var page = await PackPage.For(db, viewer, T, meeting, copy);
        HttpContext.ConcernsEach(page.Items);
        return View(page);
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null || !viewer.May(MeetingRights.List)) return NotFound();
        meeting.MustHavePack();
        return View(new NewPackPage(meetingId, meeting.StartsAt));
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.AsNoTracking().SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null || !viewer.May(MeetingRights.List)) return NotFound();
        meeting.MustHavePack();
        await db.TakeCopyOfPack(meeting);
        return LocalRedirect($"/meetings/{meetingId}/pack");
    }
}

/// <summary>Before one's copy of the pack is taken.</summary>
public sealed record NewPackPage(Guid MeetingId, DateTime StartsAt);
