namespace YoungFutures.Domain.Reporting;

/// <summary>
/// How far the shares of two released counts may be trusted: a 95% Wilson interval, as wide as it can become over all true counts that the rounding leaves open.
/// </summary>
/// <remarks>
/// It is worked out from the two counts as they are shown, and so says nothing that they do not say. A released count lies at most four above the truth
/// (<see cref="ControlledRounding"/>) and, as measured, at most fourteen below (decisions 3 and 23). The interval is E. B. Wilson's (Probable Inference, the Law of Succession, and
/// Statistical Inference, Journal of the American Statistical Association 22, 1927): its lower end rises with the part and falls with the whole, so that
/// the widest one lies at the corners of that range.
/// </remarks>
/// <param name="Share">Part over whole as shown, 0 to 1.</param>
/// <param name="LeastRounded">The smallest share that the rounding leaves open, 0 to 1.</param>
/// <param name="MostRounded">The largest.</param>
/// <param name="From">The lower end of the interval, 0 to 1; never above <paramref name="LeastRounded"/>.</param>
/// <param name="To">The upper end; never below <paramref name="MostRounded"/>.</param>
public sealed record ShareRange(double Share, double LeastRounded, double MostRounded, double From, double To)
{
    /// <summary>The most by which a released count lies above the true one.</summary>
    public const int MostAbove = ControlledRounding.Reach;

    /// <summary>The most by which a released count was found below the true one, whatever its size.</summary>
    public const int MostBelow = 14;

    /// <summary>Standard deviations of a normal distribution that leave 5% outside.</summary>
    public const double Ninety5 = 1.959964;

    /// <summary>Standard deviations of a normal distribution that leave 0.2% outside.</summary>
    public const double Ninety998 = 3.090232;

    /// <summary>Nothing where the share itself is not given: where one of the counts is hidden, or the whole is below twenty.</summary>
    /// <param name="panels">Of how many panels the two counts are the sum: each of them was rounded by itself.</param>
    public static ShareRange? Of(SuppressedCount part, SuppressedCount whole, int panels = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(panels, 1);
        return SuppressedPercentage.Of(part, whole).IsHidden || part.Value is not { } some || whole.Value is not { } all ? null : Between(some, all, panels, panels);
    }

    /// <summary>The same of figures that were added up. Nothing where one of those is hidden, or the whole is below twenty.</summary>
    public static ShareRange? Of(ReleasedSum part, ReleasedSum whole)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(whole);
        return part.Value is { } some && whole.Value is { } all && all >= SuppressedPercentage.SmallestWhole && some <= all ? Between(some, all, part.Rounded, whole.Rounded) : null;
    }

    private static ShareRange Between(int some, int all, int partRounded, int wholeRounded)
    {
        var (fewest, most) = (Math.Max(0, some - (partRounded * MostAbove)), some + (partRounded * MostBelow));
        // A part cannot be more than its whole.
        var (wholeAtMost, wholeAtLeast) = (all + (wholeRounded * MostBelow), Math.Max(all - (wholeRounded * MostAbove), 1));
        most = Math.Min(most, wholeAtMost);
        wholeAtLeast = Math.Max(wholeAtLeast, most);
        return new(
            (double)some / all, (double)fewest / wholeAtMost, (double)most / wholeAtLeast,
            Wilson(fewest, wholeAtMost).From, Wilson(most, wholeAtLeast).To);
    }

    /// <summary>The 95% interval of a share of true counts.</summary>
    /// <param name="part">0 to <paramref name="whole"/>.</param>
    /// <param name="whole">1 or more.</param>
    public static (double From, double To) Wilson(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);

        const double square = Ninety5 * Ninety5;
        var middle = (part + (square / 2)) / (whole + square);
        var half = Ninety5 / (whole + square) * Math.Sqrt(((double)part * (whole - part) / whole) + (square / 4));
        // Nobody and everybody are certain ends; rounding of the last digit must not take them past.
        return (part == 0 ? 0 : Math.Max(0, middle - half), part == whole ? 1 : Math.Min(1, middle + half));
    }
}

/// <summary>Between what shares chance alone leaves a panel, if all panels were alike: the lines of a funnel plot.</summary>
/// <remarks>D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24, 2005: the limits of a proportion about a common centre.</remarks>
/// <param name="Centre">The share of all panels together, 0 to 1.</param>
public sealed record FunnelLimits(double Centre)
{
    /// <summary>The two limits at one denominator, 0 to 1.</summary>
    /// <param name="whole">1 or more.</param>
    /// <param name="deviations"><see cref="ShareRange.Ninety5"/> or <see cref="ShareRange.Ninety998"/>.</param>
    public (double From, double To) At(int whole, double deviations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        var half = deviations * Math.Sqrt(Centre * (1 - Centre) / whole);
        return (Math.Max(0, Centre - half), Math.Min(1, Centre + half));
    }

    /// <summary>Where a panel lies: outside only where it lies there whatever the rounding hides.</summary>
    public FunnelPlace Of(ShareRange share, int whole)
    {
        ArgumentNullException.ThrowIfNull(share);
        // The limits are widest at the smallest whole that the rounding leaves open.
        var smallest = Math.Max(1, whole - ShareRange.MostAbove);
        return Outside(ShareRange.Ninety998) ? FunnelPlace.FarOutside : Outside(ShareRange.Ninety5) ? FunnelPlace.Outside : FunnelPlace.Inside;

        bool Outside(double deviations)
        {
            var (from, to) = At(smallest, deviations);
            return share.MostRounded < from || to < share.LeastRounded;
        }
    }
}

/// <summary>Where a panel lies in a funnel plot.</summary>
public enum FunnelPlace
{
    [System.ComponentModel.DataAnnotations.Display(Name = "Within what chance explains")]
    Inside = 0,

    [System.ComponentModel.DataAnnotations.Display(Name = "Outside the 95% limits")]
    Outside = 1,

    [System.ComponentModel.DataAnnotations.Display(Name = "Outside the 99.8% limits")]
    FarOutside = 2,
}
