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
    public static IEnumerable<IReadOnlyList<object>> Of(ReleasedFigures figures, Words T)
    {
        var (panels, period, computed) = (string.Join("; ", figures.Panels), T.Of(figures.Period), figures.ComputedAt.ToLong());
        foreach (var table in figures.Tables)
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

    /// <summary>The name of a file of these figures, without its ending: the marking first, and nobody's name.</summary>
    public static string FileName(SummaryPage page) =>
        string.Join('-', new[] { Paper.Marking, "young-futures", page.Scope.Code, page.Choice.Chosen?.Code }.OfType<string>());
}
