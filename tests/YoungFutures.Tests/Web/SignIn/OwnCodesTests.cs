using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Tests.HouseRules;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>Setting up, renewing and removing an authenticator: by its owner, because it is required, and by an administrator.</summary>
public sealed class OwnCodesTests
{
    [Fact]
    public async Task Setting_up_asks_the_password_again_shows_the_secret_twice_and_is_done_once_a_code_came()
    {
        await using var site = new YoungFuturesHost();
        await site.InitializeAsync();
        var other = await site.As("police.nw");
        Assert.Equal("/sign-in/again?returnUrl=%2Faccount%2Fcodes%2Fnew", (await other.Get("/account/codes/new")).Location);
        var visitor = await site.AsProved("police.nw");
        var page = await visitor.Get("/account/codes/new");
        Assert.StartsWith("M", page.Page.QuerySelector("svg path")!.GetAttribute("d"), StringComparison.Ordinal);
        var secret = page.Page.QuerySelector("code.yf-secret")!.TextContent;
        var wrong = await visitor.Send(page, "/account/codes/new", ("Code", "000000"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, secret), (wrong.Status, wrong.Page.QuerySelector("code.yf-secret")!.TextContent));
        // A secret that somebody else was shown is not taken.
        var strange = await (await site.AsProved("health.nw")).Get("/account/codes/new");
        var lured = await visitor.Send(page, "/account/codes/new", ("OnItsWay", strange.Page.QuerySelector("[name=OnItsWay]")!.GetAttribute("value")), ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lured.Status);
        await using (var db = site.Db()) Assert.False(await db.Authenticators.AnyAsync());

        var held = await Held.SetUp(site, visitor);
        Assert.Equal(10, held.Recovery.Count);
        // This browser goes on in a session of its own, every other one starts again.
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);
        await using (var db = site.Db())
        {
            var kept = await db.Authenticators.SingleAsync();
            Assert.DoesNotContain(Encoding.Latin1.GetString(held.Secret), Encoding.Latin1.GetString(kept.Secret!), StringComparison.Ordinal);
            var mail = await db.OutboxMessages.SingleAsync(sent => sent.Subject == "Young Futures: one-time codes were set up");
            Assert.DoesNotContain("@", mail.Body, StringComparison.Ordinal);
            var line = await db.AuditEntries.SingleAsync(entry => entry.RecordKind == "Authenticator");
            Assert.DoesNotContain("Secret", line.Fields, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones_and_removing_the_authenticator_ends_them_all()
    {
        await using var site = new YoungFuturesHost();
        await site.InitializeAsync();
        var held = await Held.SetUp(site, "police.nw");
        var visitor = held.Visitor;
        Assert.StartsWith("/sign-in/again", (await visitor.Get("/account/codes/recovery")).Location, StringComparison.Ordinal);
        await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", held.Now()));
        var renewed = await visitor.Post("/account/codes/recovery");
        var codes = renewed.Page.QuerySelectorAll("code.yf-secret").Select(code => code.TextContent).ToList();
        Assert.Equal(10, codes.Except(held.Recovery).Count());
        var fresh = site.Nobody();
        await fresh.Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await fresh.Post("/sign-in/code", ("RecoveryCode", held.Recovery[0]))).Status);
        Assert.Equal("/my-work", (await fresh.Post("/sign-in/code", ("RecoveryCode", codes[0]))).Location);

        Assert.Equal("/account", (await visitor.Post("/account/codes/removal")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await fresh.Get("/account")).Status);
        await site.As("police.nw");
        await using var db = site.Db();
        Assert.Null((await db.Authenticators.SingleAsync()).Secret);
        Assert.False(await db.RecoveryCodes.AnyAsync());
        Assert.Equal(4, await db.OutboxMessages.CountAsync());
    }

    [Fact]
    public async Task Where_codes_are_required_nothing_opens_before_they_are_set_up()
    {
        await using var site = new Required();
        await site.InitializeAsync();
        var visitor = site.Nobody();
        Assert.Equal("/account/codes/new", (await visitor.Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", DemoPanels.Password))).Location);
        string[] open = ["/accessibility", "/sign-in", "/sign-in/code", "/sign-in/organisation", "/sign-in/again", "/account/codes/new", "/account/passkeys/new"];
        foreach (var row in AccessRow.Read().Where(row => row is { Verb: "GET" } && !row.Route.Contains('{') && !open.Contains(row.Route) && !row.Route.StartsWith("/api", StringComparison.Ordinal)))
            Assert.True((await visitor.Get(row.Route)).Location == "/account/codes/new", $"{row.Route} opened");
        Assert.Equal("/account/codes/new", (await visitor.Get("/watching")).Location);
        Assert.Equal("/account/codes/new", (await visitor.Send(await visitor.Get("/account/codes/new"), "/digest", ("DigestRhythm", "Weekly"))).Location);
        var held = await Held.SetUp(site, visitor);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);

        // Removing it leads back to setting one up, and nowhere else.
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(31));
        await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", held.Now()));
        Assert.Equal("/account/codes/new", (await visitor.Post("/account/codes/removal")).Location);
        Assert.Equal("/account/codes/new", (await visitor.Get("/my-work")).Location);
        await Held.SetUp(site, visitor);
    }

    [Fact]
    public async Task An_administrator_takes_a_lost_authenticator_away_from_others_and_never_their_own()
    {
        await using var site = new YoungFuturesHost();
        await site.InitializeAsync();
        var lost = await Held.SetUp(site, "police.nw");
        var own = await Held.SetUp(site, "admin");
        var administrator = own.Visitor;
        var (user, self) = ((await site.Given.User("police.nw")).Id, (await site.Given.User("admin")).Id);
        Assert.True((await administrator.Get($"/admin/users/{user}")).Links($"/admin/users/{user}/authenticator/removal"));
        Assert.False((await administrator.Get($"/admin/users/{self}")).Links($"/admin/users/{self}/authenticator/removal"));
        Assert.StartsWith("/sign-in/again", (await administrator.Get($"/admin/users/{user}/authenticator/removal")).Location, StringComparison.Ordinal);
        await administrator.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", own.Now()));
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Get($"/admin/users/{self}/authenticator/removal")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Post($"/admin/users/{self}/authenticator/removal")).Status);
        Assert.Equal($"/admin/users/{user}", (await administrator.Post($"/admin/users/{user}/authenticator/removal")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"/admin/users/{user}/authenticator/removal")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await lost.Visitor.Get("/my-work")).Status);
        await site.As("police.nw");
        await using var db = site.Db();
        Assert.Contains("administrator", (await db.OutboxMessages.SingleAsync(mail => mail.Subject == "Young Futures: your authenticator was removed")).Body, StringComparison.Ordinal);
        Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == "Authenticator").ToListAsync(), line => line.UserId == self && line.Fields!.Contains("RemovedAt"));
    }

    /// <summary>As it is outside Development.</summary>
    private sealed class Required : YoungFuturesHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SignIn:CodesRequired", "true");
        }
    }
}
