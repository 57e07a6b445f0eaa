using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Summary;

/// <summary>
/// What was released of one panel for one period, or of an area as the sum of what its panels released: each table that <see cref="FigureDescriptions"/> describes. Page, print and files take the
/// same objects.
/// </summary>
/// <param name="ComputedAt">When the last of them was computed, UTC.</param>
/// <param name="Panels">Whose releases these are.</param>
/// <param name="Tables">In the order in which they are read.</param>
public sealed record ReleasedFigures(
    ReleasePeriod Period, DateTime ComputedAt, IReadOnlyList<Guid> ReleaseIds, IReadOnlyList<string> Panels, IReadOnlyList<FigureTable> Tables, IReadOnlyList<HeadFigure> Head)
{
    public bool HidesAny => Tables.Any(table => table.HidesAny) || Head.Any(figure => figure.Figure.IsHidden);

    /// <summary>The sections that have figures; and that of the days, to say why there are none, where several panels stand together.</summary>
    public IEnumerable<FigureSection> Sections => Enum.GetValues<FigureSection>().Where(section => In(section).Any() || (section == FigureSection.Timeliness && Panels.Count > 1));

    public IEnumerable<FigureTable> In(FigureSection section) => Tables.Where(table => table.Section == section);

    /// <summary>Of every word and figure that the page shows in its tables: two that are alike in this are alike.</summary>
    public string Fingerprint()
    {
        // Thousands of short texts: put together first, and hashed once.
        var said = new StringBuilder();
        Add(Period.Code, ComputedAt.ToString("O", CultureInfo.InvariantCulture), Panels.Count > 1 ? "several" : "one");
        foreach (var table in Tables)
        {
            Add(table.Key, table.Section.ToString(), table.Title, table.RowsAre, table.Chart.ToString(), table.Note);
            foreach (var column in table.Columns) Add(column.Name, column.Unit, column.IsDrawn ? "drawn" : "");
            foreach (var row in table.AllRows)
            {
                Add(row == table.Total ? "total" : "", row.Name);
                foreach (var figure in row.Figures) Add(figure.Text, figure.IsShare ? "%" : "");
            }

            foreach (var means in table.Means) Add(means.Row, means.Definition, means.Of);
        }

        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(said.ToString().AsSpan())));

        void Add(params ReadOnlySpan<string?> texts)
        {
            // No text holds a zero, so that none runs into the next.
            foreach (var text in texts) said.Append(text).Append('\0');
        }
    }

    public static async Task<ReleasedFigures> Of(YoungFuturesDb db, Words T, IReadOnlyList<Guid> panelIds, ReleasePeriod period)
    {
        // A month stands beside the earlier months of its year; a quarter and a year hold their months themselves.
        var since = period.Kind == PeriodKind.Month ? ReleasePeriod.Of(PeriodKind.Year, period.Start).Start : period.Start;
        var releases = await db.Releases.AsNoTracking()
            .Where(release => panelIds.Contains(release.PanelId) && release.PeriodKind == period.Kind && release.PeriodStart >= since && release.PeriodStart <= period.Start)
            .OrderBy(release => release.PeriodStart).ThenBy(release => release.PanelId).ToListAsync();
        var shown = releases.FindAll(release => release.PeriodStart == period.Start);
        var whose = shown.ConvertAll(release => release.PanelId);
        var panels = await db.Panels.Where(panel => whose.Contains(panel.Id)).OrderBy(panel => panel.Name).ThenBy(panel => panel.Id)
            .Select(panel => new { panel.Name, panel.NameCy }).ToListAsync();

        var contents = shown.ConvertAll(release => release.Read());
        var held = FigureDescriptions.Tables.Select(described => (Is: described, Table: ReleaseContent.Together(contents, described.Name)))
            .Where(one => one.Table is not null).ToDictionary(one => one.Is.Name, one => one.Table!);
        var words = await FigureWords.For(db, T, FigureDescriptions.Tables.Where(described => held.ContainsKey(described.Name)).SelectMany(described => Lists(described, held[described.Name])));

        var tables = new List<FigureTable>();
        foreach (var described in FigureDescriptions.Tables)
        {
            if (held.TryGetValue(described.Name, out var table)) tables.Add(Said(described, table, words, period));
            else if (described.Name == ReleaseTables.Months && period.Kind == PeriodKind.Month) tables.Add(YearSoFar(described, releases, T));
        }

        // Days belong to one panel: those of several give no median together.
        if (contents is [var only]) tables.AddRange(Days(T, only));

        return new ReleasedFigures(
            period, shown.Max(release => release.ComputedAt), [.. shown.Select(release => release.Id)], [.. panels.Select(panel => T.Either(panel.Name, panel.NameCy))],
            [.. tables.OrderBy(table => table.Section)], [.. Heads(T, held)]);
    }

    private static IEnumerable<(FigureCodes, IReadOnlyList<string>)> Lists(FigureDescription described, SuppressedTable table)
    {
        yield return (described.Rows, table.Rows);
        if (described.Columns is { } columns) yield return (columns, table.Columns);
    }

    private static FigureTable Said(FigureDescription described, SuppressedTable table, FigureWords words, ReleasePeriod period)
    {
        var T = words.T;
        var counted = T.Translate(described.Counted);
        string ColumnOf(string code) => described.Columns?.Say(words, code) ?? code;
        // Without a total there is nothing to take a share of.
        var shares = table.AddsUp ? described.Shares : FigureShares.None;

        var columns = new List<FigureColumn>();
        if (table.Columns.Count == 0) columns.Add(new(counted, counted));
        foreach (var code in table.Columns) columns.Add(new(ColumnOf(code), counted));
        if (table.Columns.Count > 0) columns.Add(new(T["Total"], counted, IsDrawn: false));
        if (shares == FigureShares.OfTotal) columns.Add(new(T["Share of all"], T["Per cent"], IsDrawn: false));
        if (shares == FigureShares.OfRow)
            foreach (var code in table.Columns) columns.Add(new(T["{0}, share of the row", ColumnOf(code)], T["Per cent"], IsDrawn: false));

        IReadOnlyList<Figure> Figures(Func<string, SuppressedCount> cell, SuppressedCount whole)
        {
            var figures = table.Columns.Select(code => Figure.Of(cell(code))).Append(Figure.Of(whole)).ToList();
            if (shares == FigureShares.OfTotal) figures.Add(Figure.Of(SuppressedPercentage.Of(whole, table.Total)));
            if (shares == FigureShares.OfRow) figures.AddRange(table.Columns.Select(code => Figure.Of(SuppressedPercentage.Of(cell(code), whole))));
            return figures;
        }

        return new(
            described.Name, described.Section, T.Translate(described.Title, period.LastDay.ToLong()), T.Translate(described.RowsAre), columns,
            [.. table.Rows.Select(row => new FigureRow(row, described.Rows.Say(words, row), Figures(column => table[row, column], table[row])))],
            table.AddsUp ? new FigureRow(null, T["Total"], Figures(table.TotalOf, table.Total)) : null,
            described.Chart, described.Note is { } note ? T.Translate(note) : null, Means(described, T));
    }

    private static FigureTable YearSoFar(FigureDescription described, IEnumerable<Release> releases, Words T) => new(
        described.Name, described.Section, T["Referrals by month, the year so far"], T.Translate(described.RowsAre), [new(T.Translate(described.Counted), T.Translate(described.Counted))],
        [.. releases.Select(release => (release.PeriodStart, Table: release.Read().Tables[ReleaseTables.Sources])).GroupBy(month => month.PeriodStart)
            .Select(month => new FigureRow(month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.Key.ToMonth(),
                [Figure.Of(SuppressedTable.Across([.. month.Select(held => held.Table)]).Total)]))],
        Total: null, described.Chart, Note: null, Means(described, T));

    internal static IReadOnlyList<FigureMeaning> Means(FigureDescription described, Words T) => [new(null, T.Translate(described.Definition), T.Translate(described.Denominator))];

    private static IEnumerable<FigureTable> Days(Words T, ReleaseContent content)
    {
        foreach (var section in FigureDescriptions.Days.Where(days => content.Medians.ContainsKey(days.Name)).GroupBy(days => days.Section))
        {
            var withNinetieth = section.Any(days => days.Ninetieth is { } name && content.Medians.ContainsKey(name));
            IReadOnlyList<Figure> Figures(DaysDescription days)
            {
                var median = Figure.Of(content.Medians[days.Name]);
                return withNinetieth ? [median, days.Ninetieth is { } name && content.Medians.TryGetValue(name, out var ninetieth) ? Figure.Of(ninetieth) : new(SuppressedCount.Mark, null)] : [median];
            }

            yield return new(
                DaysKey(section.Key), section.Key, T["Median days"], T["Stretch of the way"],
                withNinetieth ? [new(T["Median days"], T["Days"]), new(T["Nine in ten within"], T["Days"], IsDrawn: false)] : [new(T["Days"], T["Days"])],
                [.. section.Select(days => new FigureRow(days.Name, T.Translate(days.Title), Figures(days)))],
                Total: null, FigureChart.Bars, T["Half took this many days or fewer. Given only where there are enough of them."],
                [.. section.Select(days => new FigureMeaning(T.Translate(days.Title), T.Translate(days.Definition), T.Translate(days.Denominator)))]);
        }
    }

    /// <summary>The place of a section's days on the page.</summary>
    public static string DaysKey(FigureSection section) => section == FigureSection.Timeliness ? "median-days" : $"median-days-{(int)section}";

    private static IEnumerable<HeadFigure> Heads(Words T, Dictionary<string, SuppressedTable> held)
    {
        foreach (var described in FigureDescriptions.Tables)
        {
            if (described.Headline is not { } head || !held.TryGetValue(described.Name, out var table)) continue;
            if (head.Row is { } row ? !table.Rows.Contains(row) : !table.AddsUp) continue;
            var count = head.Row is { } of ? table[of] : table.Total;
            yield return new(T.Translate(head.Label), head.AsShare ? Figure.Of(SuppressedPercentage.Of(count, table.Total)) : Figure.Of(count), described.Name);
        }
    }
}
