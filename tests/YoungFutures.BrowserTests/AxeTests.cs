using Xunit;

namespace YoungFutures.BrowserTests;

/// <summary>That the way in which every page of the stories is examined finds what is wrong, and nothing where nothing is.</summary>
[Collection(InChromium.Name)]
public sealed class AxeTests(Chromium chromium)
{
    private const string Right = "<!doctype html><html lang='en'><head><title>A page</title></head><body><main><h1>A page</h1><p>Some words.</p></main></body></html>";

    [BrowserTheory]
    [InlineData("<p>Some words.</p>", "<img src='data:,'>", "image-alt")]
    [InlineData("<p>Some words.</p>", "<input name='Name'>", "label")]
    [InlineData("<p>", "<p style='color:#bbb;background:#fff'>", "color-contrast")]
    [InlineData(" lang='en'", "", "html-has-lang")]
    [InlineData("<h1>A page</h1>", "<h3>A page</h3>", "page-has-heading-one")]
    public async Task What_is_wrong_with_a_page_is_found_by_its_name(string right, string wrong, string name)
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync(Right);
        Assert.Empty((await Person.Look(page)).Violations);
        await page.SetContentAsync(Right.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(name, (await Person.Look(page)).Violations.Select(found => found.Id));
        await page.CloseAsync();
    }
}
