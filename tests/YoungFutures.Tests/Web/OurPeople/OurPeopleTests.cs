using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Users;
using YoungFutures.Tests.Web.Admin;

namespace YoungFutures.Tests.Web.OurPeople;

/// <summary>Whoever answers for an agency sees to its people, and to nobody else's.</summary>
public sealed class OurPeopleTests : IAsyncLifetime
{
    private const string Good = "harbour-lantern-fiddle";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private async Task<string> Colleague() => $"/our-people/{(await site.Given.User("police2.nw")).Id}";

    private (string Name, string? Value)[] Fields(string email, Guid? panelId = null) =>
        [("Name", "Orla Wren"), ("Email", email), ("JobTitle", "Sergeant"), ("Language", "English"), ("PanelIds", (panelId ?? site.Given.PanelId).ToString())];

    private async Task<List<Membership>> Held(string email)
    {
        await using var db = site.Db();
        return await db.Memberships.Where(held => held.Until == null && db.Users.Any(user => user.Id == held.UserId && user.Email == email)).ToListAsync();
    }

    private async Task Seat(string agency, Guid panelId) => await site.Given.As("admin", async (db, _) =>
    {
        db.PanelAgencies.Add(new PanelAgency(panelId, await db.Agencies.SingleAsync(held => held.Name == agency), true));
        return 0;
    });

