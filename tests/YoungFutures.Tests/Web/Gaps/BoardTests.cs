using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Gaps;

public sealed class BoardTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;
    private string Board => $"/panels/{Given.PanelId}/gaps";

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task The_board_says_what_whose_since_when_and_where_to_go_and_names_no_young_person()
    {
        var caseId = await Given.Case(name: "Gwenfair Cudd");
        var checkId = await Given.Check(caseId);
        site.Clock.Advance(TimeSpan.FromDays(9));

        var shown = await (await site.As("coordinator.nw")).Get(Board);

        Assert.Equal("Falling through the gaps", shown.Heading);
        Assert.Contains("A check has not come back", shown.Text, StringComparison.Ordinal);
        Assert.Contains("North Wales Police", shown.Text, StringComparison.Ordinal);
        Assert.Contains("4 working days", shown.Text, StringComparison.Ordinal);
        Assert.True(shown.Links($"/checks/{checkId}"));
        Assert.DoesNotContain("Cudd", shown.Body, StringComparison.Ordinal);
        var welsh = await site.As("chair.nw");
        await welsh.Post("/language", ("language", "cy"), ("back", "/my-work"));
        Assert.Equal(HttpStatusCode.OK, (await welsh.Get(Board)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get(Board)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get(Board)).Status);
    }

    [Fact]
    public async Task Lines_are_filtered_by_rule_owner_and_agency()
    {
        var (caseId, other) = (await Given.Case(), await Given.Case());
        var (checkId, school) = (await Given.Check(caseId), await Given.Check(other, "Ysgol y Bont"));
        site.Clock.Advance(TimeSpan.FromDays(30));
        var coordinator = await site.As("coordinator.nw");
        var police = await Given.User("police.nw");

        var byAgency = await coordinator.Get($"{Board}?agencyId={police.AgencyId}");
        var byRule = await coordinator.Get($"{Board}?gap={Gap.CheckNotReturned}");

        Assert.True(byAgency.Links($"/checks/{checkId}"));
        Assert.False(byAgency.Links($"/checks/{school}"));
        Assert.True(byRule.Links($"/checks/{school}"));
        Assert.False(byRule.Links($"/cases/{caseId}"));
        Assert.True((await coordinator.Get($"{Board}?ownerId={police.Id}")).Links($"/checks/{checkId}"));
    }

    [Fact]
    public async Task A_line_left_alone_comes_back_by_itself_and_sooner_when_the_record_moves_on()
    {
        var checkId = await Given.Check(await Given.Case());
        site.Clock.Advance(TimeSpan.FromDays(9));
        var coordinator = await site.As("coordinator.nw");
        var snooze = $"{Board}/{Gap.CheckNotReturned}/{checkId}/snooze";

        var wrong = await coordinator.Post(snooze, ("Because", ""), ("Until.Day", "1"), ("Until.Month", "6"), ("Until.Year", "2027"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(2, wrong.Errors.Count);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(snooze, ("Because", "Their inspector is back on Friday."), ("Until.Day", "4"), ("Until.Month", "12"), ("Until.Year", "2026"))).Status);

        Assert.False((await coordinator.Get(Board)).Links($"/checks/{checkId}"));
        var alone = await coordinator.Get($"{Board}?leftAlone=true");
        Assert.Contains("Back on 4 Dec 2026: Their inspector is back on Friday.", alone.Text, StringComparison.Ordinal);
        // Somebody else has it now: another matter.
        var colleague = await Given.User("police2.nw");
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, colleague.Id);
            return 0;
        });
        Assert.True((await coordinator.Get(Board)).Links($"/checks/{checkId}"));
        await coordinator.Post(snooze, ("Because", "Next week."), ("Until.Day", "4"), ("Until.Month", "12"), ("Until.Year", "2026"));
        Assert.False((await coordinator.Get(Board)).Links($"/checks/{checkId}"));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.True((await (await site.As("coordinator.nw")).Get(Board)).Links($"/checks/{checkId}"));
    }

    [Fact]
    public async Task Leaving_a_line_alone_says_in_the_audit_whom_it_is_about()
    {
        var caseId = await Given.Case();
        var checkId = await Given.Check(caseId);
        site.Clock.Advance(TimeSpan.FromDays(9));
        var coordinator = await site.As("coordinator.nw");
        var wrong = await coordinator.Post($"{Board}/{Gap.CheckNotReturned}/{checkId}/snooze", ("Because", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Get($"{Board}/{Gap.CheckNotReturned}/{Guid.NewGuid()}/snooze")).Status);

        await using var db = site.Db();
        var youngPersonId = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        var lines = await db.AuditEntries.Where(line => line.Route!.EndsWith("/snooze")).OrderBy(line => line.At).ToListAsync();
        // Its page, the page that came back, and the one that was not there: that is about nobody.
        Assert.Equal([(AuditEvents.Seen, (Guid?)youngPersonId), (AuditEvents.Seen, youngPersonId), (AuditEvents.Missing, null)],
            lines.Where(line => line.Event is AuditEvents.Seen or AuditEvents.Missing && (line.RecordId == checkId || line.Event == AuditEvents.Missing)).Select(line => (line.Event, line.SubjectId)));
    }

    [Fact]
    public async Task A_child_who_may_be_at_risk_comes_first_however_old_the_rest_is()
    {
        await Given.Check(await Given.Case());
        site.Clock.Advance(TimeSpan.FromDays(30));
        var referralId = await Given.Referral();
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var referral = await db.Referrals.SingleAsync(held => held.Id == referralId);
            db.SafeguardingReports.Add(new SafeguardingReport(act, referral.Id, ReportedFrom.Referral, referral.Id, null, referral.Reference, referral.AreaCode, "A bruise.", null));
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromHours(5));

        var shown = await (await site.As("coordinator.nw")).Get(Board);

        Assert.StartsWith("A report that a child is at risk is not confirmed", shown.Page.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_switched_off_with_a_reason_and_on_again()
    {
        var checkId = await Given.Check(await Given.Case());
        site.Clock.Advance(TimeSpan.FromDays(9));
        var coordinator = await site.As("coordinator.nw");
        var rules = $"/panels/{Given.PanelId}/gap-rules";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post($"{rules}/{Gap.CheckNotReturned}/off")).Status);
        await coordinator.Post($"{rules}/{Gap.CheckNotReturned}/off", ("Because", "Checks are chased by telephone here."));

        Assert.False((await coordinator.Get(Board)).Links($"/checks/{checkId}"));
        Assert.Contains("Checks are chased by telephone here.", (await coordinator.Get(rules)).Text, StringComparison.Ordinal);
        await coordinator.Send(await coordinator.Get(rules), $"{rules}/{Gap.CheckNotReturned}/on");
        Assert.True((await coordinator.Get(Board)).Links($"/checks/{checkId}"));
    }

    [Fact]
    public async Task A_restricted_case_is_on_nobodys_board_but_of_those_named_on_it()
    {
        var caseId = await Given.Case();
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Involvements).SingleAsync(held => held.Id == caseId)).Restrict(act, []);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(30));

        Assert.True((await (await site.As("coordinator.nw")).Get(Board)).Links($"/cases/{caseId}"));
        Assert.False((await (await site.As("chair.nw")).Get(Board)).Links($"/cases/{caseId}"));
    }

    [Fact]
    public async Task Every_rule_has_a_step_that_leads_somewhere_and_asks_the_database_something()
    {
        await using var db = site.Db();
        var board = await GapBoard.Of(db, await db.ActIn(Given.PanelId));
        foreach (var rule in GapRules.All)
        {
            Assert.StartsWith("/", YoungFutures.Web.Features.Gaps.GapAddress.Of(rule.Step, new GapLine { Id = Guid.NewGuid() }), StringComparison.Ordinal);
            await board.Page(new(), new HashSet<Gap> { rule.Gap }, leftAlone: false, 0, 5);
            await board.Page(new(Guid.NewGuid(), Guid.NewGuid()), new HashSet<Gap> { rule.Gap }, leftAlone: true, 0, 5);
            // As digests ask: whose agency's, since when, by which reference.
            await board.Waiting(rule, new(Guid.NewGuid(), Guid.NewGuid())).Where(line => line.AgencyId != null && line.OwnerId != null && line.Since <= board.Act.Today && line.Reference != null).Select(line => line.Reference).ToListAsync();
        }

        Assert.Empty(Enum.GetValues<Gap>().Except(GapRules.All.Select(rule => rule.Gap)));
    }

    [Fact]
    public async Task What_needs_no_date_is_there_at_once_twice_deferred_moved_turning_18_declined_once_agreement_gone_owner_left()
    {
        var supported = await Given.Supported();
        var (moved, grown) = (await Given.Case(), await Given.Case());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == moved)).YoungPerson.AreaCode = "E06000001";
            (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == grown)).YoungPerson.BornOn = act.Today.AddYears(-18).AddDays(30);
            var held = await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == supported);
            held.WithdrawAgreement(act, held.Agreements.Single(), "Enough.");
            return 0;
        });
        var declined = await Given.TakenOn();
        await Given.Agreement(declined, isGiven: false);
        var left = await Given.Check(await Given.Case());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == declined)).Close(act, ClosingReason.Declined, "They said no.", null);
            (await db.Users.SingleAsync(user => user.Email == "police.nw@demo.example")).LeavesOn = act.Today.AddDays(-1);
            return 0;
        });

        await using var seen = await site.DbOf("coordinator.nw");
        var board = await GapBoard.Of(seen, await seen.ActIn(Given.PanelId));
        async Task<List<Guid>> Ids(Gap gap) => [.. (await board.Page(new(), new HashSet<Gap> { gap }, false, 0, 50)).Select(found => found.Line.Id)];
        Assert.Equal([moved], await Ids(Gap.Moved));
        Assert.Equal([grown], await Ids(Gap.Turning18));
        Assert.Equal([supported], await Ids(Gap.AgreementMissing));
        Assert.Equal([declined], await Ids(Gap.DeclinedOnce));
        Assert.Empty(await Ids(Gap.SecondOfferAccepted));
        Assert.Contains(left, await Ids(Gap.OwnerLeft));
    }
}
