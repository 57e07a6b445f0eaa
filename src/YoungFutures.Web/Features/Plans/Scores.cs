using System.Globalization;
using YoungFutures.Domain.Support;

namespace YoungFutures.Web.Features.Plans;

/// <summary>A score as somebody typed it: with a comma or a point, or not at all.</summary>
public sealed record Scores(bool IsGiven, decimal? Value)
{
    public static Scores Read(string? typed) => string.IsNullOrWhiteSpace(typed)
        ? new(false, null)
        : new(true, decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) ? score : null);

    /// <summary>Something is there that cannot be a score of this kind.</summary>
    public bool IsWrong(Measured measured) => IsGiven && (Value is not { } score || !OutcomeMeasure.IsPossible(measured, score));
}
