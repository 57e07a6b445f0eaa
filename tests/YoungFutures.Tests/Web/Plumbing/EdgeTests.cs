using System.Net;
using Xunit;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>What holds for every answer, whatever was asked.</summary>
public sealed class EdgeTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Theory]
    [InlineData("GET", "/sign-in", 200)]
    [InlineData("GET", "/my-work", 200)]
    [InlineData("GET", "/cases", 200)]
    [InlineData("GET", "/no-such-page", 404)]
    [InlineData("GET", "/cases/not-an-id", 404)]
    [InlineData("GET", "/errors/500", 404)]
    [InlineData("GET", "/young-futures.css", 200)]
    [InlineData("GET", "/no-such.css", 404)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("PUT", "/cases", 405)]
    [InlineData("DELETE", "/my-work", 405)]
    [InlineData("TRACE", "/my-work", 405)]
    [InlineData("POST", "/cases", 405)]
    [InlineData("POST", "/referrals/new", 400)]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string verb, string path, int status)
    {
        var coordinator = await site.As("coordinator.nw");
        using var answer = await coordinator.Client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), path)
        {
            Content = verb == "POST" ? new FormUrlEncodedContent([new("GivenName", "Without"), new("FamilyName", "Token")]) : null,
        });

        Assert.Equal(status, (int)answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(path != "/young-futures.css", answer.Headers.CacheControl?.NoStore ?? false);
        if (answer.Content.Headers.ContentType is { MediaType: "text/html" } html) Assert.Equal("utf-8", html.CharSet);
    }

    [Fact]
    public async Task No_page_holds_a_script_or_a_style_of_its_own()
    {
        var coordinator = await site.As("coordinator.nw");
        var caseId = await site.Given.Case();
        foreach (var path in new[] { "/sign-in", "/my-work", "/referrals/new", "/cases", $"/cases/{caseId}", "/meetings", "/search", "/no-such-page" })
        {
            var page = (await coordinator.Get(path)).Page;
            Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/", script.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Empty(page.QuerySelectorAll("style, [style], iframe, object, embed"));
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
            Assert.All(page.QuerySelectorAll("[src], link[href]"), asset => Assert.StartsWith("/", asset.GetAttribute("src") ?? asset.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en", "Page not found")]
    [InlineData("cy", "Heb ddod o hyd i’r dudalen")]
    public async Task An_address_that_is_nowhere_is_said_to_be_so_in_the_readers_language(string language, string heading)
    {
        var police = await site.As("police.nw");
        await police.Send(await police.Get("/my-work"), "/language", ("language", language), ("returnUrl", "/my-work"));
        Assert.Equal(heading, (await police.Get("/no-such-page")).Heading);
    }

    [Fact]
    public async Task A_form_with_another_users_token_changes_nothing()
    {
        var coordinator = await site.As("coordinator.nw");
        var caseId = await site.Given.Case();
        var path = $"/cases/{caseId}/notes/new";
        var theirs = await coordinator.Get(path);
        var chair = await site.As("chair.nw");

        var answer = await chair.Send(theirs, path, ("Text", "Not mine."));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Heading);
        await using var db = site.Db();
        Assert.DoesNotContain(db.Notes.Where(note => note.CaseId == caseId).Select(note => note.Text).ToList(), text => text == "Not mine.");
    }

    [Fact]
    public async Task A_record_of_somebody_else_is_answered_exactly_as_one_that_was_never_made()
    {
        var stranger = await site.As("police.herts");
        var caseId = await site.Given.Case();
        var referralId = await site.Given.Referral();
        var actionId = await site.Given.Action(caseId);
        var checkId = await site.Given.Check(caseId);
        var meetingId = await site.Given.Meeting(published: true, caseId);
        foreach (var path in new[] { $"/cases/{caseId}", $"/referrals/{referralId}", $"/actions/{actionId}", $"/checks/{checkId}", $"/meetings/{meetingId}", $"/cases/{caseId}/notes/new" })
        {
            var hidden = await stranger.Get(path);
            var absent = await stranger.Get(string.Join('/', path.Split('/').Select(part => Guid.TryParse(part, out _) ? Guid.NewGuid().ToString() : part)));
            Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
            Assert.Equal(Masked(absent), Masked(hidden));
            Assert.Equal(absent.Message.Headers.Select(header => header.Key).Order(), hidden.Message.Headers.Select(header => header.Key).Order());
        }
    }

    // Tokens differ from page to page, and the page names its own address to the language switch.
    private static string Masked(Reply reply)
    {
        foreach (var token in reply.Page.QuerySelectorAll("input[type=hidden]")) token.RemoveAttribute("value");
        return reply.Page.DocumentElement.OuterHtml;
    }
}
