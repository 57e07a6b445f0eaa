using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web.Transfers;

public sealed class TransferTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task A_case_goes_to_another_panel_once_that_panel_has_acknowledged_it()
    {
        var caseId = await Given.Case(name: "Mabli Cudd");
        var (here, there) = (await site.As("coordinator.nw"), await site.As("coordinator.herts"));
        var offered = await Offer(here, caseId);
        Assert.Equal(HttpStatusCode.Found, offered.Status);

        var work = await there.Get("/my-work/transfers");
        Assert.Contains(await Reference(caseId), work.Text);
        Assert.DoesNotContain("Mabli", work.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Get($"/cases/{caseId}")).Status);
        var page = await there.Get(offered.Location!);
        Assert.Contains("Mabli Cudd", page.Text);
        Assert.Contains("They have moved to Watford.", page.Text);
        Assert.DoesNotContain("Seen in town at night", page.Text);
        Assert.Equal(CaseStatus.InformationGathering, await Status(caseId));

        var taken = await there.Post($"{offered.Location}/acceptance");

        Assert.EndsWith("/screening", taken.Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await there.Get(taken.Location!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Get($"/cases/{caseId}")).Status);
        await using var db = site.Db();
        var (@case, referral) = (await db.Cases.SingleAsync(held => held.Id == caseId), await db.Referrals.SingleAsync(held => held.PanelId == Given.OtherPanelId && held.FamilyName == "Cudd"));
        Assert.Equal((CaseStatus.Closed, ClosingReason.MovedArea), (@case.Status, @case.ClosedBecause));
        Assert.Contains(referral.Reference!, @case.ClosingNote, StringComparison.Ordinal);
        Assert.Equal(ReferralStatus.Submitted, referral.Status);
        Assert.Null(referral.YoungPersonId);
        Assert.Contains(referral.Reference!, (await here.Get(offered.Location!)).Text);
        Assert.All(await db.OutboxMessages.Where(mail => mail.To == "coordinator.herts@demo.example").ToListAsync(), mail => Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Conflict, (await there.Send(work, $"{offered.Location}/acceptance", ("Version", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task Declined_it_stays_with_a_reason()
    {
        var caseId = await Given.Case();
        var offered = await Offer(await site.As("coordinator.nw"), caseId);
        var there = await site.As("coordinator.herts");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await there.Post($"{offered.Location}/refusal")).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.Post($"{offered.Location}/refusal", ("Because", "They live in Luton."))).Status);

        Assert.Contains("They live in Luton.", (await (await site.As("coordinator.nw")).Get(offered.Location!)).Text);
        Assert.Equal(CaseStatus.InformationGathering, await Status(caseId));
    }

    [Fact]
    public async Task Neither_to_ones_own_panel_nor_twice_nor_while_a_child_is_at_risk()
    {
        var caseId = await Given.Case();
        var here = await site.As("coordinator.nw");

        var own = await Offer(here, caseId, ("ToPanelId", Given.PanelId.ToString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose the panel to which it is transferred"), (own.Status, Assert.Single(own.Errors)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Offer(here, caseId, ("ImmediateRisk", "Yes"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.Post($"/cases/{caseId}/transfer", ("Summary", ""))).Status);
        var stale = await here.Get($"/cases/{caseId}/transfer");
        Assert.Equal(HttpStatusCode.Found, (await Offer(here, caseId)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Offer(here, caseId)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await here.Send(stale, $"/cases/{caseId}/transfer", Fields())).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.CaseTransfers.CountAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var offered = await Offer(await site.As("coordinator.nw"), await Given.Case());

        foreach (var account in new[] { "police.nw", "police.herts", "coordinator.derbys", "opcc.nw", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get(offered.Location!)).Status);
    }

    private Task<Reply> Offer(Visitor coordinator, Guid caseId, params (string Name, string? Value)[] but) => coordinator.Post($"/cases/{caseId}/transfer", Fields(but));

    private (string Name, string? Value)[] Fields(params (string Name, string? Value)[] but)
    {
        (string Name, string? Value)[] fields = [("ToPanelId", Given.OtherPanelId.ToString()), ("Because", "They have moved to Watford."), ("Summary", "Late nights in town; boxing helped."), ("Concerns", "Out late."),
            ("Strengths", "Football."), ("Views", "I want to go on boxing."), ("FamilyAware", "Both"), ("FamilyKnows", "They asked for it."), ("ImmediateRisk", "No")];
        return [.. fields.Where(held => but.All(other => other.Name != held.Name)), .. but];
    }

    private async Task<CaseStatus> Status(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.Status).SingleAsync();
    }

    private async Task<string> Reference(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
    }
}
