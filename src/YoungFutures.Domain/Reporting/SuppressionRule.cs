namespace YoungFutures.Domain.Reporting;

/// <summary>How small a count must be to be hidden: a setting of the panel that can be raised and never lowered below five.</summary>
public sealed record SuppressionRule
{
    /// <summary>The lowest threshold a panel may choose.</summary>
    public const int Floor = 5;

    public static readonly SuppressionRule Default = new(Floor);

    /// <param name="threshold">Counts below this are never shown as a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below <see cref="Floor"/>.</exception>
    public SuppressionRule(int threshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, Floor);
        Threshold = threshold;
    }

    public int Threshold { get; }
}
