using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>Somebody at a browser. They find things by what the page calls them in their language; every page they come to is examined, unless all that stands on it has been.</summary>
public sealed partial class Person
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private readonly House house;
    private readonly string account;
    private readonly IPage page;
    private readonly Keys keys;

    public Person(House house, string account, IPage page)
    {
        (this.house, this.account, this.page) = (house, account, page);
        keys = new Keys(page, hidden => Fault("focus", hidden));
        page.Console += (_, message) =>
        {
            // The browser reports an answer of 404 itself; whether it was expected the test says.
            if (message.Type == "error" && !CutOff && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) Fault("console", message.Text);
        };
        page.PageError += (_, error) => Fault("script", error);
        page.RequestFailed += (_, request) => { if (request.Failure is not "net::ERR_ABORTED" && !CutOff) Fault("request", $"{request.Url}: {request.Failure}"); };
        page.Response += (_, answer) => { if (answer.Request.Method == "POST" && answer.Status is >= 300 and < 500 && answer.Request.IsNavigationRequest) Answered = Stopwatch.GetTimestamp(); };
    }

    private Words T => house.T;
    private ILocator Main => page.Locator("main");

    public DateTimeOffset SignedInAt { get; private set; }

    /// <summary>When the site last answered what they sent.</summary>
    public long Answered { get; private set; }

    /// <summary>Their connection was cut by the test, so a browser that says so is no fault.</summary>
    private bool CutOff { get; set; }

    /// <summary>Where they are: the address without the site.</summary>
    public string At => new Uri(page.Url).AbsolutePath;

    public async Task SignIn()
    {
        await LoseSession();
        await Open("/sign-in");
        await Speak();
        await Write(T["E-mail address"], account + "@demo.example");
        await Write(T["Password"], DemoPanels.Password);
        await Press(T["Sign in"]);
        Assert.Equal("/my-work", At);
        SignedInAt = house.Site.Clock.GetUtcNow();
    }

    /// <summary>Their computer keeps passkeys and recognises whoever sits at it.</summary>
    public async Task IsRecognisedByTheirDevice()
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var device = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
        };
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = device });
    }

    /// <summary>Their session is gone, as on the next morning.</summary>
    public Task LoseSession() => page.Context.ClearCookiesAsync(new() { Name = "yf-session" });

    public async Task Open(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{account}: {path} answered {answer.Status}");
        await Examine();
    }

    /// <summary>The switch in the header keeps the page and changes its language.</summary>
    private async Task Speak()
    {
        var spoken = await page.Locator("html").GetAttributeAsync("lang");
        if (spoken == house.Language.TwoLetterISOLanguageName) return;
        await Go(page.Locator("header").GetByRole(AriaRole.Button, new() { Name = Languages.IsWelsh(house.Language) ? "Cymraeg" : "English", Exact = true }));
        Assert.Equal("/sign-in", At);
    }

    /// <summary>The address leads them nowhere, as if nothing were there.</summary>
    public async Task IsToldNothingAt(string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.True(answer!.Status == 404, $"{account}: {path} answered {answer.Status}");
        if (house.Visited.Add($"nothing, {account}")) await Examine();
    }

    // Some links look like buttons and say so; a person follows them all the same.
    public Task Follow(string link) => Go(Main.Locator("a").Filter(Whole(link)).First);

    /// <summary>Follows the first link whose text holds this.</summary>
    public Task FollowAny(string link) => Go(Main.Locator("a").Filter(new() { HasText = link }).First);

    public Task Press(string button) => Go(Main.Locator("button").Filter(Whole(button)).First);

    /// <summary>Follows the first link in this place whose text holds this.</summary>
    public Task FollowIn(string place, string link) => Go(Main.Locator(place).Locator("a").Filter(new() { HasText = link }).First);

    /// <summary>Presses a button and is told on the page that comes that something stands in the way.</summary>
    public Task PressInVain(string button) => Go(Main.Locator("button").Filter(Whole(button)).First, inVain: true);

    /// <summary>Presses a button that does something on the page itself.</summary>
    public Task PressHere(string button) => On(Main.Locator("button").Filter(Whole(button)).First, Click);

    /// <summary>Waits until the page shows it by itself, and says when that was.</summary>
    public async Task<long> ComesToSee(string text, int seconds = 30)
    {
        try
        {
            if (!house.Script) await Expect(text, seconds);
            else await page.WaitForFunctionAsync("text => document.body.innerText.replace(/\\s+/g, ' ').includes(text)", text, new() { Timeout = seconds * 1000, PollingInterval = 20 });
        }
        catch (Exception missing) when (missing is TimeoutException or PlaywrightException)
        {
            throw new XunitException($"{account} at {At} waits in vain for “{text}” and sees: {await Text()}", missing);
        }

        return Stopwatch.GetTimestamp();
    }

    // Without scripts nothing can be asked of the page but what stands on it.
    private Task Expect(string text, int seconds) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = seconds * 1000 });

    /// <summary>What stands in the field with this label.</summary>
    public Task<string> Written(string label) => Main.GetByLabel(label, new() { Exact = true }).First.InputValueAsync();

    /// <summary>A network on their way lets no connection through that stays open: neither web sockets nor a stream of events.</summary>
    public Task HasNoOpenConnections() =>
        page.AddInitScriptAsync("Object.defineProperty(window, 'WebSocket', { value: undefined }); Object.defineProperty(window, 'EventSource', { value: undefined })");

    /// <summary>A network on their way lets nothing through to the hub, in whatever way; pages come as ever.</summary>
    public async Task HasNoHub()
    {
        CutOff = true;
        await page.Context.RouteAsync("**/watching**", route => route.AbortAsync());
    }

    /// <summary>The addresses that their page asks from now on, with the way it asks.</summary>
    public IReadOnlyList<string> Asks()
    {
        var asked = new List<string>();
        page.Request += (_, request) => { lock (asked) asked.Add($"{request.Method} {new Uri(request.Url).PathAndQuery}"); };
        page.WebSocket += (_, socket) => { lock (asked) asked.Add($"socket {new Uri(socket.Url).AbsolutePath}"); };
        return asked;
    }

    public async Task LoseConnection()
    {
        CutOff = true;
        await page.Context.SetOfflineAsync(true);
    }

    public async Task ComeBack()
    {
        await page.Context.SetOfflineAsync(false);
        // What was tried while there was nothing is told a little late.
        await page.WaitForFunctionAsync("() => navigator.onLine");
        await Task.Delay(500);
        CutOff = false;
    }

    /// <summary>Goes on with the Tab key until what has the focus is called this.</summary>
    public async Task TabTo(string name)
    {
        for (var press = 0; press < 120; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var called = await page.EvaluateAsync<string>("() => { const at = document.activeElement; return (at.labels?.[0] ?? at).textContent.trim().replace(/\\s+/g, ' ') }");
            if (called == name) return;
        }

        throw new XunitException($"{account} at {At} comes to no “{name}” with the Tab key");
    }

    public Task Key(string key) => page.Keyboard.PressAsync(key);

    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    public Task SendWithEnter() => Go(page.Locator(":focus"), key: "Enter");

    public Task Write(string label, string text) => On(Main.GetByLabel(label, new() { Exact = true }), found => Fill(found, text));

    /// <summary>Writes into the field that belongs to this answer.</summary>
    public Task Write(string label, string text, int number) => On(Main.GetByLabel(label, new() { Exact = true }).Nth(number), found => Fill(found, text));

    /// <summary>Chooses an answer to the question.</summary>
    public Task Choose(string question, string answer) =>
        On(Group(question).GetByLabel(answer, new() { Exact = true }).First, Check);

    public Task Tick(string statement) => On(Main.GetByLabel(statement, new() { Exact = true }), Check);

    /// <summary>Chooses the answer that begins with this.</summary>
    public Task ChooseLike(string question, string answer) => On(Group(question).GetByLabel(answer).First, Check);

    /// <summary>Writes into a field that is asked below an answer once that is chosen.</summary>
    public async Task WriteBelow(string question, string answer, string label, string text)
    {
        var id = await Group(question).GetByLabel(answer, new() { Exact = true }).First.GetAttributeAsync("id");
        await On(Main.Locator($"[id='conditional-{id}']").GetByLabel(label, new() { Exact = true }).First, found => Fill(found, text));
    }

    /// <summary>Writes into a field that belongs to a group, such as the name beside an agency's attendance.</summary>
    public Task WriteWithin(string group, string label, string text) => On(Group(group).GetByLabel(label, new() { Exact = true }).First, found => Fill(found, text));

    public Task Pick(string label, string option, int number = 0) =>
        On(Main.GetByLabel(label, new() { Exact = true }).Nth(number), found => house.Keyboard ? keys.Pick(found, option) : found.SelectOptionAsync(new SelectOptionValue { Label = option }));

    /// <summary>Chooses a file of theirs to send along.</summary>
    public Task Attach(string label, string name, byte[] content) =>
        On(Main.GetByLabel(label, new() { Exact = true }), found => found.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content }));

    /// <summary>Follows a link that saves a file, and reads the file.</summary>
    public async Task<string> Save(string link)
    {
        var saved = await page.RunAndWaitForDownloadAsync(() => On(Main.Locator("a").Filter(Whole(link)).First, Click));
        await using var content = await saved.CreateReadStreamAsync();
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }

    /// <summary>What stands beside this name in a summary.</summary>
    public async Task<string> Told(string name)
    {
        var row = Main.Locator(".govuk-summary-list__row").Filter(new() { Has = page.Locator("dt").Filter(Whole(name)) }).First;
        var value = "";
        await On(row, async found => value = await found.Locator("dd").First.InnerTextAsync());
        return value.Trim();
    }

    public Task Unfold(string summary) => Click(Main.Locator("summary", new() { HasText = summary }));

    public async Task Date(string question, DateOnly date, int number = 0)
    {
        var boxes = Main.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).Nth(number);
        await On(boxes.GetByLabel(T["Day"], new() { Exact = true }), found => Fill(found, date.Day.ToString(CultureInfo.InvariantCulture)));
        await Fill(boxes.GetByLabel(T["Month"], new() { Exact = true }), date.Month.ToString(CultureInfo.InvariantCulture));
        await Fill(boxes.GetByLabel(T["Year"], new() { Exact = true }), date.Year.ToString(CultureInfo.InvariantCulture));
    }

    public async Task Sees(string text) =>
        Assert.True((await Text()).Contains(text, StringComparison.Ordinal), $"{account} at {At} does not see “{text}” in: {await Text()}");

    public async Task DoesNotSee(string text) =>
        Assert.False((await Text()).Contains(text, StringComparison.Ordinal), $"{account} at {At} sees “{text}”.");

    /// <summary>What stands in each of these places.</summary>
    public async Task<IReadOnlyList<string>> Read(string places) => [.. (await Main.Locator(places).AllInnerTextsAsync()).Select(text => text.Trim())];

    /// <summary>All that the page says, but for what just happened.</summary>
    public async Task<string> Page() => Blanks().Replace(await Main.InnerTextAsync(), " ");

    public Task Leave() => page.Context.CloseAsync();

    private async Task<string> Text() => Blanks().Replace(await page.Locator("body").InnerTextAsync(), " ");

    private static LocatorFilterOptions Whole(string text) => new() { HasTextRegex = new Regex($@"^\s*{Regex.Escape(text)}\s*$") };

    /// <summary>A question with its answers: a fieldset with this legend, without the questions nested in it.</summary>
    private ILocator Group(string question) => Main.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).First;

    private async Task Go(ILocator what, bool inVain = false, string? key = null)
    {
        var loaded = new TaskCompletionSource();
        void Arrive(object? _, IPage page) => loaded.TrySetResult();
        page.Load += Arrive;
        try
        {
            await On(what, found => key is null ? Click(found) : found.PressAsync(key));
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            page.Load -= Arrive;
        }

        Assert.True(await page.Locator(".govuk-error-summary").CountAsync() > 0 == inVain, $"{account} at {At} is told that something is wrong, or is not: {await Text()}");
        await Examine();
    }

    private Task Click(ILocator what) => house.Keyboard ? keys.Press(what) : what.ClickAsync();

    private Task Fill(ILocator what, string text) => house.Keyboard ? keys.Write(what, text) : what.FillAsync(text);

    private Task Check(ILocator what) => house.Keyboard ? keys.Check(what) : what.CheckAsync();

    /// <summary>Whatever is not there fails in words that say who looked for it, where, and what stood there instead.</summary>
    private async Task On(ILocator what, Func<ILocator, Task> act)
    {
        try
        {
            await act(what);
        }
        catch (TimeoutException missing)
        {
            throw new XunitException($"{account} at {At} does not find {what} on this page: {await Text()}", missing);
        }
    }

    public async Task Examine()
    {
        var kind = Ids().Replace(At, "{id}");
        var isFirst = house.Visited.Add(kind);
        if (isFirst && house.Script) await Narrow(kind);
        await Picture(kind, "");
        if (!house.HoldsSomethingNew(await page.ContentAsync()) && !isFirst) return;
        AxeResult found;
        try
        {
            found = await Look(await house.ToExamine(page));
        }
        catch (PlaywrightException) when (house.Script)
        {
            // A page that looks again by itself may do so just while it is examined.
            await page.WaitForLoadStateAsync();
            found = await Look(page);
        }

        if (found.Passes.Length == 0) Fault("axe", $"{kind} was not looked at");
        foreach (var violation in found.Violations)
        {
            foreach (var node in violation.Nodes) Fault("axe", $"{violation.Id}: {violation.Help} at {node.Target}: {node.Html}");
        }
    }

    // Axe's older way opens no second page, with a process of its own, for each one that it looks at. It is to go some day for the sake of frames, and no page has any.
