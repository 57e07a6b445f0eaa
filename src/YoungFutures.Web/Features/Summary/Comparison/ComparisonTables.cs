using YoungFutures.Domain.Reporting;
using YoungFutures.Web.Features.Summary.Print;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Comparison;

/// <summary>What the page holds as tables for a file: its cells, and nothing else.</summary>
public static class ComparisonTables
{
    public static IEnumerable<FigureTable> Of(ComparisonPage page, Words T)
    {
        if (page.Measure is not { } measure) yield break;
        var (counted, between) = (T.Translate(measure.Table.Counted), page.IsBetweenPanels);
        IReadOnlyList<FigureMeaning> means = [new(null, T.Translate(measure.Table.Definition), T.Translate(measure.Table.Denominator))];
        Figure Not() => new(T["Not given"], null);
        string FromTo(double from, double to) => T["{0} to {1}", ComparisonPage.PerCent(from), ComparisonPage.PerCent(to)];

        List<FigureColumn> columns =
        [
            new(measure.Name, counted), new(T["Out of how many ({0})", measure.Of], counted), new(T["Share"], T["Per cent"]), new(T["Lies between"], T["Per cent"]),
        ];
        if (between) columns.Add(new(T["Beside all together"], T["Per cent"]));

        IReadOnlyList<Figure> Figures(ComparisonRow row)
        {
            List<Figure> figures =
            [
                Figure.Of(row.Part), Figure.Of(row.Whole),
                row.Range is { } range ? new(ComparisonPage.PerCent(range.Share), null, IsShare: true) : new(SuppressedCount.Mark, null),
                row.Range is { } lies ? new(FromTo(lies.From, lies.To), null) : Not(),
            ];
            if (between) figures.Add(row.Place is { } place ? new(T.Of(place), null) : Not());
            return figures;
        }

        yield return new(
            "comparison", measure.Table.Section, measure.Name, between ? T["Panel"] : T["Period"], columns,
            [.. page.Rows.Index().Select(one => new FigureRow(null, between ? T["{0}. {1}", one.Index + 1, one.Item.Name] : one.Item.Name, Figures(one.Item)))], Total: null, FigureChart.None, Note: null, means);

        if (page.Limits.Count == 0) yield break;
        yield return new(
            "limits", measure.Table.Section, T["The lines of the funnel"], T["Out of"], [new(T["95% limits"], T["Per cent"]), new(T["99.8% limits"], T["Per cent"])],
            [.. page.Limits.Select(limit => new FigureRow(null, limit.Whole.ToString(System.Globalization.CultureInfo.InvariantCulture), [new(FromTo(limit.From95, limit.To95), null), new(FromTo(limit.From998, limit.To998), null)]))],
            Total: null, FigureChart.None, Note: null, means);
    }

    /// <summary>The lines of a file.</summary>
    public static IEnumerable<IReadOnlyList<object>> Lines(ComparisonPage page, Words T) =>
        page.ComputedAt is { } computed ? FigureLines.Of(Of(page, T), page.Choice.Scope.Name, Period(page, T), computed, T) : [];

    /// <summary>What it is, and how it is read.</summary>
    public static IEnumerable<PaperFact> About(ComparisonPage page, Words T)
    {
        yield return new(T["Marking"], Paper.Marking);
        yield return new(T["Panel"], page.Choice.Scope.Name);
        if (page.ComputedAt is not { } computed)
        {
            yield return new(T["Period"], T["No figures that can be compared have been released for this choice."]);
            yield break;
        }

        yield return new(T["Period"], Period(page, T));
        yield return new(T["Computed on"], computed.ToLongWithTime());
        yield return new(T["What is compared"], T["{0}: {1}", page.Measure!.Title, page.Measure.Name]);
        foreach (var said in ComparisonWords.Of(page, T).Concat(SummaryWords.Of(T))) yield return new(T["How to read them"], said);
    }

    public static Paper Sheet(ComparisonPage page, Words T) => new(T["Compare panels or periods"], string.Join('-', new[] { page.Choice.Scope.Code, page.Choice.Chosen?.Code }.OfType<string>()),
    [
        new([new PaperFacts([.. About(page, T).Where(fact => fact.Name != T["Marking"])])]), new([.. Of(page, T).SelectMany(table => FigurePaper.Drawn(table, T))]),
    ]);

    public static string Period(ComparisonPage page, Words T) => page.IsBetweenPanels ? T.Of(page.Choice.Chosen!) : T["Up to {0}", T.Of(page.Choice.Chosen!)];

    public static string FileName(ComparisonPage page) =>
        string.Join('-', new[] { Paper.Marking, "young-futures", "comparison", page.Choice.Scope.Code, page.Choice.Chosen?.Code, page.Measure?.Code }.OfType<string>());
}

/// <summary>What must be said beside a comparison, on the page and in files.</summary>
public static class ComparisonWords
{
    public static IEnumerable<string> Of(ComparisonPage page, Words T)
    {
        yield return T["“Lies between” is where the true share lies, 95 times in 100, whatever the rounding hides: the interval of Wilson’s method, worked out at both ends of all the numbers that the rounded ones can stand for, so that it is wider than that of exact numbers."];
        if (!page.IsBetweenPanels) yield return T["Where the intervals of two periods overlap, do not read a change from them."];
        else if (page.Centre is { } centre)
            yield return T["All of these panels together: {0}. The lines of the funnel are where 95 and 99.8 of 100 panels of that size would lie if nothing but chance told them apart. A panel counts as outside only where it lies there whatever the rounding hides. Outside is a reason to ask, not a finding.", ComparisonPage.PerCent(centre)];
        else yield return T["There are too few of them together for limits to be drawn."];
    }
}
