using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>Who asks too much is told to wait, in plain words, and nobody else is. Each test has a site, and so its counts, of its own.</summary>
public sealed class LimitsTests
{
    [Fact]
    public async Task Passwords_are_counted_by_address_whatever_a_header_says_and_whichever_account_they_are_for()
    {
        await using var site = await Strict.Start(("Limits:AtTheDoor", "5"));
        var guesser = site.From("203.0.113.9");
        var page = await guesser.Get("/sign-in");
        for (var guess = 0; guess < 5; guess++)
        {
            guesser.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            guesser.Client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{guess}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.Send(page, "/sign-in", ("Email", $"somebody{guess}@demo.example"), ("Password", "guess"))).Status);
        }

        var stopped = await guesser.Send(page, "/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.Equal("Wait a moment", stopped.Heading);
        Assert.InRange(stopped.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 900);
        Assert.DoesNotContain(DemoPanels.Password, stopped.Body, StringComparison.Ordinal);
        // The page itself is still there, and at another address nobody notices.
        Assert.Equal(HttpStatusCode.OK, (await guesser.Get("/sign-in")).Status);
        Assert.Equal("/my-work", (await site.From("203.0.113.10").Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password))).Location);
        // Codes and links are counted by themselves.
        Assert.Equal("/sign-in", (await guesser.Send(page, "/sign-in/code", ("Code", "000000"))).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.Post($"/invitations/{Guid.NewGuid()}", ("Code", "0000"))).Status);
    }

    [Fact]
    public async Task Behind_the_proxy_each_address_that_it_names_is_counted_by_itself()
    {
        await using var site = await Strict.Start(("Limits:AtTheDoor", "2"), ("Proxies:0", "10.0.0.7"));
        var proxy = site.From("10.0.0.7");
        var page = await proxy.Get("/sign-in");
        async Task<HttpStatusCode> Guess(string forwarded)
        {
            proxy.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            proxy.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
            return (await proxy.Send(page, "/sign-in", ("Email", "somebody@demo.example"), ("Password", "guess"))).Status;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("203.0.113.9"));
        // What stood in the header before the proxy added to it is what the guesser made up.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("198.51.100.1, 203.0.113.9"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess("198.51.100.2, 203.0.113.9"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("203.0.113.10"));
        // Of the sixth version a whole network is one that asks.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("2001:db8:1:2::1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("2001:db8:1:2::2"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Guess("2001:db8:1:2:ffff::3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Guess("2001:db8:1:3::1"));
    }

    [Theory]
    [InlineData("en", "Wait a moment")]
    [InlineData("cy", "Arhoswch eiliad")]
    public async Task A_user_who_asks_too_often_waits_loses_nothing_and_holds_up_nobody(string language, string heading)
    {
        await using var site = await Strict.Start(("Limits:PerUserAMinute", "8"));
        var (police, colleague) = (await site.As("police.nw"), await site.As("health.nw"));
        await police.Send(await police.Get("/my-work"), "/language", ("language", language), ("returnUrl", "/my-work"));
        var form = await police.Get("/digest");
        for (var asked = 0; asked < 8; asked++) await police.Get("/my-work");

        var stopped = await police.Send(form, "/digest", ("DigestRhythm", "Weekly"));

        Assert.Equal((HttpStatusCode.TooManyRequests, heading), (stopped.Status, stopped.Heading));
        Assert.NotNull(stopped.Message.Headers.RetryAfter);
        Assert.Contains(stopped.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith("/kept-forms/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get("/my-work")).Status);
        await using var db = site.Db();
        Assert.Single(db.KeptForms);
    }

    [Fact]
    public async Task Searches_and_exports_have_limits_of_their_own()
    {
        await using var site = await Strict.Start(("Limits:SearchesAMinute", "2"), ("Limits:ExportsAMinute", "2"));
        var governance = await site.As("ig.nw");
        for (var asked = 0; asked < 2; asked++) Assert.Equal(HttpStatusCode.OK, (await governance.Get("/audit")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await governance.Get("/audit")).Status);
        var admin = await site.As("admin");
        for (var asked = 0; asked < 2; asked++) Assert.Equal(HttpStatusCode.OK, (await admin.Get("/admin/population/content")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await admin.Get("/admin/population/content")).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/my-work")).Status);
        // Of a list as a file only what is sent counts, whatever comes of it.
        var coordinator = await site.AsProved("coordinator.nw");
        var form = await coordinator.Get("/cases/export");
        for (var asked = 0; asked < 2; asked++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Send(form, "/cases/export", ("Because", ""))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await coordinator.Send(form, "/referrals/export", ("Because", ""))).Status);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get("/cases/export")).Status);
    }

    [Fact]
    public async Task Files_are_limited_for_whoever_sends_them_documents_and_lists_together()
    {
        await using var site = await Strict.Start(("Limits:FilesAnHour", "2"));
        var caseId = await site.Given.Case();
        var coordinator = await site.As("coordinator.nw");
        async Task<HttpStatusCode> Send(Visitor visitor, string path)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent("%PDF-1.7"u8.ToArray()), "File", "plan.pdf" } };
            return (await visitor.Client.PostAsync(path, form)).StatusCode;
        }

        // Also what is refused for another reason: it has been read by then.
        Assert.Equal(HttpStatusCode.BadRequest, await Send(coordinator, $"/cases/{caseId}/documents/new"));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(coordinator, $"/lists/{Guid.NewGuid()}/file"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Send(coordinator, $"/cases/{caseId}/documents/new"));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/cases/{caseId}/documents/new")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, await Send(await site.As("chair.nw"), $"/cases/{caseId}/documents/new"));
    }

    [Fact]
    public async Task Tries_to_break_the_glass_are_limited_for_a_user_and_for_an_address()
    {
        (string, string?)[] said = [("By", "Reference"), ("Reference", "YF-NW-2026-99999"), ("Ground", "Another"), ("Because", "Nobody else can be reached now.")];
        await using var site = await Strict.Start(("Limits:BreakGlassOfUser", "2"), ("Limits:BreakGlassOfAddress", "3"));
        var (police, health) = (await site.AsProved("police.nw"), await site.AsProved("health.nw"));
        for (var tried = 0; tried < 2; tried++) Assert.Equal(HttpStatusCode.Redirect, (await police.Post("/break-glass", said)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await police.Post("/break-glass", said)).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.Get("/break-glass")).Status);
        var answers = new List<HttpStatusCode>();
        for (var tried = 0; tried < 2; tried++) answers.Add((await health.Post("/break-glass", said)).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Links_to_choose_a_password_are_limited_for_whoever_sends_them()
    {
        await using var site = await Strict.Start(("Limits:Links", "1"));
        var admin = await site.As("admin");
        var path = $"/admin/users/{(await site.Given.User("police2.nw")).Id}";
        var page = await admin.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, path + "/invitations")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await admin.Send(await admin.Get(path), path + "/invitations")).Status);
    }

    [Fact]
    public async Task An_address_that_floods_the_site_gets_a_few_words_in_both_languages()
    {
        await using var site = await Strict.Start(("Limits:PerAddressAMinute", "3"));
        var flood = site.From("203.0.113.9");
        for (var asked = 0; asked < 3; asked++) await flood.Get("/no-such-page");

        var stopped = await flood.Get("/sign-in");

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.Status);
        Assert.InRange(stopped.Message.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Wait ", stopped.Body, StringComparison.Ordinal);
        Assert.Contains("Arhoswch ", stopped.Body, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Assert.Single(stopped.Message.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.From("203.0.113.10").Get("/sign-in")).Status);
    }

    [Fact]
    public async Task What_a_panel_does_in_a_morning_behind_one_address_meets_no_limit()
    {
        await using var site = await Strict.Start();
        for (var people = 0; people < 30; people++)
        {
            var visitor = site.From("203.0.113.9");
            Assert.Equal("/my-work", (await visitor.Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password))).Location);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
        }
    }

    /// <summary>A site with its limits on, where a request says from which address it comes.</summary>
    private sealed class Strict((string, string)[] settings) : YoungFuturesHost
    {
        public static async Task<Strict> Start(params (string, string)[] settings)
        {
            var site = new Strict(settings);
            await site.InitializeAsync();
            return site;
        }

        public Visitor From(string address)
        {
            var visitor = Nobody();
            visitor.Client.DefaultRequestHeaders.Add("From-Test", address);
            return visitor;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:On", "true");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new ComesFrom()));
        }

        private sealed class ComesFrom : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use(async (context, following) =>
                {
                    if (context.Request.Headers["From-Test"] is [{ Length: > 0 } from]) context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                    await following(context);
                });
                next(app);
            };
        }
    }
}
