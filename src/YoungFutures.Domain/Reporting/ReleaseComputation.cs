using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// Computes the releases that are due, month after month, from the January of the year in which somebody first held a role in the panel; quarters
/// and years follow from their months. What has been released is never computed again.
/// </summary>
/// <remarks>They do not begin with the first referral: that there are figures at all would then tell that there is one.</remarks>
public sealed class ReleaseComputation(YoungFuturesDb db)
{
    /// <summary>Tables that are figures of others, and one that is released no longer: a longer period makes them anew, or has none.</summary>
    private static readonly string[] NotAddedUp = [Months, Stages, Funnel, Answers, ClosedBecause, NotKnown];

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
        var due = Due(ReleasePeriod.Of(PeriodKind.Year, UkTime.LocalDate(first.Value)).Start, UkTime.LocalDate(own.Now)).Where(period => !held.Contains(period)).ToList();
        if (due.Count == 0)
            return 0;

        var rule = new SuppressionRule(await own.PanelSettings.Where(settings => settings.PanelId == panelId)
            .OrderByDescending(settings => settings.Number).Select(settings => settings.SuppressBelow).FirstAsync(cancellation));
        var published = new PublishedMonths();
        await foreach (var release in own.Releases.AsNoTracking().Where(release => release.PanelId == panelId && release.PeriodKind == PeriodKind.Month)
            .OrderBy(release => release.PeriodStart).AsAsyncEnumerable().WithCancellation(cancellation))
            published.Add(release.Period, release.Read());
        var counts = await ReleaseCounts.Of(
            own, panelId, new[] { AgencyActions, AgencyChecks, AgencyAttendance }.SelectMany(table => published.RowsOf(table, ReleasePeriod.Of(PeriodKind.Year, due[0].Start).Start)), cancellation);

        foreach (var period in due)
        {
            var counted = new Dictionary<DateOnly, MonthCounted>();
            var since = period.Kind == PeriodKind.Month ? ReleasePeriod.Of(PeriodKind.Year, period.Start).Start : period.Start;
            for (var month = ReleasePeriod.Of(PeriodKind.Month, since); month.Start < period.End; month = month.Next)
                counted.Add(month.Start, await counts.In(month));

            var content = period.Kind == PeriodKind.Month
                ? new ReleaseMonth(published, counted, period, rule, ControlledRounding.Unforeseeable).Content()
                : Longer(published, counted, period);
            own.Releases.Add(Release.Of(panelId, period, content, own.Now));
            await own.SaveChangesAsync(cancellation);
            own.ChangeTracker.Clear();
            if (period.Kind == PeriodKind.Month)
                published.Add(period, content);
        }
        return due.Count;
    }

    /// <summary>Each month, followed by the quarter and the year that end with it.</summary>
    private static IEnumerable<ReleasePeriod> Due(DateOnly from, DateOnly today)
    {
        for (var month = ReleasePeriod.Of(PeriodKind.Month, from); month.MayBeReleased(today); month = month.Next)
        {
            yield return month;
            foreach (var kind in new[] { PeriodKind.Quarter, PeriodKind.Year })
                if (ReleasePeriod.Of(kind, month.Start) is var longer && longer.End == month.End)
                    yield return longer;
        }
    }

    // A table that one of the months lacks, because it came later, is in no longer period that holds that month.
    private static ReleaseContent Longer(PublishedMonths published, IReadOnlyDictionary<DateOnly, MonthCounted> counted, ReleasePeriod period)
    {
        (string Code, ReleaseContent Content)[] months = [.. period.Months.Select(month => (month.Code, published[month]))];
        var content = new ReleaseContent();
        foreach (var name in months[^1].Content.Tables.Keys.Except(NotAddedUp).Where(name => months.All(month => month.Content.Tables.ContainsKey(name))))
            content.With(name, SuppressedTable.Over(period.Kind, [.. months.Select(month => month.Content.Tables[name])]));
        content.With(Months, SuppressedTable.OfTotals(period.Kind, [.. months.Select(month => (month.Code, month.Content.Tables[Sources]))]));
        if (months.Any(month => !month.Content.Tables.ContainsKey(Funnel)))
            return content;

        ReleaseMonth.PutBeside(content);
        return content.WithMedians(ReleaseMonth.Medians(content, [.. counted.OrderBy(month => month.Key).Select(month => month.Value)]));
    }
}
