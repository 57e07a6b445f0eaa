using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// Computes the releases that are due, month after month, from the January of the year in which somebody first held a role in the panel; quarters
/// and years follow from their months. What has been released is never computed again.
/// </summary>
/// <remarks>They do not begin with the first referral: that there are figures at all would then tell that there is one.</remarks>
public sealed class ReleaseComputation(YoungFuturesDb db)
{
    private static readonly string[] SourceCodes = Enum.GetNames<ReferralSource>();
    private static readonly string[] StageCodes = [Waiting, Engaging, Supporting, Assured];
    private static readonly string[] OutcomeCodes = Enum.GetNames<DecisionOutcome>();
    private static readonly string[] PromiseCodes = [OnTime, Late, NotDone];

    private delegate Task<Dictionary<string, int>> Count(DateOnly from, DateOnly until);

    /// <summary>Computes and saves whatever is due, one release at a time, and gives how many that were.</summary>
    /// <exception cref="DbUpdateException">Somebody else computed the same release at the same time; theirs stands.</exception>
    public async Task<int> ComputeDue(CancellationToken cancellation = default)
    {
        await using var own = db.As(Purpose.Release);
        var panelIds = await own.Panels.OrderBy(panel => panel.Code).Select(panel => panel.Id).ToListAsync(cancellation);
        var computed = 0;
        foreach (var panelId in panelIds)
            computed += await ComputeDue(own, panelId, cancellation);
        return computed;
    }

    private static async Task<int> ComputeDue(YoungFuturesDb own, Guid panelId, CancellationToken cancellation)
    {
        var first = await own.Memberships.Where(held => held.PanelId == panelId).MinAsync(held => (DateTime?)held.From, cancellation);
        if (first is null)
            return 0;

        var held = (await own.Releases.Where(release => release.PanelId == panelId)
            .Select(release => new { release.PeriodKind, release.PeriodStart })
            .ToListAsync(cancellation))
            .Select(release => ReleasePeriod.Of(release.PeriodKind, release.PeriodStart)).ToHashSet();
        var rule = new SuppressionRule(await own.PanelSettings.Where(settings => settings.PanelId == panelId)
            .OrderByDescending(settings => settings.Number).Select(settings => settings.SuppressBelow).FirstAsync(cancellation));
        var today = UkTime.LocalDate(own.Now);

        var computed = 0;
        var year = ReleasePeriod.Of(PeriodKind.Year, UkTime.LocalDate(first.Value));
        for (var month = year.Months.First(); month.MayBeReleased(today); month = month.Next)
        {
            await Save(month, () => Month(own, panelId, month, rule, cancellation));

            foreach (var kind in new[] { PeriodKind.Quarter, PeriodKind.Year })
                if (ReleasePeriod.Of(kind, month.Start) is var longer && longer.End == month.End)
                    await Save(longer, () => Longer(own, panelId, longer, cancellation));
        }
        return computed;

        async Task Save(ReleasePeriod period, Func<Task<ReleaseContent>> content)
        {
            if (!held.Add(period))
                return;
            own.Releases.Add(Release.Of(panelId, period, await content(), own.Now));
            await own.SaveChangesAsync(cancellation);
            own.ChangeTracker.Clear();
            computed++;
        }
    }

