using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Tests.Web.SignIn;
using YoungFutures.Web.Language;

namespace YoungFutures.BrowserTests;

/// <summary>To the sign-in of an organisation on another site and back, as a real browser goes: which cookies it sends on the way, and where it lets a form lead.</summary>
[Collection(InChromium.Name)]
public sealed class OrganisationTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("cy", false)]
    public async Task It_is_connected_and_lets_in_with_a_code_by_way_of_another_site(string language, bool script)
    {
        // A number and a name of the same machine are two sites to a browser.
        OpenSite? site = null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var there = builder.Build();
        there.MapGet("/north/authorize", (HttpRequest asked) => Results.Content($"""
            <!doctype html><html lang="en"><head><title>North</title></head>
            <body><main><h1>North</h1><a href="{WebUtility.HtmlEncode(new Uri(site!.Address, site.Organisation.SignIn(asked.GetEncodedUrl(), "7b2d", "officer@police.example")).ToString())}">It is me</a></main></body></html>
            """, "text/html; charset=utf-8"));
        await there.StartAsync();
        site = OpenSite.ThatKnowsItsName(new FakeOrganisation { Root = there.Urls.Single() });
        try
        {
            await site.InitializeAsync();
            await using var house = new House(site, chromium.Browser, Languages.Find(language)!, script);
            var T = house.T;
            var name = T.Either(FakeOrganisation.Name, FakeOrganisation.NameCy);
            var police = await house.Person("police.nw");
            await police.Open("/account/organisations");
            await police.FollowAny(T["Connect"]);
            await police.Write(T["Password"], DemoPanels.Password);
            await police.Press(T["Go on"]);
            await police.Follow(T["Go to the sign-in of {0}", name]);
            await police.Follow("It is me");
            await police.Sees("officer@police.example");
            await police.Press(T["Yes, connect it"]);
            await police.Sees(T["You can sign in through {0} from now on. Every other browser is signed out.", name]);

            // With a code as well: what is held between the two questions comes along.
            await using (var db = site.Db())
            {
                var authenticator = new Domain.Users.Authenticator(await db.Users.Where(held => held.Email == "police.nw@demo.example").Select(held => held.Id).SingleAsync());
                authenticator.SetUp([1], db.Now);
                db.Authenticators.Add(authenticator);
                await db.SaveChangesAsync();
            }

            await police.LoseSession();
            await police.Open("/sign-in");
            await police.Follow(T["Sign in through {0}", name]);
            await police.Follow("It is me");
            await police.Press(T["Sign in"]);
            Assert.Equal("/sign-in/code", police.At);
            await police.Sees(T["Enter your code"]);
            house.HasNoFault();
        }
        finally
        {
            await ((IAsyncLifetime)site).DisposeAsync();
        }
    }
}
