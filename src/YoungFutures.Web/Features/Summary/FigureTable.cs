using YoungFutures.Domain.Reporting;

namespace YoungFutures.Web.Features.Summary;

/// <summary>What one cell of a table holds, ready to be shown: a number, or the mark. Page, chart, print and files take this one and can say nothing else.</summary>
/// <param name="Value">Nothing where the figure is hidden.</param>
public sealed record Figure(string Text, int? Value, bool IsShare = false)
{
    public bool IsHidden => Value is null;

    public static Figure Of(SuppressedCount count) => new(count.ToString(), count.Value);

    public static Figure Of(SuppressedPercentage share) => new(share.ToString(), share.Value, IsShare: true);

    public static Figure Of(SuppressedMedian days) => new(days.ToString(), days.Days);
}

/// <param name="Unit">What the figures of the column count or measure.</param>
/// <param name="IsDrawn">Whether the chart beside the table is of it.</param>
public sealed record FigureColumn(string Name, string Unit, bool IsDrawn = true);

/// <param name="Code">As it stands in the release; nothing for the total.</param>
public sealed record FigureRow(string? Code, string Name, IReadOnlyList<Figure> Figures);

/// <summary>What the figures of a table, or of one of its rows, mean.</summary>
/// <param name="Row">Nothing where it is said of the whole table.</param>
/// <param name="Of">Out of which records.</param>
public sealed record FigureMeaning(string? Row, string Definition, string Of);

/// <summary>A table of a release in the reader's words.</summary>
/// <param name="Key">Its name in the release, and its place on the page.</param>
/// <param name="Total">Nothing where the rows overlap.</param>
/// <param name="Means">One for the table, or one for each row.</param>
public sealed record FigureTable(
    string Key, FigureSection Section, string Title, string RowsAre, IReadOnlyList<FigureColumn> Columns, IReadOnlyList<FigureRow> Rows, FigureRow? Total,
    FigureChart Chart, string? Note, IReadOnlyList<FigureMeaning> Means)
{
    /// <summary>The largest figure shown: the length of a bar that fills its place.</summary>
    public int Largest => Rows.SelectMany(row => row.Figures.Zip(Columns)).Where(cell => cell.Second.IsDrawn).Max(cell => cell.First.Value) ?? 0;

    /// <summary>Two dimensions, or shares beside each of several counts: too wide for half a page.</summary>
    public bool IsWide => Columns.Count > 2;

    public bool HidesAny => AllRows.Any(row => row.Figures.Any(figure => figure.IsHidden));

    /// <summary>The rows and, last, the total.</summary>
    public IEnumerable<FigureRow> AllRows => Total is null ? Rows : Rows.Append(Total);

    public string DefinitionOf(FigureRow row) => MeaningOf(row).Definition;

    public string DenominatorOf(FigureRow row) => MeaningOf(row).Of;

    private FigureMeaning MeaningOf(FigureRow row) => Means.FirstOrDefault(means => means.Row == row.Name) ?? Means[0];
}

/// <summary>One of the few figures at the head of the page.</summary>
public sealed record HeadFigure(string Label, Figure Figure, string Key);
