using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Mail;

namespace YoungFutures.Tests.Web.Admin;

/// <summary>Each test has a site of its own: people who come and go would be in one another's way.</summary>
public sealed partial class UsersTests : IAsyncLifetime
{
    private const string Good = "harbour-lantern-fiddle";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task Somebody_invited_chooses_a_password_and_works()
    {
        var admin = await site.As("admin");
        var invited = await Invite(admin, "o’brien+panel@demo.example");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, invited.Status);
        invited = await Invite(admin, "o'brien+panel@demo.example", ("Language", "Welsh"));
        Assert.Equal(HttpStatusCode.Redirect, invited.Status);
        Assert.Contains("Has no password yet", (await admin.Get(invited.Location!)).Text, StringComparison.Ordinal);

        var mail = await Mail("o'brien+panel@demo.example");
        Assert.Equal("Dyfodol Ifanc: eich cyfrif", mail.Subject);
        Assert.DoesNotContain("Orla", mail.Subject + mail.Body, StringComparison.Ordinal);
        var (path, code) = LinkIn(mail);
        var visitor = site.Nobody();
        var done = await visitor.Post(path, ("Code", code), ("Password", Good));
        Assert.Equal("/sign-in", done.Location);
        var signedIn = await visitor.Post("/sign-in", ("Email", "o'brien+panel@demo.example"), ("Password", Good));
        Assert.Equal("/my-work", signedIn.Location);
        Assert.True((await visitor.Get("/my-work")).Links("/referrals"));
        Assert.StartsWith("Orla Wren Active", (await admin.Get(invited.Location!)).Text, StringComparison.Ordinal);

