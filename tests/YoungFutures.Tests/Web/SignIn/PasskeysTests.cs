using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>Passkeys: at the door, after the password and again, and what none of them opens for.</summary>
public sealed class PasskeysTests : IAsyncLifetime
{
    private const string Account = "police.nw";
    private const string NotAccepted = "The passkey was not accepted. Try again, or sign in with your password.";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task A_passkey_is_added_after_the_password_again_named_listed_and_told_and_every_other_browser_starts_again()
    {
        var other = await site.As(Account);
        Assert.True((await other.Get("/account")).Links("/account/passkeys"));
        Assert.True((await other.Get("/account/passkeys")).Links("/account/passkeys/new"));
        Assert.Equal("/sign-in/again?returnUrl=%2Faccount%2Fpasskeys%2Fnew", (await other.Get("/account/passkeys/new")).Location);
        var visitor = await site.AsProved(Account);
        using var key = new SoftKey();
        await Add(visitor, key, "Laptop <at> work");
        var listed = await visitor.Get("/account/passkeys");
        Assert.Contains("Laptop <at> work", listed.Text, StringComparison.Ordinal);
        Assert.Contains("Not used yet", listed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);
        await using var db = site.Db();
        var kept = await db.Passkeys.Include(held => held.Use).SingleAsync();
        Assert.Equal((key.Id.Length, "internal", 0L), (kept.CredentialId.Length, kept.Transports, kept.Use.SignCount));
        var line = await db.AuditEntries.SingleAsync(entry => entry.RecordKind == "Passkey");
        Assert.Contains("Name", line.Fields, StringComparison.Ordinal);
        Assert.DoesNotContain("Credential", line.Fields, StringComparison.Ordinal);
        var mail = await db.OutboxMessages.SingleAsync(sent => sent.Subject == "Young Futures: a passkey was added");
        Assert.DoesNotContain("Laptop", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_added_that_does_not_answer_what_was_asked_here_of_whoever_asked()
    {
        var visitor = await site.AsProved(Account);
        using var key = new SoftKey();
        async Task Refused(Func<Reply, (string, string?)[]> fields)
        {
            var page = await visitor.Get("/account/passkeys/new");
            var reply = await visitor.Send(page, "/account/passkeys/new", fields(page));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
            Assert.NotEmpty(reply.Errors);
        }

        await Refused(page => [("Name", ""), ("Credential", key.Make(Options(page)))]);
        await Refused(page => [("Name", new string('a', 101)), ("Credential", key.Make(Options(page)))]);
        await Refused(_ => [("Name", "Laptop"), ("Credential", "")]);
        await Refused(_ => [("Name", "Laptop"), ("Credential", "{\"id\":1")]);
        await Refused(_ => [("Name", "Laptop"), ("Credential", new string('x', 30_000))]);
        await Refused(page => [("Name", "Laptop"), ("State", "nonsense"), ("Credential", key.Make(Options(page)))]);
        // What somebody else was asked, and what was asked at another door.
        var strange = await (await site.AsProved("health.nw")).Get("/account/passkeys/new");
        await Refused(_ => [("Name", "Laptop"), ("State", State(strange)), ("Credential", key.Make(Options(strange)))]);
        var door = await site.Nobody().Get("/sign-in");
        await Refused(page => [("Name", "Laptop"), ("State", State(door)), ("Credential", key.Make(Options(page)))]);
        foreach (var spoil in Spoils.Keys.Except(["signature", "user"]))
        {
            using var spoilt = new SoftKey();
            Spoils[spoil](spoilt);
            await Refused(page => [("Name", "Laptop"), ("Credential", spoilt.Make(Options(page)))]);
        }

        await using (var db = site.Db()) Assert.False(await db.Passkeys.AnyAsync());
        // One that is there already, also of somebody else, and one form sent twice.
        var proved = await site.AsProved("health.nw");
        await Add(proved, key, "Shared key");
        await Refused(page => [("Name", "Laptop"), ("Credential", key.Make(Options(page)))]);
        using var own = new SoftKey();
        var shown = await visitor.Get("/account/passkeys/new");
        (string, string?)[] sent = [("Name", "Laptop"), ("Credential", own.Make(Options(shown)))];
        Assert.Equal("/account/passkeys", (await visitor.Send(shown, "/account/passkeys/new", sent)).Location);
        await visitor.Send(shown, "/account/passkeys/new", sent);
        await using (var db = site.Db()) Assert.Equal(2, await db.Passkeys.CountAsync());
    }

    [Fact]
    public async Task Nobody_has_more_than_ten_also_when_two_are_added_at_once()
    {
        var visitor = await site.AsProved(Account);
        await using (var db = site.Db())
        {
            var user = await db.Users.SingleAsync(held => held.Email == Account + "@demo.example");
            for (var made = 0; made < 9; made++)
                db.Passkeys.Add(user.Add($"Key {made}", new UserPasskeyInfo(Guid.NewGuid().ToByteArray(), [1], DateTimeOffset.UtcNow, 0, [], true, false, false, [], []), made, db.Now));
            await db.SaveChangesAsync();
        }

        using var one = new SoftKey();
        using var two = new SoftKey();
        var pages = new[] { await visitor.Get("/account/passkeys/new"), await visitor.Get("/account/passkeys/new") };
        await Task.WhenAll(visitor.Send(pages[0], "/account/passkeys/new", ("Name", "One"), ("Credential", one.Make(Options(pages[0])))),
            visitor.Send(pages[1], "/account/passkeys/new", ("Name", "Two"), ("Credential", two.Make(Options(pages[1])))));
        await using (var db = site.Db())
        {
            Assert.Equal(10, await db.Passkeys.CountAsync());
            var user = await db.Users.SingleAsync(held => held.Email == Account + "@demo.example");
            Assert.Throws<YoungFutures.Domain.Refused>(() => user.Add("Eleven", new UserPasskeyInfo([1], [1], DateTimeOffset.UtcNow, 0, [], true, false, false, [], []), 10, db.Now));
        }
    }

    [Fact]
    public async Task A_passkey_alone_signs_in_and_leads_where_one_was_going()
    {
        using var key = await Keyed();
        var visitor = site.Nobody();
        var page = await visitor.Get("/sign-in?returnUrl=%2Factions");
        // Shown by a script alone; it asks for anybody’s and tells nothing of who has any.
        Assert.True(page.Page.QuerySelector("form[data-passkey]")!.HasAttribute("hidden"));
        Assert.DoesNotContain("\"id\"", Options(page), StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", Options(page), StringComparison.Ordinal);
        var entered = await visitor.Send(page, "/sign-in/passkey", ("Credential", key.Answer(Options(page))));
        Assert.Equal("/actions", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/actions")).Status);
        Assert.DoesNotContain("Not used yet", (await visitor.Get("/account/passkeys")).Text, StringComparison.Ordinal);
        var lured = site.Nobody();
        var foreign = await lured.Get("/sign-in");
        Assert.Equal("/my-work", (await lured.Send(foreign, "/sign-in/passkey", ("ReturnUrl", "https://evil.example/"), ("Credential", key.Answer(Options(foreign))))).Location);
        await using var db = site.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignedIn && line.Route == "sign-in/passkey"));
        Assert.Equal(2, (await db.PasskeyUses.SingleAsync()).SignCount);
    }

    [Fact]
    public async Task After_the_password_a_passkey_stands_for_the_code_and_without_it_nothing_opens()
    {
        using var key = await Keyed();
        var visitor = site.Nobody();
        var asked = await visitor.Post("/sign-in?returnUrl=%2Factions", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password));
        Assert.Equal("/sign-in/code", asked.Location);
        var page = await visitor.Get("/sign-in/code");
        Assert.Equal(("Use your passkey", null), (page.Heading, page.Page.QuerySelector("#Code")));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        // A code is none that they have.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Send(page, "/sign-in/code", ("Code", "000000"))).Status);
        using var foreign = await Keyed("health.nw");
        Assert.Equal("/sign-in/code", (await visitor.Send(page, "/sign-in/code/passkey", ("Credential", foreign.Answer(Options(page))))).Location);
        page = await visitor.Get("/sign-in/code");
        Assert.Contains("The passkey was not accepted.", page.Text, StringComparison.Ordinal);
        Assert.Equal("/actions", (await visitor.Send(page, "/sign-in/code/passkey", ("Credential", key.Answer(Options(page))))).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/actions")).Status);
        // Whoever has not just given the password finds that door closed.
        var closed = site.Nobody();
        Assert.Equal("/sign-in", (await closed.Send(await closed.Get("/sign-in"), "/sign-in/code/passkey", ("State", State(page)), ("Credential", key.Answer(Options(page))))).Location);
        await using var db = site.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.CodeFailed));
        Assert.Equal(0, await db.Users.Where(held => held.Email == Account + "@demo.example").Select(held => held.AccessFailedCount).SingleAsync());
    }

