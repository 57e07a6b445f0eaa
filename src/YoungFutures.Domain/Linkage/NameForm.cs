using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>One distinct name, read once: what its comparison and its block keys need.</summary>
internal sealed class NameForm
{
    private static readonly string[] NoTokens = [];

    private NameForm(string[] tokens, NamePart part)
    {
        Tokens = tokens;
        Joined = string.Concat(tokens);
        Hash = Hashing.Of(Joined);
        TokenHashes = tokens.Length == 1 ? [Hash] : [.. tokens.Select(token => Hashing.Of(token))];
        Roots = Equivalents.RootsOf(Joined, part);
        TokenRoots = tokens.Length == 1 ? Roots : [.. tokens.SelectMany(token => Equivalents.RootsOf(token, part)).Distinct().Order()];
        Sounds = [.. NameSound.Of(Joined).Select(sound => Hashing.Of(sound))];
        IsInitial = Joined.Length == 1;
    }

    /// <summary>A number of its own within one <see cref="Lexicon"/>, from 1; 0 outside of one.</summary>
    public int Id { get; set; }

    public string[] Tokens { get; }
    public string Joined { get; }
    public ulong Hash { get; }
    public ulong[] TokenHashes { get; }

    /// <summary>Hashes of the roots of the whole name’s groups of equivalents, in order.</summary>
    public ulong[] Roots { get; }

    /// <summary>The same for the words of a double name.</summary>
    public ulong[] TokenRoots { get; }

    public ulong[] Sounds { get; }
    public bool IsInitial { get; }
    public char Initial => Joined[0];

    /// <summary>Null where the name says nothing.</summary>
    public static NameForm? Of(string? written, NamePart part)
    {
        var tokens = Words(written);
        return tokens.Length == 0 ? null : new NameForm(tokens, part);
    }

    internal static NameForm Of(string[] tokens, NamePart part) => new(tokens, part);

    /// <summary>The folded words of a name; none where it stands for "not known".</summary>
    internal static string[] Words(string? written)
    {
        if (string.IsNullOrWhiteSpace(written) || SaysNothing(written)) return NoTokens;
        // Most names are one word of plain letters, which folding would only make small.
        if (written.Length is > 5 and <= 40 && IsPlain(written)) return [written.ToLowerInvariant()];
        return [.. FoldedName.Of(written).Words];
    }

    private static bool IsPlain(string written)
    {
        foreach (var letter in written)
            if (!char.IsAsciiLetter(letter)) return false;
        return true;
    }

    // Only what nobody is called: "Na", "Nil" and "Test" may be somebody's name.
    private static bool SaysNothing(string written) => written.Trim().ToLowerInvariant() is
        "unknown" or "not known" or "n/a" or "n/k" or "nk" or "-" or "--" or "?" or "." or "null" or "(null)" or "none" or "not given" or "no name"
        or "unnamed" or "anhysbys" or "ddim yn hysbys" or "heb ei roi";

    public bool SharesRoot(NameForm other) => Meet(Roots, other.Roots);

    public bool SharesToken(NameForm other)
    {
        foreach (var token in TokenHashes)
            if (Array.IndexOf(other.TokenHashes, token) >= 0) return true;
        return false;
    }

    public bool SharesTokenRoot(NameForm other) => Meet(TokenRoots, other.TokenRoots);

    public bool SoundsLike(NameForm other)
    {
        foreach (var sound in Sounds)
            if (Array.IndexOf(other.Sounds, sound) >= 0) return true;
        return false;
    }

    private static bool Meet(ulong[] one, ulong[] other)
    {
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j]) return true;
            if (one[i] < other[j]) i++;
            else j++;
        }
        return false;
    }
}