    private static async Task<ReleaseContent> Month(
        YoungFuturesDb own, Guid panelId, ReleasePeriod month, SuppressionRule rule, CancellationToken cancellation)
    {
        var quarter = ReleasePeriod.Of(PeriodKind.Quarter, month.Start);
        var year = ReleasePeriod.Of(PeriodKind.Year, month.Start);
        var since = month.Previous.Start < year.Start ? month.Previous.Start : year.Start;
        var earlier = await Released(own, panelId, since, month.Start, cancellation);

        var triggers = await own.ReferenceEntries.Where(entry => entry.Kind == ReferenceKind.Trigger)
            .OrderBy(entry => entry.Order).Select(entry => entry.Code).ToListAsync(cancellation);
        string[] triggerCodes = [.. triggers.Append(OtherTrigger).Distinct(StringComparer.Ordinal)];

        var sources = await Flow(Sources, SourceCodes, adds: true, BySource);
        return new ReleaseContent()
            .With(Sources, sources)
            .With(Triggers, await Flow(Triggers, triggerCodes, adds: false, ByTrigger, sources))
            .With(Repeats, await Flow(Repeats, [Repeat], adds: false, Repeating, sources))
            .With(Decisions, await Flow(Decisions, OutcomeCodes, adds: true, ByOutcome))
            .With(Actions, await Flow(Actions, PromiseCodes, adds: true, ByTimeliness))
            .With(Stages, SuppressedTable.From(
                TrueCounts.By(StageCodes, await ByStage(own, panelId, month.EndsAt, cancellation)),
                rule,
                new TableHistory { Before = earlier.GetValueOrDefault(month.Previous.Start)?.Tables.GetValueOrDefault(Stages) }))
            .WithMedians(await Medians(own, panelId, month, cancellation));

        async Task<SuppressedTable> Flow(string name, string[] codes, bool adds, Count count, SuppressedTable? within = null)
        {
            async Task<TrueCounts> Counts(DateOnly from) => adds
                ? TrueCounts.By(codes, await count(from, month.End))
                : TrueCounts.Overlapping(codes, await count(from, month.End));

            async Task<SoFar> SoFar(ReleasePeriod period)
            {
                SuppressedTable[] published = [.. earlier.Where(release => release.Key >= period.Start).OrderBy(release => release.Key)
                    .Select(release => release.Value.Tables.GetValueOrDefault(name)).OfType<SuppressedTable>()];
                return new SoFar(await Counts(period.Start), published is [] ? null : SuppressedTable.Over(period.Kind, published));
            }

            var history = new TableHistory { Quarter = await SoFar(quarter), Year = await SoFar(year) };
            return SuppressedTable.From(await Counts(month.Start), rule, history, within);
        }

        IQueryable<Referral> Submitted(DateOnly from, DateOnly until)
        {
            var (start, end) = (UkTime.StartOf(from), UkTime.StartOf(until));
            return own.Referrals.Where(referral => referral.PanelId == panelId && referral.SubmittedAt >= start && referral.SubmittedAt < end);
        }

        async Task<Dictionary<string, int>> BySource(DateOnly from, DateOnly until) =>
            await Submitted(from, until).GroupBy(referral => referral.Source)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key.ToString(), group => group.Count, cancellation);

        async Task<Dictionary<string, int>> ByTrigger(DateOnly from, DateOnly until) =>
            (await Submitted(from, until)
                .SelectMany(referral => referral.Triggers, (referral, trigger) => new
                {
                    referral.Id,
                    Code = triggers.Contains(trigger.Code) ? trigger.Code : OtherTrigger,
                })
                .Distinct().GroupBy(trigger => trigger.Code)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToListAsync(cancellation))
            .ToDictionary(group => group.Key, group => group.Count);

        async Task<Dictionary<string, int>> Repeating(DateOnly from, DateOnly until) =>
            new() { [Repeat] = await Submitted(from, until).CountAsync(referral => referral.IsRepeat, cancellation) };

