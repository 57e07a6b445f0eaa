using System.Globalization;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary;

/// <summary>The figures of a page line by line, each with all that belongs to it, so that a line that is copied elsewhere still says what it is.</summary>
public static class FigureLines
{
    public static IReadOnlyList<string> Headings(Words T) =>
    [
        T["Marking"], T["Panel"], T["Period"], T["Computed on"], T["Section"], T["Table"], T["Row"], T["Column"], T["Counted"], T["Figure"], T["Definition"], T["Out of"],
    ];

    /// <summary>One line for each cell that the page shows, in the order of the page; numbers as numbers.</summary>
    public static IEnumerable<IReadOnlyList<object>> Of(ReleasedFigures figures, Words T) =>
        Of(figures.Tables, string.Join("; ", figures.Panels), T.Of(figures.Period), figures.ComputedAt, T);

    /// <param name="panels">Whose figures these are.</param>
    /// <param name="period">Of when.</param>
    /// <param name="computedAt">When the last of them was computed, UTC.</param>
    public static IEnumerable<IReadOnlyList<object>> Of(IEnumerable<FigureTable> tables, string panels, string period, DateTime computedAt, Words T)
    {
        var computed = computedAt.ToLong();
        foreach (var table in tables)
            foreach (var row in table.AllRows)
                foreach (var (figure, column) in row.Figures.Zip(table.Columns))
                    yield return
                    [
                        Paper.Marking, panels, period, computed, T.Of(table.Section), table.Title, row.Name, column.Name, column.Unit, figure.Value is { } value ? value : figure.Text,
                        table.DefinitionOf(row), table.DenominatorOf(row),
                    ];
    }

    public static IEnumerable<IReadOnlyList<string>> AsText(IEnumerable<IReadOnlyList<object>> lines) =>
        lines.Select(line => (IReadOnlyList<string>)[.. line.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "")]);

    /// <summary>The two sheets of a workbook: what the figures are, and their lines.</summary>
    /// <param name="about">What must be said of them, each under its heading.</param>
    public static IReadOnlyList<WorkbookSheet> Sheets(IEnumerable<PaperFact> about, IEnumerable<IReadOnlyList<object>> lines, Words T) =>
    [
        new(T["About these figures"], [T["What"], T["Answer"]], [24, 90], [.. about.Select(fact => (IReadOnlyList<object>)[fact.Name, fact.Value])]),
        new(T["Figures"], Headings(T), [20, 40, 18, 20, 20, 40, 40, 20, 14, 9, 70, 50], [.. lines]),
    ];

    /// <summary>The name of a file of these figures, without its ending: the marking first, and nobody's name.</summary>
    public static string FileName(SummaryPage page) =>
        string.Join('-', new[] { Paper.Marking, "young-futures", page.Scope.Code, page.Choice.Chosen?.Code }.OfType<string>());
}
