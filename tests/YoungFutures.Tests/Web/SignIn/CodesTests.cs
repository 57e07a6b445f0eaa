using System.Net;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.HouseRules;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>One-time codes at the door and again: after the password alone nothing opens, and each code opens once.</summary>
public sealed class CodesTests : IAsyncLifetime
{
    private const string Account = "police.nw";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task After_the_password_alone_nothing_opens()
    {
        await SetUp(Account);
        var visitor = site.Nobody();
        Assert.Equal("/sign-in/code", (await Password(visitor)).Location);
        await using (var db = site.Db()) Assert.False(await db.Sessions.AnyAsync(held => held.EndedAt == null && held.User.Email == Account + "@demo.example" && held.StartedAt > site.Clock.GetUtcNow().UtcDateTime.AddSeconds(-5)));
        foreach (var row in AccessRow.Read().Where(row => row is { Verb: "GET", Route: not "/accessibility" } && !row.Route.Contains('{') && !row.Route.StartsWith("/sign-in", StringComparison.Ordinal) && !row.Route.StartsWith("/api", StringComparison.Ordinal)))
            Assert.Contains("/sign-in?returnUrl", (await visitor.Get(row.Route)).Location ?? $"{row.Route} opened", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_lets_in_leads_where_one_was_going_and_starts_a_session_of_its_own()
    {
        var own = await SetUp(Account);
        var visitor = site.Nobody();
        await visitor.Post("/sign-in?returnUrl=%2Factions", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password));
        var entered = await visitor.Post("/sign-in/code", ("Code", own.Now()));
        Assert.Equal("/actions", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/actions")).Status);
        // What was kept between the two questions is gone.
        Assert.Equal("/sign-in", (await visitor.Get("/sign-in/code")).Location);
    }

    [Fact]
    public async Task A_code_works_once_also_when_two_use_it_at_the_same_moment()
    {
        var own = await SetUp(Account);
        var visitors = Enumerable.Range(0, 4).Select(_ => site.Nobody()).ToList();
        foreach (var one in visitors) await Password(one);
        var pages = new List<Reply>();
        foreach (var one in visitors) pages.Add(await one.Get("/sign-in/code"));
        var code = own.Now();
        var answers = await Task.WhenAll(visitors.Zip(pages, (one, page) => one.Send(page, "/sign-in/code", ("Code", code))));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        var late = site.Nobody();
        await Password(late);
        var again = await late.Post("/sign-in/code", ("Code", code));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The code is not right, or was used before"), (again.Status, Assert.Single(again.Errors)));
        Assert.Equal("", again.Page.QuerySelector("#Code")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_code_is_good_for_its_half_minute_and_the_ones_beside_it()
    {
        var own = await SetUp(Account);
        var visitor = site.Nobody();
        await Password(visitor);
        var old = own.Now();
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(70));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in/code", ("Code", old))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Post("/sign-in/code", ("Code", own.Now()))).Status);
    }

    [Fact]
    public async Task Between_password_and_code_five_minutes_may_pass_and_not_six()
    {
        var own = await SetUp(Account);
        var visitor = site.Nobody();
        await Password(visitor);
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(4));
        var page = await visitor.Get("/sign-in/code");
        Assert.Equal("Enter your code", page.Heading);
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(2));
        Assert.Equal("/sign-in", (await visitor.Send(page, "/sign-in/code", ("Code", own.Now()))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task A_password_or_a_last_day_that_changed_meanwhile_closes_the_door_again()
    {
        var own = await SetUp(Account);
        var visitor = site.Nobody();
        await Password(visitor);
        var page = await visitor.Get("/sign-in/code");
        await using (var db = site.Db())
        {
            (await db.Users.SingleAsync(held => held.Email == Account + "@demo.example")).ChangedFactor();
            await db.SaveChangesAsync();
        }

        Assert.Equal("/sign-in", (await visitor.Send(page, "/sign-in/code", ("Code", own.Now()))).Location);
        Assert.Equal("/sign-in", (await site.Nobody().Get("/sign-in/code")).Location);
    }

    [Fact]
    public async Task A_recovery_code_works_once_is_kept_as_its_hash_and_its_owner_is_told()
    {
        var own = await SetUp(Account);
        Assert.Equal(10, own.Recovery.Distinct().Count());
        var visitor = site.Nobody();
        await Password(visitor);
        var typed = own.Recovery[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/code", ("RecoveryCode", typed))).Location);
        var second = site.Nobody();
        await Password(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.Post("/sign-in/code", ("RecoveryCode", own.Recovery[3]))).Status);
        await using var db = site.Db();
        var kept = await db.RecoveryCodes.ToListAsync();
        Assert.Equal(10, kept.Count);
        Assert.Single(kept, code => code.UsedAt is not null);
        Assert.Contains(kept, code => code.Hash.SequenceEqual(RecoveryCode.HashOf(own.Recovery[0])));
        Assert.Contains("9", (await db.OutboxMessages.SingleAsync(mail => mail.Subject == "Young Futures: a recovery code was used")).Body, StringComparison.Ordinal);
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.RecoveryCodeUsed));
    }

    [Fact]
    public async Task Wrong_passwords_and_wrong_codes_are_counted_together()
    {
        var own = await SetUp(Account);
        for (var guess = 0; guess < 5; guess++) await site.Nobody().Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", "guess " + guess));
        var visitor = site.Nobody();
        // The right password takes nothing back.
        await Password(visitor);
        for (var guess = 0; guess < 4; guess++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/sign-in/code", ("Code", Wrong(own)))).Status);
        Assert.Equal("/sign-in", (await visitor.Post("/sign-in/code", ("Code", Wrong(own)))).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Password(site.Nobody())).Status);
        await site.As("health.nw");
        await using var db = site.Db();
        Assert.Equal(5, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.CodeFailed));
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_more_than_ten()
    {
        var own = await SetUp(Account);
        var visitor = site.Nobody();
        await Password(visitor);
        var page = await visitor.Get("/sign-in/code");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => visitor.Send(page, "/sign-in/code", ("Code", Wrong(own)), ("FormKey", Guid.NewGuid().ToString()))));
        await using var db = site.Db();
        Assert.InRange(await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.CodeFailed), 1, 10);
    }

    [Fact]
    public async Task A_wrong_password_gets_the_same_answer_with_codes_and_without()
    {
        await SetUp(Account);
        var with = await site.Nobody().Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", "not the password"));
        var without = await site.Nobody().Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", "not the password"));
        Assert.Equal((with.Status, with.Errors.Single()), (without.Status, without.Errors.Single()));
        Assert.Equal(with.Message.Headers.Contains("Set-Cookie"), without.Message.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Before_what_is_sensitive_the_code_is_asked_as_well()
    {
        var own = await SetUp("ig.nw");
        var visitor = site.Nobody();
        await Password(visitor, "ig.nw");
        await visitor.Post("/sign-in/code", ("Code", own.Now()));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(31));
        var bare = await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password));
        Assert.Equal(("Enter the code that your authenticator shows", HttpStatusCode.UnprocessableEntity), (Assert.Single(bare.Errors), bare.Status));
        var wrong = await visitor.Post("/sign-in/again", ("Password", "not the password"), ("Code", own.Now()));
        var wrongCode = await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", Wrong(own)));
        Assert.Equal(Assert.Single(wrong.Errors), Assert.Single(wrongCode.Errors));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/disclosures/inspections/new")).Status);
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", own.Now()))).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/disclosures/inspections/new")).Status);
        await using var db = site.Db();
        Assert.Contains(await db.Sessions.ToListAsync(), held => held.ProvedBy == Proof.PasswordAndCode);
    }

    private Task<Reply> Password(Visitor visitor, string account = Account) => visitor.Post("/sign-in", ("Email", account + "@demo.example"), ("Password", DemoPanels.Password));

    private Task<Held> SetUp(string account) => Held.SetUp(site, account);

    private static string Wrong(Held own) => own.Now() == "123456" ? "654321" : "123456";
}

/// <summary>A telephone with somebody's authenticator on it, and the paper with the recovery codes.</summary>
public sealed record Held(Visitor Visitor, byte[] Secret, IReadOnlyList<string> Recovery, YoungFuturesHost Site)
{
    public string Now() => new Totp(Secret).ComputeTotp(Site.Clock.GetUtcNow().UtcDateTime);

    public static async Task<Held> SetUp(YoungFuturesHost site, string account)
    {
        var held = await SetUp(site, await site.AsProved(account));
        // The code that showed that it works is spent.
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(31));
        return held;
    }

    public static async Task<Held> SetUp(YoungFuturesHost site, Visitor visitor)
    {
        var page = await visitor.Get("/account/codes/new");
        var secret = Base32Encoding.ToBytes(page.Page.QuerySelector("code.yf-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var done = await visitor.Send(page, "/account/codes/new", ("Code", new Totp(secret).ComputeTotp(site.Clock.GetUtcNow().UtcDateTime)));
        Assert.True(done.Heading == "Your recovery codes", string.Join("; ", done.Errors) + done.Location);
        return new Held(visitor, secret, [.. done.Page.QuerySelectorAll("code.yf-secret").Select(code => code.TextContent)], site);
    }
}