        await using var db = site.Db();
        var user = await db.Users.SingleAsync(held => held.Email == "o'brien+panel@demo.example");
        Assert.Equal("cy-GB", user.Culture);
        Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == "Invitation" && line.Event == AuditEvents.Changed).ToListAsync(), line => line.UserId == user.Id);
    }

    [Fact]
    public async Task A_link_works_once_and_wrong_used_expired_and_unknown_ones_get_the_same_page()
    {
        var admin = await site.As("admin");
        await Invite(admin, "new@demo.example");
        var (path, code) = LinkIn(await Mail("new@demo.example"));
        var visitor = site.Nobody();
        // Opening it, as a mail scanner does, uses nothing up, and the page is the same whoever's it is.
        var opened = await visitor.Get(path);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal(opened.Text, (await visitor.Get($"/invitations/{Guid.NewGuid()}")).Text);

        var wrong = await site.Nobody().Post(path, ("Code", "0000-0000-0000-0000-0000-0000-0000"), ("Password", Good));
        var unknown = await site.Nobody().Post($"/invitations/{Guid.NewGuid()}", ("Code", code), ("Password", Good));
        Assert.Equal("/sign-in", (await visitor.Post(path, ("Code", code.ToLowerInvariant().Replace('-', ' ')), ("Password", Good))).Location);
        var used = await site.Nobody().Post(path, ("Code", code), ("Password", "quite-another-lantern"));

        await Invite(admin, "late@demo.example");
        var (latePath, lateCode) = LinkIn(await Mail("late@demo.example"));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddDays(7));
        var expired = await site.Nobody().Post(latePath, ("Code", lateCode), ("Password", Good));
        foreach (var answer in new[] { wrong, unknown, used, expired })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal("This link cannot be used", answer.Heading);
            Assert.Equal(wrong.Text, answer.Text);
        }

        Assert.Equal("/my-work", (await site.Nobody().Post("/sign-in", ("Email", "new@demo.example"), ("Password", Good))).Location);
    }

    [Fact]
    public async Task The_code_is_kept_nowhere_once_the_mail_is_gone()
    {
        var admin = await site.As("admin");
        await Invite(admin, "new@demo.example");
        var (path, code) = LinkIn(await Mail("new@demo.example"));
        await site.Services.GetRequiredService<OutboxDelivery>().Deliver(CancellationToken.None);
        await site.Nobody().Post(path, ("Code", code), ("Password", Good));
        await using var db = site.Db();
        Assert.Empty((await db.OutboxMessages.SingleAsync(message => message.To == "new@demo.example")).Body);
        Assert.DoesNotContain(code, string.Join(' ', await db.AuditEntries.Select(line => line.Route + line.Fields).ToListAsync()), StringComparison.Ordinal);
        Assert.Equal(32, (await db.Invitations.SingleAsync()).CodeHash.Length);
        Assert.DoesNotContain("CodeHash", string.Join(',', await db.AuditEntries.Where(line => line.RecordKind == "Invitation").Select(line => line.Fields).ToListAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_again_replaces_the_link_and_withdrawing_ends_it()
    {
        var admin = await site.As("admin");
        var page = (await Invite(admin, "new@demo.example")).Location!;
        var first = LinkIn(await Mail("new@demo.example"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(await admin.Get(page), page + "/invitations")).Status);
        var second = LinkIn(await Mail("new@demo.example"));
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(first.Path, ("Code", first.Code), ("Password", Good))).Status);
        var shown = await admin.Get(page);
        Assert.Contains("It works until 25 November 2026", shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(shown, page + "/invitations/withdrawal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(second.Path, ("Code", second.Code), ("Password", Good))).Status);
        Assert.Contains("no link works any more", (await admin.Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_a_new_password_works_an_hour_ends_every_session_and_is_told()
    {
        var (admin, police) = (await site.As("admin"), await site.As("police.nw"));
        var page = $"/admin/users/{(await site.Given.User("police.nw")).Id}";
        await admin.Send(await admin.Get(page), page + "/invitations");
        var late = LinkIn(await Mail("police.nw@demo.example"));
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(61));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(late.Path, ("Code", late.Code), ("Password", Good))).Status);

        admin = await site.As("admin");
        police = await site.As("police.nw");
        await admin.Send(await admin.Get(page), page + "/invitations");
        var link = LinkIn(await Mail("police.nw@demo.example"));
        Assert.Equal(HttpStatusCode.OK, (await police.Get("/my-work")).Status);
        Assert.Equal("/sign-in", (await site.Nobody().Post(link.Path, ("Code", link.Code), ("Password", Good))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Get("/my-work")).Status);
        Assert.Equal("Young Futures: your password was changed", (await Mail("police.nw@demo.example")).Subject);
    }

    [Fact]
    public async Task An_administrators_password_is_longer()
    {
        await Invite(await site.As("admin"), "new@demo.example", ("Role", "Administrator"), ("PanelId", ""));
        var (path, code) = LinkIn(await Mail("new@demo.example"));
        Assert.Equal(["Use at least 15 characters; this has 12"], (await site.Nobody().Post(path, ("Code", code), ("Password", "xK9#vQ2!mZ7p"))).Errors);
    }

    [Fact]
    public async Task The_same_invitation_posted_twice_is_one_account_and_one_mail()
    {
        var admin = await site.As("admin");
        var form = await admin.Get("/admin/users/new");
        var fields = await Fields(site, "new@demo.example");
        var once = await admin.Send(form, "/admin/users/new", fields);
        var twice = await admin.Send(form, "/admin/users/new", fields);
        Assert.Equal(once.Location, twice.Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.Users.CountAsync(user => user.Email == "new@demo.example"));
        Assert.Equal(1, await db.OutboxMessages.CountAsync());
    }

    [Fact]
    public async Task Roles_are_given_and_ended_and_hold_at_the_next_page()
    {
        var (admin, police) = (await site.As("admin"), await site.As("police2.nw"));
        var user = await site.Given.User("police2.nw");
        var page = $"/admin/users/{user.Id}";
        Assert.Equal(["Choose the panel"], (await admin.Post(page + "/memberships/new", ("Role", "Chair"))).Errors);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(page + "/memberships/new", ("Role", "Chair"), ("PanelId", site.Given.PanelId.ToString()))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post(page + "/memberships/new", ("Role", "Chair"), ("PanelId", site.Given.PanelId.ToString()))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post(page + "/memberships/new", ("Role", "Analyst"), ("PanelId", site.Given.PanelId.ToString()))).Status);
        Assert.Equal(["This person’s agency has no seat on that panel"], (await admin.Post(page + "/memberships/new", ("Role", "Partner"), ("PanelId", site.Given.OtherPanelId.ToString()))).Errors);
        var caseId = await site.Given.Case();
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/cases/{caseId}")).Status);

        foreach (var role in (await Held(user.Id)).Where(held => held.Until is null))
            Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"{page}/memberships/{role.Id}/ending")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get("/referrals")).Status);
        // What was held stays on record.
        Assert.Equal(2, (await Held(user.Id)).Count);
        Assert.Contains("18 November 2026", (await admin.Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_of_the_form_never_changes_whom_the_address_names()
    {
        var admin = await site.As("admin");
        var (named, other) = (await site.Given.User("police2.nw"), await site.Given.User("health.nw"));
        Assert.Equal($"/admin/users/{named.Id}", (await admin.Post($"/admin/users/{named.Id}/ending", ("userId", other.Id.ToString()), ("UserId", other.Id.ToString()))).Location);
        Assert.NotNull((await site.Given.User("police2.nw")).LeavesOn);
        Assert.Null((await site.Given.User("health.nw")).LeavesOn);
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves()
    {
        var admin = await site.As("admin");
        var page = $"/admin/users/{(await site.Given.User("admin")).Id}";
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get(page + "/memberships/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Send(await admin.Get(page), page + "/memberships/new", ("Role", "Coordinator"), ("PanelId", site.Given.PanelId.ToString()))).Status);
        Assert.False((await admin.Get(page)).Links(page + "/memberships/new"));
        Assert.Single(await Held((await site.Given.User("admin")).Id));
    }

    [Fact]
    public async Task The_last_administrator_stays_and_of_two_who_remove_each_other_one_does()
    {
        var admin = await site.As("admin");
        var own = await site.Given.User("admin");
        var ending = $"/admin/users/{own.Id}/memberships/{own.Memberships[0].Id}/ending";
        Assert.Contains("At least one administrator must stay", (await admin.Post(ending)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"/admin/users/{own.Id}/ending")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"/admin/users/{own.Id}/edit", ("LeavesOn.Day", "1"), ("LeavesOn.Month", "12"), ("LeavesOn.Year", "2026"))).Status);

        // Somebody who has not chosen a password yet does not count.
        await Invite(admin, "second@demo.example", ("Role", "Administrator"), ("PanelId", ""));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post(ending)).Status);
        var (path, code) = LinkIn(await Mail("second@demo.example"));
        await site.Nobody().Post(path, ("Code", code), ("Password", Good));

        // Two saves, each of which saw the other administrator still there.
        await using var mine = site.Db();
        await using var theirs = site.Db();
        var second = await theirs.Users.Include(held => held.Memberships).SingleAsync(held => held.Email == "second@demo.example");
        var first = await mine.Users.Include(held => held.Memberships).SingleAsync(held => held.Id == own.Id);
        await mine.MustAdministerWithout(first.Id);
        await theirs.MustAdministerWithout(second.Id);
        first.GiveUp(first.Memberships[0], mine.Now);
        second.GiveUp(second.Memberships[0], theirs.Now);
        await mine.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => theirs.SaveChangesAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/admin")).Status);
    }

    [Fact]
    public async Task A_panel_keeps_its_coordinator_until_another_is_named()
    {
        var admin = await site.As("admin");
        var nia = await site.Given.User("coordinator.nw");
        Assert.Contains("falls to this person", (await admin.Post($"/admin/users/{nia.Id}/ending")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"/admin/users/{nia.Id}/memberships/{nia.Memberships[0].Id}/ending")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"/admin/users/{nia.Id}/edit", ("LeavesOn.Day", "1"), ("LeavesOn.Month", "12"), ("LeavesOn.Year", "2026"))).Status);

        var next = await site.Given.User("wrexham.nw");
        await admin.Post($"/admin/users/{next.Id}/memberships/new", ("Role", "Coordinator"), ("PanelId", site.Given.PanelId.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/panels/{site.Given.PanelId}/edit", ("CoordinatorId", next.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/users/{nia.Id}/ending")).Status);
    }

    [Fact]
    public async Task Ending_access_signs_out_every_browser_and_forgets_the_password()
    {
        var (admin, one, two) = (await site.As("admin"), await site.As("health.nw"), await site.As("health.nw"));
        var user = await site.Given.User("health.nw");
        var page = $"/admin/users/{user.Id}";
        await admin.Send(await admin.Get(page), page + "/invitations");
        var link = LinkIn(await Mail("health.nw@demo.example"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(page + "/ending")).Status);
        foreach (var browser in new[] { one, two }) Assert.StartsWith("http://localhost/sign-in", (await browser.Get("/my-work")).Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Nobody().Post("/sign-in", ("Email", "health.nw@demo.example"), ("Password", YoungFutures.Domain.Data.Demo.DemoPanels.Password))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(link.Path, ("Code", link.Code), ("Password", Good))).Status);
        await using var db = site.Db();
        var left = await db.Users.Include(held => held.Memberships).SingleAsync(held => held.Id == user.Id);
        Assert.All(left.Memberships, role => Assert.NotNull(role.Until));
        Assert.Equal(new DateOnly(2026, 11, 17), left.LeavesOn);
        Assert.False(await db.Sessions.AnyAsync(session => session.UserId == user.Id && session.EndedAt == null));
        Assert.False(await db.Agencies.AnyAsync(agency => agency.ContactId == user.Id));
        Assert.Contains("Has left", (await admin.Get(page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_day_after_the_last_one_nothing_opens()
    {
        var admin = await site.As("admin");
        var user = await site.Given.User("police2.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post($"/admin/users/{user.Id}/edit", ("LeavesOn.Day", "18"), ("LeavesOn.Month", "11"), ("LeavesOn.Year", "2026"))).Status);
        site.Clock.AdjustTime(new DateTimeOffset(2026, 11, 18, 23, 55, 0, TimeSpan.Zero));
        var police = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.OK, (await police.Get("/my-work")).Status);
        site.Clock.AdjustTime(new DateTimeOffset(2026, 11, 19, 0, 1, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Redirect, (await police.Get("/my-work")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.Nobody().Post("/sign-in", ("Email", "police2.nw@demo.example"), ("Password", YoungFutures.Domain.Data.Demo.DemoPanels.Password))).Status);
    }

    [Fact]
    public async Task An_account_is_changed_and_a_stale_page_meets_both_versions()
    {
        var admin = await site.As("admin");
        var user = await site.Given.User("police2.nw");
        var path = $"/admin/users/{user.Id}/edit";
        var stale = await admin.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post(path, ("Name", "Siân Ŵyn"), ("Email", "sian.wyn@demo.example"))).Status);
        var conflict = await admin.Send(stale, path, ("JobTitle", "Inspector"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Job title|Inspector|Neighbourhood sergeant", conflict.Differences);
        Assert.Equal("Young Futures: your address was changed", (await Mail("police2.nw@demo.example")).Subject);
        await site.As("sian.wyn@demo.example");
        // A sign-in is no change that a page would have to know of.
        var page = await admin.Get(path);
        await site.As("sian.wyn@demo.example");
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Send(page, path, ("JobTitle", "Inspector"))).Status);

        // Another agency must sit where the roles are.
        await using var db = site.Db();
        var herts = await db.Agencies.Where(agency => agency.Name == "Hertfordshire Constabulary").Select(agency => agency.Id).SingleAsync();
        Assert.Equal(["This person has a role in a panel on which that agency has no seat. End the role first."], (await admin.Post(path, ("AgencyId", herts.ToString()))).Errors);
        Assert.Equal(["A partner or provider speaks for an agency: name it first."], (await admin.Post(path, ("AgencyId", ""))).Errors);
    }

    [Fact]
    public async Task The_list_is_narrowed_by_panel_by_agency_and_to_those_who_have_left()
    {
        var admin = await site.As("admin");
        var all = await admin.Get("/admin/users");
        Assert.Contains("Grace Thistledown", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwenno Tyddyn", all.Text, StringComparison.Ordinal);
        var herts = await admin.Get($"/admin/users?panelId={site.Given.OtherPanelId}");
        Assert.Contains("Grace Thistledown", herts.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nia Brynteg", herts.Text, StringComparison.Ordinal);
        Assert.Equal("Hertfordshire Young Futures Panel", herts.Page.QuerySelector("option[selected]")!.TextContent);
        Assert.Contains("Gwenno Tyddyn", (await admin.Get("/admin/users?left=true")).Text, StringComparison.Ordinal);
        var sergeant = await site.Given.User("police2.nw");
        Assert.Equal(2, (await admin.Get($"/admin/users?agencyId={sergeant.AgencyId}")).Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_form_with_a_password_is_never_kept_for_somebody_whose_session_ran_out()
    {
        var admin = await site.As("admin");
        await Invite(admin, "new@demo.example");
        var (path, code) = LinkIn(await Mail("new@demo.example"));
        var page = await admin.Get(path);
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddMinutes(20));
        // The page was made for somebody signed in: its token fits nobody now, and the field "Code" is not the error's number.
        var answer = await admin.Send(page, path, ("Code", code), ("Password", Good));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        await using var db = site.Db();
        Assert.Empty(await db.KeptForms.ToListAsync());
    }

    private Task<Reply> Invite(Visitor admin, string email, params (string Name, string? Value)[] other) => Invite(site, admin, email, other);

    private Task<OutboxMessage> Mail(string to) => Mail(site, to);

    internal static async Task<Reply> Invite(YoungFuturesHost site, Visitor admin, string email, params (string Name, string? Value)[] other)
    {
        var named = other.Select(field => field.Name).ToHashSet();
        return await admin.Post("/admin/users/new", [.. (await Fields(site, email)).Where(field => !named.Contains(field.Name)), .. other]);
    }

    internal static async Task<(string Name, string? Value)[]> Fields(YoungFuturesHost site, string email) =>
    [
        ("Name", "Orla Wren"), ("Email", email), ("JobTitle", "Youth worker"), ("AgencyId", (await site.Given.User("police2.nw")).AgencyId.ToString()),
        ("Language", "English"), ("Role", "Partner"), ("PanelId", site.Given.PanelId.ToString()),
    ];

    internal static async Task<OutboxMessage> Mail(YoungFuturesHost site, string to)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.To == to).OrderByDescending(mail => mail.QueuedAt).ThenByDescending(mail => mail.Id).FirstAsync();
    }

    private async Task<List<Membership>> Held(Guid userId)
    {
        await using var db = site.Db();
        return await db.Memberships.Where(held => held.UserId == userId).OrderBy(held => held.Id).ToListAsync();
    }

    internal static (string Path, string Code) LinkIn(OutboxMessage mail) => LinkIn(mail.Body);

    internal static (string Path, string Code) LinkIn(string text)
    {
        var link = Link().Match(text);
        Assert.True(link.Success, text);
        return (link.Groups["path"].Value, link.Groups["code"].Value);
    }

    [GeneratedRegex(@"https?://[^/\s]+(?<path>/invitations/[0-9a-f-]{36})#(?<code>[0-9A-Z-]{34})")]
    private static partial Regex Link();
}
