using System.Text.RegularExpressions;

namespace YoungFutures.Domain.Support;

/// <summary>
/// Whether a twelve-year-old can read it, and whether it holds words that do not belong in what a young person takes home. It only points them out:
/// somebody may well want to become a police officer.
/// </summary>
/// <param name="Words">The words, as they stand in the text.</param>
/// <param name="LongSentences">Those of more than twenty words.</param>
public sealed partial record PlainWords(IReadOnlyList<string> Words, IReadOnlyList<string> LongSentences)
{
    private const int MostWords = 20;

    public bool AreFound => Words.Count > 0 || LongSentences.Count > 0;

    public static PlainWords Of(IEnumerable<string?> texts)
    {
        var all = texts.OfType<string>().ToList();
        return new(
            [.. all.SelectMany(text => Unfit().Matches(text)).Select(found => found.Value).Distinct(StringComparer.CurrentCultureIgnoreCase)],
            [.. all.SelectMany(text => SentenceEnds().Split(text)).Select(sentence => sentence.Trim()).Where(sentence => Spaces().Count(sentence) >= MostWords)]);
    }

    // Of the work of the police and of the panel, in English and in Welsh.
    [GeneratedRegex(@"\b(police|offend\w*|suspect\w*|crim\w*|nominal|risk\w*|safeguard\w*|exploit\w*|anti-social|antisocial|intervention\w*|threshold\w*|OFFICIAL|heddlu|trosedd\w*|drosedd\w*|risg\w*|diogelu|camfanteisi\w*|gwrthgymdeithasol|wrthgymdeithasol|amheuaeth|ymyria\w*|trothwy\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unfit();

    [GeneratedRegex(@"(?<=[.!?])\s+|\r?\n")]
    private static partial Regex SentenceEnds();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
