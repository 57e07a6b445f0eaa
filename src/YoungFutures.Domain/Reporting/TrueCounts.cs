namespace YoungFutures.Domain.Reporting;

/// <summary>
/// True numbers of people by one code or by two, on their way into a <see cref="SuppressedTable"/>. Nothing outside the
/// engine can read them back, so that a page, a log line or an exporter handed one by mistake has nothing to show.
/// </summary>
/// <remarks>
/// Every code of the list stands in the table, also those nobody falls under: a row that comes and goes
/// would say by its absence what the mark hides.
/// </remarks>
public sealed class TrueCounts
{
    private TrueCounts(IReadOnlyList<string> rows, IReadOnlyList<string> columns, bool addsUp, int[,] cells)
    {
        Rows = rows;
        Columns = columns;
        AddsUp = addsUp;
        Cells = cells;
    }

    internal IReadOnlyList<string> Rows { get; }

    internal IReadOnlyList<string> Columns { get; }

    internal bool AddsUp { get; }

    internal int[,] Cells { get; }

    /// <summary>People by one code, each person under one row: the rows add up to a total.</summary>
    /// <exception cref="ArgumentException">A code is listed twice, a count has no code in the list or is negative.</exception>
    public static TrueCounts By(IReadOnlyList<string> rows, IReadOnlyDictionary<string, int> counts) =>
        OneWay(rows, counts, addsUp: true);

    /// <summary>People by one code of which each may have several or none: the rows overlap and there is no total.</summary>
    /// <exception cref="ArgumentException">A code is listed twice, a count has no code in the list or is negative.</exception>
    public static TrueCounts Overlapping(IReadOnlyList<string> rows, IReadOnlyDictionary<string, int> counts) =>
        OneWay(rows, counts, addsUp: false);

    /// <summary>People by two codes, each person in one cell. Three are never crossed.</summary>
    /// <exception cref="ArgumentException">A code is listed twice, a count has no code in the lists or is negative.</exception>
    public static TrueCounts By(
        IReadOnlyList<string> rows, IReadOnlyList<string> columns, IReadOnlyDictionary<(string Row, string Column), int> counts)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count);

        var row = Places(rows);
        var column = Places(columns);
        var cells = new int[rows.Count, columns.Count];
        foreach (var (code, count) in counts)
        {
            if (!row.TryGetValue(code.Row, out var i) || !column.TryGetValue(code.Column, out var j))
                throw new ArgumentException("A count has a code that is not in the list.", nameof(counts));
            cells[i, j] = NotNegative(count);
        }
        return new TrueCounts([.. rows], [.. columns], addsUp: true, cells);
    }

    /// <summary>The same people over several months, under every code that one of them lists, those of the last first.</summary>
    /// <exception cref="ArgumentException">There are none, or they are of different kinds.</exception>
    internal static TrueCounts Over(IReadOnlyList<TrueCounts> months)
    {
        if (months.Count == 0 || months.Select(month => (month.AddsUp, month.Columns.Count > 0)).Distinct().Count() > 1)
            throw new ArgumentException("Counts that are added up are of one kind.", nameof(months));

        string[] rows = [.. months.Reverse().SelectMany(month => month.Rows).Distinct(StringComparer.Ordinal)];
        string[] columns = [.. months.Reverse().SelectMany(month => month.Columns).Distinct(StringComparer.Ordinal)];
        var cells = new int[rows.Length, Math.Max(1, columns.Length)];
        for (var i = 0; i < rows.Length; i++)
            for (var j = 0; j < cells.GetLength(1); j++)
                cells[i, j] = months.Sum(month => month.Sum(rows[i], columns.Length == 0 ? null : columns[j]));
        return new TrueCounts(rows, columns, months[^1].AddsUp, cells);
    }

    /// <summary>How many there are in a row, a column, a cell or, of neither, in all; none under a code that is not listed.</summary>
    internal int Sum(string? row, string? column)
    {
        var sum = 0;
        for (var i = 0; i < Rows.Count; i++)
            if (row is null || string.Equals(Rows[i], row, StringComparison.Ordinal))
                for (var j = 0; j < Cells.GetLength(1); j++)
                    if (column is null || (j < Columns.Count && string.Equals(Columns[j], column, StringComparison.Ordinal)))
                        sum += Cells[i, j];
        return sum;
    }

    public override string ToString() => nameof(TrueCounts);

    private static TrueCounts OneWay(IReadOnlyList<string> rows, IReadOnlyDictionary<string, int> counts, bool addsUp)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(counts);

        var row = Places(rows);
        var cells = new int[rows.Count, 1];
        foreach (var (code, count) in counts)
        {
            if (!row.TryGetValue(code, out var i))
                throw new ArgumentException("A count has a code that is not in the list.", nameof(counts));
            cells[i, 0] = NotNegative(count);
        }
        return new TrueCounts([.. rows], [], addsUp, cells);
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> codes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(codes.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < codes.Count; place++)
            if (!places.TryAdd(codes[place], place))
                throw new ArgumentException("A code is listed twice.", nameof(codes));
        return places;
    }

    // The count itself stays out of the message: exceptions are logged.
    private static int NotNegative(int count) =>
        count >= 0 ? count : throw new ArgumentException("A count of people is negative.", nameof(count));
}
