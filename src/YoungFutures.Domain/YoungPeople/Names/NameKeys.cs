using YoungFutures.Domain.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>By what a name can be found.</summary>
public enum NameKeyKind
{
    /// <summary>A word as folded by <see cref="FoldedName"/>; found by equality or by its beginning.</summary>
    Token = 1,

    /// <summary>A code of <see cref="NameSound"/>; found by equality.</summary>
    Sound = 2,

    /// <summary>The root of a group of <see cref="Nicknames"/>; found by equality.</summary>
    Nickname = 3,
}

/// <summary>One thing by which a name can be found.</summary>
/// <param name="Value">1 to <see cref="NameKeys.MaxLength"/> characters, small letters.</param>
public readonly record struct NameKey(NameKeyKind Kind, string Value);

/// <summary>One word somebody searches for: a name answers to it when it holds any of the keys, or a token that begins with <see cref="Token"/>.</summary>
public sealed record SearchedWord(string Token, IReadOnlySet<NameKey> Keys);

/// <summary>Everything by which a person's names can be found, whichever field a name was written in.</summary>
/// <remarks>
/// Time is linear in the number of names; of each name only the first 200 UTF-16 units count, and of the names at most 24.
/// Nothing throws, whatever the text. Keys are ASCII except tokens in other scripts.
/// </remarks>
public static class NameKeys
{
    public const int MaxLength = 40;

    private const int MaxNames = 24;

    /// <summary>
    /// The distinct keys of a person's names (given, family, preferred, also known as, in any order), to be stored beside them. One text
    /// may hold several names with commas, semicolons or newlines between them.
    /// </summary>
    public static IReadOnlySet<NameKey> For(params IEnumerable<string?> names)
    {
        var keys = new HashSet<NameKey>();
        foreach (var written in names.Take(MaxNames).SelectMany(Apart).Take(MaxNames)) AddName(keys, written);
        return keys;
    }

    /// <summary>What somebody typed into a search for a person, word by word; a person must answer to every word.</summary>
    public static IReadOnlyList<SearchedWord> ForSearch(string? typed)
    {
        var words = Apart(typed).SelectMany(name => FoldedName.Of(name).Words).Take(FoldedName.MaxWords).ToList();
        var searched = new List<SearchedWord>(words.Count);
        for (var index = 0; index < words.Count; index++)
        {
            var keys = new HashSet<NameKey>();
            AddWord(keys, words[index]);
            if (index > 0) AddToken(keys, words[index - 1] + words[index]);
            if (index + 1 < words.Count) AddToken(keys, words[index] + words[index + 1]);
            searched.Add(new SearchedWord(Bounded(words[index]), keys));
        }
        return searched;
    }

    private static string[] Apart(string? names) =>
        TypedText.Truncate(names ?? "", MaxNames * FoldedName.MaxRead).Split([',', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void AddName(HashSet<NameKey> keys, string written)
    {
        var words = FoldedName.Of(written).Words;
        foreach (var word in words) AddWord(keys, word);
        foreach (var (first, second) in words.Zip(words.Skip(1))) AddToken(keys, first + second);
        if (words.Count > 2) AddToken(keys, string.Concat(words));

        // "O Brien" is also found as "Brien": somebody may take the O for an initial.
        if (words.Count > 0 && words[0].Length > 2 && FoldedName.Fold(written).StartsWith("o ", StringComparison.Ordinal)) AddWord(keys, words[0][1..]);
    }

    private static void AddWord(HashSet<NameKey> keys, string word)
    {
        AddToken(keys, word);
        foreach (var form in MacForms(word)) AddToken(keys, form);
        foreach (var sound in NameSound.Of(word)) keys.Add(new(NameKeyKind.Sound, sound));
        foreach (var root in Nicknames.RootsOf(word)) keys.Add(new(NameKeyKind.Nickname, root));
    }

    private static void AddToken(HashSet<NameKey> keys, string token) => keys.Add(new(NameKeyKind.Token, Bounded(token)));

    /// <summary>The other way of writing a name that begins with Mac or Mc.</summary>
    internal static IEnumerable<string> MacForms(string word)
    {
        if (word.Length >= 6 && word.StartsWith("mac", StringComparison.Ordinal)) yield return string.Concat("mc", word.AsSpan(3));
        else if (word.Length >= 4 && word.StartsWith("mc", StringComparison.Ordinal)) yield return string.Concat("mac", word.AsSpan(2));
    }

    private static string Bounded(string value) => TypedText.Truncate(value, MaxLength);
}
