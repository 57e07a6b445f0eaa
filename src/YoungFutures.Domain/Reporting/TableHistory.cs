namespace YoungFutures.Domain.Reporting;

/// <summary>What has been published before of the people a table counts, so that figures over time neither drift nor give anybody away.</summary>
public sealed record TableHistory
{
    public static readonly TableHistory None = new();

    /// <summary>The quarter up to and including this month, where people are counted in the month something happened.</summary>
    public SoFar? Quarter { get; init; }

    /// <summary>The year up to and including this month, where people are counted in the month something happened.</summary>
    public SoFar? Year { get; init; }

    /// <summary>
    /// The table of the month before, where the same people are counted again each month: a figure then stays as
    /// it is while it can, or the average of many roundings would tell what each of them hides.
    /// </summary>
    public SuppressedTable? Before { get; init; }
}

/// <param name="Counts">True counts from the first day of the quarter or year to the last day of this month.</param>
/// <param name="Published">What its earlier months were published as, added up; null in its first month.</param>
public sealed record SoFar(TrueCounts Counts, SuppressedTable? Published);
