namespace YoungFutures.Domain.Reporting;

/// <summary>
/// A table of numbers of people that is safe to show, by one code or by two. It is the only maker of <see cref="SuppressedCount"/>.
/// </summary>
/// <remarks>
/// Cells and totals are rounded to five together, so that the table adds up as published and holds nothing else; what could stand for
/// fewer than the threshold is shown as <c>c</c>. See docs/disclosure.md for what this keeps and decision 3 for why.
/// </remarks>
public sealed class SuppressedTable
{
    private readonly int[,] rounded;
    private readonly int[,] least;

    private SuppressedTable(
        IReadOnlyList<string> rows, IReadOnlyList<string> columns, bool addsUp, int threshold, PeriodKind keeps, int[,] rounded, int[,] least)
    {
        Rows = rows;
        Columns = columns;
        AddsUp = addsUp;
        Threshold = threshold;
        Keeps = keeps;
        this.rounded = rounded;
        this.least = least;
    }

    /// <summary>The codes of the rows, in their order.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The codes of the columns, in their order: none when the table has one dimension.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether each person stands in one cell, so that there are totals.</summary>
    public bool AddsUp { get; }

    /// <summary>Counts below this are never shown as a number.</summary>
    public int Threshold { get; }

    /// <summary>The longest period over which its months were kept from adding up to more than was there.</summary>
    internal PeriodKind Keeps { get; }

    /// <summary>Whether any figure is hidden, so that the mark needs explaining below the table.</summary>
    public bool HidesAny => least.Cast<int>().Any(fewest => fewest < Threshold);

    /// <summary>The figure of a row: its only cell, or its total over the columns.</summary>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    public SuppressedCount this[string row] => Shown(Place(Rows, row), Columns.Count);

    /// <exception cref="ArgumentException">There is no such row or column.</exception>
    public SuppressedCount this[string row, string column] => Shown(Place(Rows, row), Place(Columns, column));

    /// <summary>The total of a column over its rows.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public SuppressedCount TotalOf(string column) => Shown(Rows.Count, Place(Columns, column));

    /// <exception cref="InvalidOperationException">The rows overlap, so that there is no total.</exception>
    public SuppressedCount Total => AddsUp
        ? Shown(Rows.Count, Columns.Count)
        : throw new InvalidOperationException("The rows of this table overlap; it has no total.");

    /// <summary>Makes counts safe.</summary>
    /// <param name="within">A table of all the people these are some of: no figure here is then larger than its total.</param>
    public static SuppressedTable From(
        TrueCounts counts, SuppressionRule rule, TableHistory? history = null, SuppressedTable? within = null) =>
        From(counts, rule, history, ControlledRounding.Unforeseeable, TableLimits.Within(within));

    /// <summary>
    /// Makes several breakdowns of the same people safe, with one total for all of them: two totals of the same people, rounded apart, would
    /// narrow down what both hide.
    /// </summary>
    /// <exception cref="ArgumentException">A breakdown has two dimensions, overlapping rows, or counts another number of people.</exception>
    public static IReadOnlyList<SuppressedTable> From(
        IReadOnlyList<(TrueCounts Counts, TableHistory History)> breakdowns, SuppressionRule rule) =>
        From(breakdowns, rule, ControlledRounding.Unforeseeable);

    internal static SuppressedTable From(
        TrueCounts counts, SuppressionRule rule, TableHistory? history, SuppressedTable? within, Chance chance) =>
        From(counts, rule, history, chance, TableLimits.Within(within));

    internal static SuppressedTable From(
        TrueCounts counts, SuppressionRule rule, TableHistory? history, Chance chance, TableLimits limits)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(rule);

