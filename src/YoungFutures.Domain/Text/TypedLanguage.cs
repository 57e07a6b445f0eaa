using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace YoungFutures.Domain.Text;

/// <summary>
/// In which of the two languages somebody wrote, as far as their small words say: those that no sentence does without and that stand in one language alone. It is for whoever hears a page read out, so
/// that the voice fits; what is short, mixed or in another language stays unsaid, and nothing else hangs on it.
/// </summary>
public static partial class TypedLanguage
{
    public const string Welsh = "cy";
    public const string English = "en";

    // So many words that stand in one language alone, and so many times as many as of the other.
    private const int Fewest = 2;
    private const int Against = 3;

    // What both have with another meaning (a, am, an, at, her, hi, i, is, o, on, pan, to, y’r as yr) says nothing and is left out.
    private static readonly FrozenSet<string> OfWelsh = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "y", "yr", "yn", "ac", "nac", "mae", "maen", "maent", "mae’n", "dydy", "ydy", "yw", "ydyn", "oedd", "roedd", "oeddent", "bydd", "byddai", "wedi", "ei", "eu", "ein", "eich", "fy", "ddim", "nid", "ni", "chi", "nhw",
        "hwn", "hon", "hyn", "sydd", "sy’n", "gan", "gyda", "gyda’r", "dan", "dros", "drwy", "rhwng", "heb", "hefyd", "ond", "neu", "eto", "wrth", "ar", "ers", "cael", "gael", "bod", "fod", "bu", "mewn", "i’r", "o’r", "a’r", "i’w", "a’i",
        "mam", "nain", "taid", "ysgol", "dwi", "dw", "isio", "eisiau", "byth", "lle", "pwy", "beth", "dim", "llawer", "rhai", "bob", "pob", "cyn", "nos", "ddoe", "heddiw", "gwnaeth", "dywedodd", "aeth", "daeth", "blwyddyn", "oed");

    private static readonly FrozenSet<string> OfEnglish = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "the", "and", "of", "was", "were", "with", "she", "his", "him", "they", "their", "them", "that", "this", "these", "those", "for", "from", "has", "have", "had", "not", "are", "been", "be", "will", "would", "should", "could", "can",
        "but", "when", "who", "what", "which", "where", "about", "there", "into", "out", "by", "it", "its", "it’s", "if", "or", "as", "said", "says", "goes", "went", "told", "twice", "after", "before", "since", "because", "school", "mum", "dad",
        "home", "week", "weeks", "month", "year", "years", "very", "other", "another", "some", "any", "all", "every", "never", "always", "don’t", "doesn’t", "didn’t", "wasn’t", "isn’t", "my", "me", "we", "our", "us", "you", "your");

    /// <returns>A language as pages name it, or nothing where the words do not say.</returns>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var (welsh, english) = (0, 0);
        foreach (var match in Word().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length).ToString().Replace('\'', '’');
            if (OfWelsh.Contains(word)) welsh++;
            else if (OfEnglish.Contains(word)) english++;
            // No English word has these letters.
            else if (word.AsSpan().IndexOfAny("ŵŷŴŶ") >= 0) welsh++;
        }

        return welsh >= Fewest && welsh >= english * Against ? Welsh : english >= Fewest && english >= welsh * Against ? English : null;
    }

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*")]
    private static partial Regex Word();
}
