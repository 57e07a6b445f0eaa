using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// How many of a thousand, worked out from a count as it is shown and a number that anybody may know, with how far chance and the rounding may have carried it; or the mark <c>c</c>.
/// </summary>
public sealed class SuppressedRate : IEquatable<SuppressedRate>, IFormattable
{
    /// <summary>The smallest population over which a rate is given.</summary>
    public const int SmallestPopulation = 20;

    private const decimal Thousand = 1000m;
    private const double Wide = 1.96;

    private SuppressedRate(decimal? value, decimal? low, decimal? high) => (Value, Low, High) = (value, low, high);

    /// <summary>Takes what is already safe, so that it cannot say more than the count beside it.</summary>
    /// <param name="population">From a published source; nought or less where it is not known.</param>
    /// <param name="panels">Of how many panels the count is the sum: each of them was rounded by itself.</param>
    public static SuppressedRate Of(SuppressedCount count, int population, int panels = 1)
    {
        ArgumentNullException.ThrowIfNull(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(panels, 1);
        if (count.Value is not { } some || population < SmallestPopulation)
            return new SuppressedRate(null, null, null);

        // The fewest and the most people that the rounding leaves open; chance goes on from there.
        var (fewest, most) = (Math.Max(0, some - (panels * ShareRange.MostAbove)), some + (panels * ShareRange.MostBelow));
        return new SuppressedRate(Rate(some), Rate((decimal)ByarLow(fewest)), Rate((decimal)ByarHigh(most)));

        decimal Rate(decimal people) => Math.Round(Thousand * people / population, 1, MidpointRounding.AwayFromZero);
    }

    // Byar's approximation of the exact Poisson limits (Breslow and Day, 1987), as public health uses it for rates.
    private static double ByarLow(int some) => some == 0 ? 0 : some * Math.Pow(1 - (1.0 / (9 * some)) - (Wide / (3 * Math.Sqrt(some))), 3);

    private static double ByarHigh(int some) => (some + 1) * Math.Pow(1 - (1.0 / (9 * (some + 1))) + (Wide / (3 * Math.Sqrt(some + 1))), 3);

    /// <summary>Per thousand, to one decimal place, or null when it is hidden.</summary>
    public decimal? Value { get; }

    /// <summary>Below this the true rate lies in no more than some 2.5 of 100 cases, whatever the rounding hides: Byar's lower limit of the fewest people that the count can stand for.</summary>
    public decimal? Low { get; }

    /// <summary>The upper limit of the most people that the count can stand for.</summary>
    public decimal? High { get; }

    public bool IsHidden => Value is null;

    public override string ToString() => ToString("0.0", CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? provider) => Value?.ToString(format, provider) ?? SuppressedCount.Mark;

    public bool Equals(SuppressedRate? other) => other is not null && other.Value == Value && other.Low == Low && other.High == High;

    public override bool Equals(object? obj) => Equals(obj as SuppressedRate);

    public override int GetHashCode() => HashCode.Combine(Value, Low, High);
}
