using System.Security.Cryptography;

namespace YoungFutures.Domain.Reporting;

/// <summary>Says yes so many times out of so many, by chance.</summary>
internal delegate bool Chance(int times, int outOf);

/// <summary>
/// Rounds figures that add up to neighbouring multiples of five that add up as well, by chance and without bias.
/// </summary>
/// <remarks>
/// The procedure is Cox's (A Constructive Procedure for Unbiased Controlled Rounding, Journal of the American Statistical
/// Association 82, 1987), put as a flow: each addition is a place, each figure runs from one place to another, and what
/// enters a place leaves it. Figures off the grid always form a circle; pushing along it one way or the other keeps
/// every addition and brings one of them onto the grid, so it ends.
/// </remarks>
internal sealed class ControlledRounding
{
    public const int Base = 5;

    /// <summary>The most by which a rounded figure differs from the one it stands for.</summary>
    public const int Reach = Base - 1;

    // Where a leaning says which way to push, it decides this often. Never always: what is published must stay possible
    // for every true number within reach, whatever was published before.
    private const int LeanDecides = 19;
    private const int LeanOutOf = 20;

    /// <summary>Chance nobody can foresee or repeat. Nothing of it is kept: what is published is published once.</summary>
    public static readonly Chance Unforeseeable = (times, outOf) => RandomNumberGenerator.GetInt32(outOf) < times;

    private readonly List<Figure> figures = [];
    private int places;

    public int NewPlace() => places++;

    /// <summary>Adds a figure and gives its number.</summary>
    /// <param name="lean">Above nought to be rather rounded up, below nought rather down.</param>
    public int Add(int from, int to, int value, int lean)
    {
        figures.Add(new Figure(from, to, lean) { Value = value });
        return figures.Count - 1;
    }

    public int this[int figure] => figures[figure].Value;

    public static int Down(int value) => value - (value % Base);

    public static int Up(int value) => Down(value + Reach);

    public void Round(Chance chance)
    {
        while (Circle() is { } circle)
            Push(circle, chance);
    }

    private void Push(List<(Figure Figure, int Way)> circle, Chance chance)
    {
        int onward = Base, back = Base, lean = 0;
        foreach (var (figure, way) in circle)
        {
            var over = figure.Value % Base;
            onward = Math.Min(onward, way > 0 ? Base - over : over);
            back = Math.Min(back, way > 0 ? over : Base - over);
            lean += way * figure.Lean;
        }

        var pushOnward = lean == 0
            ? chance(back, onward + back)
            : chance(LeanDecides, LeanOutOf) == lean > 0;

        foreach (var (figure, way) in circle)
            figure.Value += way * (pushOnward ? onward : -back);
    }

    // A place with one figure off the grid has a second, or it would not balance; so a walk that never turns
    // back on the figure it came by must come to a place it has been to.
    private List<(Figure, int)>? Circle()
    {
        var start = figures.Find(figure => figure.Value % Base != 0);
        if (start is null)
            return null;

        var walk = new List<(Figure Figure, int Way)>();
        var reachedAfter = new Dictionary<int, int> { [start.From] = 0 };
        var (here, next) = (start.From, start);
        while (true)
        {
            var way = next.From == here ? 1 : -1;
            walk.Add((next, way));
            here = way > 0 ? next.To : next.From;
            if (reachedAfter.TryGetValue(here, out var since))
                return walk[since..];

            reachedAfter[here] = walk.Count;
            var came = next;
            next = figures.Find(figure =>
                !ReferenceEquals(figure, came) && figure.Value % Base != 0 && (figure.From == here || figure.To == here))
                ?? throw new InvalidOperationException("The figures do not add up.");
        }
    }

    private sealed record Figure(int From, int To, int Lean)
    {
        public int Value { get; set; }
    }
}
