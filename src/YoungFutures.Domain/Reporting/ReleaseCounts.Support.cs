using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.YoungPeople;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Domain.Reporting;

/// <summary>Support, what came of it, and what the agencies kept to.</summary>
internal sealed partial class ReleaseCounts
{
    /// <summary>Goals that moved by so many points on average, of ten, moved much; in tenths.</summary>
    private const int Much = 30;

    internal static readonly string[] KindCodes = [.. Enum.GetValues<SupportKind>().Where(kind => !kind.IsNeverOffered()).Select(kind => kind.ToString())];
    internal static readonly string[] DistanceCodes = [MuchBetter, SomeBetter, Same, Worse, Unknown];
    internal static readonly string[] AfterCodes = [.. Enum.GetNames<Holding>(), NotReached, ReleaseTables.Refused];
    internal static readonly string[] PromiseCodes = [OnTime, Late, NotDone];
    internal static readonly string[] CheckCodes = [OnTime, Late, NotReturned];

    private async Task Given(ReleasePeriod month, Dictionary<string, TrueCounts> tables, Dictionary<string, SortedDictionary<int, int>> days)
    {
        var (start, end) = (month.StartsAt, month.EndsAt);
        var offered = from support in own.Interventions
                      where support.PanelId == panelId && support.OfferedAt >= start && support.OfferedAt < end
                      join service in own.Services on support.ServiceId equals service.Id
                      where !(from before in own.Interventions
                              join earlier in own.Services on before.ServiceId equals earlier.Id
                              where before.CaseId == support.CaseId && earlier.Kind == service.Kind && before.OfferedAt < support.OfferedAt
                              select before.Id).Any()
                      select new { support.CaseId, service.Kind };
        tables[Offered] = TrueCounts.Overlapping(KindCodes, await ByKind(offered.Distinct().Select(held => new OfKind { Kind = held.Kind })));
        tables[Accepted] = TrueCounts.Overlapping(KindCodes, await ByKind(FirstOfKind(CaseEventKind.InterventionAccepted, start, end)));
        tables[Attended] = TrueCounts.Overlapping(KindCodes, await ByKind(FirstOfKind(CaseEventKind.InterventionStarted, start, end)));

        tables[Waits] = TrueCounts.By(KindCodes, await ByKind(
            from happened in FirstOfSupport(CaseEventKind.InterventionWaits, start, end)
            join support in own.Interventions on happened.InterventionId equals support.Id
            join service in own.Services on support.ServiceId equals service.Id
            select new OfKind { Kind = service.Kind }));

        tables[Endings] = TrueCounts.By([Completed, .. Enum.GetNames<SupportBarrier>()], await Count(
            Happened(CaseEventKind.InterventionEnded, start, end), happened => new { happened.Ending, happened.Barrier },
            held => held.Ending is InterventionStatus.Completed or InterventionStatus.HandedOver ? Completed : (held.Barrier ?? SupportBarrier.Other).ToString()));

        var begun = from happened in FirstOfSupport(CaseEventKind.InterventionStarted, start, end)
                    join support in own.Interventions on happened.InterventionId equals support.Id
                    select support;
        tables[Welsh] = TrueCounts.By([InWelsh, NotInWelsh], await Count(
            from support in begun
            join service in own.Services on support.ServiceId equals service.Id
            join who in own.YoungPeople on support.SubjectId equals who.Id
            where who.SpokenLanguage == ContactLanguage.Welsh
            select new { service.Welsh },
            held => held.Welsh, welsh => welsh == WelshMedium.None ? NotInWelsh : InWelsh));

        var spans = new Timed(0);
        await foreach (var support in begun.Select(support => new { support.OfferedAt, support.StartedOn }).AsAsyncEnumerable().WithCancellation(cancellation))
            spans.Add(Day(support.OfferedAt), null, support.StartedOn);
        days[DaysToFirstSession] = spans.Days;
    }

