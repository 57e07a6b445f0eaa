using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Reporting;
using YoungFutures.Tests.HouseRules;
using YoungFutures.Tests.Web;

namespace YoungFutures.BrowserTests;

/// <summary>
/// The pictures of the help pages and of README, taken of the demo in both languages. Beside each stands what its page said: as soon as the page says something else, the picture is stale and this fails.
/// Where <c>YOUNGFUTURES_PICTURES_ANEW</c> is set, they are taken again.
/// </summary>
[Collection(InChromium.Name)]
public sealed class PicturesTests(Chromium chromium)
{
    private static readonly bool Anew = Environment.GetEnvironmentVariable("YOUNGFUTURES_PICTURES_ANEW") is { Length: > 0 };

    /// <summary>What the product says on a page, and not what somebody typed there, nor references and numbers.</summary>
    private const string Said =
        "() => [...new Set([...document.querySelectorAll('h1, h2, h3, main th, main dt, main legend, main label, main button, main caption, main summary, nav a')]" +
        ".filter(part => !part.closest('[as-written], [translate=no]') && !part.querySelector('[translate=no]') && part.checkVisibility())" +
        ".map(part => part.innerText.replace(/\\b[A-Z]{2}-[A-Z0-9-]+/g, '').replace(/[\\d\\s]+/g, ' ').trim()).filter(text => text))].sort().join('\\n') + '\\n'";

    [LongBrowserFact]
    public async Task Every_picture_shows_what_its_page_says_today()
    {
        await using var site = new FilledSite();
        await site.InitializeAsync();
        Guid caseId;
        await using (var db = site.Db())
            caseId = await db.Cases.Where(held => held.PanelId == site.Given.PanelId && held.Status == CaseStatus.Supporting && !held.IsRestricted).OrderBy(held => held.Reference).Select(held => held.Id).FirstAsync();
        (string Name, string Account, string Address)[] pictures =
        [
            ("my-work", "coordinator.nw", "/my-work"), ("gaps", "coordinator.nw", "/gaps"), ("case", "coordinator.nw", $"/cases/{caseId}"),
            ("agency", "police.nw", "/my-work"), ("meetings", "chair.nw", "/meetings"), ("summary", "opcc.nw", "/summary"),
        ];

        var stale = new List<string>();
        foreach (var language in new[] { "en", "cy" })
            foreach (var account in pictures.GroupBy(picture => picture.Account))
            {
                var page = await SignedIn(site, account.Key, language);
                foreach (var (name, _, address) in account)
                {
                    await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
                    var (picture, words) = (Repository.File($"src/YoungFutures.Web/Assets/pictures/{name}.{language}.png"), Repository.File($"src/YoungFutures.Web/Assets/pictures/{name}.{language}.txt"));
                    var said = await page.EvaluateAsync<string>(Said);
                    if (Anew)
                    {
                        await page.ScreenshotAsync(new() { Path = picture });
                        await File.WriteAllTextAsync(words, said);
                    }
                    else if (!File.Exists(picture) || !File.Exists(words) || (await File.ReadAllTextAsync(words)).ReplaceLineEndings("\n") != said) stale.Add($"{name}.{language}");
                }

                await page.Context.DisposeAsync();
            }

        Assert.True(stale.Count == 0, $"The pages say something else than in these pictures: {string.Join(", ", stale)}. Take them again with YOUNGFUTURES_PICTURES_ANEW=1, look at them, and commit them.");
    }

    [Fact]
    public void Every_picture_is_shown_somewhere_in_its_language()
    {
        var shown = string.Concat(Repository.Sources("src/YoungFutures.Web/Features/Help", ".cshtml").Select(source => source.Text));
        var readme = File.ReadAllText(Repository.File("README.md"));
        var pictures = Directory.GetFiles(Repository.File("src/YoungFutures.Web/Assets/pictures"), "*.png").Select(file => Path.GetFileName(file)).ToList();
        Assert.Equal(12, pictures.Count);
        foreach (var picture in pictures) Assert.Contains($"\"{picture}\"", shown, StringComparison.Ordinal);
        Assert.Equal(3, pictures.Count(picture => readme.Contains($"pictures/{picture}", StringComparison.Ordinal)));
    }

    private async Task<IPage> SignedIn(OpenSite site, string account, string language)
    {
        using var cookies = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true };
        var visitor = new Visitor(new HttpClient(cookies) { BaseAddress = site.Address });
        await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password));
        await visitor.Post("/language", ("language", language));
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1040, Height = 720 } });
        await context.AddCookiesAsync(cookies.CookieContainer.GetAllCookies().Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        return await context.NewPageAsync();
    }

    /// <summary>The demo as a newcomer finds it, with a tenth of the crowd, on a day that is always the same.</summary>
    private sealed class FilledSite : OpenSite
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await using var db = Db();
            await DemoYoungPeople.Fill(db, perCent: 10);
            await new ReleaseComputation(db).ComputeDue();
        }
    }
}