        var rounding = new TableRounding(counts, history ?? TableHistory.None, limits);
        rounding.KeepWithinBounds();
        return Made(counts, rule, rounding, chance);
    }

    internal static IReadOnlyList<SuppressedTable> From(
        IReadOnlyList<(TrueCounts Counts, TableHistory History)> breakdowns, SuppressionRule rule, Chance chance) =>
        From(breakdowns, rule, chance, TableLimits.None);

    /// <param name="limits">Of all of them.</param>
    internal static IReadOnlyList<SuppressedTable> From(
        IReadOnlyList<(TrueCounts Counts, TableHistory History)> breakdowns, SuppressionRule rule, Chance chance, TableLimits limits)
    {
        ArgumentNullException.ThrowIfNull(breakdowns);
        ArgumentNullException.ThrowIfNull(rule);

        var roundings = breakdowns.Select(breakdown => new TableRounding(breakdown.Counts, breakdown.History, limits)).ToList();
        if (breakdowns.Any(breakdown => !breakdown.Counts.AddsUp || breakdown.Counts.Columns.Count > 0)
            || roundings.Select(rounding => rounding.Total).Distinct().Count() > 1)
            throw new ArgumentException("Breakdowns of the same people have one dimension and the same total.", nameof(breakdowns));

        foreach (var rounding in roundings)
            rounding.KeepWithinBounds();
        var common = roundings.Min(rounding => rounding.Total);
        foreach (var rounding in roundings)
            rounding.BringTotalTo(common);

        var tables = new List<SuppressedTable>();
        foreach (var (breakdown, rounding) in breakdowns.Zip(roundings))
        {
            if (tables.Count > 0)
                rounding.BringTotalTo(tables[0].RoundedTotal);
            tables.Add(Made(breakdown.Counts, rule, rounding, chance));
        }
        return tables;
    }

    /// <summary>A quarter or a year as the sum of its months as they were published: nothing new is said.</summary>
    /// <exception cref="ArgumentException">There are no months, or some overlap and some add up.</exception>
    internal static SuppressedTable Over(PeriodKind kind, IReadOnlyList<SuppressedTable> months) => Sum(months, kind);

    /// <summary>An area as the sum of its panels as they were published: nothing new is said.</summary>
    /// <exception cref="ArgumentException">There are no panels, or some overlap and some add up.</exception>
    public static SuppressedTable Across(IReadOnlyList<SuppressedTable> panels) => Sum(panels, over: null);

    /// <summary>The totals of the months of a quarter or a year, one row for each: nothing new is said.</summary>
    /// <param name="months">The months in their order, each under its code.</param>
    internal static SuppressedTable OfTotals(PeriodKind kind, IReadOnlyList<(string Code, SuppressedTable Table)> months)
    {
        var whole = Over(kind, [.. months.Select(month => month.Table)]);
        return new SuppressedTable(
            [.. months.Select(month => month.Code)], [], addsUp: true, whole.Threshold, whole.Keeps,
            Grid(months.Count + 1, 1, (i, _) => i < months.Count ? months[i].Table.RoundedTotal : whole.RoundedTotal),
            Grid(months.Count + 1, 1, (i, _) => i < months.Count
                ? months[i].Table.least[months[i].Table.Rows.Count, 0]
                : whole.least[whole.Rows.Count, 0]));
    }

    /// <summary>The totals of the columns of a table of two dimensions, as they stand in it.</summary>
    internal SuppressedTable OfColumns() => new(
        Columns, [], addsUp: true, Threshold, Keeps,
        Grid(Columns.Count + 1, 1, (j, _) => rounded[Rows.Count, j]), Grid(Columns.Count + 1, 1, (j, _) => least[Rows.Count, j]));

    /// <summary>Figures of other tables as they stand there, one row for each or for the sum of some: nothing new is said.</summary>
    /// <param name="total">What the total is the sum of; nothing where the rows overlap.</param>
    internal static SuppressedTable Beside(
        IReadOnlyList<(string Code, IReadOnlyList<PublishedFigure> Sum)> rows, IReadOnlyList<PublishedFigure>? total = null)
    {
        List<IReadOnlyList<PublishedFigure>> sums = [.. rows.Select(row => row.Sum)];
        if (total is not null)
            sums.Add(total);
        return new SuppressedTable(
            [.. rows.Select(row => row.Code)], [], addsUp: total is not null, sums.SelectMany(sum => sum).Max(figure => figure.Table.Threshold), PeriodKind.Month,
            Grid(sums.Count, 1, (i, _) => sums[i].Sum(figure => figure.Table.RoundedAt(figure.Row, null))),
            Grid(sums.Count, 1, (i, _) => sums[i].Sum(figure => figure.Table.LeastOf(figure.Row))));
    }

    internal int RoundedTotal => rounded[Rows.Count, Columns.Count];

    internal int RoundedOf(string row) => RoundedAt(row, null);

    /// <summary>The figure of a row, a column, a cell or, of neither, of the whole, under whatever mark; nought under a code that is not listed.</summary>
    internal int RoundedAt(string? row, string? column)
    {
        var (i, j) = (row is null ? Rows.Count : IndexOf(Rows, row), column is null ? Columns.Count : IndexOf(Columns, column));
        return i < 0 || j < 0 || i >= rounded.GetLength(0) ? 0 : rounded[i, j];
    }

    /// <summary>The fewest people that the figure of a row, or of the whole, can stand for.</summary>
    internal int LeastOf(string? row)
    {
        var i = row is null ? Rows.Count : IndexOf(Rows, row);
        return i < 0 || i >= least.GetLength(0) ? 0 : least[i, Columns.Count];
    }

    internal StoredTable Stored() => new(Rows, Columns, AddsUp, Threshold, Keeps, [.. rounded.Cast<int>()], [.. least.Cast<int>()]);

    /// <exception cref="FormatException">What was stored is no safe table: it was changed, or it is none of ours.</exception>
    internal static SuppressedTable From(StoredTable stored)
    {
        if (stored is not { Rows: not null, Columns: not null, Rounded: not null, Least: not null })
            throw new FormatException("The stored table is not whole.");

        var (height, width) = Size(stored.Rows.Count, stored.Columns.Count, stored.AddsUp);
        if (stored.Threshold < SuppressionRule.Floor
            || stored.Rows.Count == 0 || (stored.Columns.Count > 0 && !stored.AddsUp)
            || stored.Rounded.Count != height * width || stored.Least.Count != height * width
            || stored.Rounded.Any(figure => figure < 0 || figure % ControlledRounding.Base != 0)
            || stored.Least.Zip(stored.Rounded).Any(pair => pair.First < 0 || pair.First > Math.Max(0, pair.Second - ControlledRounding.Reach)))
            throw new FormatException("The stored table is not a safe one.");

        var table = new SuppressedTable(
            stored.Rows, stored.Columns, stored.AddsUp, stored.Threshold, stored.Keeps,
            Grid(height, width, (i, j) => stored.Rounded[(i * width) + j]),
            Grid(height, width, (i, j) => stored.Least[(i * width) + j]));
        return table.AddsUpAsPublished() ? table : throw new FormatException("The stored table does not add up.");
    }

    private static SuppressedTable Made(TrueCounts counts, SuppressionRule rule, TableRounding rounding, Chance chance)
    {
        var figures = rounding.Rounded(chance);
        return new SuppressedTable(
            counts.Rows, counts.Columns, counts.AddsUp, rule.Threshold, rounding.Keeps, figures,
            Grid(figures.GetLength(0), figures.GetLength(1), (i, j) => Fewest(figures[i, j])));
    }

    private static SuppressedTable Sum(IReadOnlyList<SuppressedTable> tables, PeriodKind? over)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count == 0 || tables.Select(table => (table.AddsUp, table.Columns.Count > 0)).Distinct().Count() > 1)
            throw new ArgumentException("Tables that are added up are of one kind.", nameof(tables));

        var last = tables[^1];
        List<string> rows = [.. tables.Reverse().SelectMany(table => table.Rows).Distinct(StringComparer.Ordinal)];
        List<string> columns = [.. tables.Reverse().SelectMany(table => table.Columns).Distinct(StringComparer.Ordinal)];
        var (height, width) = Size(rows.Count, columns.Count, last.AddsUp);

        int Added(int i, int j, Func<SuppressedTable, int[,]> grid) => tables.Sum(table =>
        {
            var row = i == rows.Count ? table.Rows.Count : IndexOf(table.Rows, rows[i]);
            var column = j == columns.Count ? table.Columns.Count : IndexOf(table.Columns, columns[j]);
            return row < 0 || column < 0 ? 0 : grid(table)[row, column];
        });

        var figures = Grid(height, width, (i, j) => Added(i, j, table => table.rounded));
        var kept = over is { } kind && last.Keeps >= kind;
        return new SuppressedTable(
            rows, columns, last.AddsUp, tables.Max(table => table.Threshold), last.Keeps, figures,
            Grid(height, width, (i, j) => kept ? Fewest(figures[i, j]) : Added(i, j, table => table.least)));
    }

    private SuppressedCount Shown(int row, int column) =>
        least[row, column] < Threshold ? SuppressedCount.Small : SuppressedCount.Of(rounded[row, column]);

    private bool AddsUpAsPublished()
    {
        if (!AddsUp)
            return true;

        var (height, width) = (Rows.Count, Columns.Count);
        for (var j = 0; j <= width; j++)
            if (Enumerable.Range(0, height).Sum(i => rounded[i, j]) != rounded[height, j])
                return false;
        for (var i = 0; width > 0 && i <= height; i++)
            if (Enumerable.Range(0, width).Sum(j => rounded[i, j]) != rounded[i, width])
                return false;
        return true;
    }

    private static int Fewest(int figure) => Math.Max(0, figure - ControlledRounding.Reach);

    private static (int Height, int Width) Size(int rows, int columns, bool addsUp) => (rows + (addsUp ? 1 : 0), columns + 1);

    private static int[,] Grid(int height, int width, Func<int, int, int> figure)
    {
        var grid = new int[height, width];
        for (var i = 0; i < height; i++)
            for (var j = 0; j < width; j++)
                grid[i, j] = figure(i, j);
        return grid;
    }

    private static int Place(IReadOnlyList<string> codes, string code) =>
        IndexOf(codes, code) is var place and >= 0 ? place : throw new ArgumentException($"There is no '{code}' in this table.", nameof(code));

    private static int IndexOf(IReadOnlyList<string> codes, string code)
    {
        for (var place = 0; place < codes.Count; place++)
            if (string.Equals(codes[place], code, StringComparison.Ordinal))
                return place;
        return -1;
    }
}

/// <summary>A figure of a safe table: of a row, or of the whole.</summary>
internal readonly record struct PublishedFigure(SuppressedTable Table, string? Row = null);

/// <summary>A safe table as it lies in a release: the rounded figures, with those below the mark, and nothing of the true ones.</summary>
internal sealed record StoredTable(
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    bool AddsUp,
    int Threshold,
    PeriodKind Keeps,
    IReadOnlyList<int> Rounded,
    IReadOnlyList<int> Least);