    private async Task Ended(ReleasePeriod month, Dictionary<string, TrueCounts> tables)
    {
        var (start, end, asOf) = (month.StartsAt, month.EndsAt, UkTime.StartOf(month.ReleasedFrom));
        var closed = Happened(CaseEventKind.Closed, start, end).Where(happened => happened.Reason != null && !ByDecision.Contains(happened.Reason.Value));
        tables[Closings] = Table([.. Enum.GetValues<ClosingReason>().Except(ByDecision).Select(reason => reason.ToString())],
            await Count(closed, happened => happened.Reason, reason => reason!.Value.ToString()));

        // A goal counts where it was scored at the start and at the end, by scores that stood on the day of the release.
        var scores = own.OutcomeMeasures.Where(measure => measure.Measured == Measured.Goal && measure.RecordedAt < asOf && (measure.StruckAt == null || measure.StruckAt >= asOf));
        var moved = closed
            .Where(happened => own.CaseEvents.Any(before => before.CaseId == happened.CaseId && before.Kind == CaseEventKind.SupportStarted && before.At < happened.At))
            .Select(happened => new
            {
                Goals = scores.Count(score => score.CaseId == happened.CaseId && score.Point == MeasurePoint.End
                    && scores.Any(first => first.CaseId == happened.CaseId && first.GoalId == score.GoalId && first.Point == MeasurePoint.Start)),
                Ends = scores.Where(score => score.CaseId == happened.CaseId && score.Point == MeasurePoint.End
                    && scores.Any(first => first.CaseId == happened.CaseId && first.GoalId == score.GoalId && first.Point == MeasurePoint.Start)).Sum(score => score.Tenths),
                Starts = scores.Where(score => score.CaseId == happened.CaseId && score.Point == MeasurePoint.Start
                    && scores.Any(last => last.CaseId == happened.CaseId && last.GoalId == score.GoalId && last.Point == MeasurePoint.End)).Sum(score => score.Tenths),
            });
        var distances = new Dictionary<string, int>();
        await foreach (var way in moved.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var change = way.Ends - way.Starts;
            var code = way.Goals == 0 ? Unknown : change < 0 ? Worse : change == 0 ? Same : change >= Much * way.Goals ? MuchBetter : SomeBetter;
            distances[code] = distances.GetValueOrDefault(code) + 1;
        }

        tables[Distance] = Table(DistanceCodes, distances);

        var answered = await own.PostClosureChecks.Where(check => check.PanelId == panelId && check.AnsweredAt >= start && check.AnsweredAt < end && check.Holding != null)
            .GroupBy(check => new { check.Months, check.Holding }).Select(group => new { group.Key.Months, group.Key.Holding, Count = group.Count() }).ToListAsync(cancellation);
        var givenUp = await own.PostClosureChecks.Where(check => check.PanelId == panelId && check.EndedAt >= start && check.EndedAt < end
                && (check.State == AfterState.NotReached || check.State == AfterState.Refused))
            .GroupBy(check => new { check.Months, check.State }).Select(group => new { group.Key.Months, group.Key.State, Count = group.Count() }).ToListAsync(cancellation);
        foreach (var (name, months) in new[] { (After3, 3), (After6, 6), (After12, 12) })
        {
            var found = answered.Where(group => group.Months == months).ToDictionary(group => group.Holding!.Value.ToString(), group => group.Count);
            foreach (var group in givenUp.Where(group => group.Months == months))
                found[group.State == AfterState.NotReached ? NotReached : ReleaseTables.Refused] = group.Count;
            tables[name] = Table(AfterCodes, found);
        }
    }

