using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>A case that is heard outside the cycle: asked for, agreed by the chair, and put before the people it concerns.</summary>
public sealed class UrgencyTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task A_coordinator_asks_the_chair_who_finds_it_in_my_work_and_agrees_with_a_reason()
    {
        var caseId = await Given.Case(name: "Mabli Cudd");
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        Assert.True((await coordinator.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/urgency/request"));
        Assert.Contains("Say why it cannot wait for its turn", (await coordinator.Post($"/cases/{caseId}/urgency/request")).Errors);

        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/cases/{caseId}/urgency/request", ("Because", "A fight is planned for Friday."))).Status);

        Assert.Contains("Waits for the chair", (await coordinator.Get($"/cases/{caseId}")).Text);
        Assert.True((await chair.Get("/my-work")).Links($"/cases/{caseId}/urgency"));
        var shown = await chair.Get($"/cases/{caseId}/urgency");
        Assert.Contains("A fight is planned for Friday.", shown.Text);
        Assert.Contains("Say why it is heard urgently", (await chair.Send(shown, $"/cases/{caseId}/urgency")).Errors);
        Assert.Equal(HttpStatusCode.Found, (await chair.Send(await chair.Get($"/cases/{caseId}/urgency"), $"/cases/{caseId}/urgency", ("Because", "It cannot wait for the cycle."))).Status);

        Assert.False((await chair.Get("/my-work")).Links($"/cases/{caseId}/urgency"));
        var page = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("It cannot wait for the cycle.", page.Text);
        Assert.Contains("Put it on the agenda of a meeting by 20 November 2026, or plan an extra one.", page.Text);
        Assert.True(page.Links("/meetings/new"));
        await using var db = site.Db();
        Assert.Equal(RequestStatus.Agreed, (await db.RequestsToChair.SingleAsync(request => request.CaseId == caseId)).Status);
        Assert.All(await db.OutboxMessages.Where(mail => mail.Body.Contains(caseId.ToString())).ToListAsync(), mail =>
        {
            Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("fight", mail.Subject + mail.Body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_chair_may_say_that_it_can_wait()
    {
        var caseId = await Given.Case();
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        await coordinator.Post($"/cases/{caseId}/urgency/request", ("Because", "Soon."));
        await using var db = site.Db();
        var requestId = await db.RequestsToChair.Where(request => request.CaseId == caseId).Select(request => request.Id).SingleAsync();

        Assert.Equal(HttpStatusCode.Found, (await chair.Post($"/requests/{requestId}/refusal", ("Because", "The next meeting is tomorrow."))).Status);

        var page = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("The next meeting is tomorrow.", page.Text);
        Assert.True(page.Links($"/cases/{caseId}/urgency/request"));
        Assert.False((await db.Cases.SingleAsync(held => held.Id == caseId)).IsUrgent);
    }

    [Fact]
    public async Task What_is_added_to_a_published_agenda_is_logged_and_told_to_those_who_sit_on_it_and_to_nobody_else()
    {
        var meetingId = await Given.Meeting(published: true, await Given.Case());
        var urgent = await Given.Case(name: "Non Cudd");
        await Given.As("chair.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Requests).SingleAsync(held => held.Id == urgent)).AgreeUrgent(act, "Soon.");
            return 0;
        });
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == urgent)).Exclude(act, (await Given.User("police2.nw")).Id, "An uncle."));

        Assert.Equal(HttpStatusCode.Found, (await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/items/new", ("CaseIds", urgent.ToString()), ("Minutes", "10"))).Status);

        await using var db = site.Db();
        Assert.Equal(AgendaChangeKind.Added, (await db.AgendaChanges.SingleAsync(change => change.MeetingId == meetingId && change.CaseId == urgent)).Kind);
        Assert.Contains("Added after the agenda was published", (await (await site.As("health.nw")).Get($"/meetings/{meetingId}")).Text);
        var told = await db.OutboxMessages.Where(mail => mail.Body.Contains($"/meetings/{meetingId}") && mail.Calendar == null).ToListAsync();
        var to = told.Select(mail => mail.To).ToList();
        Assert.Contains("chair.nw@demo.example", to);
        Assert.Contains("police.nw@demo.example", to);
        Assert.Contains("health.nw@demo.example", to);
        Assert.Equal(to.Distinct().Count(), to.Count);
        foreach (var nobody in new[] { "police2.nw", "flintshire2.nw", "provider.nw", "community.nw", "coordinator.nw", "health2.nw", "school2.nw" }) Assert.DoesNotContain(nobody + "@demo.example", to);
        Assert.All(told, mail => Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_added_before_the_agenda_is_published_is_told_with_the_publication()
    {
        var meetingId = await Given.Meeting(published: false, await Given.Case());
        await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/items/new", ("CaseIds", (await Given.Case()).ToString()), ("Minutes", "10"));
        await using var db = site.Db();
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.Body.Contains($"/meetings/{meetingId}")));
    }
}
