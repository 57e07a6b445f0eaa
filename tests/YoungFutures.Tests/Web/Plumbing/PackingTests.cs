using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Tests.HouseRules;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>What a page weighs on its way to a browser, and when it is packed.</summary>
public sealed partial class PackingTests(YoungFuturesHost site, ITestOutputHelper output) : IClassFixture<YoungFuturesHost>
{
    private const int FirstView = 60_000;
    private const int FirstViewWithCharts = 150_000;
    private const int After = 15_000;

    private readonly SampleRecords samples = new(site);
    private readonly Dictionary<string, (int Weight, string Text)> files = [];

    [LongFact]
    public async Task Every_page_is_light()
    {
        var (heavy, weighed) = (new List<string>(), new List<(int First, int After, string Where)>());
        var visitors = new Dictionary<string, Visitor>();
        foreach (var row in AccessRow.Read().Where(row => row.Verb == "GET" && !row.Route.StartsWith("/api", StringComparison.Ordinal)))
        {
            if (AccessRow.Viewers.Select(viewer => viewer.Account).FirstOrDefault(account => row.Expected[account] == "yes") is not { } account) continue;
            if (!visitors.TryGetValue(account, out var visitor)) visitors[account] = visitor = await site.AsProved(account);
            var (weight, text, kind) = await Weighed(visitor.Client, await samples.Filled(row.Route, account));
            if (kind != "text/html" || text.Length == 0) continue;
            var page = new HtmlParser().ParseDocument(text);
            var all = page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!)).ToList();
            // A list that one types into fetches what it needs for that; the frame of every page is there already.
            if (page.QuerySelector("select[data-autocomplete]") is not null) all.Add("/accessible-autocomplete.min.js");
            var first = weight + await Files(visitor.Client, all);
            weighed.Add((first, weight, row.Route));
            var most = all.Exists(file => file.Contains("chart", StringComparison.Ordinal)) ? FirstViewWithCharts : FirstView;
            if (first > most || weight > After) heavy.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Route}: {first} at first, then {weight}"));
        }

        var (heaviest, biggest) = (weighed.MaxBy(page => page.First), weighed.MaxBy(page => page.After));
        output.WriteLine($"{weighed.Count} pages; at first {heaviest.First} bytes at most ({heaviest.Where}), then {biggest.After} ({biggest.Where}); in the middle {weighed.Select(page => page.First).Order().ElementAt(weighed.Count / 2)} and {weighed.Select(page => page.After).Order().ElementAt(weighed.Count / 2)}");
        Assert.True(weighed.Count > 150, $"only {weighed.Count} pages were weighed");
        Assert.True(heavy.Count == 0, string.Join(Environment.NewLine, heavy));
    }

    [Theory]
    [InlineData("/my-work", "same-origin", true)]
    [InlineData("/my-work", "none", true)]
    [InlineData("/my-work", "cross-site", false)]
    [InlineData("/my-work", "same-site", false)]
    [InlineData("/my-work", null, false)]
    [InlineData("/young-futures.css", "same-origin", true)]
    [InlineData("/young-futures.css?v=1", null, true)]
    [InlineData("/young-futures.js", "cross-site", true)]
    [InlineData("/api/openapi.json", "same-origin", false)]
    public async Task It_is_packed_only_for_who_asks_from_here(string path, string? from, bool packed)
    {
        var visitor = await site.As("coordinator.nw");
        using var request = Asking(path, from);
        using var answer = await visitor.Client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(packed ? ["br"] : [], answer.Content.Headers.ContentEncoding);
        if (packed) Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.NotEqual("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        // Whoever cannot unpack it gets it as it is.
        using var plain = await visitor.Client.GetAsync(path);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        var read = await answer.Content.ReadAsByteArrayAsync();
        if (!path.StartsWith("/young-futures", StringComparison.Ordinal)) return;
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(read), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await unpacked.ReadToEndAsync());
        Assert.Equal(plain.Content.Headers.ContentType, answer.Content.Headers.ContentType);
    }

    private static HttpRequestMessage Asking(string path, string? from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "br");
        if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
        return request;
    }

    private async Task<int> Files(HttpClient client, IEnumerable<string> wanted)
    {
        var (sum, seen, left) = (0, new HashSet<string>(), new Queue<string>(wanted));
        while (left.TryDequeue(out var file))
        {
            var plain = "/" + file.Split('?')[0].TrimStart('~', '.', '/');
            if (!seen.Add(plain)) continue;
            if (!files.TryGetValue(plain, out var held))
            {
                var (weight, text, _) = await Weighed(client, plain);
                files[plain] = held = (weight, text);
            }

            Assert.True(held.Weight > 0, $"{plain} is not there");
            sum += held.Weight;
            foreach (Match import in Imported().Matches(held.Text)) left.Enqueue(import.Groups["file"].Value);
        }

        return sum;
    }

    /// <returns>Its bytes as they travel, what they say, and of which kind it is.</returns>
    private static async Task<(int Weight, string Text, string? Kind)> Weighed(HttpClient client, string path)
    {
        using var request = Asking(path, "same-origin");
        using var answer = await client.SendAsync(request);
        if (!answer.IsSuccessStatusCode) return (0, "", null);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br")) return (bytes.Length, Encoding.UTF8.GetString(bytes), answer.Content.Headers.ContentType?.MediaType);
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return (bytes.Length, await unpacked.ReadToEndAsync(), answer.Content.Headers.ContentType?.MediaType);
    }

    // What a script cannot begin without.
    [GeneratedRegex("""^import\s[^'"]*['"](?<file>\./[^'"]+)['"]""", RegexOptions.Multiline)]
    private static partial Regex Imported();
}
