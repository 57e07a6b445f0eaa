using System.Globalization;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary.Comparison;

/// <summary>A share that can be compared: one row of a table out of its total.</summary>
/// <param name="Code">As it stands in the address.</param>
/// <param name="Title">That of the table.</param>
/// <param name="Name">That of the row.</param>
/// <param name="Of">What the whole counts.</param>
public sealed record Measure(string Code, FigureDescription Table, string Row, string Title, string Name, string Of);

/// <summary>One panel, or one period of a panel: two counts as they were released, and how far their share may be trusted.</summary>
/// <param name="Range">Nothing where the share is not given.</param>
/// <param name="Place">Nothing where periods are compared, or there is nothing to compare with.</param>
public sealed record ComparisonRow(string Name, SuppressedCount Part, SuppressedCount Whole, ShareRange? Range, FunnelPlace? Place);

/// <summary>The limits of the funnel at one denominator, in per cent.</summary>
public sealed record LimitRow(int Whole, double From95, double To95, double From998, double To998);

/// <summary>
/// One share beside itself: of several panels in one period, or of one panel in several periods. Counts as they were released and nothing else; the order is that of names or of time, never that of
/// the figures.
/// </summary>
/// <param name="Measure">Nothing where nothing was released that has shares.</param>
/// <param name="Centre">The share of all panels together, where several are compared and it is given.</param>
public sealed record ComparisonPage(
    SummaryChoice Choice, IReadOnlyList<Measure> Measures, Measure? Measure, IReadOnlyList<ComparisonRow> Rows, double? Centre, IReadOnlyList<LimitRow> Limits,
    DateTime? ComputedAt, IReadOnlyList<Guid> ReleaseIds)
{
    /// <summary>All panels that the viewer reads, wherever they are.</summary>
    public const string All = "all";

    private const int MostPeriods = 12;
    private static readonly int[] Wholes = [20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1200, 2000, 4000, 8000];

    /// <summary>Where the same comparison is had in another form.</summary>
    public string Address(string path) => Measure is null ? Choice.Address(path) : $"{Choice.Address(path)}&figure={Uri.EscapeDataString(Measure.Code)}";

    public bool IsBetweenPanels => Choice.Scope.PanelIds.Count > 1;

    /// <summary>Nothing when the viewer reads no such panel, or there is no such figure.</summary>
    public static async Task<ComparisonPage?> Of(YoungFuturesDb db, Viewer viewer, Words T, string? panel, string? period, string? figure)
    {
        var scopes = await Scopes(db, viewer, T);
        // Without a choice the widest: panels beside one another.
        if (string.IsNullOrEmpty(panel)) panel = scopes.LastOrDefault(scope => scope.PanelIds.Count > 1)?.Code;
        if (await SummaryChoice.Of(db, scopes, panel, period) is not { } choice) return null;
        if (choice.Chosen is not { } chosen) return new(choice, [], null, [], null, [], null, []);

        var panelIds = choice.Scope.PanelIds;
        var between = panelIds.Count > 1;
        var releases = await (between
            ? db.Releases.AsNoTracking().Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == chosen.Kind && release.PeriodStart == chosen.Start).OrderBy(release => release.PanelId)
            : db.Releases.AsNoTracking().Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == chosen.Kind && release.PeriodStart <= chosen.Start)
                .OrderByDescending(release => release.PeriodStart).Take(MostPeriods)).ToListAsync();

        var measures = await MeasuresOf(db, T, chosen, [.. releases.Select(release => release.Read())]);
        var measure = string.IsNullOrEmpty(figure) ? measures.Count > 0 ? measures[0] : null : measures.FirstOrDefault(held => held.Code == figure);
        if (measure is null) return string.IsNullOrEmpty(figure) ? new(choice, measures, null, [], null, [], null, []) : null;

        var held = releases.Select(release => (Release: release, Table: release.Read().Tables.GetValueOrDefault(measure.Table.Name)))
            .Where(one => one.Table is { AddsUp: true } table && table.Rows.Contains(measure.Row)).Select(one => (one.Release, Table: one.Table!)).ToList();
        var all = SuppressedTable.Across([.. held.Select(one => one.Table)]);
        var centre = between && ShareRange.Of(all[measure.Row], all.Total) is { } together ? together.Share : (double?)null;
        var names = await Names(db, T, panelIds);

        var rows = held.Select(one =>
        {
            var (part, whole) = (one.Table[measure.Row], one.Table.Total);
            var range = ShareRange.Of(part, whole);
            var place = range is not null && centre is { } about ? new FunnelLimits(about).Of(range, whole.Value!.Value) : (FunnelPlace?)null;
            return (one.Release.PeriodStart, Row: new ComparisonRow(between ? names[one.Release.PanelId] : T.Of(one.Release.Period), part, whole, range, place));
        }).ToList();

        return new(
            choice, measures, measure,
            [.. (between ? rows.OrderBy(one => one.Row.Name, StringComparer.CurrentCulture) : rows.OrderBy(one => one.PeriodStart)).Select(one => one.Row)],
            centre, centre is { } middle ? LimitsOf(middle, rows.Max(one => one.Row.Whole.Value ?? 0)) : [],
            held.Max(one => one.Release.ComputedAt), [.. held.Select(one => one.Release.Id)]);
    }

    private static async Task<IReadOnlyList<SummaryScope>> Scopes(YoungFuturesDb db, Viewer viewer, Words T)
    {
        var scopes = await SummaryScope.Of(db, viewer, T);
        var panels = scopes.SelectMany(scope => scope.PanelIds).Distinct().ToList();
        // One police force area has its own scope already.
        return panels.Count < 2 || scopes.Any(scope => scope.PanelIds.Count == panels.Count) ? scopes : [.. scopes, new SummaryScope(All, T["All panels that you read"], panels)];
    }

    private static async Task<IReadOnlyList<Measure>> MeasuresOf(YoungFuturesDb db, Words T, ReleasePeriod period, IReadOnlyList<ReleaseContent> contents)
    {
        // Figures of several tables under one another, each rounded by itself, have a total that may lie farther from the truth than a rounded one does.
        var shared = FigureDescriptions.Tables.Where(described => described is { Shares: FigureShares.OfTotal, Columns: null, Name: not ReleaseTables.ClosedBecause }).Select(described => (
            Is: described,
            Rows: (IReadOnlyList<string>)[.. contents.Select(content => content.Tables.GetValueOrDefault(described.Name)).Where(table => table is { AddsUp: true }).SelectMany(table => table!.Rows).Distinct()]))
            .Where(one => one.Rows.Count > 0).ToList();
        var words = await FigureWords.For(db, T, shared.Select(one => (one.Is.Rows, one.Rows)));
        return
        [
            .. shared.SelectMany(one => one.Rows.Select(row => new Measure(
                $"{one.Is.Name}.{row}", one.Is, row, T.Translate(one.Is.Title, period.LastDay.ToLong()), one.Is.Rows.Say(words, row), T.Translate(one.Is.Counted)))),
        ];
    }

    private static async Task<Dictionary<Guid, string>> Names(YoungFuturesDb db, Words T, IReadOnlyList<Guid> panelIds) =>
        (await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).Select(panel => new { panel.Id, panel.Name, panel.NameCy }).ToListAsync())
        .ToDictionary(panel => panel.Id, panel => T.Either(panel.Name, panel.NameCy));

    private static IReadOnlyList<LimitRow> LimitsOf(double centre, int largest)
    {
        var limits = new FunnelLimits(centre);
        // One step past the largest panel, so that the lines do not end at its point.
        var until = Array.Find(Wholes, whole => whole > largest) is > 0 and var past ? past : largest;
        return
        [
            .. Wholes.Where(whole => whole < until).Append(until).Select(whole =>
            {
                var (inner, outer) = (limits.At(whole, ShareRange.Ninety5), limits.At(whole, ShareRange.Ninety998));
                return new LimitRow(whole, inner.From, inner.To, outer.From, outer.To);
            }),
        ];
    }

    /// <summary>A share in whole per cent.</summary>
    public static string PerCent(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture) + "%";
}
