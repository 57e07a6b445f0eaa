using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>A percentage worked out from two counts as they are shown, over twenty or more, or the mark <c>c</c>.</summary>
public sealed class SuppressedPercentage : IEquatable<SuppressedPercentage>, IFormattable
{
    /// <summary>The smallest denominator, as shown, over which a percentage is given.</summary>
    public const int SmallestWhole = 20;

    private SuppressedPercentage(int? value) => Value = value;

    /// <summary>Takes what is already safe, so that it cannot say more than the two counts beside it.</summary>
    public static SuppressedPercentage Of(SuppressedCount part, SuppressedCount whole)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(whole);

        return part.Value is { } some && whole.Value is { } all && all >= SmallestWhole && some <= all
            ? new SuppressedPercentage((int)Math.Round(100m * some / all, MidpointRounding.AwayFromZero))
            : new SuppressedPercentage(null);
    }

    /// <summary>Whole per cent, or null when it is hidden.</summary>
    public int? Value { get; }

    public bool IsHidden => Value is null;

    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? provider) =>
        Value is { } value ? value.ToString(format, provider) + "%" : SuppressedCount.Mark;

    public bool Equals(SuppressedPercentage? other) => other is not null && other.Value == Value;

    public override bool Equals(object? obj) => Equals(obj as SuppressedPercentage);

    public override int GetHashCode() => Value.GetHashCode();
}
