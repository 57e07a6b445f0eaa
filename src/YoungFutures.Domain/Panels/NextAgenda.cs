using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// Puts a case back before the panel without anybody having to remember it: one whose review falls due by itself, one whose risk has risen at once. Meetings
/// and agendas are read around the filter, for this step only; nothing of them is shown.
/// </summary>
public static class NextAgenda
{
    /// <summary>How long the panel looks at a review unless somebody gives it more.</summary>
    public const int ReviewMinutes = 5;
    public const int RiskMinutes = 10;
    private const int AtOnce = 100;

    /// <summary>A case in sight, onto the agenda of the panel's next meeting; one that stands on an agenda to come stays there.</summary>
    /// <returns>The meeting, and the item where it is new; nothing where no meeting is planned.</returns>
    public static async Task<(PanelMeeting? Meeting, AgendaItem? Added)> OntoNextAgenda(this YoungFuturesDb db, Act act, Guid caseId)
    {
        if (!await db.Cases.AnyAsync(@case => @case.Id == caseId)) return (null, null);
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            var listed = await db.AgendaItems.Where(item => item.CaseId == caseId && item.DecidedAt == null && !item.WasCarriedOver
                    && (item.Meeting.Status == MeetingStatus.Planned || item.Meeting.Status == MeetingStatus.Published) && item.Meeting.StartsAt > act.At)
                .OrderBy(item => item.Meeting.StartsAt).Select(item => item.Meeting).FirstOrDefaultAsync();
            if (listed is not null) return (listed, null);
            var meeting = await Coming(db, act).Include(held => held.Items).Include(held => held.Attendance).AsSplitQuery().FirstOrDefaultAsync();
            if (meeting is null) return (null, null);
            var @case = await db.Cases.Include(held => held.Involvements.Where(involvement => involvement.Until == null)).Include(held => held.Exclusions.Where(kept => kept.Until == null))
                .AsSplitQuery().SingleAsync(held => held.Id == caseId);
            return (meeting, meeting.Add(act, @case, RiskMinutes, await db.Table(meeting.PanelId, meeting.On).ToListAsync()));
        }
        finally
        {
            db.Viewer = viewer;
        }
    }

    /// <summary>
    /// Every case whose review falls before the meeting after the next goes onto the agenda that is being prepared. Whoever takes it off that agenda
    /// again has decided so. May run again, or on two nodes at once, without harm.
    /// </summary>
    /// <returns>How many were listed.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var listed = 0;
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            db.ChangeTracker.Clear();
            var act = await db.ActIn(panelId);
            var coming = await Coming(db, act).Where(meeting => meeting.Status == MeetingStatus.Planned).Select(meeting => new { meeting.Id, meeting.On }).Take(2).ToListAsync(cancelled);
            if (coming.Count == 0) continue;
            // What is due between the two is heard at the first, or it would be late.
            var by = coming.Count == 2 && coming[1].On > coming[0].On ? coming[1].On.AddDays(-1) : coming[0].On;
            var (meetingId, on) = (coming[0].Id, coming[0].On);
            var due = await db.Cases
                .Where(@case => @case.PanelId == panelId && (@case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused) && @case.ReviewOn <= by
                    && !db.Decisions.Any(decision => decision.CaseId == @case.Id && decision.NeedsSignOff && decision.SignedOffAt == null)
                    && !db.CaseEvents.Any(happened => happened.CaseId == @case.Id && happened.Kind == CaseEventKind.TakenOffAgenda && happened.On == on)
                    && !db.AgendaItems.Any(item => item.CaseId == @case.Id && (item.MeetingId == meetingId || (item.DecidedAt == null && !item.WasCarriedOver
                        && (item.Meeting.Status == MeetingStatus.Planned || item.Meeting.Status == MeetingStatus.Published || item.Meeting.Status == MeetingStatus.Held)))))
                .OrderBy(@case => @case.ReviewOn).ThenBy(@case => @case.Reference).Take(AtOnce).ToListAsync(cancelled);
            if (due.Count == 0) continue;
            var meeting = await db.PanelMeetings.Include(held => held.Items).SingleAsync(held => held.Id == meetingId, cancelled);
            foreach (var @case in due) meeting.Add(act, @case, ReviewMinutes);
            try
            {
                await db.SaveChangesAsync(cancelled);
                listed += due.Count;
            }
            catch (DbUpdateException)
            {
                // Somebody arranged the agenda in the same moment, or another node was quicker: tried again in an hour.
            }
        }

        return listed;
    }

    private static IQueryable<PanelMeeting> Coming(YoungFuturesDb db, Act act) => db.PanelMeetings
        .Where(meeting => meeting.PanelId == act.Panel.Id && (meeting.Status == MeetingStatus.Planned || meeting.Status == MeetingStatus.Published) && meeting.StartsAt > act.At)
        .OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id);
}
