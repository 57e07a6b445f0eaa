using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Support;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>How a case ends well: the exit plan that its lead writes before, and how near the young person came to each goal.</summary>
public sealed class ExitPlanTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private async Task<Case> Stored(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.SingleAsync(held => held.Id == caseId);
    }

    [Fact]
    public async Task Whoever_leads_writes_it_and_whoever_closes_the_case_finds_it_there()
    {
        var caseId = await site.Given.Supported();
        var (health, coordinator) = (await site.As("health.nw"), await site.As("coordinator.nw"));
        Assert.True((await health.Get($"/cases/{caseId}/plan")).Links($"/cases/{caseId}/exit-plan"));
        var empty = await health.Post($"/cases/{caseId}/exit-plan", ("ExitPlan", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Write what carries on, who helps, and what to do if things get hard"), (empty.Status, Assert.Single(empty.Errors)));

        Assert.Equal($"/cases/{caseId}/plan", (await health.Post($"/cases/{caseId}/exit-plan", ("ExitPlan", "The club on Fridays. Ring Mrs Price first."))).Location);

        Assert.Contains("The club on Fridays. Ring Mrs Price first.", (await coordinator.Get($"/cases/{caseId}/plan")).Text, StringComparison.Ordinal);
        Assert.Equal("The club on Fridays. Ring Mrs Price first.", (await health.Get($"/cases/{caseId}/exit-plan")).Page.QuerySelector("textarea")!.TextContent);
        var form = await coordinator.Get($"/cases/{caseId}/closure");
        Assert.Equal("The club on Fridays. Ring Mrs Price first.", form.Page.QuerySelector("textarea[name=ExitPlan]")!.TextContent);
        Assert.Contains("The exit plan was last written by", form.Text, StringComparison.Ordinal);
        Assert.Equal($"/cases/{caseId}", (await coordinator.Send(form, $"/cases/{caseId}/closure", ("Reason", "NeedsMet"), ("Note", "It went well."))).Location);
        Assert.Equal("The club on Fridays. Ring Mrs Price first.", (await Stored(caseId)).ExitPlan);
    }

    [Fact]
    public async Task Two_who_write_it_at_once_lose_nothing_and_it_is_for_the_lead_while_support_is_under_way()
    {
        var caseId = await site.Given.Supported();
        var (health, coordinator) = (await site.As("health.nw"), await site.As("coordinator.nw"));
        var stale = await health.Get($"/cases/{caseId}/exit-plan");
        await coordinator.Post($"/cases/{caseId}/exit-plan", ("ExitPlan", "The club."));

        var late = await health.Send(stale, $"/cases/{caseId}/exit-plan", ("ExitPlan", "Her grandmother."));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Exit plan|Her grandmother.|The club.", late.Differences);
        Assert.Equal("The club.", (await Stored(caseId)).ExitPlanSoFar);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/exit-plan")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/cases/{caseId}/exit-plan")).Status);
        var gathering = await site.Given.Case();
        Assert.Equal($"/cases/{gathering}", (await coordinator.Get($"/cases/{gathering}/exit-plan")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(await coordinator.Get($"/cases/{caseId}/exit-plan"), $"/cases/{gathering}/exit-plan", ("ExitPlan", "Too soon."), ("Version", (await Stored(gathering)).Version.ToString()))).Status);
    }

    [Fact]
    public async Task A_planned_closing_asks_for_a_score_of_each_goal_or_why_there_is_none()
    {
        var caseId = await site.Given.Supported();
        await site.Given.Planned(caseId);
        var coordinator = await site.As("coordinator.nw");
        (string, string?)[] closing = [("Reason", "NeedsMet"), ("Note", "It went well."), ("ExitPlan", "The club.")];

        var refused = await coordinator.Post($"/cases/{caseId}/closure", closing);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Record how near the young person is to each goal now, or say why they could not be asked"), (refused.Status, Assert.Single(refused.Errors)));
        Assert.Equal("#NotAsked", refused.Page.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
        Assert.Equal("The club.", refused.Page.QuerySelector("textarea[name=ExitPlan]")!.TextContent);

        Assert.Equal($"/cases/{caseId}", (await coordinator.Send(refused, $"/cases/{caseId}/closure", ("NotAsked", "NotReached"))).Location);
        Assert.Equal(NotAskedBecause.NotReached, (await Stored(caseId)).NotAskedBecause);
        var page = (await coordinator.Get($"/cases/{caseId}")).Text;
        Assert.Contains("Why goals have no score at the end", page, StringComparison.Ordinal);
        Assert.Contains("Not asked at the end how near they are to their goals: They could not be reached any more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_score_nobody_is_asked_why_and_without_support_neither()
    {
        var caseId = await site.Given.Supported();
        var (_, goalId, _) = await site.Given.Planned(caseId);
        await site.Given.Score(caseId, goalId, 8, MeasurePoint.End);
        var coordinator = await site.As("coordinator.nw");
        Assert.Empty((await coordinator.Get($"/cases/{caseId}/closure")).Page.QuerySelectorAll("[name=NotAsked]"));
        Assert.Equal($"/cases/{caseId}", (await coordinator.Post($"/cases/{caseId}/closure", ("Reason", "NeedsMet"), ("Note", "Well."), ("ExitPlan", "The club."))).Location);

        var withdrew = await site.Given.Supported();
        await site.Given.Planned(withdrew);
        Assert.Equal($"/cases/{withdrew}", (await coordinator.Post($"/cases/{withdrew}/closure", ("Reason", "Withdrew"), ("Note", "They had enough."), ("ExitPlan", "The club."))).Location);
    }
}
