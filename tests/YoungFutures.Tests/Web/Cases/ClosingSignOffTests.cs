using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>A panel whose chair signs off each closing.</summary>
public sealed class ClosingSignOffTests : IAsyncLifetime
{
    private static readonly (string, string?)[] Closing = [("Reason", "OpenedInError"), ("Note", "It was another young person.")];

    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        await Given.As("admin", (db, act) => Task.FromResult(act.Panel.Amend(act.At, act.UserId).DecisionsNeedSignOff = true));
    }

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task A_closing_waits_for_the_chair_who_finds_it_in_my_work_and_the_referrer_hears_of_it_when_it_is_closed()
    {
        var caseId = await Given.Case("school.nw", name: "Gwenfair Cudd");
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        var form = await coordinator.Get($"/cases/{caseId}/closure");
        Assert.Contains("In this panel the chair signs off each closing.", form.Text);

        var asked = await coordinator.Send(form, $"/cases/{caseId}/closure", Closing);

        Assert.Equal($"/cases/{caseId}", asked.Location);
        var page = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("The chair signs off the closing of this case, or sends it back. Until then it stays open.", page.Text);
        Assert.Contains("Gareth Morfa", page.Text);
        Assert.False(page.Links($"/cases/{caseId}/closure"));
        Assert.Equal(CaseStatus.InformationGathering, (await Stored(caseId)).Status);
        Assert.Empty(await MailsTo("school.nw"));
        var mail = Assert.Single(await MailsTo("chair.nw"));
        Assert.Contains($"/cases/{caseId}/closure/sign-off", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Cudd", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("another young person", mail, StringComparison.Ordinal);

        Assert.True((await chair.Get("/my-work")).Links($"/cases/{caseId}/closure/sign-off"));
        var shown = await chair.Get($"/cases/{caseId}/closure/sign-off");
        Assert.Contains("It was another young person.", shown.Text);
        Assert.Equal($"/cases/{caseId}", (await chair.Send(shown, $"/cases/{caseId}/closure/sign-off")).Location);

        var closed = await Stored(caseId);
        Assert.Equal((CaseStatus.Closed, ClosingReason.OpenedInError, "It was another young person."), (closed.Status, closed.ClosedBecause, closed.ClosingNote));
        Assert.Single(await MailsTo("school.nw"));
        Assert.False((await chair.Get("/my-work")).Links($"/cases/{caseId}/closure/sign-off"));
        Assert.Contains("The chair signed the closing off", (await coordinator.Get($"/cases/{caseId}")).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await chair.Send(shown, $"/cases/{caseId}/closure/sign-off", ("FormKey", Guid.NewGuid().ToString()))).Status);
        // Looked at once more, there is nothing to sign.
        Assert.Equal($"/cases/{caseId}", (await chair.Get($"/cases/{caseId}/closure/sign-off")).Location);
    }

    [Fact]
    public async Task Sent_back_with_a_reason_it_stays_open_and_can_be_asked_again()
    {
        var caseId = await Given.Case();
        var (coordinator, chair) = (await site.As("coordinator.nw"), await site.As("chair.nw"));
        await coordinator.Post($"/cases/{caseId}/closure", Closing);
        var refusal = await Refusal(caseId);

        Assert.Contains("Say why", (await chair.Post(refusal)).Errors);
        Assert.Equal(HttpStatusCode.Found, (await chair.Post(refusal, ("Because", "Ring the school first."))).Status);

        var page = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("Ring the school first.", page.Text);
        Assert.True(page.Links($"/cases/{caseId}/closure"));
        Assert.Contains("Ring the school first.", (await coordinator.Get("/my-work")).Text);
        Assert.Contains(await MailsTo("coordinator.nw"), mail => mail.Contains("Sign in to read why", StringComparison.Ordinal) && !mail.Contains("Ring the school", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Post($"/cases/{caseId}/closure", Closing)).Status);
        Assert.DoesNotContain("Ring the school first.", (await coordinator.Get($"/cases/{caseId}")).Page.QuerySelector(".yf-next[aria-labelledby^=request]")?.TextContent ?? "");
    }

    [Fact]
    public async Task The_coordinator_takes_it_back_and_nobody_but_the_panels_own_people_sees_that_it_was_asked()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police.nw"));
        await coordinator.Post($"/cases/{caseId}/closure", Closing);
        Assert.DoesNotContain("It was another young person.", (await police.Get($"/cases/{caseId}")).Text);

        var withdrawal = (await Refusal(caseId)).Replace("refusal", "withdrawal", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await coordinator.Send(await coordinator.Get($"/cases/{caseId}"), withdrawal)).Status);

        Assert.True((await coordinator.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/closure"));
        Assert.False((await (await site.As("chair.nw")).Get("/my-work")).Links($"/cases/{caseId}/closure/sign-off"));
        Assert.Equal(CaseStatus.InformationGathering, (await Stored(caseId)).Status);
    }

    [Fact]
    public async Task What_came_in_between_stands_in_the_way_of_the_sign_off()
    {
        var caseId = await Given.Case();
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", Closing);
        await Given.Action(caseId);
        var chair = await site.As("chair.nw");
        var shown = await chair.Get($"/cases/{caseId}/closure/sign-off");
        Assert.Contains("Actions that were added meanwhile and stand in the way: 1.", shown.Text);

        var refused = await chair.Send(shown, $"/cases/{caseId}/closure/sign-off");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("The case still has open actions.", refused.Text);
        Assert.True((await Stored(caseId)).IsOpen);
        Assert.True((await chair.Get("/my-work")).Links($"/cases/{caseId}/closure/sign-off"));
    }

    [Fact]
    public async Task Where_no_chair_sees_the_case_nobody_is_asked_and_that_is_said()
    {
        var caseId = await Given.Case();
        var chairId = (await Given.User("chair.nw")).Id;
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, chairId, "A neighbour."));

        var refused = await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", Closing);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("No chair of this panel sees this case.", refused.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/closure/sign-off")).Status);
    }

    [Fact]
    public async Task A_coordinator_who_also_chairs_closes_at_once()
    {
        var caseId = await Given.Case(referredBy: "police.herts", coordinator: "coordinator.herts", panelId: Given.OtherPanelId);
        await Given.As("admin", (db, act) => Task.FromResult(act.Panel.Amend(act.At, act.UserId).DecisionsNeedSignOff = true), Given.OtherPanelId);
        await (await site.As("coordinator.herts")).Post($"/cases/{caseId}/closure", Closing);
        Assert.Equal(CaseStatus.Closed, (await Stored(caseId)).Status);
    }

    private async Task<string> Refusal(Guid caseId)
    {
        await using var db = site.Db();
        return $"/requests/{await db.RequestsToChair.Where(request => request.CaseId == caseId && request.Status == RequestStatus.Waiting).Select(request => request.Id).SingleAsync()}/refusal";
    }

    private async Task<Case> Stored(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.SingleAsync(held => held.Id == caseId);
    }

    private async Task<List<string>> MailsTo(string account)
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.To == account + "@demo.example").Select(mail => mail.Subject + "\n" + mail.Body).ToListAsync();
    }
}
