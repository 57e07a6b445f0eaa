using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

[Collection(InChromium.Name)]
public sealed class SignInPageTests(Chromium chromium, OpenSite site) : IClassFixture<OpenSite>
{
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task The_sign_in_page_stands_up_to_axe_and_lets_somebody_in(string language)
    {
        await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script: true);
        var police = await house.Person("police.nw");
        await police.Sees(house.T["My work"]);
        house.HasNoFault();
    }
}
