using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>A median, or another place among sorted days, in whole days over ten or more, or the mark <c>c</c>.</summary>
public sealed class SuppressedMedian : IEquatable<SuppressedMedian>, IFormattable
{
    /// <summary>The fewest records a median is given over.</summary>
    public const int Fewest = 10;

    internal static readonly SuppressedMedian Small = new(null);

    private SuppressedMedian(int? days) => Days = days;

    /// <param name="count">How many records there are, truly.</param>
    /// <param name="lower">The days at place (count - 1) / 2 of the sorted records, counted from nought.</param>
    /// <param name="upper">The days at place count / 2: the same record when the count is odd.</param>
    public static SuppressedMedian From(int count, int lower, int upper) => count < Fewest
        ? Small
        : new SuppressedMedian((int)Math.Round((lower + upper) / 2m, MidpointRounding.AwayFromZero));

    internal static SuppressedMedian Stored(int? days) => days is null ? Small : new SuppressedMedian(days);

    /// <summary>Whole days, or null when it is hidden.</summary>
    public int? Days { get; }

    public bool IsHidden => Days is null;

    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        Days?.ToString(format, provider) ?? SuppressedCount.Mark;

    public bool Equals(SuppressedMedian? other) => other is not null && other.Days == Days;

    public override bool Equals(object? obj) => Equals(obj as SuppressedMedian);

    public override int GetHashCode() => Days.GetHashCode();
}
