using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web;

public sealed class SignInTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_and_comes_back_to_the_page()
    {
        var visitor = site.Nobody();
        var asked = await visitor.Get("/my-work");
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.EndsWith("/sign-in?returnUrl=%2Fmy-work", asked.Location);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var wrong = await site.Nobody().Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", "not the password"));
        var unknown = await site.Nobody().Post("/sign-in", ("Email", "nobody@demo.example"), ("Password", "not the password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.NotEmpty(wrong.Errors);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        var visitor = await site.As("police.nw");
        var page = await visitor.Get("/my-work");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var copied = site.Nobody();
        copied.Client.DefaultRequestHeaders.Add("Cookie", page.Message.RequestMessage!.Headers.GetValues("Cookie"));
        Assert.Equal(HttpStatusCode.OK, (await copied.Get("/my-work")).Status);
        await visitor.Send(page, "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await copied.Get("/my-work")).Status);
    }

    [Fact]
    public async Task A_session_ends_after_fifteen_idle_minutes_and_after_eight_hours_of_work()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var visitor = await own.As("police.nw");
        own.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
        own.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);

        visitor = await own.As("police.nw");
        for (var worked = 0; worked < 8 * 60; worked += 10)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
            // Without the ticks of every second between.
            own.Clock.AdjustTime(own.Clock.GetUtcNow().AddMinutes(10));
        }

        own.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_is_gone_at_the_next_request()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var visitor = await own.As("police2.nw");
        Assert.True((await visitor.Get("/my-work")).Links("/referrals"));
        await using (var db = own.Db())
        {
            var user = await db.Users.Include(held => held.Memberships).SingleAsync(held => held.Email == "police2.nw@demo.example");
            user.Memberships.Single().End(db.Now);
            await db.SaveChangesAsync();
        }

        Assert.False((await visitor.Get("/my-work")).Links("/referrals"));
        await using (var db = own.Db())
        {
            (await db.Users.SingleAsync(held => held.Email == "police2.nw@demo.example")).LeavesOn = new DateOnly(2026, 11, 17);
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_and_no_other()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        for (var guess = 0; guess < 10; guess++) await own.Nobody().Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", "guess " + guess));
        var right = await own.Nobody().Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", YoungFutures.Domain.Data.Demo.DemoPanels.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.Status);
        await own.As("police.nw");
        await using var db = own.Db();
        Assert.Equal(10, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignInFailed));
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.Locked));
    }

    [Fact]
    public async Task A_password_that_was_kept_with_fewer_rounds_is_kept_anew_at_the_next_sign_in()
    {
        async Task<string> Hash(int? rounds = null)
        {
            await using var db = site.Db();
            var user = await db.Users.SingleAsync(held => held.Email == "community.nw@demo.example");
            if (rounds is { } few)
            {
                user.PasswordHash = Passwords.Hasher(few).HashPassword(user, YoungFutures.Domain.Data.Demo.DemoPanels.Password);
                await db.SaveChangesAsync();
            }

            return user.PasswordHash!;
        }

        var before = await Hash(rounds: 10);
        await site.As("community.nw");
        var after = await Hash();

        Assert.NotEqual(before, after);
        await site.As("community.nw");
        Assert.Equal(after, await Hash());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var visitor = site.Nobody();
        var answer = await visitor.Post("/sign-in", ("Email", "police.nw@demo.example"), ("Password", YoungFutures.Domain.Data.Demo.DemoPanels.Password), ("ReturnUrl", returnUrl));
        Assert.Equal("/my-work", answer.Location);
    }
}
