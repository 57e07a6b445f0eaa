using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Meetings.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Meetings.Publication;

[Route("meetings/{meetingId:guid}/publication")]
public sealed class PublicationController(YoungFuturesDb db, Viewer viewer, Words T, MeetingInvitations invitations) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid meetingId)
    {
        var meeting = await db.PanelMeetings.SingleOrDefaultAsync(held => held.Id == meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return View(new PublicationPage(meeting.Id, meeting.Version.ToString(), meeting.StartsAt, meeting.CanMoveTo(MeetingStatus.Published),
            await db.AgendaItems.CountAsync(item => item.MeetingId == meetingId),
            await Named(db.Table(meeting.PanelId, meeting.On).Where(seat => seat.SitsOnEveryItem)), await Named(db.Table(meeting.PanelId, meeting.On).Where(seat => !seat.SitsOnEveryItem)),
            await ObjectedSeat.Of(db, viewer, meeting)));

        Task<List<string>> Named(IQueryable<PanelAgency> seats) => seats.Select(seat => welsh ? seat.Agency.NameCy : seat.Agency.Name).Order().ToListAsync();
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid meetingId, string? version)
    {
        var meeting = await db.WholeMeeting(meetingId);
        if (meeting is null) return NotFound();
        if (!viewer.May(MeetingRights.Run, meeting)) return Forbid();

        db.Expect(meeting, version);
        var act = await db.ActIn(meeting.PanelId);
        meeting.Publish(act, await db.Table(meeting.PanelId, meeting.On).ToListAsync());
        await db.ProposeConflictsIn(act, meeting.Items.ConvertAll(item => item.CaseId));
        await invitations.Send(meeting);
        await db.SaveChangesAsync();
        this.Done(T["The agenda is published. Each agency at the table can read the packs of the items it sits on."]);
        return LocalRedirect($"/meetings/{meeting.Id}");
    }
}

public sealed record PublicationPage(Guid MeetingId, string? Version, DateTime StartsAt, bool IsPossible, int Items, IReadOnlyList<string> OnEveryItem, IReadOnlyList<string> WhereInvolved,
    IReadOnlyList<ObjectedSeat> ObjectedSeats) : IVersioned;