    private async Task Kept(ReleasePeriod month, Dictionary<string, TrueCounts> tables)
    {
        var (start, end, asOf) = (month.StartsAt, month.EndsAt, UkTime.StartOf(month.ReleasedFrom));

        var actions = new Dictionary<(string, string), int>();
        foreach (var (from, until, hours) in SameClock(month.Start, month.End))
        {
            var due = own.SupportActions
                .Where(action => action.PanelId == panelId && action.TargetOn >= from && action.TargetOn < until && action.SetAt < asOf
                    && !(action.EndedAt < asOf && (action.Status == ActionStatus.Cancelled || action.Status == ActionStatus.Transferred || action.Status == ActionStatus.NotPossible)))
                .Select(action => new
                {
                    action.AgencyId,
                    Kept = action.EndedAt < asOf && action.Status == ActionStatus.NotDone ? NotDone
                        : action.Status == ActionStatus.Done && DateOnly.FromDateTime(action.EndedAt!.Value.AddHours(hours)) <= action.TargetOn ? OnTime
                        : Late,
                });
            foreach (var group in await due.GroupBy(action => new { action.AgencyId, action.Kept }).Select(group => new { group.Key.AgencyId, group.Key.Kept, Count = group.Count() }).ToListAsync(cancellation))
                Put(actions, group.AgencyId, group.Kept, group.Count);
        }

        tables[AgencyActions] = TrueCounts.By(agencies, PromiseCodes, actions);

        var checks = new Dictionary<(string, string), int>();
        var asked = own.AgencyChecks
            .Where(check => check.PanelId == panelId && check.AskedAt >= start && check.AskedAt < end && (check.UnassignedAt == null || check.UnassignedAt >= asOf))
            .Select(check => new { check.AgencyId, Kept = check.ReturnedAt == null || check.ReturnedAt >= asOf ? NotReturned : check.MissedOn == null ? OnTime : Late });
        foreach (var group in await asked.GroupBy(check => new { check.AgencyId, check.Kept }).Select(group => new { group.Key.AgencyId, group.Key.Kept, Count = group.Count() }).ToListAsync(cancellation))
            Put(checks, group.AgencyId, group.Kept, group.Count);
        tables[AgencyChecks] = TrueCounts.By(agencies, CheckCodes, checks);

        var seats = new Dictionary<(string, string), int>();
        var there = from meeting in own.PanelMeetings
                    where meeting.PanelId == panelId && (meeting.Status == MeetingStatus.Held || meeting.Status == MeetingStatus.Locked)
                        && meeting.StartsAt >= start && meeting.StartsAt < end && meeting.HeldAt < asOf
                    join attendance in own.Attendances on meeting.Id equals attendance.MeetingId
                    select new { attendance.AgencyId, attendance.Presence };
        foreach (var group in await there.GroupBy(held => new { held.AgencyId, held.Presence }).Select(group => new { group.Key.AgencyId, group.Key.Presence, Count = group.Count() }).ToListAsync(cancellation))
            Put(seats, group.AgencyId, group.Presence.ToString(), group.Count);
        tables[AgencyAttendance] = TrueCounts.By(agencies, Enum.GetNames<Presence>(), seats);
    }

    private void Put(Dictionary<(string, string), int> counts, Guid agencyId, string column, int count)
    {
        var row = agencyId.ToString() is var code && agencies.Contains(code) ? code : OtherAgency;
        counts[(row, column)] = counts.GetValueOrDefault((row, column)) + count;
    }

    // What the directory came to call a kind that is never offered after it had been offered has no row of its own.
    private Task<Dictionary<string, int>> ByKind(IQueryable<OfKind> support) => Count(support, held => held.Kind, kind => (kind.IsNeverOffered() ? SupportKind.Other : kind).ToString());

    private IQueryable<CaseEvent> FirstOfSupport(CaseEventKind kind, DateTime start, DateTime end) => Happened(kind, start, end)
        .Where(happened => !own.CaseEvents.Any(before => before.InterventionId == happened.InterventionId && before.Kind == kind && before.At < happened.At));

    /// <summary>A young person counts once for each kind of support, in the month of the first time.</summary>
    private IQueryable<OfKind> FirstOfKind(CaseEventKind kind, DateTime start, DateTime end) =>
        (from happened in Happened(kind, start, end)
         join support in own.Interventions on happened.InterventionId equals support.Id
         join service in own.Services on support.ServiceId equals service.Id
         where !(from before in own.CaseEvents
                 where before.CaseId == happened.CaseId && before.Kind == kind && before.At < happened.At
                 join other in own.Interventions on before.InterventionId equals other.Id
                 join earlier in own.Services on other.ServiceId equals earlier.Id
                 where earlier.Kind == service.Kind
                 select before.Id).Any()
         select new { happened.CaseId, service.Kind }).Distinct().Select(held => new OfKind { Kind = held.Kind });

    /// <summary>The days of a range in runs whose midnights are equally far from those of UTC.</summary>
    private static IEnumerable<(DateOnly Start, DateOnly End, double Hours)> SameClock(DateOnly from, DateOnly until)
    {
        static double Hours(DateOnly day) =>
            (day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - UkTime.StartOf(day.AddDays(1))).TotalHours;

        var start = from;
        for (var day = from; day < until; day = day.AddDays(1))
            if (day.AddDays(1) == until || Hours(day.AddDays(1)) != Hours(start))
            {
                yield return (start, day.AddDays(1), Hours(start));
                start = day.AddDays(1);
            }
    }

    private sealed class OfKind
    {
        public SupportKind Kind { get; init; }
    }
}
