using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Absences;

public sealed class AbsencesTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private static (string, string?)[] Days(Guid cover, int from = 18, int to = 25) =>
        [("From.Day", $"{from}"), ("From.Month", "11"), ("From.Year", "2026"), ("To.Day", $"{to}"), ("To.Month", "11"), ("To.Year", "2026"), ("CoverId", cover.ToString())];

    [Fact]
    public async Task For_that_time_the_work_of_somebody_away_is_among_that_of_whoever_stands_in_and_then_it_is_not()
    {
        var checkId = await Given.Check(await Given.Case());
        var colleague = await Given.User("police2.nw");
        var cover = await site.As("police2.nw");
        Assert.DoesNotContain("Checks for me to answer", (await cover.Get("/my-work")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("police.nw")).Post("/absences/new", Days(colleague.Id))).Status);

        var standing = await cover.Get("/my-work");
        Assert.Contains("Checks for me to answer", standing.Text, StringComparison.Ordinal);
        Assert.Contains("You stand in today for", standing.Text, StringComparison.Ordinal);
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain("Checks for me to answer", (await (await site.As("police2.nw")).Get("/my-work")).Text, StringComparison.Ordinal);
        Assert.Equal((await Given.User("police.nw")).Id, await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task Sight_by_name_is_lent_for_that_time_and_ends_with_what_it_rests_on()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var (lapses, ends) = (await Restricted(police.Id), await Restricted(police.Id));
        var cover = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await cover.Get($"/cases/{lapses}")).Status);

        await (await site.As("police.nw")).Post("/absences/new", Days(colleague.Id));
        Assert.Equal(HttpStatusCode.OK, (await cover.Get($"/cases/{lapses}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await cover.Get($"/cases/{ends}")).Status);

        // Whoever is away is no longer named: whoever stands in sees no more than they do, at once.
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).SingleAsync(held => held.Id == ends)).Restrict(act, []);
            return 0;
        });
        Assert.Equal(HttpStatusCode.NotFound, (await cover.Get($"/cases/{ends}")).Status);
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 0, 30, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police2.nw")).Get($"/cases/{lapses}")).Status);
        Assert.Equal(0, await Read(db => Covering.Sweep(db)));
    }

    [Fact]
    public async Task It_is_over_once_whoever_stands_in_has_left()
    {
        var colleague = await Given.User("police2.nw");
        await (await site.As("police.nw")).Post("/absences/new", Days(colleague.Id));
        await Read(async db =>
        {
            (await db.Users.SingleAsync(user => user.Id == colleague.Id)).LeavesOn = new DateOnly(2026, 11, 17);
            return await db.SaveChangesAsync();
        });
        await Read(db => LeaversWork.HandOn(db));
        Assert.NotNull(await Read(db => db.Absences.Select(held => held.EndedAt).SingleAsync()));
        Assert.Empty(await Read(db => db.CoversToday()));
    }

    [Fact]
    public async Task A_coordinator_records_it_for_somebody_who_is_ill_and_ends_it()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var coordinator = await site.As("coordinator.nw");

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/absences/new?userId={police.Id}", Days(colleague.Id))).Status);
        Assert.Contains(police.DisplayName, (await coordinator.Get("/absences")).Text, StringComparison.Ordinal);
        var absenceId = await Read(db => db.Absences.Select(held => held.Id).SingleAsync());
        await coordinator.Send(await coordinator.Get("/absences"), $"/absences/{absenceId}/ending");

        Assert.NotNull(await Read(db => db.Absences.Select(held => held.EndedAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Get($"/absences/new?userId={police.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_stands_in_who_has_not_the_same_rights_or_is_away_too()
    {
        var (health, colleague) = (await Given.User("health.nw"), await Given.User("police2.nw"));
        var police = await site.As("police.nw");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police.Post("/absences/new", Days(health.Id))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police.Post("/absences/new", Days(colleague.Id, from: 25, to: 20))).Status);
        await (await site.As("police2.nw")).Post("/absences/new", Days((await Given.User("police.nw")).Id));
        Assert.Equal(HttpStatusCode.Conflict, (await police.Post("/absences/new", Days(colleague.Id))).Status);
    }

    [Fact]
    public async Task All_that_somebody_owns_is_handed_over_in_one_act_after_a_preview_and_doing_it_again_does_nothing()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var caseId = await Given.Adopted("North Wales Police");
        var (checkId, actionId) = (await Given.Check(caseId), await Given.Action(caseId));
        var visitor = await site.As("police.nw");

        var preview = await visitor.Get($"/handover/{police.Id}?toId={colleague.Id}");
        Assert.Contains($"What goes to {colleague.DisplayName}", preview.Text, StringComparison.Ordinal);
        Assert.Equal(police.Id, await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId!.Value).SingleAsync()));
        Assert.Contains("CK-NW", (await visitor.Get($"/handover/{police.Id}/{WorkKind.Checks}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Send(preview, $"/handover/{police.Id}")).Status);
        await visitor.Send(preview, $"/handover/{police.Id}");

        Assert.Equal(colleague.Id, await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.OwnerId!.Value).SingleAsync()));
        Assert.Equal(colleague.Id, await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId!.Value).SingleAsync()));
        Assert.Equal(colleague.Id, await Read(db => db.SupportActions.Where(held => held.Id == actionId).Select(held => held.OwnerId!.Value).SingleAsync()));
        Assert.Contains("Nothing open rests with them", (await visitor.Get($"/handover/{police.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("community.nw")).Get($"/handover/{police.Id}")).Status);
    }

    [Fact]
    public async Task What_is_another_agencys_stays()
    {
        var (police, health) = (await Given.User("police.nw"), await Given.User("health.nw"));
        var checkId = await Given.Check(await Given.Case());

        var counts = await Read(async db => await OpenWork.HandOver(db, police.Id, await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == health.Id), [Given.PanelId]));

        Assert.Equal([new OwnedCount(WorkKind.Checks, 0, 1)], counts);
        Assert.Equal(police.Id, await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.OwnerId!.Value).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_has_left_while_something_open_rests_with_them_and_the_administrator_reads_numbers_only()
    {
        var police = await Given.User("police.nw");
        await Given.Check(await Given.Case(name: "Gwenfair Cudd"));
        var administrator = await site.As("admin");

        var page = await administrator.Get($"/admin/users/{police.Id}");
        Assert.Contains("What rests with this person Nobody is noted as having left", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cudd", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("CK-NW", page.Body, StringComparison.Ordinal);
        (string, string?)[] left = [("LeavesOn.Day", "17"), ("LeavesOn.Month", "11"), ("LeavesOn.Year", "2026")];
        var refused = await administrator.Post($"/admin/users/{police.Id}/edit", left);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("1 open things still rest with this person", Assert.Single(refused.Errors), StringComparison.Ordinal);

        var colleague = await Given.User("police2.nw");
        await Read(async db => await OpenWork.HandOver(db, police.Id, await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == colleague.Id), [Given.PanelId]));
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Post($"/admin/users/{police.Id}/edit", left)).Status);
    }

    [Fact]
    public async Task What_is_lent_ends_with_the_role_of_whoever_stands_in_and_the_account_stays()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var restricted = await Restricted(police.Id);
        await (await site.As("police.nw")).Post("/absences/new", Days(colleague.Id));
        Assert.Equal(1, await Read(db => db.Involvements.CountAsync(held => held.UserId == colleague.Id && held.CoversId != null && held.Until > db.Now)));
        // A part in another panel is none in this one.
        await Read(async db =>
        {
            var other = await db.Panels.Where(panel => panel.Id != Given.PanelId).OrderBy(panel => panel.Code).FirstAsync();
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == colleague.Id)).Take(Role.Partner, other.Id, db.Now);
            return await db.SaveChangesAsync();
        });
        var role = colleague.Memberships.Single(held => held.PanelId == Given.PanelId);
        var administrator = await site.As("admin");

        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Post($"/admin/users/{colleague.Id}/memberships/{role.Id}/ending")).Status);

        Assert.Equal(0, await Read(db => db.Involvements.CountAsync(held => held.UserId == colleague.Id && held.CoversId != null && (held.Until == null || held.Until > db.Now))));
        Assert.NotNull(await Read(db => db.Absences.Select(held => held.EndedAt).SingleAsync()));
        Assert.Equal(0, await Read(db => Covering.Sweep(db)));
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/cases/{restricted}")).Status);
    }

    [Fact]
    public async Task A_coordinator_who_stands_in_ends_it_too_and_a_colleague_who_does_not()
    {
        var (chair, coordinator) = (await Given.User("chair.nw"), await Given.User("coordinator.nw"));
        await Read(async db =>
        {
            (await db.Users.Include(user => user.Memberships).SingleAsync(user => user.Id == coordinator.Id)).Take(Role.Chair, Given.PanelId, db.Now);
            return await db.SaveChangesAsync();
        });
        await (await site.As("chair.nw")).Post("/absences/new", Days(coordinator.Id));
        var absenceId = await Read(db => db.Absences.Select(held => held.Id).SingleAsync());
        var shown = await (await site.As("coordinator.nw")).Get("/absences");
        Assert.Contains(shown.Page.QuerySelectorAll("form"), form => form.GetAttribute("action") == $"/absences/{absenceId}/ending");

        var colleague = await Given.User("police2.nw");
        await (await site.As("police.nw")).Post("/absences/new", Days(colleague.Id));
        Assert.DoesNotContain((await (await site.As("police2.nw")).Get("/absences")).Page.QuerySelectorAll("form"), form => form.GetAttribute("action")?.EndsWith("/ending", StringComparison.Ordinal) == true);
        Assert.Equal(chair.Id, await Read(db => db.Absences.Where(held => held.Id == absenceId).Select(held => held.UserId).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_write_down_the_same_days_at_once_one_is_told()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var (own, coordinator) = (await site.As("police.nw"), await site.As("coordinator.nw"));
        var (mine, theirs) = (await own.Get("/absences/new"), await coordinator.Get($"/absences/new?userId={police.Id}"));

        var both = await Task.WhenAll(Task.Run(() => own.Send(mine, "/absences/new", Days(colleague.Id, 18, 20))), Task.Run(() => coordinator.Send(theirs, $"/absences/new?userId={police.Id}", Days(colleague.Id, 19, 25))));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], both.Select(reply => reply.Status).OrderBy(status => status));
        Assert.Equal(1, await Read(db => db.Absences.CountAsync()));
    }

    [Fact]
    public async Task Two_contexts_that_both_saw_that_somebody_is_free_do_not_both_save()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        await using var one = site.Db();
        await using var other = site.Db();
        Absence Away(YoungFutures.Domain.Data.YoungFuturesDb db, User user, User cover, int from) => new(user, cover, new DateOnly(2026, 11, from), new DateOnly(2026, 11, 25), user.Id, db.Now);
        var (first, second) = (await Prepared(one, police.Id, colleague.Id, 18), await Prepared(other, colleague.Id, police.Id, 20));
        await first.SaveChangesAsync();

        // The one stands in for the other, who stands in for the one: the second meets the first.
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => second.SaveChangesAsync());

        async Task<YoungFutures.Domain.Data.YoungFuturesDb> Prepared(YoungFutures.Domain.Data.YoungFuturesDb db, Guid userId, Guid coverId, int from)
        {
            var (user, cover) = (await db.Users.SingleAsync(held => held.Id == userId), await db.Users.SingleAsync(held => held.Id == coverId));
            await db.AddAbsence(Away(db, user, cover, from), user, cover);
            return db;
        }
    }

    private Task<Guid> Restricted(Guid named) => Given.As("coordinator.nw", async (db, act) =>
    {
        var caseId = await Given.Case();
        (await db.Cases.Include(held => held.Involvements).SingleAsync(held => held.Id == caseId)).Restrict(act, [named]);
        return caseId;
    });

    private async Task<T> Read<T>(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<T>> read)
    {
        await using var db = site.Db();
        return await read(db);
    }
}
