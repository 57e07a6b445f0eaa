namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>
/// Somebody who holds everything that was published, writes it down as bounds on sums of unknown counts, and asks of each count
/// which values are left. The search is exhaustive: a value is given up only when no whole-numbered table fits it.
/// </summary>
internal sealed class Attacker(int unknowns)
{
    private readonly int[] low = new int[unknowns];
    private readonly int[] high = Enumerable.Repeat(10_000, unknowns).ToArray();
    private readonly List<(int[] Counts, int Low, int High)> sums = [];

    public void Knows(int[] counts, int from, int to)
    {
        if (counts is [var only])
            (low[only], high[only]) = (Math.Max(low[only], from), Math.Min(high[only], to));
        else
            sums.Add((counts, from, to));
    }

    /// <summary>The values of a count, up to a largest, that agree with all that is known.</summary>
    public HashSet<int> ValuesLeft(int count, int upTo)
    {
        var left = new HashSet<int>();
        for (var value = low[count]; value <= Math.Min(high[count], upTo); value++)
        {
            var (from, to) = ((int[])low.Clone(), (int[])high.Clone());
            (from[count], to[count]) = (value, value);
            if (Fits(from, to))
                left.Add(value);
        }
        return left;
    }

    private bool Fits(int[] from, int[] to)
    {
        if (!Narrow(from, to))
            return false;

        var open = -1;
        for (var i = 0; i < from.Length; i++)
            if (from[i] < to[i] && (open < 0 || to[i] - from[i] < to[open] - from[open]))
                open = i;
        if (open < 0)
            return true;

        // From the middle outwards: that is where a fitting table is likeliest.
        var middle = (from[open] + to[open]) / 2;
        foreach (var value in Enumerable.Range(from[open], to[open] - from[open] + 1).OrderBy(value => Math.Abs(value - middle)))
        {
            var (nextFrom, nextTo) = ((int[])from.Clone(), (int[])to.Clone());
            (nextFrom[open], nextTo[open]) = (value, value);
            if (Fits(nextFrom, nextTo))
                return true;
        }
        return false;
    }

    private bool Narrow(int[] from, int[] to)
    {
        bool moved;
        do
        {
            moved = false;
            foreach (var (counts, sumLow, sumHigh) in sums)
            {
                var (least, most) = (0, 0);
                foreach (var count in counts)
                    (least, most) = (least + from[count], most + to[count]);
                if (least > sumHigh || most < sumLow)
                    return false;

                foreach (var count in counts)
                {
                    var highest = Math.Min(to[count], sumHigh - (least - from[count]));
                    var lowest = Math.Max(from[count], sumLow - (most - to[count]));
                    if (highest < lowest)
                        return false;
                    if (highest < to[count] || lowest > from[count])
                    {
                        (least, most) = (least + lowest - from[count], most + highest - to[count]);
                        (from[count], to[count], moved) = (lowest, highest, true);
                    }
                }
            }
        }
        while (moved);
        return true;
    }
}
