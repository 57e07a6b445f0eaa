using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Panels;

/// <summary>
/// Gives what is open its dates anew when the panel's limits or the calendar have changed, counted from the day from which they were counted. Dates that somebody chose (a review, a pause, a meeting, an
/// action's own, an answer that an agency was asked for by a day) stay as chosen, and so does the day of a draft, which its writer was told. Running it again changes nothing.
/// </summary>
public static class Redating
{
    private const int AtOnce = 200;
    private const int MostClashes = 5;

    /// <returns>How many records have another date now.</returns>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var changed = 0;
        var mark = WorkingCalendar.EnglandAndWales.Mark;
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var newest = await db.PanelSettings.Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).FirstAsync(cancelled);
            if (newest.DatedAt is not null && newest.DatedBy == mark) continue;
            db.ChangeTracker.Clear();
            changed += await Date(db, panelId, cancelled);
            // Only now, so that a run that was broken off is done again from its beginning.
            newest = await db.PanelSettings.SingleAsync(held => held.Id == newest.Id, cancelled);
            (newest.DatedAt, newest.DatedBy) = (db.Now, mark);
            await db.SaveChangesAsync(cancelled);
            db.ChangeTracker.Clear();
        }

        return changed;
    }

    private static async Task<int> Date(YoungFuturesDb db, Guid panelId, CancellationToken cancelled)
    {
        var (changed, clashes) = (0, 0);
        await Each(db.Referrals.Include(held => held.Questions).Where(held => held.PanelId == panelId && (held.Status == ReferralStatus.Submitted || held.Status == ReferralStatus.Screening || held.Status == ReferralStatus.AwaitingInformation)), (held, act) => held.Date(act));
        await Each(db.Referrals.Where(held => held.PanelId == panelId && held.ReferrerToldAt == null && held.TellReferrerBy != null), (held, act) => held.DateTelling(act));
        await Each(db.Cases.Include(held => held.Referrals).Include(held => held.ContactAttempts).Include(held => held.Agreements).Include(held => held.Events.Where(happened => Case.CountedFrom.Contains(happened.Kind))).AsSplitQuery()
            .Where(held => held.PanelId == panelId && (held.Status == CaseStatus.InformationGathering || held.Status == CaseStatus.Engaging || held.Status == CaseStatus.Supporting || held.Status == CaseStatus.Paused)), (held, act) => held.Date(act));
        // A decision after which nothing else was said of its case: what was listed again waits for that meeting.
        await Each(db.Cases.Where(held => held.PanelId == panelId && held.Status == CaseStatus.Listed).SelectMany(held => db.Decisions.Where(taken => taken.CaseId == held.Id)).Include(taken => taken.Case)
            .Where(taken => (taken.NeedsSignOff && taken.SignedOffAt == null) || (taken.Outcome == DecisionOutcome.Deferred && taken.ReviewOn == null))
            .Where(taken => !db.CaseEvents.Any(happened => happened.CaseId == taken.CaseId && happened.At > taken.RecordedAt
                && (happened.Kind == CaseEventKind.Listed || happened.Kind == CaseEventKind.TakenOffAgenda || happened.Kind == CaseEventKind.CarriedOver || happened.Kind == CaseEventKind.UrgencyAgreed || happened.Kind == CaseEventKind.Reopened))), (taken, act) => taken.Date(act));
        await Each(db.SupportActions.Include(held => held.Events).Where(held => held.PanelId == panelId && (held.Status == ActionStatus.Open || held.Status == ActionStatus.Declined)), (held, act) => held.Date(act));
        await Each(db.Interventions.Include(held => held.Sessions).Include(held => held.Events).AsSplitQuery().Where(held => held.PanelId == panelId && (held.Status == InterventionStatus.Offered || held.Status == InterventionStatus.Waiting
            || held.Status == InterventionStatus.Accepted || held.Status == InterventionStatus.Started || held.Status == InterventionStatus.OnHold || held.Status == InterventionStatus.CameBack)), (held, act) => held.Date(act));
        await Each(db.PrivacyNotices.Where(held => held.PanelId == panelId && held.State == PrivacyNoticeState.Due), (held, act) => held.Date(act));
        await Each(db.VisitWarnings.Where(held => held.PanelId == panelId && held.DueOn != null), (held, act) => held.Date(act));
        await Each(db.RisenRisks.Where(held => held.PanelId == panelId && held.DueOn != null), (held, act) => held.Date(act));
        await Each(db.AdultHandovers.Include(held => held.Case).ThenInclude(held => held.YoungPerson).Where(held => held.PanelId == panelId && held.DueOn != null), (held, _) => held.Date());
        await Each(db.PostClosureChecks.Where(held => held.PanelId == panelId && (held.State == AfterState.Waiting || held.State == AfterState.HelpWanted)), (held, act) => held.Date(act));
        await Each(db.RequestsToChair.Where(held => held.PanelId == panelId && held.Status == RequestStatus.Waiting), (held, act) => held.Date(act));
        await Each(db.CaseTransfers.Where(held => held.PanelId == panelId && held.Status == TransferStatus.Proposed), (held, _) => held.Date());
        await Each(db.Declarations.Where(held => held.PanelId == panelId && held.State == DeclarationState.Proposed), (held, _) => held.Date());
        await Each(db.SightRequests.Where(held => held.PanelId == panelId && held.DueOn != null), (held, _) => held.Date());
        await Each(db.EmergencySights.Where(held => held.PanelId == panelId && held.DueOn != null), (held, _) => held.Date());
        await Each(db.SafeguardingReports.Where(held => held.PanelId == panelId && held.ConfirmedAt == null), (held, act) => held.Date(act));
        await Each(db.PanelMeetings.Where(held => held.PanelId == panelId && held.Status == MeetingStatus.Held), (held, act) => held.DateMinutes(act));
        await Each(db.Candidates.Where(held => held.PanelId == panelId && held.Status == CandidateStatus.Waiting), (held, act) => held.Date(act));
        await Each(db.EvidenceChanges.Where(held => held.PanelId == panelId && held.DueOn != null), (held, act) => held.Date(act));
        await Each(db.LinkQuestions.Where(held => held.PanelId == panelId && held.State == LinkQuestionState.Open), (held, act) => held.Date(act));
        return changed;

        async Task Each<T>(IQueryable<T> open, Action<T, Act> date) where T : Record
        {
            var last = Guid.Empty;
            while (true)
            {
                var from = last;
                var some = await open.Where(held => held.Id > from).OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
                if (some.Count == 0) return;
                var act = await db.ActIn(panelId);
                foreach (var one in some) date(one, act);
                db.ChangeTracker.DetectChanges();
                var moved = db.ChangeTracker.Entries<IOwned>().Count(entry => entry.State == EntityState.Modified);
                try
                {
                    await db.SaveChangesAsync(cancelled);
                    (last, changed) = (some[^1].Id, changed + moved);
                }
                catch (DbUpdateConcurrencyException) when (clashes++ < MostClashes)
                {
                    // Somebody changed one of them, with the new limits: these are read again. Where that never ends the run fails, and is done again from its beginning at its next time.
                }

                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>
    /// The checks of the cases that this meeting hears were due before the day that it was to be held, and are due before its new day. A check with a date of its own keeps it. To be saved with the meeting.
    /// </summary>
    public static async Task MoveChecks(YoungFuturesDb db, Act act, PanelMeeting meeting, DateOnly from)
    {
        if (from == meeting.On) return;
        var calendar = WorkingCalendar.EnglandAndWales;
        var (was, becomes) = (calendar.Add(from, -act.Limits.CheckLeadDays), calendar.Add(meeting.On, -act.Limits.CheckLeadDays));
        // Nobody is asked to have answered yesterday.
        if (becomes < act.Today) becomes = act.Today;
        var caseIds = meeting.Items.Where(item => item.IsOpen).Select(item => item.CaseId).ToList();
        foreach (var check in await db.AgencyChecks.Where(held => caseIds.Contains(held.CaseId) && held.DueOn == was).ToListAsync()) check.MoveTo(becomes);
    }
}
