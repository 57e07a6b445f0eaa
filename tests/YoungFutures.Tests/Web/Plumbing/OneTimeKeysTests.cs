using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace YoungFutures.Tests.Web.Plumbing;

/// <summary>An impatient second click sends the same form while the first is still under way: one record, one answer.</summary>
public sealed class OneTimeKeysTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    [Fact]
    public async Task A_note_sent_twice_at_once_is_one_note()
    {
        var caseId = await site.Given.Case();
        await Twice("coordinator.nw", $"/cases/{caseId}/notes/new", $"/cases/{caseId}", ("Text", "Heard once."), ("Visibility", "WholePanel"));
        await using var db = site.Db();
        Assert.Equal(1, await db.Notes.CountAsync(note => note.CaseId == caseId));
    }

    [Fact]
    public async Task A_check_answered_twice_at_once_is_answered_and_nobody_is_told_that_they_were_late()
    {
        var checkId = await site.Given.Check(await site.Given.Case("school.nw"), Health);
        await Twice("health.nw", $"/checks/{checkId}/return", $"/checks/{checkId}", ("Known", "Seen by the school nurse."), ("Visibility", "WholePanel"));
    }

    [Fact]
    public async Task Nothing_held_pressed_twice_at_once_leads_to_the_list_although_the_check_is_out_of_sight()
    {
        var checkId = await site.Given.Check(await site.Given.Case("school.nw"), Health);
        await Twice("health.nw", $"/checks/{checkId}/nothing-held", "/checks", page: $"/checks/{checkId}");
    }

    [Fact]
    public async Task A_referral_sent_twice_at_once_has_one_reference()
    {
        var draft = await site.Given.Draft();
        await Twice("police.nw", $"/referrals/{draft}/check-answers", $"/referrals/{draft}");
        await using var db = site.Db();
        Assert.NotNull((await db.Referrals.SingleAsync(referral => referral.Id == draft)).Reference);
    }

    [Fact]
    public async Task An_action_accepted_twice_at_once_is_accepted()
    {
        var actionId = await site.Given.Action(await site.Given.Case());
        await Twice("police.nw", $"/actions/{actionId}/acceptance", $"/actions/{actionId}", ("OwnerId", (await site.Given.User("police.nw")).Id.ToString()));
    }

    [Fact]
    public async Task A_meeting_planned_twice_at_once_is_one_meeting()
    {
        await Twice("coordinator.nw", "/meetings/new", null, ("PanelId", site.Given.PanelId.ToString()), ("ChairId", (await site.Given.User("chair.nw")).Id.ToString()), ("On.Day", "7"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "11:11"), ("Minutes", "77"), ("Place", "Tŷ Pawb"));
        await using var db = site.Db();
        Assert.Equal(1, await db.PanelMeetings.CountAsync(meeting => meeting.Minutes == 77));
    }

    [Fact]
    public async Task A_case_closed_twice_at_once_is_closed()
    {
        var caseId = await site.Given.Supported();
        await Twice("coordinator.nw", $"/cases/{caseId}/closure", $"/cases/{caseId}", ("Reason", "Withdrew"), ("Note", "The family moved away."), ("ExitPlan", "The new council knows."));
    }

    [Fact]
    public async Task Somebody_elses_key_leads_nobody_to_what_they_did()
    {
        var caseId = await site.Given.Case();
        await site.Given.Party(caseId, Health);
        var coordinator = await site.As("coordinator.nw");
        var path = $"/cases/{caseId}/notes/new";
        var shown = await coordinator.Get(path);
        await coordinator.Send(shown, path, ("Text", "Mine."), ("Visibility", "WholePanel"));
        var key = shown.Page.QuerySelector("main input[name=FormKey]")!.GetAttribute("value");

        var answer = await (await site.As("health.nw")).Post(path, ("Text", "Theirs."), ("Visibility", "WholePanel"), ("FormKey", key));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Theirs.", answer.Text, StringComparison.Ordinal);
    }

    private async Task Twice(string account, string path, string? leadsTo, params (string, string?)[] fields) => await Twice(account, path, leadsTo, path, fields);

    private async Task Twice(string account, string path, string? leadsTo, string page, params (string, string?)[] fields)
    {
        var visitor = await site.As(account);
        var shown = await visitor.Get(page);

        var answers = await Task.WhenAll(visitor.Send(shown, path, fields), visitor.Send(shown, path, fields), visitor.Send(shown, path, fields));

        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Redirect, $"{answer.Status}: {answer.Text}"));
        Assert.Equal(leadsTo ?? answers[0].Location, Assert.Single(answers.Select(answer => answer.Location!.Split('#')[0]).Distinct()));
    }
}
