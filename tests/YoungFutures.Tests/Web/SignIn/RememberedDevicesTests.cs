using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Data.Demo;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>A browser that is asked for a code once a day: at the door, for that day, for its owner, until it is forgotten.</summary>
public sealed class RememberedDevicesTests : IAsyncLifetime
{
    private const string Account = "police.nw";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task Whoever_asks_for_it_is_asked_for_a_code_once_that_day_and_for_the_password_always()
    {
        var (held, visitor) = await Remembering();
        await visitor.Send(await visitor.Get("/my-work"), "/sign-out");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", "not the password"))).Status);
        Assert.Equal("/my-work", (await Password(visitor)).Location);
        // In another browser, and for somebody else in this one, it counts for nothing.
        Assert.Equal("/sign-in/code", (await Password(site.Nobody())).Location);
        await Held.SetUp(site, "health.nw");
        Assert.Equal("/sign-in/code", (await visitor.Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", DemoPanels.Password))).Location);

        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddHours(14).AddMinutes(1));
        Assert.Equal("/sign-in/code", (await Password(visitor)).Location);
        await using var db = site.Db();
        var kept = await db.RememberedDevices.SingleAsync();
        Assert.Equal(32, kept.TokenHash.Length);
        Assert.NotNull(held);
    }

    [Fact]
    public async Task Nobody_is_remembered_who_did_not_ask_for_it_and_no_step_up_is_spared()
    {
        var held = await Held.SetUp(site, Account);
        var visitor = site.Nobody();
        await Password(visitor);
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/code", ("Code", Next(held)))).Location);
        Assert.Equal("/sign-in/code", (await Password(visitor)).Location);
        await using (var db = site.Db()) Assert.False(await db.RememberedDevices.AnyAsync());

        await visitor.Post("/sign-in/code", ("Code", Next(held)), ("Remember", "true"));
        Assert.NotNull((await visitor.Get("/sign-in/again")).Page.QuerySelector("#Code"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password))).Status);
    }

    [Fact]
    public async Task It_is_forgotten_by_hand_and_whenever_every_session_ends()
    {
        var (held, visitor) = await Remembering();
        var list = await visitor.Get("/account/sessions");
        Assert.Contains("Asked for no other code today", list.Text, StringComparison.Ordinal);
        Assert.Equal("/account/sessions", (await visitor.Send(list, "/account/sessions/forgetting")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account/sessions")).Status);
        Assert.Equal("/sign-in/code", (await Password(visitor)).Location);

        await visitor.Post("/sign-in/code", ("Code", Next(held)), ("Remember", "true"));
        await using (var db = site.Db()) Assert.Equal(1, await db.RememberedDevices.CountAsync());
        await visitor.Send(await visitor.Get("/account/sessions"), "/account/sessions/everywhere");
        Assert.Equal("/sign-in/code", (await Password(visitor)).Location);
    }

    private async Task<(Held, Visitor)> Remembering()
    {
        var held = await Held.SetUp(site, Account);
        var visitor = site.Nobody();
        await Password(visitor);
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/code", ("Code", Next(held)), ("Remember", "true"))).Location);
        return (held, visitor);
    }

    // Each code opens once.
    private string Next(Held held)
    {
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(31));
        return held.Now();
    }

    private static Task<Reply> Password(Visitor visitor) => visitor.Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password));
}
