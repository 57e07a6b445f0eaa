using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>Everybody who takes part in one story, each with a browser of their own, all in one language; and whatever was wrong with a page they saw.</summary>
public sealed class House(OpenSite site, IBrowser browser, CultureInfo language, bool script, int width = 1280, bool keyboard = false) : IAsyncDisposable
{
    private readonly Dictionary<string, Person> people = [];
    private IPage? glass;

    public OpenSite Site { get; } = site;
    public CultureInfo Language { get; } = language;
    public bool Script { get; } = script;
    /// <summary>Whether they use the keyboard alone.</summary>
    public bool Keyboard { get; } = keyboard;
    /// <summary>How wide their screens are.</summary>
    public int Width { get; } = width;
    public Words T { get; } = new Words().In(language);

    /// <summary>What axe, the console and the measure found wrong. A story ends with <see cref="HasNoFault"/>.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Every page that was examined, by its address without ids.</summary>
    public SortedSet<string> Visited { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<string> examined = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a page holds a part, such as a cell in a row or a hint in a fieldset, that axe has not seen yet in this story: an address that is opened
    /// for the tenth time with the same parts tells it nothing new.
    /// </summary>
    public bool HoldsSomethingNew(string content)
    {
        var parts = new HtmlParser().ParseDocument(content).All.Select(element => Kind(element.ParentElement) + " > " + Kind(element));
        return parts.Aggregate(false, (isNew, part) => examined.Add(part) || isNew);
    }

    private static string Kind(IElement? element) => element is null ? "" : string.Join(' ', [element.LocalName, element.ClassName, element.GetAttribute("role"), element.GetAttribute("type"),
        .. element.Attributes.Select(attribute => attribute.Name).Where(name => name.StartsWith("aria-", StringComparison.Ordinal)).Order(StringComparer.Ordinal), element.TextContent.AsSpan().IsWhiteSpace() ? "empty" : ""]);

    /// <summary>This account at a browser of its own, signed in; or at another one as well, such as a telephone.</summary>
    public async Task<Person> Person(string account, string at = "")
    {
        if (people.TryGetValue(account + at, out var known))
        {
            // Time that passed has ended their session; they come back.
            if (known.SignedInAt != Site.Clock.GetUtcNow()) await known.SignIn();
            return known;
        }

        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.Address.ToString(),
            JavaScriptEnabled = Script,
            Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = Width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        var person = new Person(this, account, await context.NewPageAsync());
        people[account + at] = person;
        await person.SignIn();
        return person;
    }

    /// <summary>
    /// The page itself, or, where it runs no scripts, what it shows, in a browser that lets axe run and nothing of the page's own.
    /// </summary>
    public async Task<IPage> ToExamine(IPage page)
    {
        if (Script) return page;
        if (glass is null)
        {
            var context = await browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
            glass = await context.NewPageAsync();
            await glass.RouteAsync("**/*.js*", route => route.AbortAsync());
        }

        var (address, shown) = (page.Url, await page.ContentAsync());
        Task Show(IRoute route) => route.FulfillAsync(new RouteFulfillOptions { Body = shown, ContentType = "text/html; charset=utf-8" });
        await glass.RouteAsync(address, Show);
        await glass.GotoAsync(address);
        await glass.UnrouteAsync(address, Show);
        return glass;
    }

    public void HasNoFault() => Assert.True(Faults.Count == 0, string.Join(Environment.NewLine, Faults.Distinct()));

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values) await person.Leave();
        if (glass is not null) await glass.Context.CloseAsync();
    }
}
