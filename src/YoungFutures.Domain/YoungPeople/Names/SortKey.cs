using System.Globalization;
using System.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>The place of a name in a list, as text that any database sorts alike.</summary>
/// <remarks>
/// There is one order for both languages, that of the Welsh alphabet, in which ch, dd, ff, ng, ll, ph, rh and th are letters of their
/// own: Llwyd follows Lunt, and English names are sorted so too (Chapman follows Cunningham, Phillips follows Pugh). k, q, v, x and z,
/// which Welsh borrows, stand where English has them. Two orders would give one list two shapes, and a page number two meanings.
/// Accents, case and apostrophes make no difference, and <c>ap</c> and <c>ab</c> are sorted as written. A space or a hyphen comes before
/// digits and letters, and other scripts come after z in the order of their code points.
/// The key holds digits only, so every collation agrees with ordinal comparison: two digits a letter, seven for a letter of another script.
/// Names that differ only in accents have one key; sort by it and then by id.
/// </remarks>
public static class SortKey
{
    public const int MaxLength = 200;

    private const int FamilyLength = 120;
    private const string BetweenFamilyAndGiven = "00";
    private const string BetweenWords = "01";
    private const int FirstDigit = 2;
    private const int FirstLetter = 20;

    private static readonly string[] Alphabet =
    [
        "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o", "p", "ph", "q", "r", "rh",
        "s", "t", "th", "u", "v", "w", "x", "y", "z",
    ];

    private static readonly Dictionary<string, string> Codes = Alphabet
        .Select((letter, place) => (letter, code: (FirstLetter + place).ToString(CultureInfo.InvariantCulture)))
        .ToDictionary(pair => pair.letter, pair => pair.code);

    /// <summary>The key of a name, family name first, of at most <see cref="MaxLength"/> digits. Never throws.</summary>
    public static string For(string? family, string? given)
    {
        var key = new StringBuilder(MaxLength);
        Append(key, FoldedName.Fold(family), FamilyLength);
        key.Append(BetweenFamilyAndGiven);
        Append(key, FoldedName.Fold(given), MaxLength);
        return key.ToString();
    }

    private static void Append(StringBuilder key, string folded, int end)
    {
        for (var at = 0; at < folded.Length;)
        {
            var (code, length) = Next(folded, at);
            if (key.Length + code.Length > end) return;
            key.Append(code);
            at += length;
        }
    }

    private static (string Code, int Length) Next(string folded, int at)
    {
        if (folded[at] == ' ') return (BetweenWords, 1);
        if (at + 1 < folded.Length && Codes.TryGetValue(folded.Substring(at, 2), out var digraph)) return (digraph, 2);
        if (Codes.TryGetValue(folded[at].ToString(), out var letter)) return (letter, 1);
        if (char.IsAsciiDigit(folded[at])) return ((FirstDigit + folded[at] - '0').ToString("00", CultureInfo.InvariantCulture), 1);
        var rune = Rune.GetRuneAt(folded, at);
        return (string.Create(CultureInfo.InvariantCulture, $"9{rune.Value:000000}"), rune.Utf16SequenceLength);
    }
}
