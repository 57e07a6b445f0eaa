namespace YoungFutures.Domain.Reporting;

/// <summary>The most that may be published of a table because of what is published of others: its people are some of theirs.</summary>
/// <param name="InAll">The most of the whole table, and so of each figure in it.</param>
/// <param name="Rows">The most of single rows, where they are some of people of their own.</param>
internal sealed record TableLimits(int InAll, IReadOnlyDictionary<string, int>? Rows = null)
{
    /// <summary>More than any table holds, and small enough to be added to.</summary>
    public const int Unlimited = 1_000_000_000;

    public static readonly TableLimits None = new(Unlimited);

    public static TableLimits Within(SuppressedTable? whole) => whole is null ? None : new(whole.RoundedTotal);

    public int Of(string? row) => row is not null && Rows?.TryGetValue(row, out var most) == true ? Math.Min(most, InAll) : InAll;
}
