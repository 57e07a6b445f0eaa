using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.Tests.HouseRules;

public sealed partial class WelshTests
{
    private static readonly string Root = FindRoot();
    private static readonly IReadOnlyList<Phrase> Spoken = [.. PhrasesIn(Sources()), .. NamesOfValues()];
    internal static readonly IReadOnlyList<(string English, string Welsh)> Translated = ReadWelsh();

    /// <summary>Whatever the product says of itself, in both languages.</summary>
    internal static readonly HashSet<string> Phrases = [.. Translated.SelectMany(entry => new[] { entry.English, entry.Welsh })];

    [Fact]
    public void Every_English_phrase_has_its_Welsh()
    {
        var welsh = Translated.Select(entry => entry.English).ToHashSet();

        var missing = Spoken.Where(phrase => !welsh.Contains(phrase.English)).Select(phrase => phrase.ToString()).Distinct();

        Nothing(missing, "has no Welsh in Words.cy.resx");
    }

    [Fact]
    public void No_Welsh_is_kept_that_nobody_says()
    {
        var spoken = Spoken.Select(phrase => phrase.English).ToHashSet();

        Nothing(Translated.Select(entry => entry.English).Where(english => !spoken.Contains(english)), "stands in Words.cy.resx and nowhere else");
    }

    [Fact]
    public void Both_languages_have_the_same_places_to_fill()
    {
        var different = Translated.Where(entry => !Places(entry.English).SequenceEqual(Places(entry.Welsh)));

        Nothing(different.Select(entry => $"{entry.English} | {entry.Welsh}"), "differs in its placeholders");
    }

    [Fact]
    public void No_phrase_is_translated_twice_or_left_empty()
    {
        // The resource file holds "Today" or "today", not both: the second is left out of the program without a word.
        var twice = Translated.GroupBy(entry => entry.English, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);
        var empty = Translated.Where(entry => string.IsNullOrWhiteSpace(entry.Welsh)).Select(entry => entry.English);

        Nothing(twice.Concat(empty), "is translated twice, or by nothing");
    }

    [Fact]
    public void Apostrophes_and_quotes_are_the_printers_in_both_languages()
    {
        var straight = Spoken.Select(phrase => phrase.English).Concat(Translated.Select(entry => entry.Welsh)).Distinct().Where(words => words.AsSpan().ContainsAny('\'', '"', '`'));

        Nothing(straight, "has a straight apostrophe or quote (write ’ or “ ”)");
    }

    [Fact]
    public void Accented_letters_are_whole()
    {
        var pieces = Translated.Where(entry => !entry.Welsh.IsNormalized(System.Text.NormalizationForm.FormC)).Select(entry => entry.English);

        Nothing(pieces, "has a letter put together from two (ŵ is one character)");
    }