    [Fact]
    public async Task Whoever_answers_for_an_agency_invites_somebody_who_then_works_for_it_and_no_more()
    {
        var contact = await site.As("police.nw");
        Assert.True((await contact.Get("/my-work")).Links("/our-people"));
        Assert.True((await contact.Get("/our-people")).Links("/our-people/new"));
        // What the form does not ask is not heard: neither a role nor an agency.
        var health = (await site.Given.User("health.nw")).AgencyId;
        var invited = await contact.Post("/our-people/new", [.. Fields("orla@demo.example"), ("Role", "Administrator"), ("AgencyId", health.ToString()), ("LeavesOn.Year", "2020")]);
        Assert.Equal(HttpStatusCode.Redirect, invited.Status);
        Assert.StartsWith("/our-people/", invited.Location!, StringComparison.Ordinal);
        Assert.Contains("Has no password yet", (await contact.Get(invited.Location!)).Text, StringComparison.Ordinal);
        var role = Assert.Single(await Held("orla@demo.example"));
        Assert.Equal((Role.Partner, site.Given.PanelId), (role.Role, role.PanelId!.Value));

        var (path, code) = UsersTests.LinkIn(await UsersTests.Mail(site, "orla@demo.example"));
        var visitor = site.Nobody();
        await visitor.Post(path, ("Code", code), ("Password", Good));
        Assert.Equal("/my-work", (await visitor.Post("/sign-in", ("Email", "orla@demo.example"), ("Password", Good))).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/referrals")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/our-people")).Status);
        await using var db = site.Db();
        var user = await db.Users.SingleAsync(held => held.Email == "orla@demo.example");
        Assert.Equal(((await site.Given.User("police.nw")).AgencyId, (DateOnly?)null), (user.AgencyId, user.LeavesOn));
        var inviter = (await site.Given.User("police.nw")).Id;
        Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == "User" && line.RecordId == user.Id && line.Event == AuditEvents.Created).ToListAsync(), line => line.UserId == inviter);
    }

    [Fact]
    public async Task Nobody_is_invited_into_a_panel_on_which_the_agency_has_no_seat_nor_with_answers_that_are_wrong()
    {
        var contact = await site.As("police.nw");
        Assert.Equal(["Choose at least one panel of the list"], (await contact.Post("/our-people/new", Fields("orla@demo.example", site.Given.OtherPanelId))).Errors);
        Assert.Equal(["Choose at least one panel of the list"], (await contact.Post("/our-people/new", Fields("orla@demo.example", Guid.NewGuid()))).Errors);
        Assert.Equal(["Somebody has an account with this address already. An administrator can bring an account to another agency, or back."], (await contact.Post("/our-people/new", Fields("HEALTH.nw@demo.example"))).Errors);
        Assert.Equal(["Enter an e-mail address, like name@example.org"], (await contact.Post("/our-people/new", Fields("orla@demo.example\r\nBcc: x@y.example"))).Errors);
        Assert.Equal(["Enter the person’s name", "Enter the e-mail address", "Choose the language", "Choose at least one panel of the list"], (await contact.Post("/our-people/new")).Errors);
        Assert.Equal(["The day of the training cannot be in the future"], (await contact.Post("/our-people/new", [.. Fields("orla@demo.example"), ("TrainedOn.Day", "19"), ("TrainedOn.Month", "11"), ("TrainedOn.Year", "2026")])).Errors);
        await using var db = site.Db();
        Assert.False(await db.Users.AnyAsync(user => user.Email == "orla@demo.example"));
        Assert.Empty(await db.OutboxMessages.ToListAsync());
    }

    [Fact]
    public async Task An_invitation_of_an_agency_posted_twice_is_one_account_and_is_sent_again_only_before_there_is_a_password()
    {
        var contact = await site.As("police.nw");
        var form = await contact.Get("/our-people/new");
        var once = await contact.Send(form, "/our-people/new", Fields("orla@demo.example"));
        Assert.Equal(once.Location, (await contact.Send(form, "/our-people/new", Fields("orla@demo.example"))).Location);
        var first = UsersTests.LinkIn(await UsersTests.Mail(site, "orla@demo.example"));
        Assert.Equal(HttpStatusCode.Redirect, (await contact.Send(await contact.Get(once.Location!), once.Location + "/invitations")).Status);
        var second = UsersTests.LinkIn(await UsersTests.Mail(site, "orla@demo.example"));
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(first.Path, ("Code", first.Code), ("Password", Good))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await contact.Send(await contact.Get(once.Location!), once.Location + "/invitations/withdrawal")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Nobody().Post(second.Path, ("Code", second.Code), ("Password", Good))).Status);

        // A link to choose a new password would let whoever sends it into an account that is used.
        var colleague = await Colleague();
        var page = await contact.Get(colleague);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(page, colleague + "/invitations")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(page, colleague + "/invitations/withdrawal")).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.Users.CountAsync(user => user.Email == "orla@demo.example"));
    }

    [Fact]
    public async Task Only_the_contact_sees_the_agencys_people_and_nobody_of_another_agency_is_there()
    {
        var colleague = await Colleague();
        foreach (var account in new[] { "police2.nw", "coordinator.nw", "chair.nw", "opcc.nw", "ig.nw", "admin" })
        {
            var visitor = await site.As(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/our-people")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/our-people/new")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(colleague)).Status);
            Assert.False((await visitor.Get("/my-work")).Links("/our-people"));
        }

        var contact = await site.As("police.nw");
        var list = await contact.Get("/our-people");
        Assert.Equal(["Kate Ravenscar", "Siân Ffynnon"], list.Page.QuerySelectorAll("tbody th a").Select(name => name.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await contact.Get(colleague)).Status);
        foreach (var other in new[] { (await site.Given.User("health.nw")).Id, (await site.Given.User("admin")).Id, Guid.NewGuid() })
            foreach (var page in new[] { "", "/panels", "/training", "/ending" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await contact.Get($"/our-people/{other}{page}")).Status);
                if (page.Length > 0) Assert.Equal(HttpStatusCode.NotFound, (await contact.Send(list, $"/our-people/{other}{page}")).Status);
            }

        Assert.Equal(HttpStatusCode.NotFound, (await contact.Send(list, $"/our-people/{(await site.Given.User("health.nw")).Id}/invitations")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get($"/handover/{(await site.Given.User("health.nw")).Id}")).Status);
    }

    [Fact]
    public async Task Whoever_answers_for_the_agency_no_more_is_out_at_the_next_page()
    {
        var contact = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await contact.Get("/our-people")).Status);
        var next = await site.Given.User("police2.nw");
        await site.Given.As("admin", async (db, _) =>
        {
            (await db.Agencies.SingleAsync(agency => agency.Id == next.AgencyId)).ContactId = next.Id;
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get("/our-people")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get("/our-people")).Status);
    }

    [Fact]
    public async Task Nobody_changes_their_own_account_nor_somebody_who_is_more_than_the_agency_makes_them()
    {
        var contact = await site.As("police.nw");
        var own = $"/our-people/{(await site.Given.User("police.nw")).Id}";
        Assert.Contains("This is your own account.", (await contact.Get(own)).Text, StringComparison.Ordinal);
        var sergeant = await site.Given.User("police2.nw");
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == sergeant.Id)).Take(Role.InformationGovernance, site.Given.PanelId, act.At);
            return 0;
        });
        var colleague = await Colleague();
        var shown = await contact.Get(colleague);
        Assert.Contains("This person has a role that is not your agency’s to give or to take away.", shown.Text, StringComparison.Ordinal);
        foreach (var page in new[] { "/panels", "/training", "/ending" })
        {
            Assert.False(shown.Links(colleague + page));
            foreach (var person in new[] { own, colleague })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await contact.Get(person + page)).Status);
                Assert.Equal(HttpStatusCode.Forbidden, (await contact.Send(shown, person + page, ("PanelIds", site.Given.PanelId.ToString()))).Status);
            }
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await contact.Send(shown, own + "/invitations")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get($"/handover/{sergeant.Id}")).Status);
        Assert.Null((await site.Given.User("police2.nw")).LeavesOn);
        Assert.Equal(2, (await Held("police2.nw@demo.example")).Count);
    }

    [Fact]
    public async Task In_which_panels_somebody_works_changes_within_the_seats_of_the_agency_and_at_once()
    {
        var (contact, colleague, sergeant) = (await site.As("police.nw"), await Colleague(), await site.As("police2.nw"));
        var path = colleague + "/panels";
        var (here, there) = (site.Given.PanelId.ToString(), site.Given.OtherPanelId.ToString());
        Assert.Equal(["Choose from the list"], (await contact.Post(path, ("PanelIds", there))).Errors);
        await Seat("North Wales Police", site.Given.OtherPanelId);
        var stale = await contact.Get(path);
        Assert.Equal(colleague, (await contact.Post(path, ("PanelIds", here), ("PanelIds", there))).Location);
        Assert.All(await Held("police2.nw@demo.example"), role => Assert.Equal(Role.Partner, role.Role));
        Assert.Equal(2, (await Held("police2.nw@demo.example")).Count);
        // Two at once: the second is told, and nothing of theirs is done.
        var late = await contact.Send(stale, path, ("PanelIds", there), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(2, (await Held("police2.nw@demo.example")).Count);

        // None at all closes everything at the next page, whatever rests with them.
        var checkId = await CheckOf("police2.nw");
        Assert.Equal(HttpStatusCode.OK, (await sergeant.Get("/referrals")).Status);
        Assert.Contains("1 open things rest with this person", (await contact.Get(path)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await contact.Send(await contact.Get(path), path, ("PanelIds", null))).Status);
        Assert.Empty(await Held("police2.nw@demo.example"));
        Assert.Equal(HttpStatusCode.NotFound, (await sergeant.Get("/referrals")).Status);
        await using var db = site.Db();
        Assert.Equal((await site.Given.User("police2.nw")).Id, (await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).OwnerId);
    }

    [Fact]
    public async Task Where_the_agreement_of_the_agency_has_ended_nobody_new_is_let_in_and_people_still_leave()
    {
        await site.Given.As("admin", async (db, act) =>
        {
            (await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police")).AgreementExpiresOn = act.Today.AddDays(-1);
            return 0;
        });
        var (contact, colleague) = (await site.As("police.nw"), await Colleague());
        var refused = await contact.Post("/our-people/new", Fields("orla@demo.example"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The sharing agreement of this agency has ended.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await contact.Post(colleague + "/ending")).Status);
        await using var db = site.Db();
        Assert.False(await db.Users.AnyAsync(user => user.Email == "orla@demo.example"));
    }

    [Fact]
    public async Task A_provider_makes_its_people_providers_and_the_commissioners_office_makes_nobody_anything()
    {
        var provider = await site.As("provider.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await provider.Post("/our-people/new", Fields("mentor@demo.example"))).Status);
        Assert.Equal(Role.Provider, Assert.Single(await Held("mentor@demo.example")).Role);
        var office = new Agency("Office", "Swyddfa", Sector.Opcc);
        Assert.Throws<Refused>(() => office.RoleItMayGive(site.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(Role.Partner, new Agency("Club", "Clwb", Sector.Community).RoleItMayGive(site.Clock.GetUtcNow().UtcDateTime));
        Assert.Throws<Refused>(() => new Agency("Club", "Clwb", Sector.Community) { LeftOn = new DateOnly(2026, 11, 17) }.RoleItMayGive(site.Clock.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task A_training_is_noted_with_its_day_is_due_again_after_a_year_and_never_by_oneself()
    {
        var (contact, colleague) = (await site.As("police.nw"), await Colleague());
        var path = colleague + "/training";
        Assert.Contains("Training is due", (await contact.Get(colleague)).Text, StringComparison.Ordinal);
        Assert.Equal(["Enter the day of the training"], (await contact.Post(path)).Errors);
        Assert.Equal(["The day of the training cannot be in the future"], (await contact.Post(path, Day(19, 11, 2026))).Errors);
        Assert.Equal(["Check the year"], (await contact.Post(path, Day(18, 11, 2019))).Errors);
        Assert.Single((await contact.Post(path, Day(30, 2, 2026))).Errors);
        Assert.Equal(colleague, (await contact.Post(path, Day(18, 11, 2025))).Location);
        Assert.Contains("18 November 2025 Training is due", (await contact.Get(colleague)).Text, StringComparison.Ordinal);
        await contact.Post(path, Day(19, 11, 2025));
        Assert.DoesNotContain("Training is due", (await contact.Get(colleague)).Text, StringComparison.Ordinal);
        await using (var db = site.Db())
            Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == "User" && line.Event == AuditEvents.Changed).Select(line => line.Fields).ToListAsync(), fields => fields!.Contains(nameof(User.TrainedOn), StringComparison.Ordinal));

        // Whoever answers for the agency is told of by an administrator, and an administrator by another.
        var admin = await site.As("admin");
        var own = $"/admin/users/{(await site.Given.User("police.nw")).Id}";
        Assert.True((await admin.Get(own)).Links(own + "/training"));
        Assert.Equal(own, (await admin.Post(own + "/training", Day(2, 11, 2026))).Location);
        Assert.Contains("2 November 2026", (await contact.Get("/our-people/" + own.Split('/')[^1])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get($"/admin/users/{(await site.Given.User("admin")).Id}/training")).Status);

        static (string, string?)[] Day(int day, int month, int year) =>
            [("TrainedOn.Day", $"{day}"), ("TrainedOn.Month", $"{month}"), ("TrainedOn.Year", $"{year}")];
    }

    [Fact]
    public void A_training_of_the_29th_of_February_is_due_on_the_28th_of_the_next_and_none_is_noted_that_is_to_come()
    {
        var user = new User();
        Assert.True(user.NeedsTraining(new DateOnly(2028, 2, 29)));
        user.Train(new DateOnly(2028, 2, 29), new DateTime(2028, 2, 29, 12, 0, 0, DateTimeKind.Utc));
        Assert.False(user.NeedsTraining(new DateOnly(2029, 2, 27)));
        Assert.True(user.NeedsTraining(new DateOnly(2029, 2, 28)));
        // Half past eleven at night by Greenwich is the next day in summer.
        user.Train(new DateOnly(2028, 7, 2), new DateTime(2028, 7, 1, 23, 30, 0, DateTimeKind.Utc));
        Assert.Throws<Refused>(() => user.Train(new DateOnly(2028, 7, 2), new DateTime(2028, 7, 1, 22, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public async Task Nobody_is_made_a_leaver_while_something_open_rests_with_them_and_it_is_handed_over_first()
    {
        var (contact, colleague, browser) = (await site.As("police.nw"), await Colleague(), await site.As("police2.nw"));
        var (ending, sergeant) = (colleague + "/ending", await site.Given.User("police2.nw"));
        var before = await contact.Get(ending);
        Assert.Contains("All roles end", before.Text, StringComparison.Ordinal);
        var checkId = await CheckOf("police2.nw");
        // It came in between: the page was opened when nothing rested with them.
        var refused = await contact.Send(before, ending);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("1 open things still rest with this person.", refused.Text, StringComparison.Ordinal);
        Assert.Null((await site.Given.User("police2.nw")).LeavesOn);
        var page = await contact.Get(ending);
        Assert.True(page.Links($"/handover/{sergeant.Id}"));
        Assert.Empty(page.Page.QuerySelectorAll("main form"));

        // To a colleague of the same agency, and to nobody else.
        var handover = $"/handover/{sergeant.Id}";
        var own = (await site.Given.User("police.nw")).Id;
        var offered = (await contact.Get(handover)).Page.QuerySelectorAll("#ToId option").Select(option => option.GetAttribute("value")).ToList();
        Assert.Equal([own.ToString()], offered);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await contact.Send(await contact.Get(handover), handover, ("ToId", (await site.Given.User("health.nw")).Id.ToString()))).Status);
        var preview = await contact.Get($"{handover}?toId={own}");
        Assert.Equal(handover, (await contact.Send(preview, handover)).Location);
        await using (var db = site.Db()) Assert.Equal(own, (await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).OwnerId);

        Assert.Equal(colleague, (await contact.Post(ending)).Location);
        Assert.Contains("Has left", (await contact.Get(colleague)).Text, StringComparison.Ordinal);
        Assert.Contains("Kate Ravenscar", (await contact.Get("/our-people?left=true")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kate Ravenscar", (await contact.Get("/our-people")).Text, StringComparison.Ordinal);
        Assert.StartsWith("http://localhost/sign-in", (await browser.Get("/my-work")).Location!, StringComparison.Ordinal);
        Assert.Empty(await Held("police2.nw@demo.example"));
        Assert.Equal(new DateOnly(2026, 11, 17), (await site.Given.User("police2.nw")).LeavesOn);
        // Twice is once.
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(await contact.Get(colleague), ending, ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(await contact.Get(colleague), colleague + "/panels", ("PanelIds", site.Given.PanelId.ToString()))).Status);
    }

    [Fact]
    public async Task An_ending_that_was_opened_before_an_administrator_changed_the_account_is_refused()
    {
        var (contact, ending) = (await site.As("police.nw"), await Colleague() + "/ending");
        var stale = await contact.Get(ending);
        var sergeant = await site.Given.User("police2.nw");
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("admin")).Post($"/admin/users/{sergeant.Id}/edit", ("JobTitle", "Inspector"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(stale, ending)).Status);
        Assert.Null((await site.Given.User("police2.nw")).LeavesOn);
    }

    /// <summary>A check that rests with this account of North Wales Police.</summary>
    private async Task<Guid> CheckOf(string account)
    {
        var caseId = await site.Given.Case("school.nw");
        var (checkId, owner) = (await site.Given.Check(caseId), await site.Given.User(account));
        return await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var check = await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId);
            check.TakeOn(act, owner.Id);
            return check.Id;
        });
    }
}
