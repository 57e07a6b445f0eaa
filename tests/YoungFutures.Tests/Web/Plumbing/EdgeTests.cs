using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using YoungFutures.Web.Security;

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
    [InlineData("TRACE", "/", 405)]
    [InlineData("TRACE", "/no-such-page", 405)]
    [InlineData("TRACE", "/young-futures.css", 405)]
    [InlineData("OPTIONS", "/sign-in", 405)]
    [InlineData("PATCH", "/health/live", 405)]
    [InlineData("PROPFIND", "/", 405)]
    [InlineData("NONSENSE", "/sign-in", 405)]
    [InlineData("DELETE", "/watching", 400)]
    [InlineData("GET", "/admin/users", 404)]
    [InlineData("GET", "/csp-reports", 405)]
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
        IsDressed(answer);
        Assert.Equal(path != "/young-futures.css" || status == 405, answer.Headers.CacheControl?.NoStore ?? false);
    }

    private static void IsDressed(HttpResponseMessage answer)
    {
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.EndsWith("; report-uri /csp-reports", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("csp=\"/csp-reports\"", Assert.Single(answer.Headers.GetValues("Reporting-Endpoints")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        if (answer.Content.Headers.ContentType is { MediaType: "text/html" } html) Assert.Equal("utf-8", html.CharSet);
    }

    [Fact]
    public async Task An_answer_that_failed_or_was_forbidden_says_so_too_and_nothing_of_what_went_wrong()
    {
        await using var own = new Failing();
        await own.InitializeAsync();
        var coordinator = await own.As("coordinator.nw");
        using var failed = await coordinator.Client.GetAsync("/search");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        IsDressed(failed);
        Assert.True(failed.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("thrown", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, "North Wales Police");
        using var forbidden = await (await site.As("police.nw")).Client.GetAsync($"/cases/{caseId}/closure/sign-off");
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        IsDressed(forbidden);
    }

    private sealed class Failing : YoungFuturesHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Fails())));
        }

        private sealed class Fails : IActionFilter
        {
            public void OnActionExecuting(ActionExecutingContext context)
            {
                if (context.HttpContext.Request.Path == "/search") throw new InvalidTimeZoneException("This was thrown by a test.");
            }

            public void OnActionExecuted(ActionExecutedContext context)
            {
            }
        }
    }

    [Theory]
    [InlineData("application/csp-report", """{"csp-report":{"document-uri":"https://panel.example/cases/0190aaaa-bbbb-cccc-dddd-eeeeffff0000/notes/new?name=Gwen","violated-directive":"script-src-elem","effective-directive":"script-src-elem","blocked-uri":"https://evil.example/steal.js?cookie=1","script-sample":"Gwenllian"}}""", 204,
        "script-src-elem on /cases/{}/notes/new, blocked https://evil.example")]
    [InlineData("application/reports+json", """[{"type":"csp-violation","url":"https://panel.example/x","body":{"documentURL":"https://panel.example/search/llwyd","effectiveDirective":"style-src-attr","blockedURL":"inline"}}]""", 204,
        "style-src-attr on /search/{}, blocked inline")]
    [InlineData("application/csp-report", """{"csp-report":{"document-uri":"nonsense\r\nforged line","effective-directive":"a\r\nforged line","blocked-uri":"Gwenllian"}}""", 204, "unknown on unknown, blocked unknown")]
    [InlineData("application/csp-report", """{"csp-report":7}""", 204, "unknown on unknown, blocked unknown")]
    [InlineData("application/csp-report", "[[[[[[[[[[[[]]]]]]]]]]]]", 400, null)]
    [InlineData("application/csp-report", "not json", 400, null)]
    [InlineData("application/csp-report", "", 400, null)]
    [InlineData("text/plain", "{}", 415, null)]
    public async Task What_a_browser_reports_of_a_broken_rule_is_noted_without_what_it_says_of_people(string type, string body, int status, string? noted)
    {
        using var client = site.CreateClient();
        var lines = new Lines();
        using var reports = new CspReports(site.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>(), lines);
        var context = new DefaultHttpContext { Request = { ContentType = type, Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)) } };

        var answer = await reports.Take(context);

        Assert.Equal(status, ((IStatusCodeHttpResult)answer).StatusCode);
        Assert.Equal(noted is null ? [] : ["A browser reports that a page broke its policy: " + noted], lines.Written);
    }

    [Fact]
    public async Task Reports_are_taken_from_anybody_and_neither_their_size_nor_their_number_fills_the_log()
    {
        var stranger = site.Nobody();
        using var one = new StringContent("""{"csp-report":{"blocked-uri":"inline"}}""", System.Text.Encoding.UTF8, "application/csp-report");
        Assert.Equal(HttpStatusCode.NoContent, (await stranger.Client.PostAsync("/csp-reports", one)).StatusCode);
        using var big = new StringContent("{\"csp-report\":\"" + new string('x', 8000) + "\"}", System.Text.Encoding.UTF8, "application/csp-report");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await stranger.Client.PostAsync("/csp-reports", big)).StatusCode);

        var lines = new Lines();
        using var reports = new CspReports(site.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>(), lines);
        for (var sent = 0; sent < 50; sent++)
            await reports.Take(new DefaultHttpContext { Request = { ContentType = "application/json", Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""{"csp-report":{"blocked-uri":"inline"}}""")) } });
        Assert.Equal(20, lines.Written.Count);
    }

    private sealed class Lines : ILogger<CspReports>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }

    [Fact]
    public async Task A_request_with_too_much_in_its_head_is_refused_and_the_next_one_is_answered()
    {
        await using var own = new OverKestrel();
        await own.InitializeAsync();
        own.StartServer();
        using var client = new HttpClient { BaseAddress = own.ClientOptions.BaseAddress };
        foreach (var (what, status) in new (Action<HttpRequestMessage>, HttpStatusCode)[]
        {
            (request => request.Headers.Add("Much", new string('x', 20_000)), HttpStatusCode.RequestHeaderFieldsTooLarge),
            (request => { for (var number = 0; number < 70; number++) request.Headers.Add($"Many-{number}", "x"); }, HttpStatusCode.RequestHeaderFieldsTooLarge),
            (request => request.RequestUri = new Uri("/sign-in?" + new string('x', 9000), UriKind.Relative), HttpStatusCode.RequestUriTooLong),
            (_ => { }, HttpStatusCode.OK),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
            what(request);
            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    private sealed class OverKestrel : YoungFuturesHost
    {
        public OverKestrel() => UseKestrel(0);
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

    [Theory]
    [InlineData("/cases?Search=%00")]
    [InlineData("/young-futures.css?v=%00")]
    [InlineData("/?%00")]
    [InlineData("/sign-in?returnUrl=%2Fcases%00")]
    public async Task An_address_with_a_NUL_in_it_is_nowhere(string address)
    {
        foreach (var visitor in new[] { site.Nobody(), await site.As("coordinator.nw") })
        {
            var answer = await visitor.Get(address);
            Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (answer.Status, answer.Heading));
            IsDressed(answer.Message);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.PostAsync(address, new FormUrlEncodedContent([]))).StatusCode);
        }
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