    [Fact]
    public void Only_the_phrase_itself_stands_in_the_brackets()
    {
        var hidden = Sources().Where(file => !file.Path.EndsWith("Language/Words.cs", StringComparison.Ordinal))
            .SelectMany(file => NotAPhrase().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

        Nothing(hidden, "hides its phrase from these tests (use Words.Key and T.Translate)");
    }

    [Fact]
    public void No_page_says_anything_in_English_alone()
    {
        var bare = Sources().Where(file => file.Path.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(file => BareWords(file.Text).Select(words => $"{file.Path}: {words}"));

        Nothing(bare, "is not inside @T[…]");
    }

    [Theory]
    [InlineData("""<p>@T["Not yet in Welsh {0}", 3]</p>""", "Not yet in Welsh {0}")]
    [InlineData("""rule.WithMessage(_ => T["Say \"why\""]);""", "Say \"why\"")]
    [InlineData("""_ => Words.Key("Later")""", "Later")]
    [InlineData("""throw new Refused("Not {0} now", step);""", "Not {0} now")]
    [InlineData("""letter.In(Languages.Welsh)["In another language"]""", "In another language")]
    [InlineData("""new(FactAbout.Age, "Aged {0}", age)""", "Aged {0}")]
    public void These_tests_find_a_phrase_wherever_it_is_written(string source, string english) =>
        Assert.Equal(english, Assert.Single(PhrasesIn([("Some.cshtml", source)])).English);

    [Theory]
    [InlineData("T[reason]")]
    [InlineData("T[$\"{count} cases\"]")]
    public void These_tests_notice_a_phrase_they_cannot_read(string source) => Assert.Matches(NotAPhrase(), source);

    [Theory]
    [InlineData("<p>Hello there</p>", true)]
    [InlineData("""<field for="A" label="Why?" />""", true)]
    [InlineData("""<field for="A" label="@T["Why?"]" />""", false)]
    [InlineData("<p>@Model.Name, <strong>@T[\"Yes\"]</strong></p>", false)]
    public void These_tests_notice_words_outside_the_resources(string page, bool found) => Assert.Equal(found, BareWords(page).Any());

    private static void Nothing(IEnumerable<string> wrong, string what)
    {
        var all = wrong.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} × {what}:{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    private static IEnumerable<Phrase> PhrasesIn(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        from Match match in AsPhrase().Matches(file.Text)
        select new Phrase(Unescaped(match.Groups["english"].Value), file.Path);

    private static IEnumerable<Phrase> NamesOfValues() =>
        from assembly in new[] { typeof(Words).Assembly, Assembly.Load("YoungFutures.Domain") }
        from type in assembly.GetExportedTypes()
        where type.IsEnum
        let named = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(value => value.GetCustomAttribute<DisplayAttribute>()?.Name).ToList()
        // Values without names are never shown: asking for their words throws.
        where named.Exists(name => name is not null)
        from name in named
        select new Phrase(name ?? "(a value without a [Display])", type.Name);

    private static IEnumerable<string> Places(string words) => Place().Matches(words).Select(match => match.Value).Order(StringComparer.Ordinal);

    // What is left of a view when code, tags and comments are taken away is what it says by itself.
    private static IEnumerable<string> BareWords(string view)
    {
        foreach (Match attribute in SpokenAttribute().Matches(view))
        {
            if (attribute.Groups["words"].Value.Any(char.IsLetter)) yield return attribute.Value;
        }
        foreach (Match text in TextBetweenTags().Matches(RazorComment().Replace(view, "")))
        {
            var words = text.Groups["words"].Value.Trim();
            if (words.Count(char.IsLetter) > 2 && words is not "OFFICIAL-SENSITIVE") yield return words;
        }
    }

    private static IReadOnlyList<(string, string)> ReadWelsh() =>
        [.. XDocument.Load(Path.Combine(Root, "src/YoungFutures.Web/Language/Words.cy.resx")).Root!.Elements("data")
            .Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value))];

    private static IEnumerable<(string Path, string Text)> Sources() =>
        from project in new[] { "src/YoungFutures.Web", "src/YoungFutures.Domain" }
        from path in Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs*", SearchOption.AllDirectories)
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
        let name = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/Migrations/", StringComparison.Ordinal)
            // Pages of prose have a Welsh twin instead.
            && !name.EndsWith(".cy.cshtml", StringComparison.Ordinal) && !File.Exists(Path.ChangeExtension(path, ".cy.cshtml"))
        select (name, File.ReadAllText(path));

    private static string Unescaped(string literal) => Regex.Unescape(literal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "YoungFutures.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The sources are not above the tests.");
    }

    [GeneratedRegex("""(?:\bT\[|\bWords\.Key\(|\bnew Refused\(|\bnew\(FactAbout\.\w+,|\.In\([^()]*\)\[)\s*"(?<english>(?:[^"\\]|\\.)*)\x22""")]
    private static partial Regex AsPhrase();

    [GeneratedRegex("""\bT\[(?!\s*"(?:[^"\\]|\\.)*"\s*[\],])[^\]]{0,60}\]?""")]
    private static partial Regex NotAPhrase();

    [GeneratedRegex("""\{[^{}]*\}""")]
    private static partial Regex Place();

    [GeneratedRegex("""\s(?:label|legend|hint|key|summary|suffix|empty|text|change-text|title|alt|placeholder|aria-label)="(?<words>[^"@][^"]*)\x22""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(">(?<words>[^<>@{}()=;]+)</", RegexOptions.None)]
    private static partial Regex TextBetweenTags();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    private sealed record Phrase(string English, string Where)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Where}: {English}");
    }
}
