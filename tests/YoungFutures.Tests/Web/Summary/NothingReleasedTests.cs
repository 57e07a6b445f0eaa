using System.Net;
using Xunit;

namespace YoungFutures.Tests.Web.Summary;

public sealed class NothingReleasedTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Before_the_first_release_the_page_says_when_the_next_figures_come()
    {
        var visitor = await site.As("opcc.nw");
        var page = await visitor.Get("/summary");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No figures of this panel have been released yet. The figures of November 2026 come on 8 December 2026.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main form, main table"));

        var file = await visitor.Get("/summary/export");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Single(file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_happens_today_stays_out_of_the_page()
    {
        var visitor = await site.As("coordinator.nw");
        var before = (await visitor.Get("/summary")).Text;
        await site.Given.Referral();
        Assert.Equal(before, (await visitor.Get("/summary")).Text);
    }
}
