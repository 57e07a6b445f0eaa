namespace YoungFutures.Domain.Signals;

/// <summary>One row of a file as it stands there.</summary>
/// <param name="Row">The heading is row 1; an empty row counts.</param>
/// <param name="Fault">What is wrong with the row as a whole.</param>
/// <param name="Position">How far into the file it is, of <see cref="RowSource.Length"/>.</param>
public readonly record struct SourceRow(long Row, IReadOnlyList<string?> Cells, RowFaultKind? Fault, long Position);

/// <summary>The rows of a file, or of what a system posted, one after the other. Reading may throw <see cref="UnreadableFile"/>.</summary>
public sealed record RowSource(IReadOnlyList<string> Headings, IEnumerable<SourceRow> Rows, long Length);

/// <summary>
/// Every row of a delivery made into a signal or its faults, with what only the whole file tells: that an earlier row has the same key. It keeps 32 bytes a row.
/// </summary>
public sealed class ReadRows(RowSource source, ImportTerms terms, SignalOrigin origin)
{
    private readonly Dictionary<ulong, (uint Row, long Fingerprint)> keys = [];
    private readonly (SignalField Field, int Column)[] columns = [.. terms.Columns.Select(column => (column.Key, IndexOf(source.Headings, column.Value))).Where(column => column.Item2 >= 0)];

    /// <summary>A row, how far it is, and whether an earlier row of the file said the very same.</summary>
    public IEnumerable<(ReadRow Read, long Position, bool SaidAbove)> All()
    {
        var values = new Dictionary<SignalField, string?>();
        foreach (var row in source.Rows)
        {
            if (row.Fault is { } wrong)
            {
                yield return (new ReadRow(row.Row, null, null, [new RowFault(null, wrong)]), row.Position, false);
                continue;
            }

            values.Clear();
            foreach (var (field, column) in columns) values[field] = column < row.Cells.Count ? row.Cells[column] : null;
            var read = SignalRow.Read(values, terms, origin, row.Row);
            var saidAbove = false;
            if ((read.Signal?.SourceKey ?? read.Withdraws) is { } key)
            {
                var print = read.Signal?.Fingerprint ?? 0;
                if (!keys.TryGetValue(Hash(key), out var above)) keys.Add(Hash(key), ((uint)row.Row, print));
                else if (above.Fingerprint == print) saidAbove = true;
                else read = new ReadRow(row.Row, null, null, [new RowFault(SignalField.SourceKey, RowFaultKind.SameKey, SignalRow.Shown(key), above.Row)]);
            }

            yield return (read, row.Position, saidAbove);
        }
    }

    private static int IndexOf(IReadOnlyList<string> headings, string heading)
    {
        for (var index = 0; index < headings.Count; index++)
            if (headings[index] == heading) return index;
        return -1;
    }

    private static ulong Hash(string key)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key), hash);
        return BitConverter.ToUInt64(hash);
    }
}
