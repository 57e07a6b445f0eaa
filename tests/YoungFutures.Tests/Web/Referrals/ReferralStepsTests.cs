using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web.Referrals;

public sealed class ReferralStepsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    [Fact]
    public async Task The_referrer_sees_each_step_and_no_word_of_what_was_decided()
    {
        var caseId = await site.Given.Adopted();
        var id = await Of(caseId);
        var police = await site.As("police.nw");
        var shown = await police.Get($"/referrals/{id}");
        Assert.Equal(["Sent to the panel", "Accepted: the panel looks at it", "Heard at a meeting of the panel", "Support is being arranged"], Way(shown));
        Assert.DoesNotContain("Early help is wanted.", shown.Body);

        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.ContactAttempts).SingleAsync(held => held.Id == caseId)).AcceptLead(act, act.UserId);
            return caseId;
        });
        await site.Given.Agreement(caseId);
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId)).StartSupport(act);
            return caseId;
        });
        Assert.Equal("Support has begun", Way(await police.Get($"/referrals/{id}"))[^1]);

        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/closure", ("Reason", "NeedsMet"), ("Note", "Well."), ("ExitPlan", "The club."));
        Assert.Equal("The panel’s work has ended", Way(await police.Get($"/referrals/{id}"))[^1]);
    }

    [Fact]
    public async Task A_referral_that_joined_an_open_case_shows_nothing_that_happened_before_it()
    {
        var caseId = await site.Given.Supported();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await Join(caseId, "education.nw");
        string[] fresh = ["Sent to the panel", "Accepted: the panel looks at it"];
        Assert.Equal(fresh, Way(await (await site.As("education.nw")).Get($"/referrals/{id}")));

        await Review(caseId);

        Assert.Equal([.. fresh, "Heard at a meeting of the panel"], Way(await (await site.As("education.nw")).Get($"/referrals/{id}")));
    }

    [Fact]
    public async Task Support_that_begins_is_no_step_of_a_referral_whose_own_case_was_adopted_before_it_came()
    {
        var caseId = await site.Given.TakenOn();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var id = await Join(caseId, "education.nw");
        await site.Given.Agreement(caseId);
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == caseId)).StartSupport(act);
            return caseId;
        });
        await using var db = site.Db();
        Assert.Equal(ReferralSteps.None, await ReferralSteps.Of(db, await db.Referrals.SingleAsync(held => held.Id == id)));
    }

    private Task<Guid> Join(Guid caseId, string by) => site.Given.As(by, async (db, act) =>
    {
        var first = await db.Referrals.Include(held => held.Case).FirstAsync(held => held.CaseId == caseId);
        var draft = new Referral(act, act.AgencyId) { BornOn = first.BornOn, AreaCode = first.AreaCode, WhatHappened = "Missed school.", ConcernsText = "Missing lessons.", StrengthsText = "Draws well.", FamilyAware = FamilyAware.Both };
        draft.Call(first.GivenName, first.FamilyName, null, null);
        draft.AddTrigger("T08", "Half of last term.", null, null);
        draft.AnswerImmediateRisk(Answer.No, act);
        draft.Submit(act, await site.Given.Number(db, act, "RF"), safeguardingConfirmed: false);
        draft.Accept(act, first.Case!);
        db.Referrals.Add(draft);
        return draft.Id;
    });

    private Task<Guid> Review(Guid caseId) => site.Given.As("chair.nw", async (db, act) =>
    {
        var meeting = new PanelMeeting(act, act.At, 60, "Tŷ Pawb", null, act.UserId);
        db.PanelMeetings.Add(meeting);
        var @case = await db.Cases.Include(held => held.Actions).Include(held => held.Referrals).AsSplitQuery().SingleAsync(held => held.Id == caseId);
        meeting.Add(act, @case, 10);
        meeting.Publish(act, []);
        db.Decisions.Add(new Decision(act, meeting.Items.Single(), DecisionOutcome.Review, "Goes well.", null, null, null, null, act.InWeeks(5), null, new Quorum(true, [], []), null, null));
        return caseId;
    });

    private async Task<Guid> Of(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
    }

    private static IReadOnlyList<string> Way(Reply page)
    {
        return [.. page.Page.QuerySelectorAll("ol.yf-chronology li span").Select(step => step.TextContent)];
    }
}