#pragma warning disable CS0618
    internal static Task<AxeResult> Look(IPage page) => page.RunAxeLegacy(null, Rules);
#pragma warning restore CS0618

    /// <summary>On a small telephone nothing is cut off and nothing has to be pushed sideways.</summary>
    private async Task Narrow(string kind)
    {
        await page.SetViewportSizeAsync(360, 740);
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await Picture(kind, "narrow ");
        if (width > 360) Fault("narrow", string.Create(CultureInfo.InvariantCulture, $"{kind} is {width} px wide on a screen of 360"));
        await page.SetViewportSizeAsync(house.Width, 900);
    }

    /// <summary>Keeps what they see for somebody to look at, where <c>YOUNGFUTURES_PICTURES</c> names a folder.</summary>
    private async Task Picture(string kind, string how)
    {
        if (Environment.GetEnvironmentVariable("YOUNGFUTURES_PICTURES") is not { Length: > 0 } folder) return;
        var name = $"{house.Visited.Count:000} {house.Language.Name} {account} {how}{kind.Trim('/').Replace('/', ' ')}";
        for (var again = 0; ; again++)
        {
            var path = Path.Combine(folder, again == 0 ? $"{name}.png" : $"{name} {again}.png");
            if (File.Exists(path)) continue;
            await page.ScreenshotAsync(new() { Path = path, FullPage = true });
            return;
        }
    }

    private void Fault(string by, string what) => house.Faults.Add($"{by}, {house.Language.Name}, {account}, {Ids().Replace(At, "{id}")}: {what}");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
