using System.Net;
using AngleSharp.Dom;
using Xunit;

namespace YoungFutures.Tests.Web.MyWork;

[Collection(nameof(DemoSite))]
public sealed class MyWorkTests(DemoHost site)
{
    [Theory]
    [InlineData("coordinator.nw")]
    [InlineData("chair.nw")]
    [InlineData("police.nw")]
    [InlineData("school.nw")]
    [InlineData("provider.nw")]
    [InlineData("opcc.nw")]
    [InlineData("ig.nw")]
    [InlineData("admin")]
    public async Task Every_count_is_the_number_of_the_lines_behind_it(string account)
    {
        var visitor = await site.As(account);
        var page = await visitor.Get("/my-work");
        var tiles = page.Page.QuerySelectorAll("a.yf-tile");
        Assert.NotEmpty(tiles);
        foreach (var tile in tiles)
        {
            var address = tile.GetAttribute("href")!;
            var count = int.Parse(tile.QuerySelector(".yf-tile__count")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(count, await Lines(visitor, address));
            var late = tile.QuerySelector(".yf-overdue")?.TextContent.Split(' ')[^1] ?? "0";
            Assert.Equal(late, (await LateLines(visitor, address)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_child_at_risk_stands_above_everything_and_the_rest_soonest_first()
    {
        var page = await (await site.As("coordinator.nw")).Get("/my-work");
        var sections = page.Page.QuerySelectorAll("section.yf-work:not(.yf-work--news)").ToList();
        Assert.Equal(["work-act-now", "work-stopped"], sections.Take(2).Select(section => section.GetAttribute("aria-labelledby")).Order());
        foreach (var section in sections)
        {
            var dates = section.QuerySelectorAll("time").Select(time => time.GetAttribute("datetime")!).ToList();
            Assert.Equal(dates.Order(StringComparer.Ordinal), dates);
        }
        var firsts = sections.Skip(2).Select(section => section.QuerySelector("time")!.GetAttribute("datetime")!).ToList();
        Assert.Equal(firsts.Order(StringComparer.Ordinal), firsts);
    }

    [Theory]
    [InlineData("police.nw", "screening")]
    [InlineData("opcc.nw", "act-now")]
    [InlineData("ig.nw", "cases")]
    [InlineData("admin", "checks")]
    [InlineData("provider.nw", "meetings")]
    [InlineData("coordinator.nw", "agreements")]
    [InlineData("coordinator.nw", "no-such-list")]
    public async Task A_list_that_is_not_ones_own_does_not_exist(string account, string list) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get($"/my-work/{list}")).Status);

    [Fact]
    public async Task Whoever_has_nothing_to_do_is_told_so()
    {
        var page = await (await site.As("flintshire2.nw")).Get("/my-work");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Nothing waits for you.", page.Text);
    }

    [Fact]
    public async Task A_school_that_reads_Welsh_finds_its_work_in_Welsh()
    {
        var page = await (await site.As("school.nw")).Get("/my-work");
        Assert.Equal("Fy ngwaith", page.Heading);
        Assert.Contains("diwrnod gwaith", page.Text);
    }

    [Fact]
    public async Task No_name_stands_in_the_address_or_the_title()
    {
        var page = await (await site.As("coordinator.nw")).Get("/my-work");
        Assert.Equal("My work - Young Futures", page.Page.Title);
        Assert.All(page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!), href => Assert.Matches("^/[a-z-]+(/[a-z0-9-]+)*$", href));
    }

    private static async Task<int> Lines(Visitor visitor, string address) => await Every(visitor, address, ".yf-work__row");

    private static async Task<int> LateLines(Visitor visitor, string address) => await Every(visitor, address, ".yf-work__row time.yf-overdue");

    private static async Task<int> Every(Visitor visitor, string address, string what)
    {
        var found = 0;
        for (var page = 1; ; page++)
        {
            var list = await visitor.Get($"{address}?page={page}");
            Assert.Equal(HttpStatusCode.OK, list.Status);
            found += list.Page.QuerySelectorAll(what).Length;
            if (list.Page.QuerySelector(".govuk-pagination__next") is null) return found;
        }
    }
}
