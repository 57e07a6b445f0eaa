using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;
using Moq;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web.SignIn;

/// <summary>The sign-in of somebody’s own organisation: connected, at the door, and what it does not open.</summary>
public sealed class OrganisationsTests : IAsyncLifetime
{
    private const string Account = "police.nw";
    private const string Subject = "7b2d";
    private const string Called = "officer@police.example";
    private const string At = "/sign-in/organisation";
    private const string To = At + "/" + FakeOrganisation.Key;
    private const string Connect = "/account/organisations/to/" + FakeOrganisation.Key;
    private const string ToConnect = To + "?connect=true";
    private const string NotCompleted = "Your organisation’s sign-in was not completed.";
    private const string NothingConnected = "Nothing was connected";
    private const string NotConnected = "this does not open an account here";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task It_is_connected_after_the_password_again_and_a_yes_told_by_mail_and_lets_its_owner_in()
    {
        var other = await site.As(Account);
        Assert.True((await other.Get("/account")).Links("/account/organisations"));
        Assert.True((await other.Get("/account/organisations")).Links(Connect));
        Assert.Equal($"/sign-in/again?returnUrl={Uri.EscapeDataString(Connect)}", (await other.Get(Connect)).Location);
        var visitor = await site.AsProved(Account);
        Assert.True((await visitor.Get(Connect)).Links(ToConnect));
        var back = site.Organisation.SignIn((await visitor.Get(ToConnect)).Location, Subject, Called);
        Assert.StartsWith("/sign-in/organisation/north/back?", back, StringComparison.Ordinal);
        Assert.Equal("/account/organisations/new", (await visitor.Get(back)).Location);
        var asked = await visitor.Get("/account/organisations/new");
        Assert.Contains(Called, asked.Text, StringComparison.Ordinal);
        // Nothing has come of it yet.
        await using (var before = site.Db()) Assert.False(await before.OrganisationSignIns.AnyAsync());
        Assert.Equal("/account/organisations", (await visitor.Send(asked, "/account/organisations/new")).Location);
        Assert.Contains(Called, (await visitor.Get("/account/organisations")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);

        await using (var db = site.Db())
        {
            var kept = await db.OrganisationSignIns.SingleAsync();
            Assert.Equal((FakeOrganisation.Key, 32), (kept.Organisation, kept.WhomHash.Length));
            var line = await db.AuditEntries.SingleAsync(entry => entry.RecordKind == nameof(OrganisationSignIn));
            Assert.DoesNotContain("WhomHash", line.Fields, StringComparison.Ordinal);
            var mail = await db.OutboxMessages.SingleAsync(sent => sent.Subject == "Young Futures: your organisation’s sign-in was connected");
            Assert.Contains(FakeOrganisation.Name, mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Called, mail.Body, StringComparison.Ordinal);
        }

        var nobody = site.Nobody();
        var door = await nobody.Get("/sign-in?returnUrl=%2Factions");
        Assert.True(door.Links($"{To}?returnUrl=%2Factions"));
        Assert.Equal(At, (await nobody.Get(site.Organisation.SignIn((await nobody.Get($"{To}?returnUrl=%2Factions")).Location, Subject, Called))).Location);
        // Looking at what came back lets nobody in.
        Assert.Contains(Called, (await nobody.Get(At)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.Get("/my-work")).Status);
        Assert.Equal("/actions", (await nobody.Post(At)).Location);
        Assert.Equal(HttpStatusCode.OK, (await nobody.Get("/my-work")).Status);
        await using (var db = site.Db()) Assert.True(await db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.SignedIn && line.Route == "sign-in/organisation"));
        // It is no password, and opens nothing that asks for one again.
        Assert.StartsWith("/sign-in/again", (await nobody.Get("/account/passkeys/new")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_site_does_not_know_it_does_not_let_in_whatever_address_they_have_there()
    {
        await Connected();
        // The very address of somebody here, under another number.
        await NotLetIn("another", Account + "@demo.example", NotConnected);
        await NotLetIn(Subject.ToUpperInvariant(), Called, NotConnected);
        await using var db = site.Db();
        Assert.Equal(2, await db.AuditEntries.CountAsync(line => line.Event == AuditEvents.SignInFailed && line.Route == "sign-in/organisation" && line.UserId == null));
        // Where it leads afterwards is an address of this site.
        var visitor = site.Nobody();
        var back = site.Organisation.SignIn((await visitor.Get($"{To}?returnUrl=https%3A%2F%2Felsewhere.example%2F")).Location, Subject, Called);
        await visitor.Get(back);
        Assert.Equal("/my-work", (await visitor.Post(At)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"{At}/south")).Status);
    }

    public static readonly TheoryData<string> Spoils = [.. SpoiltSayings.Keys];

    private static Dictionary<string, Action<FakeOrganisation>> SpoiltSayings => new()
    {
        ["another issuer"] = there => there.Spoil = said => said["iss"] = "https://organisation.invalid/south/v2.0",
        ["for somebody else"] = there => there.Spoil = said => said["aud"] = "another-site",
        ["too old"] = there => there.Spoil = said => (said["iat"], said["nbf"], said["exp"]) = (1_700_000_000L, 1_700_000_000L, 1_700_000_300L),
        ["another question"] = there => there.Spoil = said => said["nonce"] = "638000000000000000.c29tZXRoaW5nIGVsc2U",
        ["no question"] = there => there.Spoil = said => said.Remove("nonce"),
        ["nobody"] = there => there.Spoil = said => said.Remove("sub"),
        ["nobody at all"] = there => there.Spoil = said => said["sub"] = "",
        ["unsigned"] = there => there.Signing = null,
        ["another key"] = there => there.Signing = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "own" },
        ["an unknown key"] = there => there.Signing = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "unknown" },
        // Neither the secret between the two nor what is published of a key is one to sign with.
        ["by what we know as well"] = there => there.Signing = new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(FakeOrganisation.Secret)) { KeyId = "own" },
        ["by what anybody knows"] = there => there.Signing = new SymmetricSecurityKey(there.PublicKey) { KeyId = "own" },
    };

    [Theory]
    [MemberData(nameof(Spoils))]
    public async Task What_is_not_said_as_it_must_be_opens_nothing(string spoilt)
    {
        await Connected();
        SpoiltSayings[spoilt](site.Organisation);
        await NotLetIn(Subject, Called, NotCompleted);
        var visitor = await site.AsProved("health.nw");
        Assert.Equal("/account/organisations/new", (await visitor.Get(site.Organisation.SignIn((await visitor.Get(ToConnect)).Location, "of health", "nurse@health.example"))).Location);
        Assert.Equal("/account/organisations", (await visitor.Get("/account/organisations/new")).Location);
        Assert.Contains(NothingConnected, (await visitor.Get("/account/organisations")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_belongs_to_one_browser_and_one_question_and_opens_once()
    {
        await Connected();
        var visitor = site.Nobody();
        var first = site.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called);
        var second = site.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called);
        var asked = site.Organisation.TimesAsked;
        // In another browser; with the answer of one question and the state of the other; without either; and when they changed their mind.
        await Refused(site.Nobody(), first);
        var (code, state) = (first[first.IndexOf("code=", StringComparison.Ordinal)..first.IndexOf("&state=", StringComparison.Ordinal)], first[first.IndexOf("&state=", StringComparison.Ordinal)..]);
        await Refused(site.Nobody(), $"{To}/back?{code}");
        await Refused(site.Nobody(), $"{To}/back?state=nonsense&{code}");
        await Refused(site.Nobody(), $"{To}/back");
        Assert.Equal(asked, site.Organisation.TimesAsked);
        await Refused(visitor, $"{To}/back?{second[(second.IndexOf('?', StringComparison.Ordinal) + 1)..second.IndexOf("&state=", StringComparison.Ordinal)]}{state}");
        var doubting = site.Nobody();
        var question = (await doubting.Get(To)).Location!;
        await Refused(doubting, $"{To}/back?error=access_denied&error_description=Bethan+Rhaeadr+has+no+access&state={Uri.EscapeDataString(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(question).Query)["state"]!)}");

        var honest = site.Nobody();
        var back = site.Organisation.SignIn((await honest.Get(To)).Location, Subject, Called);
        var answer = await honest.Get(back);
        var cookie = answer.Message.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("yf-organisation=", StringComparison.Ordinal)).Split(';')[0];
        // Of two at the same moment one is let in; the same answer copied to elsewhere lets in nobody more; nor does the same address again.
        var page = await honest.Get(At);
        var both = await Task.WhenAll(honest.Send(page, At), honest.Send(page, At));
        Assert.Equal(["/my-work", "/sign-in"], both.Select(reply => reply.Location).Order(StringComparer.Ordinal));
        var copied = site.Nobody();
        var form = await copied.Get("/sign-in");
        copied.Client.DefaultRequestHeaders.Add("Cookie", $"{cookie}; {string.Join("; ", form.Message.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]))}");
        Assert.Equal("/sign-in", (await copied.Send(form, At)).Location);
        await Refused(honest, back);
    }

    [Fact]
    public async Task What_was_said_too_long_ago_opens_nothing()
    {
        await Connected();
        var visitor = site.Nobody();
        await visitor.Get(site.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called));
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/sign-in", (await visitor.Get(At)).Location);
        Assert.Contains(NotCompleted, (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_codes_is_asked_for_one_unless_the_organisation_vouches_for_another_factor()
    {
        await Connected();
        var held = await Held.SetUp(site, await site.AsProved(Account));
        // The code that set them up is spent.
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddSeconds(31));
        var visitor = await Entered("/sign-in/code");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/my-work")).Status);
        Assert.Equal("/my-work", (await visitor.Post("/sign-in/code", ("Code", held.Now()), ("Remember", "true"))).Location);
        // The audit says by which door, also after the code.
        await using (var db = site.Db())
            Assert.Equal("sign-in/organisation", (await db.AuditEntries.Where(line => line.Event == AuditEvents.SignedIn).OrderByDescending(line => line.Id).FirstAsync()).Route);
        // A browser that is asked for a code once a day is known at this door too.
        await visitor.Post("/sign-out");
        await visitor.Get(site.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called));
        Assert.Equal("/my-work", (await visitor.Post(At)).Location);

        await using var vouching = new Vouching();
        await vouching.InitializeAsync();
        await ConnectedAt(vouching);
        await Held.SetUp(vouching, await vouching.AsProved(Account));
        var enters = vouching.Nobody();
        await enters.Get(vouching.Organisation.SignIn((await enters.Get(To)).Location, Subject, Called));
        Assert.Equal("/my-work", (await enters.Post(At)).Location);
        // Before what is sensitive ours is asked for all the same.
        Assert.StartsWith("/sign-in/again", (await enters.Get("/account/codes/recovery")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await enters.Post("/sign-in/again", ("Password", DemoPanels.Password))).Status);
        Assert.StartsWith("/sign-in/again", (await enters.Get("/account/codes/recovery")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_nothing_answers_there_people_are_told_and_use_their_password()
    {
        site.Organisation.IsDown = true;
        var visitor = site.Nobody();
        Assert.Equal("/sign-in", (await visitor.Get(To)).Location);
        Assert.Contains($"{FakeOrganisation.Name} cannot be reached at the moment.", (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
        var signedIn = await site.AsProved(Account);
        Assert.Equal("/account/organisations", (await signedIn.Get(ToConnect)).Location);
        Assert.Contains("cannot be reached", (await signedIn.Get("/account/organisations")).Text, StringComparison.Ordinal);
        // Who is signed in no more signs in first, and is given the link again.
        Assert.Equal(Connect, (await visitor.Get(ToConnect)).Location);
    }

    [Fact]
    public async Task Where_codes_are_required_they_are_set_up_first_and_the_password_is_asked_for_before()
    {
        await using var required = new Required();
        await required.InitializeAsync();
        await using (var db = required.Db())
        {
            var user = await db.Users.SingleAsync(held => held.Email == Account + "@demo.example");
            db.OrganisationSignIns.Add(user.Connect(FakeOrganisation.Key, OrganisationSignIn.HashOf(required.Organisation.Issuer, Subject), Called, db.Now));
            await db.SaveChangesAsync();
        }

        var visitor = required.Nobody();
        await visitor.Get(required.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called));
        Assert.Equal("/account/codes/new", (await visitor.Post(At)).Location);
        Assert.Equal("/account/codes/new", (await visitor.Get("/my-work")).Location);
        Assert.StartsWith("/sign-in/again", (await visitor.Get("/account/codes/new")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_left_or_is_locked_out_or_has_no_password_is_not_let_in()
    {
        await Connected();
        await Change(user => user.LockoutEnd = site.Clock.GetUtcNow().AddYears(10));
        await NotLetIn(Subject, Called, NotConnected);
        await Change(user => user.LockoutEnd = null);
        await Entered("/my-work");
        await Change(user => user.LeavesOn = UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime).AddDays(-1));
        await NotLetIn(Subject, Called, NotConnected);
        await Change(user => (user.LeavesOn, user.PasswordHash) = (null, null));
        await NotLetIn(Subject, Called, NotConnected);
    }

    [Fact]
    public async Task An_answer_is_of_the_door_or_of_whoever_connects_and_of_nobody_else()
    {
        await Connected();
        // Said at the door, it connects nothing.
        var health = await site.AsProved("health.nw");
        await health.Get(site.Organisation.SignIn((await health.Get(To)).Location, "of health", "nurse@health.example"));
        Assert.Equal("/account/organisations", (await health.Get("/account/organisations/new")).Location);
        // Said to connect, it opens nothing; nor does it connect with whoever signs in next in the same browser.
        var visitor = await site.AsProved("health.nw");
        await visitor.Get(site.Organisation.SignIn((await visitor.Get(ToConnect)).Location, Subject, Called));
        await visitor.Post("/sign-out");
        Assert.Equal("/sign-in", (await visitor.Get(At)).Location);
        await visitor.Post("/sign-in", ("Email", "education.nw@demo.example"), ("Password", DemoPanels.Password));
        await visitor.Post("/sign-in/again", ("Password", DemoPanels.Password));
        Assert.Equal("/account/organisations", (await visitor.Get("/account/organisations/new")).Location);
        // What opens one account opens no other.
        var second = await site.AsProved("health.nw");
        await second.Get(site.Organisation.SignIn((await second.Get(ToConnect)).Location, Subject, Called));
        await second.Post("/account/organisations/new");
        Assert.Contains(NothingConnected, (await second.Get("/account/organisations")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal((await site.Given.User(Account)).Id, (await db.OrganisationSignIns.SingleAsync()).UserId);
    }

    [Fact]
    public async Task Removed_by_its_owner_alone_it_opens_nothing()
    {
        await Connected();
        Guid connectionId;
        await using (var db = site.Db()) connectionId = (await db.OrganisationSignIns.SingleAsync()).Id;
        var at = $"/account/organisations/{connectionId}/removal";
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsProved("health.nw")).Get(at)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsProved("health.nw")).Post(at)).Status);
        var other = await site.As(Account);
        var visitor = await site.AsProved(Account);
        Assert.True((await visitor.Get("/account/organisations")).Links(at));
        Assert.Equal("/account/organisations", (await visitor.Post(at)).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);
        await NotLetIn(Subject, Called, NotConnected);
        await using (var db = site.Db()) Assert.True(await db.OutboxMessages.AnyAsync(mail => mail.Subject == "Young Futures: your organisation’s sign-in was removed"));
    }

    [Fact]
    public async Task An_administrator_who_ends_somebodys_access_ends_it_too()
    {
        await Connected();
        var user = await site.Given.User(Account);
        var administrator = await site.AsProved("admin");
        Assert.Equal($"/admin/users/{user.Id}", (await administrator.Post($"/admin/users/{user.Id}/ending")).Location);
        await using var db = site.Db();
        Assert.False(await db.OrganisationSignIns.AnyAsync());
    }

    [Fact]
    public async Task An_administrator_sees_that_there_is_one_and_takes_it_away_from_whoever_lost_it()
    {
        await Connected();
        var user = await site.Given.User(Account);
        var administrator = await site.AsProved("admin");
        Assert.Contains("Sign-ins of organisations that are connected: 1.", (await administrator.Get($"/admin/users/{user.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/admin/users/{user.Id}", (await administrator.Post($"/admin/users/{user.Id}/authenticator/removal")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"/admin/users/{user.Id}/authenticator/removal")).Status);
        await NotLetIn(Subject, Called, NotConnected);
        await using var db = site.Db();
        Assert.Equal("Young Futures: your organisation’s sign-in was removed", (await db.OutboxMessages.OrderByDescending(mail => mail.Id).FirstAsync()).Subject);
    }

    [Theory]
    [InlineData("Authority", "https://login.microsoftonline.com/common/v2.0", "must name one organisation")]
    [InlineData("Authority", "https://login.microsoftonline.com/organizations/v2.0", "must name one organisation")]
    [InlineData("Authority", "http://organisation.invalid/", "must be the https address")]
    [InlineData("Authority", "", "must be the https address")]
    [InlineData("Name", "", "Name must be set")]
    [InlineData("NameCy", " ", "NameCy must be set")]
    [InlineData("ClientId", null, "ClientId must be set")]
    [InlineData("ClientSecret", null, "ClientSecret must be set")]
    public void Settings_that_are_wrong_are_told_by_name(string setting, string? value, string told)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Name"] = "North", ["NameCy"] = "Gogledd", ["Authority"] = "https://login.microsoftonline.com/7b2d/v2.0", ["ClientId"] = "young-futures", ["ClientSecret"] = "secret",
        };
        var right = Of("north", settings);
        Assert.Empty(right.Faults);
        Assert.Equal("/sign-in/organisation/north/back", right.Find("north")!.Back);
        Assert.Contains(told, Assert.Single(Of("north", new(settings) { [setting] = value }).Faults), StringComparison.Ordinal);
        Assert.Contains("small letters", Assert.Single(Of("North Wales", settings).Faults), StringComparison.Ordinal);
    }

    private static Organisations Of(string key, Dictionary<string, string?> settings) => Organisations.Of(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"SignIn:Organisations:{key}:{setting.Key}", setting.Value))).Build(),
        Mock.Of<IHostEnvironment>(host => host.EnvironmentName == Environments.Production));

    private Task Connected() => ConnectedAt(site);

    /// <summary>As its owner connects it.</summary>
    private static async Task ConnectedAt(YoungFuturesHost site)
    {
        var visitor = await site.AsProved(Account);
        await visitor.Get(site.Organisation.SignIn((await visitor.Get(ToConnect)).Location, Subject, Called));
        Assert.Equal("/account/organisations", (await visitor.Post("/account/organisations/new")).Location);
        await using var db = site.Db();
        Assert.True(await db.OrganisationSignIns.AnyAsync());
    }

    private async Task<Visitor> Entered(string leads)
    {
        var visitor = site.Nobody();
        await visitor.Get(site.Organisation.SignIn((await visitor.Get(To)).Location, Subject, Called));
        Assert.Equal(leads, (await visitor.Post(At)).Location);
        return visitor;
    }

    private async Task NotLetIn(string subject, string name, string told)
    {
        var visitor = site.Nobody();
        await Refused(visitor, site.Organisation.SignIn((await visitor.Get(To)).Location, subject, name), told);
    }

    private static async Task Refused(Visitor visitor, string back, string told = NotCompleted)
    {
        Assert.Equal(At, (await visitor.Get(back)).Location);
        // What was said as it must be has a page, and its form opens nothing; what was not has none.
        var reply = told == NotCompleted ? await visitor.Get(At) : await visitor.Post(At);
        Assert.Equal("/sign-in", reply.Location);
        Assert.Contains(told, (await visitor.Get("/sign-in")).Text, StringComparison.Ordinal);
    }

    private async Task Change(Action<User> act)
    {
        await using var db = site.Db();
        act(await db.Users.SingleAsync(held => held.Email == Account + "@demo.example"));
        await db.SaveChangesAsync();
    }

    private sealed class Vouching : YoungFuturesHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting($"SignIn:Organisations:{FakeOrganisation.Key}:AsksSecondFactor", "true");
        }
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
