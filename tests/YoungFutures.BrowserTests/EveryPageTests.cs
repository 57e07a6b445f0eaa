using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Tests.HouseRules;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>
/// Every page of the table of access in a browser, as everybody who may open it, and every form sent with nothing in it: axe finds no fault, and at 320 pixels, which is four times the size of a screen of 1280, nothing has
/// to be pushed sideways. A page whose every part was examined already is not examined again. Where <c>YOUNGFUTURES_PICTURES</c> names a folder, all of them are kept there, for everybody and on both screens, on one sheet for each language.
/// </summary>
[Collection(InChromium.Name)]
public sealed class EveryPageTests(Chromium chromium, ITestOutputHelper output)
{
    /// <summary>Sent, these would end the visit, or change its language or what it has proved, for all that comes after.</summary>
    private static readonly string[] NotSent = ["/sign-out", "/language", "/account/sessions/everywhere", "/account/sessions/ending", "/sign-in/again"];

    private static readonly string? Kept = Environment.GetEnvironmentVariable("YOUNGFUTURES_PICTURES") is { Length: > 0 } folder ? folder : null;

    [LongBrowserFact]
    public async Task No_page_has_a_fault_and_none_is_pushed_sideways()
    {
        await using var site = new OpenSite();
        await site.InitializeAsync();
        await using var english = new House(site, chromium.Browser, Languages.Find("en")!, script: true);
        await using var welsh = new House(site, chromium.Browser, Languages.Find("cy")!, script: true);
        Reading[] readings = [new(english), new(welsh)];
        foreach (var reading in readings)
            foreach (var (_, account) in AccessRow.Viewers) reading.Pages[account] = await SignedIn(site, account, reading.House.Language.TwoLetterISOLanguageName);

        var samples = new SampleRecords(site);
        foreach (var row in AccessRow.Read().Where(row => !row.Route.StartsWith("/api", StringComparison.Ordinal) && !(row.Verb == "POST" && NotSent.Contains(row.Route))))
        {
            var accounts = AccessRow.Viewers.Select(viewer => viewer.Account).Where(account => row.Expected[account] == "yes").ToList();
            if (accounts.Count == 0) continue;
            // What one of them sends changes the record, so each language has its own.
            var paths = new List<string>();
            foreach (var _ in readings) paths.Add(row.Verb == "POST" || paths.Count == 0 ? await samples.Filled(row.Route, accounts[0]) : paths[0]);
            // Both languages are read at the same time: while one waits for the browser, the other waits for the site.
            await Task.WhenAll(readings.Select((reading, number) => Read(reading, row, paths[number], accounts)));
        }

        foreach (var reading in readings)
        {
            await reading.Sheet.Write();
            output.WriteLine($"{reading.House.Language.NativeName}: {reading.Seen} pages were examined");
            Assert.True(reading.Seen > 150, $"only {reading.Seen} pages were examined in {reading.House.Language.EnglishName}");
        }

        Assert.True(readings.All(reading => reading.Faults.Count == 0), string.Join(Environment.NewLine, readings.SelectMany(reading => reading.Faults.Select(fault => $"{reading.House.Language.EnglishName}: {fault}"))));
    }

