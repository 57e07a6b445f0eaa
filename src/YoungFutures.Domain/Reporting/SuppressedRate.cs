using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// How many of a thousand, worked out from a count as it is shown and a number that anybody may know, with how far chance alone may have carried it; or the mark <c>c</c>.
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
    public static SuppressedRate Of(SuppressedCount count, int population)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (count.Value is not { } some || population < SmallestPopulation)
            return new SuppressedRate(null, null, null);

        // Byar's approximation of the exact Poisson limits (Breslow and Day, 1987), as public health uses it for rates.
        var low = some * Math.Pow(1 - (1.0 / (9 * some)) - (Wide / (3 * Math.Sqrt(some))), 3);
        var high = (some + 1) * Math.Pow(1 - (1.0 / (9 * (some + 1))) + (Wide / (3 * Math.Sqrt(some + 1))), 3);
        return new SuppressedRate(Rate(some), Rate((decimal)low), Rate((decimal)high));

        decimal Rate(decimal people) => Math.Round(Thousand * people / population, 1, MidpointRounding.AwayFromZero);
    }

    /// <summary>Per thousand, to one decimal place, or null when it is hidden.</summary>
    public decimal? Value { get; }

    /// <summary>The limits between which 95 of 100 such rates would lie by chance. That the count is rounded comes on top of that.</summary>
    public decimal? Low { get; }

    public decimal? High { get; }

    public bool IsHidden => Value is null;

    public override string ToString() => ToString("0.0", CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? provider) => Value?.ToString(format, provider) ?? SuppressedCount.Mark;

    public bool Equals(SuppressedRate? other) => other is not null && other.Value == Value && other.Low == Low && other.High == High;

    public override bool Equals(object? obj) => Equals(obj as SuppressedRate);

    public override int GetHashCode() => HashCode.Combine(Value, Low, High);
}
