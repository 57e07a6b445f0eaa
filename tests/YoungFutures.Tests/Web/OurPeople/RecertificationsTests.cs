using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Recertifications;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.OurPeople;

/// <summary>Once a quarter each agency says who of its people still needs access.</summary>
public sealed class RecertificationsTests : IAsyncLifetime
{
    private const string Police = "North Wales Police";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private void On(int month, int day, int year = 2027) => site.Clock.SetUtcNow(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero));

    private async Task<int> Sweep()
    {
        await using var db = site.Db();
        var address = new SiteAddress(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Address", "https://panel.example")]).Build());
        return await RecertificationLetters.Send(db, new Letters(db, address, new Words()));
    }

    private async Task<Recertification> OfPolice()
    {
        await using var db = site.Db();
        return await db.Recertifications.AsNoTracking().Include(held => held.Lines).OrderByDescending(held => held.Quarter)
            .FirstAsync(held => held.PanelId == site.Given.PanelId && db.Agencies.Any(agency => agency.Id == held.AgencyId && agency.Name == Police));
    }

    private async Task<string> LineOf(string account)
    {
        var (held, user) = (await OfPolice(), await site.Given.User(account));
        return $"/recertifications/{held.Id}/lines/{held.Lines.Single(line => line.UserId == user.Id).Id}";
    }

    private async Task<List<string>> Mails(string account)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.To == account + "@demo.example").OrderBy(mail => mail.QueuedAt).ThenBy(mail => mail.Id).Select(mail => mail.Subject + "\n" + mail.Body).ToListAsync();
    }

    private Task<int> ContactIs(string? account) => site.Given.As("admin", async (db, _) =>
    {
        var agency = await db.Agencies.SingleAsync(held => held.Name == Police);
        agency.ContactId = account is null ? null : (await db.Users.SingleAsync(user => user.Email == account + "@demo.example")).Id;
        return 0;
    });

    [Fact]
    public async Task At_the_beginning_of_a_quarter_each_agency_is_asked_once_about_each_role_of_its_people()
    {
        On(1, 4);
        Assert.True(await Sweep() > 10);
        var held = await OfPolice();
        var (contact, sergeant) = (await site.Given.User("police.nw"), await site.Given.User("police2.nw"));
        Assert.Equal((new DateOnly(2027, 1, 1), contact.Id, new DateOnly(2027, 2, 1)), (held.Quarter, held.OwnerId!.Value, held.DueOn!.Value));
        Assert.Equal(new HashSet<Guid> { contact.Id, sergeant.Id }, held.Lines.Select(line => line.UserId).ToHashSet());
        var mail = Assert.Single(await Mails("police.nw"));
        Assert.Contains($"https://panel.example/recertifications/{held.Id}", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravenscar", mail, StringComparison.Ordinal);

        Assert.Equal(0, await Sweep());
        await using var db = site.Db();
        // The roles of the panel itself stand in one of its own.
        Assert.Empty(await db.RecertificationLines.Where(line => (line.Role != Role.Partner && line.Role != Role.Provider) != (line.Recertification.AgencyId == null)).ToListAsync());
        // Every open one has one owner and a next date.
        Assert.Empty(await db.Recertifications.Where(one => one.ClosedAt == null && (one.OwnerId == null || one.DueOn == null)).ToListAsync());
    }

    [Fact]
    public async Task Two_nodes_that_ask_at_once_ask_once_and_a_run_that_is_broken_off_is_finished_by_the_next()
    {
        On(1, 4);
        var told = 0;
        await using (var db = site.Db())
            await Assert.ThrowsAsync<InvalidOperationException>(() => Recertifying.Sweep(db, (_, _, _) => ++told > 3 ? throw new InvalidOperationException("Killed.") : Task.CompletedTask));
        await using (var db = site.Db()) Assert.Equal(3, await db.Recertifications.CountAsync());
        await Task.WhenAll(Sweep(), Sweep());
        await Sweep();
        await using var after = site.Db();
        Assert.True(await after.Recertifications.CountAsync() > 10);
        Assert.Equal(await after.Recertifications.Select(held => new { held.AgencyId, held.PanelId, held.Quarter }).Distinct().CountAsync(), await after.Recertifications.CountAsync());
    }

    [Fact]
    public async Task The_contact_confirms_or_ends_each_with_a_reason_and_the_coordinator_what_is_the_contacts_own()
    {
        On(1, 4);
        await Sweep();
        var (held, contact, browser) = (await OfPolice(), await site.As("police.nw"), await site.As("police2.nw"));
        var (page, own, theirs) = ($"/recertifications/{held.Id}", await LineOf("police.nw"), await LineOf("police2.nw"));
        Assert.Contains("Access to confirm", (await contact.Get("/my-work")).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await contact.Get("/recertifications")).Links(page));
        var shown = await contact.Get(page);
        Assert.True(shown.Links(theirs + "/ending"));
        Assert.False(shown.Links(own + "/ending"));
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(shown, own + "/confirmation")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Get(own + "/ending")).Status);

        Assert.Equal(["Say why it is needed no more"], (await contact.Post(theirs + "/ending")).Errors);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/referrals")).Status);
        Assert.Equal(page, (await contact.Post(theirs + "/ending", ("Because", "Works in another county now."))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/referrals")).Status);
        // Sent once more, and from a page that was opened before.
        Assert.Equal(HttpStatusCode.Conflict, (await contact.Send(shown, theirs + "/confirmation")).Status);
        Assert.Contains("Works in another county now.", (await contact.Get(page)).Text, StringComparison.Ordinal);

        // All that is left is about the contact: it is the coordinator’s turn.
        Assert.Equal((await site.Given.User("coordinator.nw")).Id, (await OfPolice()).OwnerId);
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(page, (await coordinator.Send(await coordinator.Get(page), own + "/confirmation")).Location);
        var closed = await OfPolice();
        Assert.Equal((false, (Guid?)null, (DateOnly?)null), (closed.IsOpen, closed.OwnerId, closed.DueOn));
        Assert.Contains("Closed on 4 January 2027", (await coordinator.Get(page)).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Contains(await db.AuditEntries.Where(line => line.RecordKind == nameof(RecertificationLine) && line.Event == AuditEvents.Changed).Select(line => line.UserId).ToListAsync(),
            by => by == closed.Lines.Single(line => line.Outcome == AccessOutcome.Ended).DecidedById);
    }

    [Fact]
    public async Task Only_the_contact_and_whoever_runs_or_chairs_the_panel_decide_and_governance_reads()
    {
        On(1, 4);
        await Sweep();
        var (held, line) = (await OfPolice(), await LineOf("police2.nw"));
        var page = $"/recertifications/{held.Id}";
        foreach (var account in new[] { "police2.nw", "health.nw", "provider.nw", "coordinator.herts", "opcc.nw", "admin" })
        {
            var visitor = await site.As(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Send(await visitor.Get("/my-work"), line + "/confirmation")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(line + "/ending")).Status);
        }

        var governor = await site.As("ig.nw");
        var shown = await governor.Get(page);
        Assert.Contains("Kate Ravenscar", shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await governor.Send(shown, line + "/confirmation")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await governor.Get(line + "/ending")).Status);
        // A line of another record is not there by this one’s address.
        var other = await site.Given.Recertification();
        var contact = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Send(await contact.Get(page), $"/recertifications/{other.Id}{line[line.IndexOf("/lines", StringComparison.Ordinal)..]}/confirmation")).Status);
    }

    [Fact]
    public async Task What_is_late_stands_on_the_board_and_what_nobody_confirms_is_suspended_until_somebody_does()
    {
        On(1, 4);
        await Sweep();
        On(1, 22);
        Assert.Equal(0, await Sweep());
        On(1, 25);
        Assert.True(await Sweep() > 0);
        Assert.Equal(0, await Sweep());
        var reminder = (await Mails("police.nw"))[^1];
        Assert.Contains("some access is not confirmed yet", reminder, StringComparison.Ordinal);
        Assert.DoesNotContain("Ravenscar", reminder, StringComparison.Ordinal);

        On(2, 1);
        Assert.DoesNotContain((await OfPolice()).Id, await Board());
        On(2, 2);
        Assert.Contains((await OfPolice()).Id, await Board());
        On(2, 15);
        await Sweep();
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get("/referrals")).Status);

        On(2, 16);
        var (browser, checkId) = (await site.As("police2.nw"), await site.Given.Check(await site.Given.Case("school.nw")));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/referrals")).Status);
        Assert.True(await Sweep() > 0);
        Assert.Equal(0, await Sweep());
        // At the next page, and nothing of it is lost.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/referrals")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/checks/{checkId}")).Status);
        Assert.Contains("Your access is suspended in: Flintshire and Wrexham Young Futures Panel.", (await browser.Get("/my-work")).Text, StringComparison.Ordinal);
        Assert.Contains((await Mails("coordinator.nw")), mail => mail.Contains("access was suspended", StringComparison.Ordinal) && !mail.Contains("Ravenscar", StringComparison.Ordinal));
        await using (var db = site.Db())
        {
            // A panel is never left without those who run it.
            Assert.Empty(await db.Memberships.Where(role => role.SuspendedAt != null && role.Role != Role.Partner && role.Role != Role.Provider).ToListAsync());
            Assert.NotEmpty(await db.Memberships.Where(role => role.SuspendedAt != null && role.Until == null).ToListAsync());
        }

        Assert.Equal(HttpStatusCode.OK, (await (await site.As("coordinator.nw")).Get("/referrals")).Status);
        // The contact’s own access is suspended too, and they still answer for their agency.
        var contact = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await contact.Get("/referrals")).Status);
        var page = $"/recertifications/{(await OfPolice()).Id}";
        var confirmed = await contact.Send(await contact.Get(page), await LineOf("police2.nw") + "/confirmation");
        Assert.Equal(page, confirmed.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/referrals")).Status);
        Assert.DoesNotContain("suspended", (await browser.Get("/my-work")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await Sweep());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/referrals")).Status);

        async Task<List<Guid>> Board()
        {
            await using var db = await site.DbOf("coordinator.nw");
            var board = await GapBoard.Of(db, await db.ActIn(site.Given.PanelId));
            return await board.Waiting(GapRules.All.Single(rule => rule.Gap == Gap.AccessUnconfirmed)).Select(line => line.Id).ToListAsync();
        }
    }

    [Fact]
    public async Task Those_who_run_chair_govern_or_read_the_panel_are_confirmed_by_an_administrator_and_an_administrator_by_information_governance()
    {
        On(1, 4);
        await Sweep();
        List<Recertification> own;
        await using (var db = site.Db()) own = await db.Recertifications.AsNoTracking().Include(one => one.Lines).Where(one => one.AgencyId == null).ToListAsync();
        var held = own.Single(one => one.PanelId == site.Given.PanelId);
        var (admin, coordinator, governor) = ((await site.Given.User("admin")).Id, (await site.Given.User("coordinator.nw")).Id, (await site.Given.User("ig.nw")).Id);
        Assert.Superset(new HashSet<Role> { Role.Coordinator, Role.Chair, Role.InformationGovernance, Role.Analyst }, held.Lines.Select(line => line.Role).ToHashSet());
        // Administrators belong to no panel, and are asked about once.
        var ofAdmin = Assert.Single(own.SelectMany(one => one.Lines), line => line.Role == Role.Administrator && line.UserId == admin);
        var withAdmin = own.Single(one => one.Lines.Contains(ofAdmin));
        Assert.All(own, one => Assert.Equal(admin, one.OwnerId));
        Assert.NotEmpty(await Mails("admin"));

        var page = $"/recertifications/{held.Id}";
        string Line(Guid userId, Role role) => $"{page}/lines/{held.Lines.Single(line => line.UserId == userId && line.Role == role).Id}";
        var administrator = await site.As("admin");
        Assert.True((await administrator.Get("/recertifications")).Links(page));
        var shown = await administrator.Get(page);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.True(shown.Links(Line(coordinator, Role.Coordinator) + "/ending"));
        // Whoever runs the panel reads it and decides nothing, about themselves or others; whoever governs it only about administrators.
        var runs = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Forbidden, (await runs.Send(await runs.Get(page), Line(governor, Role.InformationGovernance) + "/confirmation")).Status);
        var governs = await site.As("ig.nw");
        Assert.Equal(HttpStatusCode.Forbidden, (await governs.Send(await governs.Get(page), Line(coordinator, Role.Coordinator) + "/confirmation")).Status);
        foreach (var nobody in new[] { "police.nw", "provider.nw", "coordinator.herts", "opcc.nw" }) Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(nobody)).Get(page)).Status);
        // The panel is not left without its coordinator here either.
        Assert.Equal(HttpStatusCode.Conflict, (await administrator.Post(Line(coordinator, Role.Coordinator) + "/ending", ("Because", "Has another post now."))).Status);

        // Late it stands on the board and in Administration; nothing is suspended, however long nobody says anything.
        On(2, 16);
        await Sweep();
        Assert.Contains("nobody has confirmed who of the panel itself still needs access", (await (await site.As("admin")).Get("/admin")).Text, StringComparison.Ordinal);
        await using (var db = await site.DbOf("coordinator.nw"))
        {
            var board = await GapBoard.Of(db, await db.ActIn(site.Given.PanelId));
            Assert.Contains(held.Id, await board.Waiting(GapRules.All.Single(rule => rule.Gap == Gap.AccessUnconfirmed)).Select(line => line.Id).ToListAsync());
        }
        await using (var db = site.Db()) Assert.Empty(await db.Memberships.Where(role => role.SuspendedAt != null && role.Role != Role.Partner && role.Role != Role.Provider).ToListAsync());

        administrator = await site.As("admin");
        foreach (var line in held.Lines.Where(line => line.Role != Role.Administrator))
            Assert.Equal(page, (await administrator.Send(await administrator.Get(page), $"{page}/lines/{line.Id}/confirmation")).Location);
        // What is left is about administrators: it is information governance’s of that panel.
        await using (var db = site.Db())
        {
            var left = await db.Recertifications.Include(one => one.Lines).SingleAsync(one => one.Id == withAdmin.Id);
            foreach (var line in left.Lines.Where(line => line.Role != Role.Administrator && line.Outcome == null)) db.Entry(line).Property(one => one.Outcome).CurrentValue = AccessOutcome.Confirmed;
            left.GoOn(db.Now, await db.DecidersOf(left));
            await db.SaveChangesAsync();
            var governors = await db.Memberships.Where(role => role.PanelId == left.PanelId && role.Role == Role.InformationGovernance && role.Until == null).Select(role => role.UserId).ToListAsync();
            Assert.Contains(left.OwnerId!.Value, governors);
            var address = $"/recertifications/{left.Id}";
            Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Send(await administrator.Get(address), $"{address}/lines/{ofAdmin.Id}/confirmation")).Status);
            var decides = await site.As((await db.Users.SingleAsync(user => user.Id == left.OwnerId)).Email!);
            Assert.Equal(address, (await decides.Send(await decides.Get(address), $"{address}/lines/{ofAdmin.Id}/confirmation")).Location);
        }

        await using (var db = site.Db()) Assert.Null((await db.Recertifications.SingleAsync(one => one.Id == withAdmin.Id)).DueOn);
        Assert.False((await administrator.Get("/admin")).Links(page));
    }

    [Fact]
    public async Task Where_nobody_answers_for_the_agency_it_is_the_coordinators_and_a_new_contact_takes_it_over()
    {
        On(1, 4);
        await ContactIs(null);
        await Sweep();
        Assert.Equal((await site.Given.User("coordinator.nw")).Id, (await OfPolice()).OwnerId);
        await ContactIs("police2.nw");
        Assert.Equal(1, await Sweep());
        Assert.Equal((await site.Given.User("police2.nw")).Id, (await OfPolice()).OwnerId);

        // Whoever leaves leaves it to the coordinator, and what is about them needs nobody’s word any more.
        var leaver = await site.Given.User("police2.nw");
        Assert.Contains(await Counts(leaver.Id), owned => owned.Kind == WorkKind.Recertifications);
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("admin")).Post($"/admin/users/{leaver.Id}/ending")).Status);
        Assert.Equal((await site.Given.User("coordinator.nw")).Id, (await OfPolice()).OwnerId);
        Assert.Equal(1, await Sweep());
        Assert.Equal(AccessOutcome.Gone, (await OfPolice()).Lines.Single(line => line.UserId == leaver.Id).Outcome);

        async Task<IReadOnlyList<OwnedCount>> Counts(Guid userId)
        {
            await using var db = site.Db();
            return await OpenWork.Counts(db, userId);
        }
    }

    [Fact]
    public async Task The_next_quarter_takes_over_what_was_left_and_the_history_stays()
    {
        On(1, 4);
        await Sweep();
        var first = await OfPolice();
        On(2, 16);
        await Sweep();
        On(4, 1);
        await Sweep();
        var second = await OfPolice();
        Assert.Equal((new DateOnly(2027, 4, 1), 2), (second.Quarter, second.Lines.Count));
        await using (var db = site.Db()) Assert.NotNull((await db.Recertifications.SingleAsync(held => held.Id == first.Id)).ClosedAt);
        var coordinator = await site.As("coordinator.nw");
        var list = await coordinator.Get("/recertifications");
        Assert.True(list.Links($"/recertifications/{first.Id}"));
        Assert.True(list.Links($"/recertifications/{second.Id}"));
        // Suspended it stays until the new one says otherwise.
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get("/referrals")).Status);
        var page = await coordinator.Get($"/recertifications/{first.Id}");
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(page, $"/recertifications/{first.Id}/lines/{first.Lines[0].Id}/confirmation")).Status);
        await coordinator.Send(await coordinator.Get($"/recertifications/{second.Id}"), await LineOf("police2.nw") + "/confirmation");
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get("/referrals")).Status);
    }

    [Fact]
    public async Task A_quarter_begins_at_midnight_in_London_and_a_role_that_was_given_in_it_is_not_asked_about()
    {
        Assert.Equal(new DateOnly(2027, 1, 1), Recertification.QuarterOf(new DateOnly(2027, 3, 31)));
        Assert.Equal(new DateOnly(2026, 10, 1), Recertification.QuarterOf(new DateOnly(2026, 12, 31)));
        // Half past eleven by Greenwich, and already the first of April by the clock on the wall.
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 22, 30, 0, TimeSpan.Zero));
        await Sweep();
        Assert.Equal(new DateOnly(2027, 1, 1), (await OfPolice()).Quarter);
        site.Clock.SetUtcNow(new DateTimeOffset(2027, 3, 31, 23, 30, 0, TimeSpan.Zero));
        var made = await site.Given.Recertification();
        await Sweep();
        var held = await OfPolice();
        Assert.Equal(new DateOnly(2027, 4, 1), held.Quarter);
        Assert.DoesNotContain(held.Lines, line => line.UserId == made.Lines[0].UserId);
    }
}
