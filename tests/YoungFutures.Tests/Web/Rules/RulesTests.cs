using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Tests.Web.Rules;

/// <summary>Versions of the panel's rules: written, tried, published, and then in force for everybody.</summary>
public sealed class RulesTests : IAsyncLifetime
{
    private const string Police = "North Wales Police", Education = "Wrexham education";

    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)site).DisposeAsync();

    private string Rules => $"/panels/{site.Given.PanelId}/rules";

    [Fact]
    public async Task A_panel_without_rules_begins_with_those_that_come_with_the_product()
    {
        var page = await (await site.As("coordinator.nw")).Get(Rules);
        Assert.Contains("Version 1 In force", page.Text, StringComparison.Ordinal);
        Assert.Contains("The rules this product comes with.", page.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Equal(1, await db.RuleSets.CountAsync(set => set.PanelId == site.Given.PanelId));
    }

    [Fact]
    public async Task A_draft_is_changed_rule_by_rule_and_says_what_was_before()
    {
        var coordinator = await site.As("coordinator.nw");
        var draft = await Draft(coordinator);
        var done = await coordinator.Post($"{draft}/T01/edit", ("Count", "3"), ("Days", "200"), ("RecentDays", "30"));
        Assert.Equal(draft, done.Location);
        var page = await coordinator.Get(draft);
        Assert.Contains("Different crimes as a suspect: at least 3, at most 200 days apart, the last at most 30 days ago.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Before, sufficient: Different crimes as a suspect: at least 2", page.Text, StringComparison.Ordinal);
        // There is one draft at a time.
        Assert.Equal(draft, await Draft(coordinator));
    }

    [Theory]
    [InlineData("T01", "Count", "0", "Enter a whole number from 1 to 50")]
    [InlineData("T01", "Days", "", "Enter a whole number")]
    [InlineData("T02", "Outcomes", "20, 99", "Enter outcome codes from 1 to 23, with commas between them")]
    [InlineData("T02", "Outcomes", "", "Enter outcome codes from 1 to 23, with commas between them")]
    [InlineData("T08", "Percent", "101", "Enter a whole number from 1 to 100")]
    [InlineData("T10", "Months", "", "Enter a whole number")]
    public async Task A_limit_that_makes_no_sense_is_refused_by_its_name(string rule, string field, string value, string error)
    {
        var coordinator = await site.As("coordinator.nw");
        var answer = await coordinator.Post($"{await Draft(coordinator)}/{rule}/edit", (field, value));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([error], answer.Errors);
    }

    [Fact]
    public async Task What_says_that_a_child_is_at_risk_stays_on()
    {
        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post($"{await Draft(coordinator)}/X06/edit", ("IsOn", "false"))).Status);
    }

    [Fact]
    public async Task Whoever_governs_reads_the_rules_and_partners_do_not()
    {
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("ig.nw")).Get(Rules)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get(Rules)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("coordinator.herts")).Get(Rules)).Status);
    }

    [Fact]
    public async Task A_trial_says_how_many_more_and_fewer_and_publishing_then_finds_just_those()
    {
        // Found now and then, found now only, found then only, and never; one that somebody declined.
        var both = await Weapon();
        var onlyNow = await Crimes(5, 200);
        var onlyThen = await site.Listed();
        await site.Says(onlyThen, Police, SignalKind.Investigation, 10);
        var never = await site.Listed();
        await site.Says(never, Education, SignalKind.FixedExclusion, 10, signal => signal.Quantity = 2);
        var declined = await Weapon();
        await site.Identify();
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/candidates/{await site.WaitingOf(declined)}/decline", ("Decision", "Declined"), ("Reason", "Held already."));
        var draft = await Draft(coordinator);
        await coordinator.Post($"{draft}/T01/edit", ("Days", "100"));
        await coordinator.Post($"{draft}/T10/edit", ("IsSufficient", "true"));

        Assert.Equal($"{draft}/trial", (await coordinator.Post($"{draft}/trial")).Location);
        var tried = await coordinator.Get($"{draft}/trial");

        string Says(string row) => tried.Page.QuerySelectorAll(".govuk-summary-list__row").First(line => line.QuerySelector("dt")!.TextContent.Trim() == row).QuerySelector("dd")!.TextContent.Trim();
        Assert.Equal(("5", "2", "2"), (Says("Young people looked at"), Says("Found under version 1, in force"), Says("Found under the draft")));
        Assert.Equal(("1", "1", "1", "1"), (Says("Found by the draft alone"), Says("No longer found"), Says("New on the list, if it were published for today"), Says("Waiting for a decision now, and would leave the list")));
        Assert.Contains("T10", tried.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(both.Family, tried.Text, StringComparison.Ordinal);

        var opened = await coordinator.Get($"{draft}/T01/edit");
        var today = site.Clock.GetUtcNow().UtcDateTime.AsDay();
        var published = await coordinator.Post($"{draft}/publication", ("EffectiveFrom.Day", $"{today.Day}"), ("EffectiveFrom.Month", $"{today.Month}"), ("EffectiveFrom.Year", $"{today.Year}"), ("Because", "Fewer by chance."));
        Assert.Equal(Rules, published.Location);
        var looked = await site.Identify();
        Assert.Equal(5, looked);
        Assert.NotNull(await site.WaitingOf(both));
        Assert.Null(await site.WaitingOf(onlyNow));
        var found = (await site.WaitingOf(onlyThen))!.Value;
        Assert.Null(await site.WaitingOf(never));
        Assert.Null(await site.WaitingOf(declined));
        Assert.Equal(2, (await site.CandidateOf(found)).RuleSetNumber);
        Assert.Equal(2, (await site.CandidateOf((await site.WaitingOf(both))!.Value)).RuleSetNumber);
        // The decided one keeps the version that it was decided under; and the run is over.
        await using var db = site.Db();
        Assert.Equal(1, await db.Candidates.Where(held => held.IdentityId == declined.IdentityId).Select(held => held.RuleSetNumber).SingleAsync());
        Assert.Equal(0, await site.Identify());
        Assert.Contains("Fewer by chance.", (await coordinator.Get(Rules)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(opened, $"{draft}/T01/edit", ("Count", "5"))).Status);
    }

    [Fact]
    public async Task Rules_of_a_later_day_wait_for_it()
    {
        var listed = await site.Listed();
        await site.Says(listed, Police, SignalKind.Investigation, 10);
        await site.Identify();
        var coordinator = await site.As("coordinator.nw");
        var draft = await Draft(coordinator);
        await coordinator.Post($"{draft}/T10/edit", ("IsSufficient", "true"));
        var day = site.Clock.GetUtcNow().UtcDateTime.AsDay().AddDays(2);
        Assert.Equal(["The first day must be today or later"], (await coordinator.Post($"{draft}/publication", ("EffectiveFrom.Day", "1"), ("EffectiveFrom.Month", "1"), ("EffectiveFrom.Year", "2026"), ("Because", "Why."))).Errors);
        Assert.Equal(["Enter the first day", "Say why the rules are changed"], (await coordinator.Post($"{draft}/publication")).Errors);
        await coordinator.Post($"{draft}/publication", ("EffectiveFrom.Day", $"{day.Day}"), ("EffectiveFrom.Month", $"{day.Month}"), ("EffectiveFrom.Year", $"{day.Year}"), ("Because", "Why."));
        await site.Identify();
        Assert.Null(await site.WaitingOf(listed));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.Identify();
        Assert.NotNull(await site.WaitingOf(listed));
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_was()
    {
        for (var made = 0; made < 3; made++) await Weapon();
        await using var db = site.Db();
        await using var own = db.As(Purpose.Identifying);
        Assert.True(await new Identifying(own).Run(most: 1) >= 1);
        Assert.Equal(0, await db.LinkedIdentities.CountAsync(held => held.ToEvaluateSince != null));
        Assert.Equal(3, await db.Candidates.CountAsync());
    }

    [Fact]
    public async Task What_changes_while_it_is_looked_at_is_looked_at_again()
    {
        var listed = await Weapon();
        await using var db = site.Db();
        await using var own = db.As(Purpose.Identifying);
        var identifying = new Identifying(own)
        {
            // A record of risk comes in the middle of the look.
            TellOfRisk = async (_, _) =>
            {
                await using var meanwhile = site.Db();
                (await meanwhile.LinkedIdentities.SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince = meanwhile.Now.AddSeconds(1);
                await meanwhile.SaveChangesAsync();
            },
        };
        await site.Says(listed, Education, SignalKind.RiskOfHarm, 1);
        await identifying.Run();
        Assert.Equal(1, await db.Candidates.CountAsync());
        // It waits still, because of what came meanwhile; and looked at again it waits no more.
        Assert.NotNull((await db.LinkedIdentities.AsNoTracking().SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince);
        await identifying.Run();
        Assert.Null((await db.LinkedIdentities.AsNoTracking().SingleAsync(held => held.Id == listed.IdentityId)).ToEvaluateSince);
    }

    [Fact]
    public async Task Two_identities_that_are_joined_have_one_candidate()
    {
        var (one, other) = (await Weapon(), await Weapon());
        await site.Identify();
        await using (var db = site.Db())
        {
            foreach (var signal in await db.Signals.Where(held => held.IdentityId == other.IdentityId).ToListAsync()) signal.IdentityId = one.IdentityId;
            (await db.LinkedIdentities.SingleAsync(held => held.Id == other.IdentityId)).JoinedIntoId = one.IdentityId;
            foreach (var identity in await db.LinkedIdentities.ToListAsync()) identity.ToEvaluateSince = db.Now;
            await db.SaveChangesAsync();
        }

        await site.Identify();
        Assert.NotNull(await site.WaitingOf(one));
        Assert.Null(await site.WaitingOf(other));
        await using var read = site.Db();
        Assert.Equal(1, await read.Candidates.CountAsync(held => held.Status == CandidateStatus.NoLongerMet));
    }

    private async Task<Listed> Weapon()
    {
        var listed = await site.Listed();
        await site.Says(listed, Police, SignalKind.Weapon, 3);
        return listed;
    }

    private async Task<Listed> Crimes(params int[] daysAgo)
    {
        var listed = await site.Listed();
        foreach (var ago in daysAgo) await site.Says(listed, Police, SignalKind.Crime, ago);
        return listed;
    }

    private async Task<string> Draft(Visitor coordinator)
    {
        await using var db = site.Db();
        var draft = await db.RuleSets.Where(set => set.PanelId == site.Given.PanelId && set.PublishedAt == null).Select(set => (Guid?)set.Id).SingleOrDefaultAsync();
        return draft is { } id ? $"{Rules}/{id}" : (await coordinator.Post(Rules)).Location!;
    }
}
