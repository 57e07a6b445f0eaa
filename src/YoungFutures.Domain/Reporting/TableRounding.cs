namespace YoungFutures.Domain.Reporting;

/// <summary>One table on its way through <see cref="ControlledRounding"/>: what its figures may be rounded to at most, and how they lean.</summary>
/// <remarks>
/// Nothing may be published as more than four above what is there, neither in the month nor added up over the quarter and the year
/// so far: only then does a figure of ten or more always stand for five or more. A cell that could come out too high is put on the
/// multiple below; the people left out are made good in a later month, by the leaning.
/// </remarks>
internal sealed class TableRounding
{
    private readonly TrueCounts counts;
    private readonly int[,] cells;
    private readonly int[] most;
    private readonly int mostInAll;
    private readonly int[] leans;
    private readonly int leanInAll;

    public TableRounding(TrueCounts counts, TableHistory history, SuppressedTable? within)
    {
        if (counts.Columns.Count > 0 && (history != TableHistory.None || within is not null))
            throw new ArgumentException("A table of two dimensions has no history and no enclosing table.", nameof(history));

        this.counts = counts;
        cells = (int[,])counts.Cells.Clone();
        Keeps = (history.Quarter, history.Year) switch
        {
            (not null, not null) => PeriodKind.Year,
            (not null, null) => PeriodKind.Quarter,
            _ => PeriodKind.Month,
        };

        var ceiling = within is null ? int.MaxValue - ControlledRounding.Base : within.RoundedTotal;
        SoFar[] running = [.. new[] { history.Quarter, history.Year }.OfType<SoFar>()];
        most = [.. counts.Rows.Select(row => running.Select(period => Room(period, row)).Append(ceiling).Min())];
        mostInAll = counts.AddsUp ? running.Select(RoomInAll).Append(ceiling).Min() : ceiling;

        leans = [.. counts.Rows.Select((row, i) => Lean(
            history, cells[i, 0], period => Room(period, row), before => before.RoundedOf(row)))];
        leanInAll = counts.AddsUp
            ? Lean(history, Total, RoomInAll, before => before.RoundedTotal)
            : 0;
    }

    public PeriodKind Keeps { get; }

    public int Total => cells.Cast<int>().Sum();

    public void KeepWithinBounds()
    {
        if (counts.Columns.Count > 0)
            return;

        var all = Total;
        for (var i = 0; i < most.Length; i++)
            if (ControlledRounding.Up(cells[i, 0]) > most[i])
                cells[i, 0] = ControlledRounding.Down(Math.Min(cells[i, 0], Math.Max(0, most[i])));

        // The others take over what they can, so that the total does not suffer.
        while (counts.AddsUp && Total < all && OffTheGrid().Any())
            cells[OffTheGrid().MaxBy(i => leans[i]), 0]++;
        while (counts.AddsUp && Total > 0 && ControlledRounding.Up(Total) > mostInAll)
            cells[LeastMissed(), 0]--;
    }

    /// <summary>Moves people in and out of cells that are off the grid until the table has this total.</summary>
    public void BringTotalTo(int total)
    {
        while (Total > total)
            cells[LeastMissed(), 0]--;
        while (Total < total)
            cells[OffTheGrid().MaxBy(i => leans[i]), 0]++;
    }

    public int[,] Rounded(Chance chance)
    {
        var rounding = new ControlledRounding();
        var numbers = counts.Columns.Count > 0 ? TwoWay(rounding) : counts.AddsUp ? OneWay(rounding) : Overlapping(rounding);
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
        var numbers = new int[counts.Rows.Count + 1, 1];
        for (var i = 0; i < counts.Rows.Count; i++)
            numbers[i, 0] = rounding.Add(outside, sum, cells[i, 0], leans[i]);
        numbers[counts.Rows.Count, 0] = rounding.Add(sum, outside, Total, leanInAll);
        return numbers;
    }

    private int[,] Overlapping(ControlledRounding rounding)
    {
        var outside = rounding.NewPlace();
        var numbers = new int[counts.Rows.Count, 1];
        for (var i = 0; i < counts.Rows.Count; i++)
        {
            var alone = rounding.NewPlace();
            numbers[i, 0] = rounding.Add(outside, alone, cells[i, 0], leans[i]);
            rounding.Add(alone, outside, cells[i, 0], 0);
        }
        return numbers;
    }

    private int[,] TwoWay(ControlledRounding rounding)
    {
        var (height, width) = (counts.Rows.Count, counts.Columns.Count);
        int[] rows = [.. counts.Rows.Select(_ => rounding.NewPlace())];
        int[] columns = [.. counts.Columns.Select(_ => rounding.NewPlace())];
        var (rowTotals, columnTotals) = (rounding.NewPlace(), rounding.NewPlace());

        var numbers = new int[height + 1, width + 1];
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
                numbers[i, j] = rounding.Add(rows[i], columns[j], cells[i, j], 0);
            numbers[i, width] = rounding.Add(rowTotals, rows[i], Enumerable.Range(0, width).Sum(j => cells[i, j]), 0);
        }
        for (var j = 0; j < width; j++)
            numbers[height, j] = rounding.Add(columns[j], columnTotals, Enumerable.Range(0, height).Sum(i => cells[i, j]), 0);
        numbers[height, width] = rounding.Add(columnTotals, rowTotals, Total, 0);
        return numbers;
    }

    private IEnumerable<int> OffTheGrid() =>
        Enumerable.Range(0, counts.Rows.Count).Where(i => cells[i, 0] % ControlledRounding.Base != 0);

    // Off the grid first: taking from those never lowers what they can be rounded down to.
    private int LeastMissed() => OffTheGrid().Any()
        ? OffTheGrid().MinBy(i => leans[i])
        : Enumerable.Range(0, counts.Rows.Count).MaxBy(i => cells[i, 0]);

    private static int Room(SoFar period, string row) =>
        Cell(period.Counts, row) - (period.Published?.RoundedOf(row) ?? 0) + ControlledRounding.Reach;

    private static int RoomInAll(SoFar period) =>
        period.Counts.Cells.Cast<int>().Sum() - (period.Published?.RoundedTotal ?? 0) + ControlledRounding.Reach;

    private static int Lean(TableHistory history, int now, Func<SoFar, int> room, Func<SuppressedTable, int> before) =>
        (history.Year ?? history.Quarter) is { } period ? room(period) - ControlledRounding.Reach - now
        : history.Before is { } table ? before(table) - now
        : 0;

    private static int Cell(TrueCounts counts, string row)
    {
        for (var i = 0; i < counts.Rows.Count; i++)
            if (string.Equals(counts.Rows[i], row, StringComparison.Ordinal))
                return counts.Cells[i, 0];
        return 0;
    }
}
