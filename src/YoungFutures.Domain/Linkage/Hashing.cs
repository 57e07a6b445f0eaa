namespace YoungFutures.Domain.Linkage;

/// <summary>64-bit hashes that are the same in every process, on every machine and in every version: they are stored.</summary>
internal static class Hashing
{
    /// <summary>FNV-1a over UTF-16 units, then mixed.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text) hash = (hash ^ unit) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Of(ulong one, ulong other) => Mix(one * 0x9E3779B97F4A7C15UL + Mix(other));

    // The finaliser of splitmix64.
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
