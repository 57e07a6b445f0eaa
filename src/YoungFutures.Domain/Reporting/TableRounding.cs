namespace YoungFutures.Domain.Reporting;

/// <summary>One table on its way through <see cref="ControlledRounding"/>: what its figures may be rounded to at most, and how they lean.</summary>
/// <remarks>
/// Nothing may be published as more than four above what is there, neither in the month nor added up over the quarter and the year
/// so far: only then does a figure of ten or more always stand for five or more. A figure that could come out too high is put on the
/// multiple below; the people left out are made good in a later month, by the leaning.
/// </remarks>
internal sealed class TableRounding
{
    private readonly TrueCounts counts;
    private readonly int height;
    private readonly int width;
    private readonly int[,] cells;

    // Figure by figure, the margins behind the cells, as they are published.
    private readonly int[,] most;
    private readonly int[,] leans;

    public TableRounding(TrueCounts counts, TableHistory history, TableLimits limits)
    {
        this.counts = counts;
        cells = (int[,])counts.Cells.Clone();
        (height, width) = (cells.GetLength(0), cells.GetLength(1));
        Keeps = (history.Quarter, history.Year) switch
        {
            (not null, not null) => PeriodKind.Year,
            (not null, null) => PeriodKind.Quarter,
            _ => PeriodKind.Month,
        };

        SoFar[] running = [.. new[] { history.Quarter, history.Year }.OfType<SoFar>()];
        var (rows, columns) = (height + (counts.AddsUp ? 1 : 0), width + (IsTwoWay ? 1 : 0));
        (most, leans) = (new int[rows, columns], new int[rows, columns]);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
            {
                var row = i < height ? counts.Rows[i] : null;
                var column = IsTwoWay && j < width ? counts.Columns[j] : null;
                most[i, j] = running.Select(period => Room(period, row, column)).Append(limits.Of(row)).Min();
                leans[i, j] = Lean(history, counts.Sum(row, column), row, column);
            }
    }

    public PeriodKind Keeps { get; }

    public int Total => cells.Cast<int>().Sum();

    private bool IsTwoWay => counts.Columns.Count > 0;

    public void KeepWithinBounds()
    {
        var all = Total;
        foreach (var (i, j) in Everywhere())
            if (ControlledRounding.Up(cells[i, j]) > most[i, j])
                cells[i, j] = ControlledRounding.Down(Math.Min(cells[i, j], Math.Max(0, most[i, j])));

        // The others take over what they can, so that the total does not suffer.
        while (counts.AddsUp && !IsTwoWay && Total < all && OffTheGrid(Everywhere()).Any())
            Change(OffTheGrid(Everywhere()).MaxBy(at => leans[at.Row, at.Column]), 1);

        for (var i = 0; IsTwoWay && i < height; i++)
            KeepBelow(most[i, width], [.. Enumerable.Range(0, width).Select(j => (i, j))]);
        for (var j = 0; IsTwoWay && j < width; j++)
            KeepBelow(most[height, j], [.. Enumerable.Range(0, height).Select(i => (i, j))]);
        if (counts.AddsUp)
            KeepBelow(most[height, IsTwoWay ? width : 0], [.. Everywhere()]);
    }

    /// <summary>Moves people in and out of cells that are off the grid until the table, of one dimension, has this total.</summary>
    public void BringTotalTo(int total)
    {
        while (Total > total)
            Change(LeastMissed(Everywhere()), -1);
        while (Total < total)
            Change(OffTheGrid(Everywhere()).MaxBy(at => leans[at.Row, at.Column]), 1);
    }

    public int[,] Rounded(Chance chance)
    {
        var rounding = new ControlledRounding();
        var numbers = IsTwoWay ? TwoWay(rounding) : counts.AddsUp ? OneWay(rounding) : Overlapping(rounding);
        rounding.Round(chance);

        var figures = new int[numbers.GetLength(0), numbers.GetLength(1)];
        for (var i = 0; i < figures.GetLength(0); i++)
            for (var j = 0; j < figures.GetLength(1); j++)
                figures[i, j] = rounding[numbers[i, j]];
        return figures;
    }

    private int[,] OneWay(ControlledRounding rounding)
    {
        var (sum, outside) = (rounding.NewPlace(), rounding.NewPlace());
        var numbers = new int[height + 1, 1];
        for (var i = 0; i < height; i++)
            numbers[i, 0] = rounding.Add(outside, sum, cells[i, 0], leans[i, 0]);
        numbers[height, 0] = rounding.Add(sum, outside, Total, leans[height, 0]);
        return numbers;
    }

    private int[,] Overlapping(ControlledRounding rounding)
    {
        var outside = rounding.NewPlace();
        var numbers = new int[height, 1];
        for (var i = 0; i < height; i++)
        {
            var alone = rounding.NewPlace();
            numbers[i, 0] = rounding.Add(outside, alone, cells[i, 0], leans[i, 0]);
            rounding.Add(alone, outside, cells[i, 0], 0);
        }
        return numbers;
    }

    private int[,] TwoWay(ControlledRounding rounding)
    {
        int[] rows = [.. counts.Rows.Select(_ => rounding.NewPlace())];
        int[] columns = [.. counts.Columns.Select(_ => rounding.NewPlace())];
        var (rowTotals, columnTotals) = (rounding.NewPlace(), rounding.NewPlace());

        var numbers = new int[height + 1, width + 1];
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
                numbers[i, j] = rounding.Add(rows[i], columns[j], cells[i, j], leans[i, j]);
            numbers[i, width] = rounding.Add(rowTotals, rows[i], Enumerable.Range(0, width).Sum(j => cells[i, j]), leans[i, width]);
        }
        for (var j = 0; j < width; j++)
            numbers[height, j] = rounding.Add(columns[j], columnTotals, Enumerable.Range(0, height).Sum(i => cells[i, j]), leans[height, j]);
        numbers[height, width] = rounding.Add(columnTotals, rowTotals, Total, leans[height, width]);
        return numbers;
    }

    private void KeepBelow(int highest, IReadOnlyList<(int Row, int Column)> summed)
    {
        while (Sum() is > 0 and var sum && ControlledRounding.Up(sum) > highest)
            Change(LeastMissed(summed), -1);

        int Sum() => summed.Sum(at => cells[at.Row, at.Column]);
    }

    private IEnumerable<(int Row, int Column)> Everywhere()
    {
        for (var i = 0; i < height; i++)
            for (var j = 0; j < width; j++)
                yield return (i, j);
    }

    private IEnumerable<(int Row, int Column)> OffTheGrid(IEnumerable<(int Row, int Column)> places) =>
        places.Where(at => cells[at.Row, at.Column] % ControlledRounding.Base != 0);

    // Off the grid first: taking from those never lowers what they can be rounded down to.
    private (int Row, int Column) LeastMissed(IEnumerable<(int Row, int Column)> places)
    {
        var all = places.ToList();
        return OffTheGrid(all).Any()
            ? OffTheGrid(all).MinBy(at => leans[at.Row, at.Column])
            : all.MaxBy(at => cells[at.Row, at.Column]);
    }

    private void Change((int Row, int Column) at, int by) => cells[at.Row, at.Column] += by;

    private static int Room(SoFar period, string? row, string? column) =>
        period.Counts.Sum(row, column) - (period.Published?.RoundedAt(row, column) ?? 0) + ControlledRounding.Reach;

    private static int Lean(TableHistory history, int now, string? row, string? column) =>
        (history.Year ?? history.Quarter) is { } period ? Room(period, row, column) - ControlledRounding.Reach - now
        : history.Before is { } table ? table.RoundedAt(row, column) - now
        : 0;
}
