using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Panels;

/// <summary>The cases in sight that a meeting can hear: those waiting for a first or a deferred decision, and those whose review is due by its day. Soonest first.</summary>
public static class CasesToHear
{
    public static IQueryable<Case> CasesFor(this YoungFuturesDb db, PanelMeeting meeting) =>
        db.Cases
            .Where(@case => @case.PanelId == meeting.PanelId
                && (@case.Status == CaseStatus.InformationGathering || @case.Status == CaseStatus.Listed
                    || ((@case.Status == CaseStatus.Engaging || @case.Status == CaseStatus.Supporting || @case.Status == CaseStatus.Paused) && @case.ReviewOn <= meeting.On))
                && !db.Decisions.Any(decision => decision.CaseId == @case.Id && decision.NeedsSignOff && decision.SignedOffAt == null)
                && !db.AgendaItems.Any(item => item.CaseId == @case.Id
                    && (item.MeetingId == meeting.Id
                        || (item.DecidedAt == null && !item.WasCarriedOver
                            && (item.Meeting.Status == MeetingStatus.Planned || item.Meeting.Status == MeetingStatus.Published || item.Meeting.Status == MeetingStatus.Held)))))
            .OrderBy(@case => @case.Status == CaseStatus.InformationGathering || @case.Status == CaseStatus.Listed ? @case.ListBy : @case.ReviewOn)
            .ThenBy(@case => @case.Reference);
}
