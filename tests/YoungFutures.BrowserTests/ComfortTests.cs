using Microsoft.Playwright;
using Xunit;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.BrowserTests;

/// <summary>Keys that lead about, and a browser whose reader has chosen its colours.</summary>
[Collection(InChromium.Name)]
public sealed class ComfortTests(Chromium chromium, OpenSite site) : IClassFixture<OpenSite>
{
    [BrowserFact]
    public async Task A_key_leads_to_a_list_and_never_away_from_what_is_being_written()
    {
        var caseId = await site.Given.Case();
        var page = await SignedIn(new());
        await page.GotoAsync("/my-work");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.PressAsync("?");
        Assert.EndsWith("/my-work", page.Url, StringComparison.Ordinal);

        await page.GotoAsync("/account/shortcuts");
        await page.Locator("#UsesShortcuts").CheckAsync();
        await page.Locator("main form button").ClickAsync();
        await page.Locator(".govuk-notification-banner").WaitForAsync();
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");
        await page.WaitForURLAsync("**/cases");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("g?m");
        await Assertions.Expect(page.Locator("#find")).ToHaveValueAsync("g?m");

        await page.GotoAsync($"/cases/{caseId}/notes/new");
        var text = page.Locator("textarea[name=Text]");
        await text.FillAsync("Half a sentence");
        await text.BlurAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");
        await page.WaitForTimeoutAsync(300);
        await Assertions.Expect(text).ToHaveValueAsync("Half a sentence");
        await text.FillAsync("");
        await text.BlurAsync();
        await page.Keyboard.PressAsync("?");
        await page.WaitForURLAsync("**/account/shortcuts");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task With_forced_colours_what_stood_out_by_its_ground_has_a_line()
    {
        var caseId = await site.Given.Case(name: "Gwawr Llinell");
        var page = await SignedIn(new() { ForcedColors = ForcedColors.Active });
        await page.GotoAsync($"/cases/{caseId}");
        Assert.Equal("1px solid", await Line(page, ".yf-identity", "borderTop"));
        Assert.Equal("1px solid", await Line(page, ".yf-header", "borderBottom"));
        await page.FocusAsync("a.govuk-back-link");
        Assert.Equal("3px solid", await Line(page, "a.govuk-back-link", "outline"));
        await page.FillAsync("#find", "Gwawr Llinell");
        await page.Locator("#find").PressAsync("Enter");
        await page.WaitForURLAsync("**/search/*");
        Assert.Equal("1px solid", await Line(page, ".govuk-tag", "borderTop"));
        await page.Context.CloseAsync();
    }

    private static Task<string> Line(IPage page, string what, string side) =>
        page.Locator(what).First.EvaluateAsync<string>("(element, side) => { const style = getComputedStyle(element); return `${style[side + 'Width']} ${style[side + 'Style']}` }", side);

    private async Task<IPage> SignedIn(BrowserNewContextOptions options)
    {
        options.BaseURL = site.Address.ToString();
        var context = await chromium.Browser.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Email", "coordinator.nw@demo.example");
        await page.FillAsync("#Password", DemoPanels.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/my-work");
        return page;
    }
}
