using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using YoungFutures.Domain.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>A name reduced to what its spellings have in common: small letters without accents, apostrophes, hyphens and patronymic particles.</summary>
/// <remarks>
/// <c>Siôn ap Dafydd</c> folds to <c>sion dafydd</c>, <c>O’Brien</c> to <c>obrien</c>, <c>Smith-Jones</c> to <c>smith jones</c>.
/// Letters of other scripts stay; everything else falls away. Only the first 200 UTF-16 units and the first 12 words of a name count.
/// </remarks>
public sealed class FoldedName
{
    internal const int MaxRead = 200;
    internal const int MaxWords = 12;

    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(["ap", "ab", "ferch", "verch", "merch"]);

    private FoldedName(IReadOnlyList<string> words)
    {
        Words = words;
        Joined = string.Concat(words);
    }

    /// <summary>The words in order, without <c>ap</c>, <c>ab</c>, <c>ferch</c>, <c>verch</c> and <c>merch</c> unless nothing else is there;
    /// <c>Mac</c>, <c>Mc</c> and <c>O</c> written apart are joined to the word they belong to.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words written as one.</summary>
    public string Joined { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>Never throws; null is an empty name.</summary>
    public static FoldedName Of(string? name)
    {
        var written = Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = new List<string>();
        for (var index = 0; index < written.Length && words.Count < MaxWords; index++)
        {
            var word = written[index];
            if (Particles.Contains(word)) continue;
            var leads = word is "o" or "mac" or "mc" && index + 1 < written.Length && !Particles.Contains(written[index + 1]);
            words.Add(leads ? word + written[++index] : word);
        }
        return new FoldedName(words.Count > 0 ? words : written.Take(MaxWords).ToList());
    }

    /// <summary>The words as they were written, particles included, with one space between them.</summary>
    internal static string Fold(string? name)
    {
        var read = TypedText.Truncate(name ?? "", MaxRead);
        var wellFormed = new StringBuilder(read.Length);
        foreach (var rune in read.EnumerateRunes())
        {
            // U+FFFE and the like are not characters, and normalisation may refuse them.
            if (IsApostrophe(rune.Value) || (rune.Value & 0xFFFE) == 0xFFFE) continue;
            wellFormed.Append(rune.ToString());
        }

        var folded = new StringBuilder(read.Length);
        foreach (var rune in wellFormed.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control
                && !Rune.IsWhiteSpace(rune))
            {
                continue;
            }
            if (Rune.IsLetterOrDigit(rune) || category == UnicodeCategory.SpacingCombiningMark) folded.Append(Plain(Rune.ToLowerInvariant(rune)));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    private static bool IsApostrophe(int value) =>
        value is '\'' or '`' or 0xB4 or 0x02B9 or 0x02BB or 0x02BC or 0x02BD or 0x2018 or 0x2019 or 0x201B or 0x2032 or 0xFF07;

    // Letters that carry a stroke or are two letters in one, and so do not come apart into a letter and an accent.
    private static string Plain(Rune letter) => letter.Value switch
    {
        'ł' => "l",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "ng",
        'ŧ' => "t",
        'ə' => "a",
        'ỻ' => "ll",
        _ => letter.ToString(),
    };
}
