using System.Globalization;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans;

public sealed record ChartPoint(int X, int Y, string Score, string Label);

/// <summary>
/// The way that a young person has come with one goal, 0 to 10, drawn on the server: whole units of a drawing 320 wide and 170 high. The table beside it holds
/// the same, and <see cref="Said"/> says it in a sentence.
/// </summary>
public sealed record DistanceChart(IReadOnlyList<ChartPoint> Points, string Said)
{
    public const int Width = 320;
    public const int Height = 170;
    public const int Left = 34;
    public const int Right = 20;
    public const int Top = 16;
    public const int Bottom = 34;

    public string Line => string.Join(' ', Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}")));

    public static int HeightOf(decimal score) => Height - Bottom - (int)Math.Round(score * (Height - Top - Bottom) / 10);

    /// <summary>Nothing, where there are not yet two scores to draw a way between.</summary>
    public static DistanceChart? Of(IReadOnlyList<OutcomeMeasure> scores, Words T)
    {
        if (scores.Count < 2) return null;
        var apart = (Width - Left - Right) / (scores.Count - 1);
        var points = scores.Select((held, place) => new ChartPoint(Left + (place * apart), HeightOf(held.Score), held.Score.ToString("0", CultureInfo.InvariantCulture), held.On.ToString("d.M.yy", CultureInfo.InvariantCulture))).ToList();
        var (first, last) = (scores[0], scores[^1]);
        var said = last.Score > first.Score ? T["From {0} on {1} up to {2} on {3}.", points[0].Score, first.On.ToLong(), points[^1].Score, last.On.ToLong()]
            : last.Score < first.Score ? T["From {0} on {1} down to {2} on {3}.", points[0].Score, first.On.ToLong(), points[^1].Score, last.On.ToLong()]
            : T["{0} on {1}, and {2} on {3}: as far as at the beginning.", points[0].Score, first.On.ToLong(), points[^1].Score, last.On.ToLong()];
        return new(points, said);
    }
}
