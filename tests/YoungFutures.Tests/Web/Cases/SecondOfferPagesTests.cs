using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Support;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>A refusal is offered once more, that is recorded once, and then it is respected.</summary>
public sealed class SecondOfferPagesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private async Task<Guid> Declined(int refusals = 1)
    {
        var caseId = await site.Given.TakenOn();
        for (var i = 0; i < refusals; i++) await site.Given.Agreement(caseId, isGiven: false);
        return await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).Close(act, ClosingReason.Declined, "They said no.", null);
            return caseId;
        });
    }

    private static (string, string?)[] Offered(SecondAnswer answer, int daysAgo = 0, string? how = "HomeVisit")
    {
        var day = Domain.Scene.Wednesday.AddDays(-daysAgo);
        return [("Answer", answer.ToString()), ("On.Day", $"{day.Day}"), ("On.Month", $"{day.Month}"), ("On.Year", $"{day.Year}"), ("By", "Lowri, youth worker"), ("How", how), ("Note", "Over a game of pool.")];
    }

    private async Task<bool> IsOnBoard(Guid caseId, Gap gap)
    {
        await using var seen = await site.DbOf("coordinator.nw");
        var board = await GapBoard.Of(seen, await seen.ActIn(site.Given.PanelId));
        return (await board.Page(new(), new HashSet<Gap> { gap }, leftAlone: false, 0, 200)).Any(found => found.Line.Id == caseId);
    }

    [Fact]
    public async Task The_board_leads_to_the_second_offer_and_lets_go_once_what_came_of_it_is_recorded()
    {
        var caseId = await Declined();
        var coordinator = await site.As("coordinator.nw");
        Assert.True(await IsOnBoard(caseId, Gap.DeclinedOnce));
        Assert.True((await coordinator.Get($"/panels/{site.Given.PanelId}/gaps?gap=DeclinedOnce")).Links($"/cases/{caseId}/second-offer"));
        var shown = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("Offer it once more, record what came of that, and then respect it.", shown.Text);
        Assert.True(shown.Links($"/cases/{caseId}/second-offer"));

        Assert.Equal($"/cases/{caseId}", (await coordinator.Post($"/cases/{caseId}/second-offer", Offered(SecondAnswer.Declined))).Location);

        Assert.False(await IsOnBoard(caseId, Gap.DeclinedOnce));
        var after = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("that is respected: nobody asks them again", after.Text);
        Assert.Contains("They declined again", after.Text);
        Assert.Contains("Over a game of pool.", after.Text);
        Assert.Contains("Support was offered once more on 18 November 2026 by Lowri, youth worker", after.Text);
        Assert.False(after.Links($"/cases/{caseId}/second-offer"));
        Assert.Equal($"/cases/{caseId}", (await coordinator.Get($"/cases/{caseId}/second-offer")).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(shown, $"/cases/{caseId}/second-offer", [.. Offered(SecondAnswer.Accepted), ("Version", await VersionOf(caseId))])).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.SecondOffers.CountAsync(held => held.CaseId == caseId));
        Assert.False(await db.PostClosureChecks.AnyAsync(held => held.CaseId == caseId));
    }

    private async Task<string> VersionOf(Guid caseId)
    {
        await using var db = site.Db();
        return (await db.Cases.SingleAsync(held => held.Id == caseId)).Version.ToString();
    }

    [Fact]
    public async Task Who_asked_not_to_be_asked_again_is_not_and_a_second_refusal_needs_no_offer()
    {
        var (caseId, twice) = (await Declined(), await Declined(refusals: 2));
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal($"/cases/{caseId}", (await coordinator.Post($"/cases/{caseId}/second-offer", Offered(SecondAnswer.NotWanted, daysAgo: 3, how: null))).Location);
        Assert.False(await IsOnBoard(caseId, Gap.DeclinedOnce));
        Assert.Contains("the young person asked not to be asked again", (await coordinator.Get($"/cases/{caseId}")).Text);

        Assert.False(await IsOnBoard(twice, Gap.DeclinedOnce));
        var shown = await coordinator.Get($"/cases/{twice}");
        Assert.Contains("that is respected: nobody asks them again", shown.Text);
        Assert.False(shown.Links($"/cases/{twice}/second-offer"));
    }

    [Fact]
    public async Task Who_would_like_it_now_is_not_forgotten_before_a_case_is_open()
    {
        var caseId = await Declined();
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal($"/cases/{caseId}/reopening", (await coordinator.Post($"/cases/{caseId}/second-offer", Offered(SecondAnswer.Accepted))).Location);
        Assert.False(await IsOnBoard(caseId, Gap.DeclinedOnce));
        Assert.True(await IsOnBoard(caseId, Gap.SecondOfferAccepted));
        Assert.Contains("Reopen the case, so that it can begin.", (await coordinator.Get($"/cases/{caseId}")).Text);
        await coordinator.Post($"/cases/{caseId}/reopening", ("Because", "They would like it now."));
        Assert.False(await IsOnBoard(caseId, Gap.SecondOfferAccepted));
    }

    [Fact]
    public async Task A_form_that_is_wrong_says_what_is_wrong_and_loses_nothing()
    {
        var caseId = await Declined();
        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/second-offer";
        var empty = await coordinator.Post(path, ("On.Day", ""), ("On.Month", ""), ("On.Year", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(["Say what came of it", "Enter the day on which support was offered once more, or this was heard", "Enter who offered it, or heard this"], empty.Errors);
        Assert.Contains("Say how support was offered once more", (await coordinator.Post(path, Offered(SecondAnswer.Declined, how: null))).Errors);
        Assert.Contains("The date cannot be in the future", (await coordinator.Post(path, Offered(SecondAnswer.Declined, daysAgo: -2))).Errors);
        var early = await coordinator.Post(path, Offered(SecondAnswer.Declined, daysAgo: 5));
        Assert.Contains("Support is offered once more after the case was closed, on 18 November 2026 or later", early.Errors);
        Assert.Contains("Over a game of pool.", early.Page.QuerySelector("textarea[name=Note]")!.TextContent);
    }

    [Fact]
    public async Task Two_who_record_it_in_the_same_moment_do_it_once_and_nobody_is_offered_it_who_has_died()
    {
        var caseId = await Declined();
        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/second-offer";
        var shown = await coordinator.Get(path);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(shown, path, Offered(SecondAnswer.Declined))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(shown, path, [.. Offered(SecondAnswer.Accepted), ("FormKey", Guid.NewGuid().ToString())])).Status);

        var dead = await Declined();
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            await YoungFutures.Domain.Sharing.Death.Record(db, act, await db.Cases.Where(held => held.Id == dead).Select(held => held.YoungPerson).SingleAsync(), act.Today);
            return dead;
        });
        Assert.False(await IsOnBoard(dead, Gap.DeclinedOnce));
        Assert.False((await coordinator.Get($"/cases/{dead}")).Links($"/cases/{dead}/second-offer"));
    }

    [Fact]
    public async Task Whoever_runs_the_panel_records_it_and_the_chair_reads_it()
    {
        var caseId = await Declined();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/second-offer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/cases/{caseId}/second-offer")).Status);
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/second-offer", Offered(SecondAnswer.NoAnswer));
        Assert.Contains("Nobody answered", (await (await site.As("chair.nw")).Get($"/cases/{caseId}")).Text);
    }
}
