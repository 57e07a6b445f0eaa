using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>A passkey as a real browser makes and shows it.</summary>
[Collection(InChromium.Name)]
public sealed class PasskeyTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task A_passkey_is_made_opens_the_site_alone_and_shows_again_who_it_is(string language)
    {
        var site = OpenSite.ThatKnowsItsName();
        try
        {
            await site.InitializeAsync();
            await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script: true);
            var T = house.T;
            var police = await house.Person("police.nw");
            await police.IsRecognisedByTheirDevice();

            await police.Open("/account/passkeys/new");
            await police.Write(T["Password"], DemoPanels.Password);
            await police.Press(T["Go on"]);
            // The name is asked for before anything is made.
            await police.PressInVain(T["Add a passkey"]);
            await police.Write(T["Name of the passkey"], "Laptop");
            await police.Press(T["Add a passkey"]);
            await police.Sees(T["The passkey is added. Every other browser is signed out."]);
            await police.Sees("Laptop");

            await police.LoseSession();
            await police.Open("/sign-in");
            await police.Press(T["Sign in with a passkey"]);
            Assert.Equal("/my-work", police.At);

            await police.Open("/account/passkeys");
            await police.DoesNotSee(T["Not used yet"]);
            await police.Open("/account/passkeys/new");
            await police.Press(T["Use your passkey"]);
            Assert.Equal("/account/passkeys/new", police.At);
            house.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }

    [BrowserFact]
    public async Task Without_scripts_nothing_of_passkeys_stands_in_the_way()
    {
        var site = OpenSite.ThatKnowsItsName();
        try
        {
            await site.InitializeAsync();
            await using var house = new House(site, chromium.Browser, Languages.English, script: false);
            var police = await house.Person("police.nw");
            await police.Open("/account/passkeys/new");
            await police.Write(house.T["Password"], DemoPanels.Password);
            await police.Press(house.T["Go on"]);
            await police.Sees(house.T["A passkey can be added in a browser that runs scripts and knows passkeys. If this one does not, use one-time codes."]);
            await police.DoesNotSee(house.T["Name of the passkey"]);
            house.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }
}