        async Task<Dictionary<string, int>> ByOutcome(DateOnly from, DateOnly until)
        {
            var (start, end) = (UkTime.StartOf(from), UkTime.StartOf(until));
            return await own.Decisions
                .Where(decision => decision.PanelId == panelId && decision.RecordedAt >= start && decision.RecordedAt < end)
                .GroupBy(decision => decision.Outcome)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key.ToString(), group => group.Count, cancellation);
        }

        async Task<Dictionary<string, int>> ByTimeliness(DateOnly from, DateOnly until)
        {
            var kept = new Dictionary<string, int> { [OnTime] = 0, [Late] = 0, [NotDone] = 0 };
            foreach (var (start, end, hours) in SameClock(from, until))
            {
                var due = own.SupportActions.Where(action => action.PanelId == panelId && action.TargetOn >= start && action.TargetOn < end
                    && action.Status != ActionStatus.Cancelled && action.Status != ActionStatus.Transferred && action.Status != ActionStatus.NotPossible);
                var all = await due.CountAsync(cancellation);
                var notDone = await due.CountAsync(action => action.Status == ActionStatus.NotDone, cancellation);
                var onTime = await due.CountAsync(action => action.Status == ActionStatus.Done
                    && DateOnly.FromDateTime(action.EndedAt!.Value.AddHours(hours)) <= action.TargetOn, cancellation);
                kept[OnTime] += onTime;
                kept[NotDone] += notDone;
                kept[Late] += all - onTime - notDone;
            }
            return kept;
        }
    }

    private static async Task<ReleaseContent> Longer(YoungFuturesDb own, Guid panelId, ReleasePeriod period, CancellationToken cancellation)
    {
        var released = await Released(own, panelId, period.Start, period.End, cancellation);
        (string Code, ReleaseContent Content)[] months = [.. period.Months.Select(month => (month.Code, released[month.Start]))];

        SuppressedTable Over(string name) => SuppressedTable.Over(period.Kind, [.. months.Select(month => month.Content.Tables[name])]);

        return new ReleaseContent()
            .With(Sources, Over(Sources))
            .With(Triggers, Over(Triggers))
            .With(Months, SuppressedTable.OfTotals(period.Kind, [.. months.Select(month => (month.Code, month.Content.Tables[Sources]))]))
            .With(Repeats, Over(Repeats))
            .With(Decisions, Over(Decisions))
            .With(Actions, Over(Actions))
            .With(Stages, months[^1].Content.Tables[Stages])
            .WithMedians(await Medians(own, panelId, period, cancellation));
    }

    private static async Task<Dictionary<DateOnly, ReleaseContent>> Released(
        YoungFuturesDb own, Guid panelId, DateOnly from, DateOnly until, CancellationToken cancellation) =>
        (await own.Releases.AsNoTracking()
            .Where(release => release.PanelId == panelId && release.PeriodKind == PeriodKind.Month
                && release.PeriodStart >= from && release.PeriodStart < until)
            .ToListAsync(cancellation))
        .ToDictionary(release => release.PeriodStart, release => release.Read());

    // Where cases stood is read from when they moved, so that it is the same whenever the release is computed.
    private static async Task<Dictionary<string, int>> ByStage(YoungFuturesDb own, Guid panelId, DateTime at, CancellationToken cancellation)
    {
        var open = own.Cases.Where(@case => @case.PanelId == panelId && @case.OpenedAt < at && (@case.ClosedAt == null || @case.ClosedAt >= at));
        var adopted = open.Where(@case => @case.AdoptedAt < at);
        var notAdopted = open.Where(@case => @case.AdoptedAt == null || @case.AdoptedAt >= at);
        var all = await open.CountAsync(cancellation);
        var supporting = await adopted.CountAsync(@case => @case.SupportStartedAt < at, cancellation);
        var engaging = await adopted.CountAsync(cancellation) - supporting;
        var assured = await notAdopted.CountAsync(@case => own.Decisions.Any(decision => decision.CaseId == @case.Id
            && decision.Outcome == DecisionOutcome.SupportInPlace && decision.RecordedAt < at
            && (@case.ReopenedAt == null || decision.RecordedAt > @case.ReopenedAt)), cancellation);
        return new()
        {
            [Waiting] = all - supporting - engaging - assured,
            [Engaging] = engaging,
            [Supporting] = supporting,
            [Assured] = assured,
        };
    }

    private static async Task<IEnumerable<(string, SuppressedMedian)>> Medians(
        YoungFuturesDb own, Guid panelId, ReleasePeriod period, CancellationToken cancellation)
    {
        var (start, end) = (period.StartsAt, period.EndsAt);

        var screened = own.Referrals
            .Where(referral => referral.PanelId == panelId && referral.ScreenedAt >= start && referral.ScreenedAt < end && referral.SubmittedAt != null)
            .Select(referral => new Span(referral.SubmittedAt, referral.ScreenedAt));
        var decided = own.Decisions
            .Where(decision => decision.PanelId == panelId && decision.RecordedAt >= start && decision.RecordedAt < end
                && !own.Decisions.Any(before => before.CaseId == decision.CaseId && before.RecordedAt < decision.RecordedAt))
            .Select(decision => new Span(decision.Case.Referrals.Min(referral => referral.SubmittedAt), decision.RecordedAt));
        // By case, not by action: two that were done at the same moment are one beginning.
        var helped = own.SupportActions
            .Where(action => action.PanelId == panelId && action.Status == ActionStatus.Done)
            .GroupBy(action => action.CaseId)
            .Select(done => new { CaseId = done.Key, First = done.Min(action => action.EndedAt) })
            .Where(done => done.First >= start && done.First < end)
            .Select(done => new Span(
                own.Decisions.Where(decision => decision.CaseId == done.CaseId).Min(decision => (DateTime?)decision.RecordedAt), done.First));

        return
        [
            (DaysToScreening, await MedianOf(screened, cancellation)),
            (DaysToDecision, await MedianOf(decided, cancellation)),
            (DaysToFirstAction, await MedianOf(helped, cancellation)),
        ];
    }

    // The two databases have no way in common to count days; the moments come one by one and only how often each number of days came is kept.
    private static async Task<SuppressedMedian> MedianOf(IQueryable<Span> spans, CancellationToken cancellation)
    {
        var times = new SortedDictionary<int, int>();
        await foreach (var span in spans.AsAsyncEnumerable().WithCancellation(cancellation))
            if (span is { From: { } from, To: { } to } && from <= to)
            {
                var days = UkTime.LocalDate(to).DayNumber - UkTime.LocalDate(from).DayNumber;
                times[days] = times.GetValueOrDefault(days) + 1;
            }

        var count = times.Values.Sum();
        return count == 0 ? SuppressedMedian.From(0, 0, 0) : SuppressedMedian.From(count, At((count - 1) / 2), At(count / 2));

        int At(int place)
        {
            foreach (var (days, often) in times)
                if ((place -= often) < 0)
                    return days;
            throw new ArgumentOutOfRangeException(nameof(place));
        }
    }

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

    private sealed record Span(DateTime? From, DateTime? To);
}
