using System.Globalization;
using System.Text.RegularExpressions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Cases.FamilyLetters;

/// <summary>One line of a letter: a heading, an item of a list, something to fill in, or a paragraph.</summary>
public enum LetterMark { Paragraph, Heading, Item, ToFillIn }

public sealed record LetterBlock(LetterMark Mark, string Text);

/// <summary>
/// The letters to families: pairs of plain texts beside this file, one in Welsh and one in English for each letter and each kind of reader. A line that begins with <c>#</c> is a heading, with
/// <c>-</c> an item, with <c>_</c> something to fill in; an empty line ends a paragraph.
/// </summary>
public static partial class LetterText
{
    public static readonly string[] Languages = ["cy", "en"];
    public static readonly string[] Readers = ["young-person", "parent"];

    // What frightens a family or gives it away to whoever finds the page. Beginnings of words, small letters.
    private static readonly string[] Frightening =
    [
        "official", "sensitive", "police", "constable", "risk", "crime", "criminal", "offen", "suspect", "arrest", "gang", "violen", "weapon", "knife", "drug", "exploit", "anti-social", "antisocial", "caution", "victim", "perpetrator",
        "heddlu", "heddwas", "cwnstabl", "risg", "trosedd", "throsedd", "drosedd", "drwgdyb", "ddrwgdyb", "arest", "trais", "threisgar", "treisgar", "cyllell", "gyllell", "cyffur", "gyffur", "camfanteis", "gamfanteis", "gwrthgymdeithasol", "rhybudd", "dioddefwr",
    ];

    public static string Template(LetterKind kind, string reader, string language)
    {
        using var stream = typeof(LetterText).Assembly.GetManifestResourceStream($"Letters.{kind}.{reader}.{language}.txt")
            ?? throw new InvalidOperationException($"There is no text for {kind} to a {reader} in {language}.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }

    public static IReadOnlyList<string> Placeholders(string template) => [.. Place().Matches(template).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The language that a contact chose, never that of whoever writes. Where nobody has asked, a panel in Wales writes in both.</summary>
    public static LetterLanguage LanguageFor(FamilyContact contact, Nation nation) => contact.Language switch
    {
        ContactLanguage.Welsh => LetterLanguage.Welsh,
        ContactLanguage.English => LetterLanguage.English,
        _ => nation == Nation.Wales ? LetterLanguage.Both : LetterLanguage.English,
    };

    public static bool HasWordsOfItsOwn(LetterKind kind) => kind is LetterKind.Invitation or LetterKind.Offer or LetterKind.Ending;

    /// <summary>The whole letter in one language.</summary>
    /// <param name="said">What is written for this family, in that language.</param>
    public static string Written(LetterKind kind, FamilyContact to, YoungPerson about, Panel panel, string sender, string telephone, string? said, bool welsh)
    {
        var first = about.PreferredName ?? about.GivenName;
        var values = new Dictionary<string, string>
        {
            ["name"] = to.IsYoungPerson ? first : to.Name, ["child"] = first, ["panel"] = welsh ? panel.NameCy : panel.Name, ["sender"] = sender, ["telephone"] = telephone, ["said"] = said ?? "",
            ["languages"] = panel.Nation != Nation.Wales ? "" : Welcome(to.IsYoungPerson, welsh),
        };
        var text = Place().Replace(Template(kind, to.IsYoungPerson ? Readers[0] : Readers[1], welsh ? "cy" : "en"), match => values[match.Groups[1].Value]);
        return ManyBlanks().Replace(text, "\n\n").Trim();
    }

    public static string Day(DateOnly day, bool welsh) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(welsh ? "cy-GB" : "en-GB"));

    public static IReadOnlyList<LetterBlock> Blocks(string text)
    {
        var blocks = new List<LetterBlock>();
        foreach (var part in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var paragraph = new List<string>();
            foreach (var line in part.Split('\n'))
            {
                if (line.StartsWith("# ", StringComparison.Ordinal)) blocks.Add(new(LetterMark.Heading, line[2..]));
                else if (line.StartsWith("- ", StringComparison.Ordinal)) blocks.Add(new(LetterMark.Item, line[2..]));
                else if (line.StartsWith("_ ", StringComparison.Ordinal)) blocks.Add(new(LetterMark.ToFillIn, line[2..]));
                else paragraph.Add(line);
            }

            if (paragraph.Count > 0) blocks.Add(new(LetterMark.Paragraph, string.Join('\n', paragraph)));
        }

        return blocks;
    }

    /// <summary>A word that must not stand in a letter to a family, as it stands there; nothing where there is none.</summary>
    public static string? Frightens(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Word().Matches(text).Select(match => match.Value).FirstOrDefault(word => Array.Exists(Frightening, begins => word.StartsWith(begins, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Welcome(bool toYoungPerson, bool welsh) => (toYoungPerson, welsh) switch
    {
        (true, true) => "Cei di siarad neu ysgrifennu yn Gymraeg neu yn Saesneg. Mae croeso i’r Gymraeg, ac ni fydd oedi.",
        (true, false) => "You can speak or write in Welsh or in English. Welsh is welcome and causes no delay.",
        (false, true) => "Croesewir gohebiaeth a sgwrs yn Gymraeg neu yn Saesneg. Ni fydd defnyddio’r Gymraeg yn achosi oedi.",
        (false, false) => "We welcome letters and calls in Welsh or in English. Using Welsh causes no delay.",
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyBlanks();

    [GeneratedRegex(@"[\p{L}][\p{L}\-’']*")]
    private static partial Regex Word();
}
