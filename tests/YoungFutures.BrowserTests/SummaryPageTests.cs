using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

[Collection(InChromium.Name)]
public sealed class SummaryPageTests(Chromium chromium, OpenSite site) : IClassFixture<OpenSite>, IAsyncLifetime
{
    private const int Most = 150_000;

    public async Task InitializeAsync()
    {
        await using var db = site.Db();
        if (await db.Releases.AnyAsync()) return;
        // A second panel in the same area, so that there is something to compare.
        var coordinator = (await site.Given.User("coordinator.nw")).Id;
        var second = new Panel("NWB", "Conwy Young Futures Panel", "Panel Dyfodol Ifanc Conwy", Nation.Wales, "W15000001", coordinator);
        db.AddRange(second, new Membership(coordinator, Role.Chair, second.Id, db.Now.AddMonths(-10)));
        await db.SaveChangesAsync();
        for (var i = 0; i < 24; i++) await site.Given.Referral();
        site.Clock.Advance(TimeSpan.FromDays(21));
        await new ReleaseComputation(db).ComputeDue();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [BrowserTheory]
    [InlineData("en", "December 2026", 1280)]
    [InlineData("cy", "Rhagfyr 2026", 1280)]
    [InlineData("en", "December 2026", 360)]
    [InlineData("cy", "Rhagfyr 2026", 360)]
    public async Task The_summary_stands_up_to_axe_on_any_screen_and_its_choices_work(string language, string next, int width)
    {
        await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script: true, width);
        var analyst = await house.Person("opcc.nw");
        await analyst.Open("/summary?panel=NW&period=2026-11");
        await analyst.Sees(next);
        await analyst.Sees(house.T["Referrals by month, the year so far"]);
        await analyst.SeesAllChartsDrawn();
        await analyst.Pick(house.T["Period"], house.T["Quarter {0} of {1}", 3, 2026]);
        await analyst.Press(house.T["Show these"]);
        await analyst.Sees(house.T["Referrals by month"]);
        await analyst.Sees(house.T["From referral to outcome"]);
        await analyst.SeesAllChartsDrawn();
        await analyst.Follow(house.T["Compare panels or periods"]);
        await analyst.Sees(house.T["Where the intervals of two periods overlap, do not read a change from them."]);
        await analyst.Open("/summary/comparison?panel=W15000001&period=2026-11");
        await analyst.SeesAllChartsDrawn();
        await analyst.Open("/summary?panel=NW&period=2026-11");
        await analyst.Follow(house.T["A sheet to print"]);
        await analyst.Sees("OFFICIAL-SENSITIVE");
        house.HasNoFault();
    }

    [BrowserFact]
    public async Task Without_scripts_the_page_is_whole_and_each_row_has_its_bar()
    {
        await using var house = new House(site, chromium.Browser, Languages.English, script: false);
        var analyst = await house.Person("opcc.nw");
        await analyst.Open("/summary?panel=NW&period=2026-11");
        await analyst.Sees("Referrals by source");
        Assert.NotEmpty(await analyst.Read(".yf-figure"));
        Assert.Equal(0, await analyst.Shown(".yf-chart"));
        Assert.True(await analyst.Shown(".yf-bar") > 0);
        house.HasNoFault();
    }

    [BrowserFact]
    public async Task A_mark_is_drawn_as_a_hatched_square_and_never_as_nought()
    {
        await using var house = new House(site, chromium.Browser, Languages.English, script: true);
        var analyst = await house.Person("opcc.nw");
        await analyst.Open("/summary?panel=NW&period=2026-11");
        await analyst.SeesAllChartsDrawn();
        var drawn = await analyst.DataOfChart("referrals-by-source");
        var shown = await analyst.Read("#referrals-by-source tbody .yf-figure");
        Assert.Equal(shown.Select(figure => figure == SuppressedCount.Mark ? null : figure), drawn);
        Assert.True(drawn.Any(figure => figure is null) && drawn.Any(figure => figure is not null) && !drawn.Contains("0"), string.Join(", ", drawn));
        house.HasNoFault();
    }

    [BrowserFact]
    public async Task The_first_view_is_small_and_nothing_of_the_charts_is_fetched_elsewhere()
    {
        await using var house = new House(site, chromium.Browser, Languages.English, script: true);
        var analyst = await house.Person("opcc.nw");
        var fetched = await analyst.FetchedBy(() => analyst.Open("/summary?panel=NW&period=2026-11"), chartsToo: true);
        Assert.Contains(fetched, file => file.Path.EndsWith("/chart.umd.min.js", StringComparison.Ordinal));
        var size = fetched.Sum(file => Compressed(file.Body));
        Assert.True(size < Most, $"{size} bytes: {string.Join(", ", fetched.Select(file => $"{file.Path} {Compressed(file.Body)}"))}");
        var elsewhere = await analyst.FetchedBy(() => analyst.Open("/my-work"), chartsToo: false);
        Assert.DoesNotContain(elsewhere, file => file.Path.Contains("chart", StringComparison.Ordinal));
        house.HasNoFault();
    }

    private static int Compressed(byte[] body)
    {
        using var held = new MemoryStream();
        using (var zip = new GZipStream(held, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(body);
        return (int)held.Length;
    }
}
