namespace YoungFutures.Domain.YoungPeople;

/// <summary>How near two folded words are to each other as written.</summary>
public static class Spelling
{
    /// <summary>
    /// Likeness after Jaro and Winkler, from 0 (nothing in common) to 1 (equal), with a prefix of up to four letters weighing 0.1 each.
    /// Compares UTF-16 units. Source: W. E. Winkler, String Comparator Metrics and Enhanced Decision Rules (1990).
    /// </summary>
    public static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.IsEmpty || other.IsEmpty) return one.IsEmpty && other.IsEmpty ? 1 : 0;

        var window = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        const int onStack = 256;
        var oneMatched = one.Length <= onStack ? stackalloc bool[onStack] : new bool[one.Length];
        var otherMatched = other.Length <= onStack ? stackalloc bool[onStack] : new bool[other.Length];

        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var last = Math.Min(other.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= last; j++)
            {
                if (otherMatched[j] || one[i] != other[j]) continue;
                oneMatched[i] = otherMatched[j] = true;
                matches++;
                break;
            }
        }
        if (matches == 0) return 0;

        var outOfOrder = 0;
        for (int i = 0, j = 0; i < one.Length; i++)
        {
            if (!oneMatched[i]) continue;
            while (!otherMatched[j]) j++;
            if (one[i] != other[j++]) outOfOrder++;
        }

        double m = matches;
        var jaro = (m / one.Length + m / other.Length + (m - outOfOrder / 2) / m) / 3;
        var prefix = Math.Min(4, one.CommonPrefixLength(other));
        return jaro + prefix * 0.1 * (1 - jaro);
    }

    /// <summary>True when one letter added, left out, changed, or swapped with its neighbour makes one of the other; false when they are equal.</summary>
    public static bool IsOneEdit(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 1) return false;
        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        if (one.IsEmpty && other.IsEmpty) return false;
        if (one.Length > other.Length) return one[1..].SequenceEqual(other);
        if (one.Length < other.Length) return other[1..].SequenceEqual(one);
        if (one[1..].SequenceEqual(other[1..])) return true;
        return one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);
    }
}
