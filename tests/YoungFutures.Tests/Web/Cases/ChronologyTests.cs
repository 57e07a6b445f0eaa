using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>What has happened on a case stands on its page, however often it closed and began again.</summary>
public sealed class ChronologyTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private Given Given => site.Given;

    private static int Count(Reply page, string what) =>
        page.Page.QuerySelectorAll(".yf-chronology > li").Count(line => line.TextContent.Contains(what, StringComparison.Ordinal));

    private Task<Guid> Do(string account, Guid caseId, Action<Case, YoungFutures.Domain.Act> what) => Given.As(account, async (db, act) =>
    {
        what(await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == caseId), act);
        return caseId;
    });

    [Fact]
    public async Task Earlier_endings_pauses_and_changes_of_lead_are_still_told_after_the_case_reopened()
    {
        var caseId = await Given.Supported();
        await Do("health.nw", caseId, (held, act) => held.Pause(act, "Away in June.", act.Today.AddDays(10)));
        await Do("health.nw", caseId, (held, act) => held.StartSupport(act));
        await Do("coordinator.nw", caseId, (held, act) => held.Close(act, ClosingReason.NeedsMet, "It held.", "The youth club."));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        await Do("coordinator.nw", caseId, (held, act) => held.Reopen(act, "It came back."));

        var page = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}");
        foreach (var told in new[] { "The case was opened", "asked Betsi Cadwaladr University Health Board to lead it", "took on the lead", "Support started", "Support was paused until", "Away in June.",
            "Support was resumed", "The case was closed: Needs met", "It held.", "Exit plan: The youth club.", "The case was reopened", "It came back." })
            Assert.True(Count(page, told) == 1, $"{told}: {Count(page, told)} times");
        // What the last closing left stands above, too: it is what the next meeting starts from.
        Assert.Contains("Exit plan of the last closing", page.Text, StringComparison.Ordinal);
        Assert.Contains((await Given.User("health.nw")).DisplayName, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_of_an_action_on_the_way_is_told_with_who_said_it()
    {
        var caseId = await Given.Case();
        var actionId = await Given.Action(caseId);
        var (police, coordinator) = (await site.As("police.nw"), await site.As("coordinator.nw"));
        await police.Post($"/actions/{actionId}/refusal", ("Because", "We run no club."));
        await police.Post($"/actions/{actionId}/acceptance");
        await police.Post($"/actions/{actionId}/progress", ("Text", "Rang the club."));
        var page = await coordinator.Get($"/cases/{caseId}");
        foreach (var told in new[] { "North Wales Police declined its action", "We run no club.", "North Wales Police accepted its action", "North Wales Police reported progress", "Rang the club." })
            Assert.Equal(1, Count(page, told));
    }

    [Fact]
    public async Task The_chairs_agreement_to_hear_it_urgently_is_told()
    {
        var caseId = await Given.Case();
        await (await site.As("chair.nw")).Post($"/cases/{caseId}/urgency", ("Because", "It cannot wait."));
        Assert.Equal(1, Count(await (await site.As("coordinator.nw")).Get($"/cases/{caseId}"), "heard urgently"));
    }

    [Fact]
    public async Task A_case_older_than_its_events_tells_what_its_fields_tell_and_nothing_twice()
    {
        var caseId = await Given.Supported();
        await using (var db = site.Db())
        {
            db.RemoveRange(await db.CaseEvents.Where(held => held.CaseId == caseId).ToListAsync());
            await db.SaveChangesAsync();
        }

        site.Clock.Advance(TimeSpan.FromMinutes(3));
        var coordinator = await site.As("coordinator.nw");
        var before = await coordinator.Get($"/cases/{caseId}");
        foreach (var told in new[] { "The case was opened", "The lead was accepted", "Support started" }) Assert.Equal(1, Count(before, told));
        await Do("health.nw", caseId, (held, act) => held.Pause(act, "Away.", act.Today.AddDays(10)));
        var after = await coordinator.Get($"/cases/{caseId}");
        foreach (var told in new[] { "The case was opened", "The lead was accepted", "Support started", "Support was paused" }) Assert.Equal(1, Count(after, told));
    }

    [Fact]
    public async Task That_a_case_was_restricted_is_told_to_those_who_run_or_chair_the_panel_and_who_is_kept_out_to_nobody()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, Health);
        var kept = (await Given.User("police2.nw")).Id;
        await Do("coordinator.nw", caseId, (held, act) => held.Restrict(act, []));
        await Do("coordinator.nw", caseId, (held, act) => held.Unrestrict(act));
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, kept, "A relative of theirs."));

        var chair = await (await site.As("chair.nw")).Get($"/cases/{caseId}");
        Assert.Equal((1, 1), (Count(chair, "Restricted to named people"), Count(chair, "The restriction was lifted")));
        Assert.DoesNotContain("A relative of theirs.", chair.Text, StringComparison.Ordinal);
        var health = await (await site.As("health.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, health.Status);
        Assert.Equal((1, 0), (Count(health, "The case was opened"), Count(health, "estrict")));
        await using var school = await site.DbOf("school.nw");
        Assert.False(await school.CaseEvents.AnyAsync(held => held.CaseId == caseId));
        await using var excluded = await site.DbOf("police2.nw");
        Assert.False(await excluded.CaseEvents.AnyAsync(held => held.CaseId == caseId));
    }

    [Fact]
    public async Task A_long_story_is_told_a_page_at_a_time_and_each_line_once()
    {
        var caseId = await Given.Supported();
        for (var time = 0; time < 20; time++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await Do("health.nw", caseId, (held, act) => held.Pause(act, $"Break number {time}.", act.Today.AddDays(10)));
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            await Do("health.nw", caseId, (held, act) => held.StartSupport(act));
        }

        var coordinator = await site.As("coordinator.nw");
        var told = new List<string>();
        for (var page = 1; page < 5; page++)
            told.AddRange((await coordinator.Get($"/cases/{caseId}?page={page}")).Page.QuerySelectorAll(".yf-chronology > li").Select(line => line.TextContent));
        Assert.Equal(25, (await coordinator.Get($"/cases/{caseId}")).Page.QuerySelectorAll(".yf-chronology > li").Length);
        for (var time = 0; time < 20; time++) Assert.Single(told, line => line.Contains($"Break number {time}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_agreed_and_how_it_ended_stand_on_the_case_for_those_who_see_it()
    {
        var caseId = await Given.Supported();
        foreach (var account in new[] { "health.nw", "coordinator.nw" })
        {
            var page = await (await site.As(account)).Get($"/cases/{caseId}");
            foreach (var said in new[] { "The mother", "Mentoring once a week", "Welsh" }) Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("school.nw")).Get($"/cases/{caseId}")).Status);
        await Do("coordinator.nw", caseId, (held, act) => held.Close(act, ClosingReason.NeedsMet, "It held for a year.", "Turn to the youth club."));
        var closed = await (await site.As("chair.nw")).Get($"/cases/{caseId}");
        var answers = closed.Page.QuerySelectorAll(".yf-next .govuk-summary-list__row").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("Closing noteIt held for a year.", answers);
        Assert.Contains("Exit planTurn to the youth club.", answers);
    }
}
