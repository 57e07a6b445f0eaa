using System.Net;
using Xunit;

namespace YoungFutures.Tests.Web;

/// <summary>The menu is short, and everything in it is two presses away.</summary>
public sealed class MenuTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static List<string> Of(Reply page, string list) => [.. page.Page.QuerySelectorAll($"{list} a").Select(link => link.GetAttribute("href")!)];

    [Theory]
    [InlineData("coordinator.nw", 8, "/my-work", "/referrals", "/candidates", "/imports", "/cases", "/young-people", "/checks", "/actions", "/known-records", "/gaps", "/interventions", "/services", "/meetings", "/search", "/break-glass", "/summary")]
    [InlineData("police.nw", 8, "/my-work", "/referrals", "/imports", "/cases", "/young-people", "/checks", "/actions", "/known-records", "/interventions", "/services", "/meetings", "/search", "/break-glass", "/our-people")]
    [InlineData("provider.nw", 4, "/my-work", "/actions", "/interventions", "/services", "/our-people")]
    [InlineData("ig.nw", 5, "/my-work", "/lists", "/returns", "/audit", "/disclosures", "/retention", "/subject-access", "/rights-requests", "/break-glass/tries", "/gaps")]
    [InlineData("admin", 3, "/my-work", "/admin")]
    public async Task Every_page_is_there_behind_a_few_entries(string account, int most, params string[] pages)
    {
        var visitor = await site.As(account);
        var first = Of(await visitor.Get("/my-work"), "#navigation");
        Assert.True(first.Count <= most, string.Join(" ", first));
        var found = new HashSet<string>(first);
        foreach (var entry in first)
        {
            var page = await visitor.Get(entry);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{entry} answered {page.Status}");
            if (page.Status == HttpStatusCode.OK) found.UnionWith(Of(page, ".yf-beside-menu"));
        }

        Assert.Empty(pages.Except(found));
    }

    [Fact]
    public async Task Where_the_reader_is_stands_out_in_the_menu_and_beside_it()
    {
        var coordinator = await site.As("coordinator.nw");
        var checks = await coordinator.Get("/checks");
        Assert.Equal("/cases", checks.Page.QuerySelector("#navigation [aria-current]")!.GetAttribute("href"));
        Assert.Equal("/checks", checks.Page.QuerySelector(".yf-beside-menu [aria-current]")!.GetAttribute("href"));
        Assert.Null((await coordinator.Get("/meetings")).Page.QuerySelector(".yf-beside-menu"));
        var provider = await site.As("provider.nw");
        Assert.Null((await provider.Get("/actions")).Page.QuerySelector(".yf-beside-menu"));
    }
}
