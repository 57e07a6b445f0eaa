using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

internal static class Given
{
    public static string[] Codes(int howMany, string prefix = "r") => [.. Enumerable.Range(0, howMany).Select(i => prefix + i)];

    public static TrueCounts Counts(params int[] counts) => TrueCounts.By(Codes(counts.Length), Coded(counts));

    public static TrueCounts Overlapping(params int[] counts) => TrueCounts.Overlapping(Codes(counts.Length), Coded(counts));

    public static TrueCounts Counts(int[,] counts) => TrueCounts.By(
        Codes(counts.GetLength(0)),
        Codes(counts.GetLength(1), "k"),
        (from i in Enumerable.Range(0, counts.GetLength(0))
         from j in Enumerable.Range(0, counts.GetLength(1))
         select (i, j)).ToDictionary(at => ("r" + at.i, "k" + at.j), at => counts[at.i, at.j]));

    /// <summary>Months of a year, first to last, each released on its day with what was known by then.</summary>
    public static List<SuppressedTable> Released(int[][] months, Chance chance)
    {
        var released = new List<SuppressedTable>();
        for (var month = 0; month < months.Length; month++)
        {
            var quarter = month / 3 * 3;
            released.Add(SuppressedTable.From(
                Counts(months[month]),
                SuppressionRule.Default,
                new TableHistory { Quarter = SoFar(quarter, PeriodKind.Quarter), Year = SoFar(0, PeriodKind.Year) },
                within: null,
                chance));

            SoFar SoFar(int from, PeriodKind kind) => new(
                Counts([.. months[month].Select((_, row) => months[from..(month + 1)].Sum(counts => counts[row]))]),
                from == month ? null : SuppressedTable.Over(kind, released[from..month]));
        }
        return released;
    }

    private static Dictionary<string, int> Coded(int[] counts) =>
        counts.Select((count, i) => (count, i)).ToDictionary(at => "r" + at.i, at => at.count);
}
