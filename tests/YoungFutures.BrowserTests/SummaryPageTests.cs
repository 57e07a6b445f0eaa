using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Reporting;
using YoungFutures.Tests.Web;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

[Collection(InChromium.Name)]
public sealed class SummaryPageTests(Chromium chromium, OpenSite site) : IClassFixture<OpenSite>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await using var db = site.Db();
        if (await db.Releases.AnyAsync()) return;
        for (var i = 0; i < 24; i++) await site.Given.Referral();
        site.Clock.Advance(TimeSpan.FromDays(21));
        await new ReleaseComputation(db).ComputeDue();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [BrowserTheory]
    [InlineData("en", "December 2026")]
    [InlineData("cy", "Rhagfyr 2026")]
    public async Task The_summary_stands_up_to_axe_on_any_screen_and_its_choices_work(string language, string next)
    {
        await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script: true);
        var analyst = await house.Person("opcc.nw");
        await analyst.Open("/summary");
        await analyst.Sees(next);
        await analyst.Sees(house.T["Referrals by month, the year so far"]);
        await analyst.Pick(house.T["Period"], house.T["Quarter {0} of {1}", 3, 2026]);
        await analyst.Press(house.T["Show these"]);
        await analyst.Sees(house.T["Open cases, where they stood at the end of {0}", language == "cy" ? "30 Medi 2026" : "30 September 2026"]);
        house.HasNoFault();
    }
}
