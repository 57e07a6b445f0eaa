using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// A meeting in sight with every item of its agenda, those of cases the viewer must not see included: a chair who is kept out of one case
/// still publishes, moves, locks and cancels the whole meeting. For verbs only; nothing of it is shown.
/// </summary>
public static class WholeAgenda
{
    public static async Task<PanelMeeting?> WholeMeeting(this YoungFuturesDb db, Guid meetingId)
    {
        if (!await db.PanelMeetings.AnyAsync(meeting => meeting.Id == meetingId)) return null;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.PanelMeetings
                .Include(meeting => meeting.Attendance).ThenInclude(attendance => attendance.Agency)
                .Include(meeting => meeting.Items).ThenInclude(item => item.Decision)
                .Include(meeting => meeting.Items).ThenInclude(item => item.Quick)
                .Include(meeting => meeting.Items).ThenInclude(item => item.Case).ThenInclude(@case => @case.Involvements.Where(held => held.MeetingId == meetingId || held.Until == null))
                .Include(meeting => meeting.Items).ThenInclude(item => item.Case).ThenInclude(@case => @case.Exclusions.Where(held => held.Until == null))
                .AsSplitQuery()
                .SingleAsync(meeting => meeting.Id == meetingId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>The places at the panel's table: providers of support and the commissioner's office have none.</summary>
    public static IQueryable<PanelAgency> Table(this YoungFuturesDb db, Guid panelId, DateOnly on) =>
        db.PanelAgencies.Include(seat => seat.Agency)
            .Where(seat => seat.PanelId == panelId && seat.Agency.Sector != Sector.Provider && seat.Agency.Sector != Sector.Opcc
                && (seat.Agency.LeftOn == null || seat.Agency.LeftOn >= on));

    public static IQueryable<Agency> AgenciesAtTheTable(this YoungFuturesDb db, Guid panelId, DateOnly on) => db.Table(panelId, on).Select(seat => seat.Agency);
}