    private static async Task Read(Reading reading, AccessRow row, string path, List<string> accounts)
    {
        foreach (var account in accounts)
        {
            var page = reading.Pages[account];
            var answer = await page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
            if (answer.Status != 200 || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            // A form that was sent empty is another page than its question, and is asked about once it has come back.
            if (row.Verb == "GET" && !reading.House.HoldsSomethingNew(await answer.TextAsync()) && Kept is null) continue;
            await page.GotoAsync(path);
            // A letter is in the language of whoever gets it.
            if (row.Route != "/letters/{letterId}/print" && await page.Locator("html").GetAttributeAsync("lang") != reading.House.Language.TwoLetterISOLanguageName) reading.Faults.Add($"{row.Verb} {row.Route} as {account} is in another language");
            if (row.Verb == "POST" && !await SentEmpty(page)) continue;
            if (row.Verb == "POST" && !reading.House.HoldsSomethingNew(await page.ContentAsync()) && Kept is null) continue;
            reading.Seen++;
            reading.Faults.UnionWith(await Faults(page, reading.Sheet, $"{row.Verb} {row.Route}", account));
        }
    }

    /// <summary>The site as it is read in one language, by everybody at a browser of their own.</summary>
    private sealed class Reading(House house)
    {
        public House House { get; } = house;
        public Dictionary<string, IPage> Pages { get; } = [];
        public SortedSet<string> Faults { get; } = new(StringComparer.Ordinal);
        public Sheet Sheet { get; } = new(house.Language.TwoLetterISOLanguageName);
        public int Seen { get; set; }
    }

    private static async Task<List<string>> Faults(IPage page, Sheet sheet, string where, string account)
    {
        var faults = new List<string>();
        var found = await Person.Look(page);
        if (found.Passes.Length == 0) faults.Add($"{where} as {account}: was not looked at");
        faults.AddRange(from violation in found.Violations from node in violation.Nodes select $"{violation.Id} at {where} as {account}: {node.Target}: {node.Html}");
        await sheet.Keep(page, where, account);
        await page.SetViewportSizeAsync(320, 640);
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > 320)
        {
            // What reaches furthest to the right is most likely what pushes.
            var furthest = await page.EvaluateAsync<string>("() => { let most = 0, at = null; for (const e of document.querySelectorAll('main *, header *, nav *, footer *')) { if (e.closest('.yf-table-scroll')) continue; const r = e.getBoundingClientRect().right; if (r > most) { most = r; at = e; } } return at ? at.outerHTML.slice(0, 160) : '' }");
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{where} as {account} is {width} px wide on a screen of 320: {furthest}"));
        }

        await page.SetViewportSizeAsync(360, 740);
        await sheet.Keep(page, where, account, isNarrow: true);
        await page.SetViewportSizeAsync(1280, 900);
        return faults;
    }

    /// <summary>Somebody signed in who has just given the password again, in this language.</summary>
    private async Task<IPage> SignedIn(OpenSite site, string account, string language)
    {
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
        var visitor = new Visitor(new HttpClient(cookies) { BaseAddress = site.Address });
        await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password));
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password))).Location);
        await visitor.Post("/language", ("language", language));
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1280, Height = 900 } });
        await context.AddCookiesAsync(cookies.CookieContainer.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        return await context.NewPageAsync();
    }

    /// <summary>Sends the first form of the page with nothing in it.</summary>
    /// <returns>Whether there was one with fields, and it came back and said what is missing.</returns>
    private static async Task<bool> SentEmpty(IPage page)
    {
        var form = page.Locator("main form[method=post]:has(input:not([type=hidden]), textarea, select)").First;
        if (await form.CountAsync() == 0) return false;
        var loaded = new TaskCompletionSource();
        void Arrive(object? _, IPage page) => loaded.TrySetResult();
        page.Load += Arrive;
        var answer = await page.RunAndWaitForResponseAsync(
            () => form.EvaluateAsync("form => { for (const field of form.elements) { if (field.type === 'hidden' || field.tagName === 'BUTTON' || field.tagName === 'FIELDSET') continue; if (field.type === 'radio' || field.type === 'checkbox') field.checked = false; else field.value = ''; } form.submit(); }"),
            response => response.Request.IsNavigationRequest && response.Request.Method == "POST");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        page.Load -= Arrive;
        return answer.Status == (int)HttpStatusCode.UnprocessableEntity;
    }

    /// <summary>Pictures of all pages beside one another, for somebody to look through.</summary>
    private sealed class Sheet(string language)
    {
        private readonly StringBuilder figures = new();
        private int number;

        public async Task Keep(IPage page, string where, string account, bool isNarrow = false)
        {
            if (Kept is null) return;
            var name = $"{++number:0000}.png";
            var folder = Directory.CreateDirectory(Path.Combine(Kept, $"every page {language}"));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, name), FullPage = true });
            figures.AppendLine(CultureInfo.InvariantCulture, $"<figure><img loading=\"lazy\" width=\"{(isNarrow ? 180 : 480)}\" src=\"every page {language}/{name}\" alt=\"\"><figcaption>{WebUtility.HtmlEncode($"{where} as {account}")}</figcaption></figure>");
        }

        public Task Write() => Kept is null ? Task.CompletedTask : File.WriteAllTextAsync(Path.Combine(Kept, $"every page {language}.html"),
            $"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>Every page, {language}</title><style>body{{display:flex;flex-wrap:wrap;align-items:start;font:12px sans-serif}}figure{{margin:8px}}img{{border:1px solid #ccc;display:block}}</style>{figures}</html>");
    }
}
