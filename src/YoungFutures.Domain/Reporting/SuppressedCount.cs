using System.Globalization;

namespace YoungFutures.Domain.Reporting;

/// <summary>
/// A number of people that is safe to show: a multiple of five, or the mark <c>c</c> for a small number.
/// Only <see cref="SuppressedTable"/> makes one, and it is given nothing that leads back to the true number.
/// </summary>
public sealed class SuppressedCount : IEquatable<SuppressedCount>, IFormattable
{
    /// <summary>What stands in place of a small number, everywhere: screen, chart, print, file.</summary>
    public const string Mark = "c";

    internal static readonly SuppressedCount Small = new(null);

    private SuppressedCount(int? value) => Value = value;

    internal static SuppressedCount Of(int rounded) => new(rounded);

    /// <summary>The count rounded to five, or null when it is hidden.</summary>
    public int? Value { get; }

    public bool IsHidden => Value is null;

    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? provider) => Value?.ToString(format, provider) ?? Mark;

    public bool Equals(SuppressedCount? other) => other is not null && other.Value == Value;

    public override bool Equals(object? obj) => Equals(obj as SuppressedCount);

    public override int GetHashCode() => Value.GetHashCode();
}
