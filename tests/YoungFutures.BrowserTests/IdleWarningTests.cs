using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>Before a session ends its reader is told, can stay, and loses nothing either way.</summary>
[Collection(InChromium.Name)]
public sealed class IdleWarningTests(Chromium chromium, OpenSite site) : IClassFixture<OpenSite>
{
    private const string Typed = "Seen in town at night, ŵ and all.";

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task Whoever_rests_too_long_is_warned_can_stay_and_gets_back_what_they_sent_too_late(string language)
    {
        var T = new Words().In(Languages.Find(language)!);
        var caseId = await site.Given.Case();
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), ViewportSize = new() { Width = 360, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await SignIn(page);
        if (await page.Locator("html").GetAttributeAsync("lang") != language) await page.Locator(".yf-language button").ClickAsync();
        await page.GotoAsync($"/cases/{caseId}/notes/new");
        var text = page.Locator("textarea[name=Text]");
        await text.FillAsync(Typed);
        var dialog = page.GetByRole(AriaRole.Dialog);

        // Asking how long is left has kept nothing alive, and the button does.
        await Pass(page, 12);
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Pass(page, 1.5);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync(T["Less than two minutes are left."]);
        Assert.Empty((await page.RunAxe()).Violations.Select(fault => fault.Id));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        await page.GetByRole(AriaRole.Button, new() { Name = T["Stay signed in"] }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await Assertions.Expect(text).ToBeFocusedAsync();
        await Assertions.Expect(text).ToHaveValueAsync(Typed);

        // Another window is at work: this one asks first, and says nothing.
        await Pass(page, 12);
        var other = await context.NewPageAsync();
        await other.GotoAsync("/my-work");
        await Pass(page, 2);
        await page.WaitForTimeoutAsync(500);
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        await Pass(page, 16);
        await Assertions.Expect(dialog).ToContainTextAsync(T["You are signed out"]);
        await page.GetByRole(AriaRole.Button, new() { Name = T["Close this message"] }).ClickAsync();
        await Assertions.Expect(text).ToHaveValueAsync(Typed);
        await page.Locator("main form button.govuk-button").First.ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await SignIn(page);
        await page.WaitForURLAsync("**/kept-forms/*");
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("textarea[name=Text]")).ToHaveValueAsync(Typed);
        await context.CloseAsync();
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Email", "coordinator.nw@demo.example");
        await page.FillAsync("#Password", DemoPanels.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>For the site and for the page alike.</summary>
    private async Task Pass(IPage page, double minutes)
    {
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(minutes));
        await page.Clock.FastForwardAsync((long)(minutes * 60_000));
    }
}
