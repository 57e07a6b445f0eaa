using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

public static class AgendaNeeds
{
    /// <summary>
    /// What each item of a meeting in sight needs, in the order of the agenda. Items that the viewer must not see are counted as well, or the hours of
    /// the others would be wrong: ids, minutes and agencies, nothing about anybody. Whoever shows of it leaves out what the reader does not see.
    /// </summary>
    public static async Task<IReadOnlyList<AgendaNeed>> NeedsOf(this YoungFuturesDb db, PanelMeeting meeting)
    {
        var table = await db.Table(meeting.PanelId, meeting.On).AsNoTracking().ToListAsync();
        var now = db.Now;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Seating);
        try
        {
            var items = await db.AgendaItems.AsNoTracking().Where(item => item.MeetingId == meeting.Id && !item.WasCarriedOver)
                .OrderBy(item => item.Order).ThenBy(item => item.Id)
                .Include(item => item.Quick)
                .Include(item => item.Case).ThenInclude(@case => @case.Involvements.Where(held => held.Until == null || held.Until > now))
                .AsSplitQuery().ToListAsync();
            var caseIds = items.ConvertAll(item => item.CaseId);
            var unfinished = caseIds.Count == 0 ? [] : (await db.SupportActions.Where(action => caseIds.Contains(action.CaseId) && action.EndedAt == null)
                .Select(action => action.CaseId).Distinct().ToListAsync()).ToHashSet();
            return items.ConvertAll(item => new AgendaNeed(item.Id, item.Minutes,
                item.Case.Status is CaseStatus.Engaging or CaseStatus.Supporting or CaseStatus.Paused && unfinished.Contains(item.CaseId),
                item.Quick is { LiftedAt: null },
                meeting.Status == MeetingStatus.Planned
                    ? table.Where(seat => seat.SitsOn(item.Case, now)).Select(seat => seat.AgencyId).ToHashSet()
                    : item.Case.Involvements.Where(held => held.Reach == Reach.Seat && held.MeetingId == meeting.Id && held.AgencyId is not null && held.IsOpenAt(now))
                        .Select(held => held.AgencyId!.Value).ToHashSet()));
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
