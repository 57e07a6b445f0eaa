using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>Where somebody is signed in, and how that is ended: by themselves, by an administrator, and by a new sign-in.</summary>
public sealed class SessionsTests : IAsyncLifetime
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";
    private const string Telephone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task Ones_own_sessions_are_listed_and_another_one_is_ended_alone()
    {
        var (here, there) = (await SignedIn("police.nw", Firefox), await SignedIn("police.nw", Telephone));
        await SignedIn("health.nw", Telephone);
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(2));

        var list = await here.Get("/account/sessions");

        var rows = list.Page.QuerySelectorAll("main tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Firefox, Windows This browser", rows[0], StringComparison.Ordinal);
        Assert.Contains("18 November 2026, 10:02", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("Safari, iPhone", rows[1], StringComparison.Ordinal);
        var other = list.Page.QuerySelectorAll("main input[name=SessionId]")[1].GetAttribute("value");
        Assert.Equal("/account/sessions", (await here.Send(list, "/account/sessions/ending", ("SessionId", other))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/my-work")).Status);
        Assert.Single((await here.Get("/account/sessions")).Page.QuerySelectorAll("main tbody tr"));
        await using var db = site.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SessionsEnded));
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else_by_its_id()
    {
        var (police, health) = (await site.As("police.nw"), await site.As("health.nw"));
        var theirs = (await health.Get("/account/sessions")).Page.QuerySelector("main input[name=SessionId]")!.GetAttribute("value");
        var list = await police.Get("/account/sessions");
        foreach (var id in new[] { theirs, Guid.NewGuid().ToString(), "", "nonsense" })
            Assert.Equal(HttpStatusCode.NotFound, (await police.Send(list, "/account/sessions/ending", ("SessionId", id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await health.Get("/my-work")).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_has_the_browser_forget()
    {
        var (here, there, colleague) = (await site.As("police.nw"), await site.As("police.nw"), await site.As("health.nw"));

        var answer = await here.Send(await here.Get("/account/sessions"), "/account/sessions/everywhere");

        Assert.Equal("/sign-in", answer.Location);
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Message.Headers.GetValues("Clear-Site-Data")));
        foreach (var visitor in new[] { here, there }) Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get("/my-work")).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignedOut));
    }

    [Fact]
    public async Task Ending_the_session_of_this_very_browser_signs_it_out()
    {
        var visitor = await site.As("police.nw");
        var answer = await visitor.Post("/sign-out");
        Assert.Equal("\"cache\", \"storage\"", Assert.Single(answer.Message.Headers.GetValues("Clear-Site-Data")));
        visitor = await site.As("police.nw");
        var list = await visitor.Get("/account/sessions");
        Assert.Equal("/sign-in", (await visitor.Send(list, "/account/sessions/ending")).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere_and_it_is_noted_about_whom()
    {
        var (admin, here, there) = (await site.As("admin"), await site.As("police.nw"), await site.As("police.nw"));
        var userId = (await site.Given.User("police.nw")).Id;
        var page = await admin.Get($"/admin/users/{userId}");

        Assert.Equal($"/admin/users/{userId}", (await admin.Send(page, $"/admin/users/{userId}/sessions/ending")).Location);

        foreach (var visitor in new[] { here, there }) Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        await site.As("police.nw");
        await using var db = site.Db();
        var line = await db.AuditEntries.SingleAsync(entry => entry.Event == AuditEvents.SessionsEnded);
        Assert.Equal(((await site.Given.User("admin")).Id, "User", (Guid?)userId), (line.UserId, line.RecordKind, line.RecordId));
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Send(await coordinator.Get("/my-work"), $"/admin/users/{userId}/sessions/ending")).Status);
    }

    [Fact]
    public async Task A_new_sign_in_in_the_same_browser_ends_the_session_before_it()
    {
        var visitor = await site.As("police.nw");
        var before = await Copy(visitor);
        Assert.Equal(HttpStatusCode.OK, (await before.Get("/my-work")).Status);

        await visitor.Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", DemoPanels.Password));

        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await before.Get("/my-work")).Status);
    }

    [Fact]
    public async Task The_script_is_told_how_long_is_left_and_asking_keeps_nothing_alive_unless_somebody_wants_to_stay()
    {
        var visitor = await site.As("police.nw");
        var dialog = (await visitor.Get("/my-work")).Page.GetElementById("idle")!;
        Assert.Equal(("900", "28800"), (dialog.GetAttribute("data-idle"), dialog.GetAttribute("data-whole")));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(13));

        Assert.Equal((120, 28020), await Time(visitor, attended: false));
        Assert.Equal((120, 28020), await Time(visitor, attended: false));
        Assert.Equal((900, 28020), await Time(visitor, attended: true));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(14));
        Assert.Equal((60, 27180), await Time(visitor, attended: false));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account/sessions/time")).Status);
        // Whoever is not signed in has nothing to be warned of.
        Assert.Null((await visitor.Get("/sign-in")).Page.GetElementById("idle"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("curl/8.5.0", null)]
    [InlineData(Firefox, "Firefox, Windows")]
    [InlineData(Telephone, "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome, ChromeOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari, Mac")]
    [InlineData("Gwen’s private browser 1.0 (Linux)", "Linux")]
    public void Of_a_browser_only_names_that_everybody_knows_are_kept(string? says, string? kept) => Assert.Equal(kept, BrowserName.Of(says));

    private async Task<Visitor> SignedIn(string account, string userAgent)
    {
        var visitor = site.Nobody();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        await visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password));
        return visitor;
    }

    private async Task<Visitor> Copy(Visitor visitor)
    {
        var copy = site.Nobody();
        copy.Client.DefaultRequestHeaders.Add("Cookie", (await visitor.Get("/my-work")).Message.RequestMessage!.Headers.GetValues("Cookie"));
        return copy;
    }

    private static async Task<(int Idle, int Whole)> Time(Visitor visitor, bool attended)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sessions/time");
        if (!attended) request.Headers.Add(SessionCookie.Unattended, "1");
        using var answer = await visitor.Client.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (json.RootElement.GetProperty("idle").GetInt32(), json.RootElement.GetProperty("whole").GetInt32());
    }
}
