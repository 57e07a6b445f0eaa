using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>Every page in Welsh, as everybody who may open it: no word of English on it but what somebody typed, which is marked as theirs.</summary>
public sealed partial class WelshPagesTests(YoungFuturesHost site, ITestOutputHelper output) : IClassFixture<YoungFuturesHost>
{
    private static readonly HashSet<string> EnglishAlone = OfEnglishAlone();
    private static readonly string[] SpokenAttributes = ["aria-label", "title", "alt", "placeholder"];

    private readonly SampleRecords samples = new(site);

    [LongFact]
    public async Task No_page_that_somebody_reads_in_Welsh_says_anything_in_English()
    {
        var (heard, pages) = (new Dictionary<string, (int Times, string Where)>(), 0);
        var visitors = new Dictionary<string, Visitor>();
        foreach (var (_, account) in AccessRow.Viewers)
        {
            visitors[account] = await site.AsProved(account);
            await visitors[account].Post("/language", ("language", "cy"));
        }

        foreach (var row in AccessRow.Read().Where(row => !row.Route.StartsWith("/api", StringComparison.Ordinal)))
        {
            string? path = null;
            foreach (var (_, account) in AccessRow.Viewers.Where(viewer => row.Expected[viewer.Account] == "yes"))
            {
                path ??= await samples.Filled(row.Route, account);
                // A form that is sent with nothing in it says what is missing.
                var reply = row.Verb == "GET" ? await visitors[account].Get(path) : await Empty(visitors[account], row.Route, path);
                if (reply is not { Status: HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict } || reply.Message.Content.Headers.ContentType?.MediaType != "text/html") continue;
                pages++;
                foreach (var said in EnglishIn(reply.Page))
                    heard[said] = heard.TryGetValue(said, out var before) ? (before.Times + 1, before.Where) : (1, $"{row.Verb} {row.Route} as {account}");
            }
        }

        output.WriteLine($"{pages} pages");
        Assert.True(pages > 1000, $"only {pages} pages were read");
        Assert.True(heard.Count == 0, $"{heard.Count} phrases of English:{Environment.NewLine}{string.Join(Environment.NewLine, heard.OrderByDescending(said => said.Value.Times).Select(said => $"{said.Value.Times} × {said.Key} ({said.Value.Where})"))}");
    }

    [Theory]
    [InlineData("<p>The meeting was cancelled because nobody came.</p>", "The meeting was cancelled because nobody came.")]
    [InlineData("<p>Mae’r cyfarfod wedi’i ganslo.</p>", null)]
    [InlineData("""<p translate="no" class="yf-as-written">The meeting was cancelled.</p>""", null)]
    [InlineData("""<p lang="en">OFFICIAL-SENSITIVE</p>""", null)]
    [InlineData("<p>Cod: <code>3QWE THE ULCM</code></p>", null)]
    [InlineData("""<button aria-label="Withdraw this referral">×</button>""", "Withdraw this referral")]
    [InlineData("""<div lang="en"><p lang="cy">The meeting was cancelled.</p></div>""", "The meeting was cancelled.")]
    public void These_tests_hear_English_wherever_the_site_says_it(string page, string? heard) =>
        Assert.Equal(heard is null ? [] : [heard], EnglishIn(new HtmlParser().ParseDocument($"<html lang=cy><body>{page}</body></html>")));

    // A press on the button of an empty form. What makes a change by itself is left out: its page is read as others leave it.
    private static async Task<Reply?> Empty(Visitor visitor, string route, string path)
    {
        if (route is "/sign-out" or "/language" or "/account/sessions/everywhere" or "/account/sessions/ending") return null;
        var shown = await visitor.Get(path);
        if (shown.Status != HttpStatusCode.OK) return null;
        var form = shown.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>().FirstOrDefault();
        if (form is null) return null;
        (string, string?)[] nothing = [.. form.QuerySelectorAll("input[name]:not([type=hidden]), textarea[name], select[name]").Select(field => field.GetAttribute("name")!).Distinct().Select(name => (name, (string?)""))];
        return nothing.Length == 0 ? null : await visitor.Send(shown, path, nothing);
    }

    private static List<string> EnglishIn(IDocument page)
    {
        var said = page.Descendants().OfType<IText>().Where(text => text.ParentElement is { } around && IsOurs(around)).Select(text => text.Data)
            .Concat(page.All.Where(IsOurs).SelectMany(element => SpokenAttributes.Select(name => element.GetAttribute(name)).Append(element is IHtmlInputElement { Type: "submit" or "button" } button ? button.Value : null)));
        return [.. said.OfType<string>().Select(text => Space().Replace(text, " ").Trim()).Where(IsEnglish).Distinct()];
    }

    /// <summary>Whether the site itself says it, in Welsh: not somebody who typed it, and not where it is said to be English.</summary>
    private static bool IsOurs(IElement element) =>
        element.Closest("script, style, template, textarea, code, [translate=no], [lang]") is not { } nearest || nearest is { LocalName: not ("script" or "style" or "template" or "textarea" or "code") } && !nearest.HasAttribute("translate") && nearest.GetAttribute("lang") == "cy";

    private static bool IsEnglish(string text) => Word().Matches(Address().Replace(text, " ")).Any(word => EnglishAlone.Contains(word.Value.ToLowerInvariant()));

    // Words of our own English that none of our Welsh has. Short ones stand in abbreviations and names.
    private static HashSet<string> OfEnglishAlone()
    {
        var welsh = WelshTests.Translated.SelectMany(entry => Words(entry.Welsh)).ToHashSet();
        return [.. WelshTests.Translated.SelectMany(entry => Words(entry.English)).Where(word => word.Length > 2 && !welsh.Contains(word))];

        static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*")]
    private static partial Regex Word();

    // E-mail and web addresses, names of files and whatever else is for machines.
    [GeneratedRegex(@"\S*(?:@|://|\.\p{L}|_)\S*")]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
