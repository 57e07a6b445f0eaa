using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Tests.Web.Admin;

/// <summary>What may be typed where somebody is invited, chooses a password, or is looked for.</summary>
public sealed class InvitationsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Good = "harbour-lantern-fiddle";
    private static int invited;

    // The long list itself, beside the rules: what many have chosen, with or without something around it, and what none of them is.
    [Theory]
    [InlineData("unbelievable", true)]
    [InlineData("Unbelievable!", true)]
    [InlineData("Christopher12", true)]
    [InlineData("1998elizabeth1998", true)]
    [InlineData("B4sketb4ll-2024", true)]
    [InlineData("trustnoone1234567", true)]
    [InlineData("unbelievable walnut harbour", false)]
    [InlineData("christopher plants gooseberries", false)]
    public void A_password_in_use_by_many_is_refused(string password, bool refused) =>
        Assert.Equal(refused, new PasswordRules(new Words()).Fault(password, new User { DisplayName = "Nia Brynteg", Email = "nia@demo.example" }, new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc)) is not null);

    [Theory]
    [InlineData("too short", "Use at least 12 characters; this has 9")]
    [InlineData("aaaaaaaaaaaaaaaa", "This repeats itself too often. Use more different characters")]
    [InlineData("Password1234!", null)]
    [InlineData("P@ssw0rd2026!", null)]
    [InlineData("YoungFutures2026", null)]
    [InlineData("Dyfodol-Ifanc-1", null)]
    [InlineData("Orla.Wren.1987!", null)]
    [InlineData("qwertyuiop[]12", null)]
    [InlineData("Liverpool-2005-FC", null)]
    [InlineData("CroesoCymru123", null)]
    [InlineData("nwptest@demo.example", null)]
    public async Task A_password_that_everybody_tries_first_is_refused(string password, string? message)
    {
        var email = $"new{++invited}@demo.example";
        await UsersTests.Invite(site, await site.As("admin"), email);
        var (path, code) = UsersTests.LinkIn(await UsersTests.Mail(site, email));
        var visitor = site.Nobody();
        var answer = await visitor.Post(path, ("Code", code), ("Password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var said = Assert.Single(answer.Errors);
        if (message is null) Assert.StartsWith("This is too easy to guess", said, StringComparison.Ordinal);
        else Assert.Equal(message, said);
        Assert.DoesNotContain(password, answer.Body, StringComparison.Ordinal);
        // The code stays in its field, and the link works still.
        Assert.Equal(code, answer.Page.QuerySelector("#Code")!.GetAttribute("value"));
        Assert.Equal("/sign-in", (await visitor.Send(answer, path, ("Password", Good))).Location);
    }

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("hufen eira llusern")]
    [InlineData("tŷ gwydr ffidil 🎻 a môr")]
    [InlineData("xK9#vQ2!mZ7p")]
    [InlineData("  leading and trailing blanks count  ")]
    public async Task A_good_password_is_taken_exactly_as_typed(string password)
    {
        var email = $"new{++invited}@demo.example";
        await UsersTests.Invite(site, await site.As("admin"), email);
        var (path, code) = UsersTests.LinkIn(await UsersTests.Mail(site, email));
        Assert.Equal("/sign-in", (await site.Nobody().Post(path, ("Code", code), ("Password", password))).Location);
        Assert.Equal("/my-work", (await site.Nobody().Post("/sign-in", ("Email", email), ("Password", password))).Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Nobody().Post("/sign-in", ("Email", email), ("Password", password.Trim() + "."))).Status);
    }

    [Theory]
    [InlineData("Email", "police.nw@demo.example", "Somebody has an account with this address already")]
    [InlineData("Email", "POLICE.NW@DEMO.EXAMPLE", "Somebody has an account with this address already")]
    [InlineData("Email", "not an address", "Enter an e-mail address, like name@example.org")]
    [InlineData("Email", "a@b.example, c@d.example", "Enter an e-mail address, like name@example.org")]
    [InlineData("Email", "Orla <orla@b.example>", "Enter an e-mail address, like name@example.org")]
    [InlineData("Name", "", "Enter the person’s name")]
    [InlineData("Language", "", "Choose the language")]
    [InlineData("PanelId", "", "Choose the panel")]
    [InlineData("AgencyId", "", "A partner or provider speaks for an agency: name it first.")]
    [InlineData("AgencyId", "5f0c3a3e-0000-4000-8000-000000000000", "Choose from the list")]
    [InlineData("LeavesOn.Day", "31", "Enter a real date")]
    public async Task What_is_wrong_with_an_invitation_is_said_beside_its_field(string field, string value, string message)
    {
        var admin = await site.As("admin");
        var answer = await UsersTests.Invite(site, admin, "wrong@demo.example", [(field, value), .. field.StartsWith("LeavesOn") ? [("LeavesOn.Month", "2"), ("LeavesOn.Year", "2027")] : Array.Empty<(string, string?)>()]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Errors, error => error.StartsWith(message, StringComparison.Ordinal));
        await using var db = site.Db();
        Assert.False(await db.Users.AnyAsync(user => user.Email == "wrong@demo.example"));
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.To == value || mail.To == "wrong@demo.example"));
    }

    [Theory]
    [InlineData("sian", "Siân Ffynnon")]
    [InlineData("FFYN siân", "Siân Ffynnon")]
    [InlineData("police2.nw@", "Kate Ravenscar")]
    [InlineData("Gwenno", "Gwenno Tyddyn")]
    public async Task Somebody_is_found_by_any_name_or_address_and_no_address_of_a_page_holds_it(string typed, string found)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post("/admin/users/found", ("Text", typed));
        Assert.Matches("^/admin/users/found/[0-9a-f-]{36}$", answer.Location!);
        Assert.Contains(found, (await admin.Get(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.nw")).Get(answer.Location!)).Status);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("🎻")]
    [InlineData("zzzz nobody")]
    public async Task A_search_that_finds_nobody_says_so(string typed)
    {
        var admin = await site.As("admin");
        var answer = await admin.Post("/admin/users/found", ("Text", typed));
        Assert.Contains("Nobody with an account answers to this.", (await admin.Get(answer.Location!)).Text, StringComparison.Ordinal);
    }
}
