namespace YoungFutures.Domain.Reporting;

/// <summary>
/// How many times the rate of a whole population the rate of one group is, and between what it lies whatever chance and the rounding of both counts did: the group's share of what was counted over
/// its share of the population.
/// </summary>
/// <param name="Value">1 where both rates are the same.</param>
/// <param name="From">The lower end of the share's interval (<see cref="ShareRange"/>) over the share of the population.</param>
/// <param name="To">The upper end.</param>
public sealed record RateRatio(double Value, double From, double To)
{
    /// <summary>Nothing where the share is not given, or where one of the populations is too small for a rate.</summary>
    /// <param name="population">Of the group; nought where it is not known.</param>
    /// <param name="populationOfWhole">Of everybody; nought where it is not known.</param>
    /// <param name="panels">Of how many panels the two counts are the sum.</param>
    public static RateRatio? Of(SuppressedCount part, SuppressedCount whole, int population, int populationOfWhole, int panels = 1)
    {
        if (population < SuppressedRate.SmallestPopulation || populationOfWhole < population || ShareRange.Of(part, whole, panels) is not { } share) return null;
        var living = (double)population / populationOfWhole;
        return new RateRatio(share.Share / living, share.From / living, share.To / living);
    }
}