    [Fact]
    public async Task Whoever_has_codes_as_well_chooses_which_to_give()
    {
        var codes = await Held.SetUp(site, Account);
        await codes.Visitor.Post("/sign-in/again", ("Password", DemoPanels.Password), ("Code", codes.Now()));
        using var key = new SoftKey();
        await Add(codes.Visitor, key, "Laptop");
        var visitor = site.Nobody();
        await visitor.Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password));
        var page = await visitor.Get("/sign-in/code");
        Assert.NotNull(page.Page.QuerySelector("#Code"));
        Assert.Equal("/my-work", (await visitor.Send(page, "/sign-in/code/passkey", ("Credential", key.Answer(Options(page))))).Location);
    }

    [Fact]
    public async Task Before_what_is_sensitive_a_passkey_is_enough_and_the_password_beside_it_is_not()
    {
        using var key = await Keyed();
        var visitor = await Entered(key);
        var asked = await visitor.Get("/account/passkeys/new");
        Assert.Equal("/sign-in/again?returnUrl=%2Faccount%2Fpasskeys%2Fnew", asked.Location);
        var page = await visitor.Get(asked.Location!);
        Assert.Equal(("Show again that it is you", null), (page.Heading, page.Page.QuerySelector("#Password")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Send(page, "/sign-in/again", ("Password", DemoPanels.Password))).Status);
        using var foreign = await Keyed("health.nw");
        Assert.StartsWith("/sign-in/again?returnUrl", (await visitor.Send(page, "/sign-in/again/passkey", ("Credential", foreign.Answer(Options(page))))).Location, StringComparison.Ordinal);
        page = await visitor.Get(asked.Location!);
        Assert.Equal("/account/passkeys/new", (await visitor.Send(page, "/sign-in/again/passkey", ("Credential", key.Answer(Options(page))))).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account/passkeys/new")).Status);
        await using var db = site.Db();
        Assert.True(await db.Sessions.AnyAsync(held => held.ProvedBy == Proof.Passkey));
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.ProofFailed));
    }

    private static readonly Dictionary<string, Action<SoftKey>> Spoils = new()
    {
        ["origin"] = key => key.Origin = "https://young-futures.example",
        ["port"] = key => key.Origin = "http://localhost:5081",
        ["frame"] = key => key.CrossOrigin = true,
        ["domain"] = key => key.Domain = "young-futures.example",
        ["challenge"] = key => key.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ["kind"] = key => key.Type = "payment.get",
        ["presence"] = key => key.Present = false,
        ["verification"] = key => key.Verified = false,
        ["signature"] = key => key.SpoilsSignature = true,
        ["user"] = key => key.UserHandle = "bm9ib2R5",
    };

    [Theory]
    [InlineData("origin")]
    [InlineData("port")]
    [InlineData("frame")]
    [InlineData("domain")]
    [InlineData("challenge")]
    [InlineData("kind")]
    [InlineData("presence")]
    [InlineData("verification")]
    [InlineData("signature")]
    [InlineData("user")]
    public async Task Nobody_is_let_in_where_one_thing_is_wrong(string spoil)
    {
        using var key = await Keyed();
        Spoils[spoil](key);
        await NotLetIn(key);
        await using var db = site.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignInFailed && line.Route == "sign-in/passkey" && line.UserId != null));
        Assert.Equal(1, await db.Users.Where(held => held.Email == Account + "@demo.example").Select(held => held.AccessFailedCount).SingleAsync());
    }

    [Fact]
    public async Task Nobody_is_let_in_with_a_passkey_that_is_not_known_or_with_nothing_that_is_one()
    {
        using var key = await Keyed();
        using var stranger = new SoftKey { UserHandle = key.UserHandle };
        await NotLetIn(stranger);
        // The id of theirs, and the key of somebody else.
        using var borrowed = new SoftKey { UserHandle = key.UserHandle, Id = key.Id };
        await NotLetIn(borrowed);
        foreach (var nonsense in new[] { "", "null", "[]", "{}", "{\"id\":null}", "{\"id\":\"!\"}", "\"\"", new string('x', 30_000), "{\"id\":\"AAAA\",\"type\":\"public-key\"}" })
        {
            var visitor = site.Nobody();
            Assert.Equal("/sign-in", (await visitor.Send(await visitor.Get("/sign-in"), "/sign-in/passkey", ("Credential", nonsense))).Location);
            Assert.Contains(NotAccepted, (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_asked_is_answered_once_also_by_two_at_the_same_moment()
    {
        using var key = await Keyed();
        key.Counts = false;
        var visitor = site.Nobody();
        var page = await visitor.Get("/sign-in");
        var answer = key.Answer(Options(page));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.Send(page, "/sign-in/passkey", ("Credential", answer))));
        Assert.Single(answers, reply => reply.Location == "/my-work");
        var late = site.Nobody();
        var own = await late.Get("/sign-in");
        Assert.Equal("/sign-in", (await late.Send(own, "/sign-in/passkey", ("State", State(page)), ("Credential", answer))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await late.Get("/my-work")).Status);
    }

    [Fact]
    public async Task What_was_asked_is_answered_within_ten_minutes_and_at_its_own_door()
    {
        using var key = await Keyed();
        var visitor = site.Nobody();
        var page = await visitor.Get("/sign-in");
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(11));
        Assert.Equal("/sign-in", (await visitor.Send(page, "/sign-in/passkey", ("Credential", key.Answer(Options(page))))).Location);
        Assert.Contains("Too much time has passed.", (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
        await visitor.Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password));
        var second = await visitor.Get("/sign-in/code");
        var first = await visitor.Get("/sign-in");
        Assert.Equal("/sign-in", (await visitor.Send(first, "/sign-in/passkey", ("State", State(second)), ("Credential", key.Answer(Options(second))))).Location);
        await using var db = site.Db();
        // That is no guess.
        Assert.False(await db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.SignInFailed));
    }

    [Fact]
    public async Task A_counter_that_has_gone_back_is_refused()
    {
        using var key = await Keyed();
        await Entered(key);
        key.Count = 7;
        await Entered(key);
        key.Count = 7;
        await NotLetIn(key);
        key.Count = 2;
        await NotLetIn(key);
        key.Counts = false;
        await NotLetIn(key);
        (key.Counts, key.Count) = (true, 20);
        await Entered(key);
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing_and_only_its_owner_removes_it()
    {
        using var key = await Keyed();
        using var foreign = await Keyed("health.nw");
        var visitor = await Entered(key);
        Guid own, theirs;
        await using (var db = site.Db())
        {
            var ids = await db.Passkeys.ToListAsync();
            own = ids.Single(held => held.CredentialId.SequenceEqual(key.Id)).Id;
            theirs = ids.Single(held => held.CredentialId.SequenceEqual(foreign.Id)).Id;
        }

        Assert.True((await visitor.Get("/account/passkeys")).Links($"/account/passkeys/{own}/removal"));
        Assert.StartsWith("/sign-in/again", (await visitor.Get($"/account/passkeys/{own}/removal")).Location, StringComparison.Ordinal);
        await Again(visitor, key);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/account/passkeys/{theirs}/removal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send(await visitor.Get($"/account/passkeys/{own}/removal"), $"/account/passkeys/{theirs}/removal")).Status);
        Assert.Equal("/account/passkeys", (await visitor.Post($"/account/passkeys/{own}/removal")).Location);
        await NotLetIn(key);
        Assert.Equal("/my-work", (await site.Nobody().Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password))).Location);
        await using (var db = site.Db())
        {
            Assert.Equal((theirs, theirs), ((await db.Passkeys.SingleAsync()).Id, (await db.PasskeyUses.SingleAsync()).PasskeyId));
            Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordKind == "Passkey" && line.Event == AuditEvents.Removed && line.RecordId == own));
            Assert.True(await db.OutboxMessages.AnyAsync(mail => mail.Subject == "Young Futures: a passkey was removed"));
        }
    }

    [Fact]
    public async Task The_passkey_of_whoever_has_left_opens_nothing_nor_does_it_after_their_return_before_they_chose_a_password()
    {
        using var key = await Keyed();
        await Change(user => user.LeavesOn = UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime).AddDays(-1));
        await NotLetIn(key);
        await Change(user => user.LeavesOn = null);
        await Entered(key);
        await Change(user => user.PasswordHash = null);
        await NotLetIn(key);
    }

    [Fact]
    public async Task Ending_somebodys_access_removes_their_passkeys()
    {
        using var key = await Keyed();
        var user = await site.Given.User(Account);
        await (await site.As("admin")).Post($"/admin/users/{user.Id}/ending");
        await using (var db = site.Db()) Assert.False(await db.Passkeys.AnyAsync());
        await NotLetIn(key);
    }

    [Fact]
    public async Task Wrong_passkeys_and_wrong_passwords_are_counted_together_and_lock_the_account_for_both()
    {
        using var key = await Keyed();
        for (var guess = 0; guess < 5; guess++) await site.Nobody().Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", "guess " + guess));
        key.SpoilsSignature = true;
        for (var guess = 0; guess < 5; guess++) await NotLetIn(key);
        key.SpoilsSignature = false;
        await NotLetIn(key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Nobody().Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password))).Status);
        await using (var db = site.Db()) Assert.True(await db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.Locked && line.Route == "sign-in/passkey"));
    }

    [Fact]
    public async Task Where_codes_are_required_a_passkey_does_as_well()
    {
        await using var own = new Required();
        await own.InitializeAsync();
        var visitor = own.Nobody();
        Assert.Equal("/account/codes/new", (await visitor.Post("/sign-in", ("Email", Account + "@demo.example"), ("Password", DemoPanels.Password))).Location);
        Assert.True((await visitor.Get("/account/codes/new")).Links("/account/passkeys/new"));
        Assert.Equal("/account/codes/new", (await visitor.Get("/account/passkeys")).Location);
        using var key = new SoftKey();
        await Add(visitor, key, "Laptop");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
        await Again(visitor, key);
        Guid passkeyId;
        await using (var db = own.Db()) passkeyId = await db.Passkeys.Select(held => held.Id).SingleAsync();
        Assert.Contains("nothing else opens before", (await visitor.Get($"/account/passkeys/{passkeyId}/removal")).Text, StringComparison.Ordinal);
        Assert.Equal("/account/codes/new", (await visitor.Post($"/account/passkeys/{passkeyId}/removal")).Location);
        Assert.Equal("/account/codes/new", (await visitor.Get("/my-work")).Location);
        using var next = new SoftKey();
        await Add(visitor, next, "Telephone");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/my-work")).Status);
    }

    [Fact]
    public async Task An_administrator_takes_lost_passkeys_away_from_others_with_their_authenticator()
    {
        using var key = await Keyed();
        var lost = await Entered(key);
        var user = await site.Given.User(Account);
        var at = $"/admin/users/{user.Id}/authenticator/removal";
        var administrator = await site.AsProved("admin");
        var shown = await administrator.Get($"/admin/users/{user.Id}");
        Assert.True(shown.Links(at));
        Assert.Contains("Passkeys: 1.", shown.Text, StringComparison.Ordinal);
        // A passkey that was added since the page was opened is told of first.
        var before = await administrator.Get(at);
        await Again(lost, key);
        using var second = new SoftKey();
        await Add(lost, second, "Another");
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.Send(before, at)).Status);
        Assert.Equal($"/admin/users/{user.Id}", (await administrator.Post(at)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get(at)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await lost.Get("/my-work")).Status);
        await NotLetIn(key);
        await NotLetIn(second);
        await using var db = site.Db();
        Assert.False(await db.PasskeyUses.AnyAsync());
        Assert.True(await db.OutboxMessages.AnyAsync(mail => mail.Subject == "Young Futures: your passkeys were removed"));
    }

    private static string Options(Reply page) => page.Page.QuerySelector("form[data-passkey]")!.GetAttribute("data-options")!;

    private static string State(Reply page) => page.Page.QuerySelector("form[data-passkey] [name=State]")!.GetAttribute("value")!;

    /// <summary>A passkey of this account, added as its owner does.</summary>
    private async Task<SoftKey> Keyed(string account = Account)
    {
        var key = new SoftKey();
        await Add(await site.AsProved(account), key, "Laptop");
        return key;
    }

    private static async Task Add(Visitor visitor, SoftKey key, string name)
    {
        var page = await visitor.Get("/account/passkeys/new");
        Assert.Equal("/account/passkeys", (await visitor.Send(page, "/account/passkeys/new", ("Name", name), ("Credential", key.Make(Options(page))))).Location);
    }

    private static async Task Again(Visitor visitor, SoftKey key)
    {
        var page = await visitor.Get("/sign-in/again");
        Assert.Equal("/my-work", (await visitor.Send(page, "/sign-in/again/passkey", ("Credential", key.Answer(Options(page))))).Location);
    }

    private async Task<Visitor> Entered(SoftKey key)
    {
        var visitor = site.Nobody();
        var page = await visitor.Get("/sign-in");
        Assert.Equal("/my-work", (await visitor.Send(page, "/sign-in/passkey", ("Credential", key.Answer(Options(page))))).Location);
        return visitor;
    }

    /// <summary>Whatever is the reason, one sentence is the answer.</summary>
    private async Task NotLetIn(SoftKey key)
    {
        var visitor = site.Nobody();
        var page = await visitor.Get("/sign-in");
        Assert.Equal("/sign-in", (await visitor.Send(page, "/sign-in/passkey", ("Credential", key.Answer(Options(page))))).Location);
        Assert.Contains(NotAccepted, (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
    }

    private async Task Change(Action<User> act)
    {
        await using var db = site.Db();
        act(await db.Users.SingleAsync(held => held.Email == Account + "@demo.example"));
        await db.SaveChangesAsync();
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
