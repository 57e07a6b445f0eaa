namespace YoungFutures.Domain.Reporting;

/// <summary>What was published of one panel, month by month from its first release on.</summary>
internal sealed class PublishedMonths
{
    private readonly SortedDictionary<DateOnly, ReleaseContent> months = [];

    public void Add(ReleasePeriod month, ReleaseContent content) => months.Add(month.Start, content);

    public ReleaseContent this[ReleasePeriod month] => months[month.Start];

    /// <summary>A table as it was published in each month before a day, from another day on, first to last; nothing where one of them lacks it.</summary>
    public IReadOnlyList<SuppressedTable>? Of(string name, DateOnly from, DateOnly before)
    {
        var tables = new List<SuppressedTable>();
        foreach (var (start, content) in months)
            if (start >= from && start < before)
            {
                if (!content.Tables.TryGetValue(name, out var table)) return null;
                tables.Add(table);
            }
        return tables;
    }

    /// <summary>Whether each month before a day holds a table: whom it counts is then published from the beginning.</summary>
    public bool AlwaysHeld(string name, DateOnly before) => Of(name, DateOnly.MinValue, before) is not null;

    /// <summary>A figure of a table, of a row or of the whole, added up over all months before a day.</summary>
    public int SoFar(string name, string? row, DateOnly before)
    {
        var sum = 0;
        foreach (var (start, content) in months)
            if (start < before && content.Tables.TryGetValue(name, out var table))
                sum += table.RoundedAt(row, null);
        return sum;
    }

    /// <summary>The codes of the rows under which a table was published since a day.</summary>
    public IEnumerable<string> RowsOf(string name, DateOnly from) => months.Where(month => month.Key >= from)
        .SelectMany(month => month.Value.Tables.TryGetValue(name, out var table) ? table.Rows : []).Distinct(StringComparer.Ordinal);
}
