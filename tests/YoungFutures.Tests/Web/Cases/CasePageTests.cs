using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Web.Cases;

/// <summary>What a case's page offers and says is what its reader may do, as the case stands.</summary>
public sealed class CasePageTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private Given Given => site.Given;

    [Theory]
    [InlineData("new")]
    [InlineData("planned")]
    [InlineData("listed")]
    [InlineData("adopted")]
    [InlineData("taken on")]
    [InlineData("supported")]
    [InlineData("paused")]
    [InlineData("closed")]
    [InlineData("reopened")]
    public async Task Whatever_is_offered_opens(string stage)
    {
        var caseId = stage switch
        {
            "new" or "planned" or "listed" => await Given.Case(),
            "adopted" => await Given.Adopted(),
            "taken on" => await Given.TakenOn(),
            _ => await Given.Supported(),
        };
        if (stage is "planned" or "listed") await Given.Meeting(stage == "listed", caseId);
        if (stage is "paused") await Do(caseId, (held, act) => held.Pause(act, "Away.", act.Today.AddDays(10)));
        if (stage is "closed" or "reopened") await Do(caseId, (held, act) => held.Close(act, ClosingReason.NeedsMet, "Well.", "Plan."));
        if (stage is "reopened") await Do(caseId, (held, act) => held.Reopen(act, "Again."));
        await Given.Party(caseId, "North Wales Police");
        if (stage != "closed")
        {
            await Given.Check(caseId, "Wrexham education");
            await Given.Action(caseId, "Ysgol y Bont");
        }

        await Given.Note(caseId, "coordinator.nw", "For everybody.", Visibility.WholePanel);

        var dead = new List<string>();
        foreach (var account in new[] { "coordinator.nw", "chair.nw", "health.nw", "police.nw" })
        {
            var visitor = await site.As(account);
            var page = await visitor.Get($"/cases/{caseId}");
            if (account != "health.nw") Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var href in page.Page.QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).Distinct().ToList())
            {
                var status = (await visitor.Client.GetAsync(href)).StatusCode;
                if (status != HttpStatusCode.OK) dead.Add($"{account}: {href} {status}");
            }

            foreach (var form in page.Page.QuerySelectorAll("main form[action^='/']")) dead.Add($"{account}: {form.GetAttribute("action")} is posted from here: say what this test should send");
        }

        Assert.Empty(dead);
    }

    [Fact]
    public async Task A_paused_case_offers_to_resume_and_one_that_waits_for_support_to_start_it()
    {
        var caseId = await Given.TakenOn();
        var health = await site.As("health.nw");
        Assert.False((await health.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/support"));
        await Given.Agreement(caseId);
        Assert.Contains("Start support", (await health.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await Do(caseId, (held, act) => held.StartSupport(act));
        Assert.False((await health.Get($"/cases/{caseId}")).Links($"/cases/{caseId}/support"));
        await Do(caseId, (held, act) => held.Pause(act, "Away.", act.Today.AddDays(10)));
        var paused = await health.Get($"/cases/{caseId}");
        Assert.Contains("Resume support", paused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Start support", paused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_lead_are_offered_an_action_a_withdrawal_and_a_change_of_lead()
    {
        var caseId = await Given.Supported();
        await Given.Party(caseId, "North Wales Police");
        Guid agreementId;
        await using (var db = site.Db()) agreementId = await db.Agreements.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
        string[] offers = [$"/cases/{caseId}/actions/new", $"/agreements/{agreementId}/withdrawal", $"/cases/{caseId}/lead-acceptance"];
        foreach (var account in new[] { "health.nw", "coordinator.nw" })
        {
            var page = await (await site.As(account)).Get($"/cases/{caseId}");
            Assert.All(offers, offer => Assert.True(page.Links(offer), $"{account}: {offer}"));
            Assert.Contains("Change the lead practitioner", page.Text, StringComparison.Ordinal);
        }

        foreach (var account in new[] { "police.nw", "chair.nw" })
        {
            var page = await (await site.As(account)).Get($"/cases/{caseId}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All(offers, offer => Assert.False(page.Links(offer), $"{account}: {offer}"));
        }

        await Do(caseId, (held, act) => held.Close(act, ClosingReason.NeedsMet, "Well.", "Plan."));
        var coordinator = await site.As("coordinator.nw");
        Assert.All(offers, offer => Assert.False(coordinator.Get($"/cases/{caseId}").Result.Links(offer)));
        Assert.Equal($"/cases/{caseId}", (await coordinator.Get($"/agreements/{agreementId}/withdrawal")).Location);
    }

    [Fact]
    public async Task An_item_that_was_carried_over_no_longer_reads_as_still_to_be_heard()
    {
        var caseId = await Given.Case();
        var meetingId = await Given.Meeting(true, caseId);
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("The panel hears this case at its meeting", (await coordinator.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await Given.As("chair.nw", async (db, act) =>
        {
            var meeting = await db.PanelMeetings.Include(held => held.Items).ThenInclude(item => item.Case).SingleAsync(held => held.Id == meetingId);
            meeting.CarryOver(act, meeting.Items.Single());
            return meetingId;
        });
        var page = await coordinator.Get($"/cases/{caseId}");
        Assert.Contains("The case waits for a place on an agenda.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Carried over to a later meeting", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not decided yet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_works_on_a_case_sees_which_agencies_do_and_nobody_who_was_only_asked_or_referred()
    {
        var caseId = await Given.Adopted();
        await Given.Action(caseId, "Ysgol y Bont");
        await Given.Action(caseId, "Llwybr Mentoring");
        await Given.Check(caseId, "Wrexham education");
        var kept = (await Given.User("community.nw")).Id;
        await Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, kept, "A neighbour."));

        var page = await (await site.As("health.nw")).Get($"/cases/{caseId}");
        var involved = Involved(page);
        Assert.Contains(involved, line => line.StartsWith("Ysgol y Bont", StringComparison.Ordinal) && line.Contains("Owner of an action", StringComparison.Ordinal));
        Assert.Contains(involved, line => line.StartsWith("Llwybr Mentoring", StringComparison.Ordinal) && line.Contains("Provider of support", StringComparison.Ordinal));
        Assert.Contains(involved, line => line.StartsWith(Health, StringComparison.Ordinal) && line.Contains("Working on the case", StringComparison.Ordinal));
        Assert.DoesNotContain(involved, line => line.Contains("Wrexham education", StringComparison.Ordinal) || line.Contains("Police", StringComparison.Ordinal) || line.Contains("Asked", StringComparison.Ordinal));
        Assert.DoesNotContain("A neighbour.", page.Text, StringComparison.Ordinal);

        // Asked, acting, supporting or referring: none of them learns who else works on it.
        await using var whole = site.Db();
        var @case = await whole.Cases.SingleAsync(held => held.Id == caseId);
        foreach (var account in new[] { "education.nw", "police.nw", "school.nw", "provider.nw", "wrexham.nw", "community.nw" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get($"/cases/{caseId}")).Status);
            await using var db = await site.DbOf(account);
            Assert.Empty(await db.AgenciesOn(@case));
        }
    }

    [Fact]
    public async Task On_a_restricted_case_nobody_sees_agencies_that_no_longer_see_it()
    {
        var caseId = await Given.Adopted();
        await Given.Action(caseId, "Ysgol y Bont");
        var health = (await Given.User("health.nw")).Id.ToString();
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"), ("UserIds", health));
        var page = await (await site.As("health.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(Involved(page), line => line.Contains("Ysgol", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taking_the_lead_of_a_restricted_case_names_the_practitioner_and_the_coordinator_hears_of_it()
    {
        var caseId = await Given.Adopted("North Wales Police");
        var (first, second) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"), ("UserIds", first.Id.ToString()));
        var police = await site.As("police.nw");
        var police2 = await site.As("police2.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await police2.Get($"/cases/{caseId}")).Status);
        await police.Post($"/cases/{caseId}/lead-acceptance", ("PractitionerId", second.Id.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await police2.Get($"/cases/{caseId}")).Status);
        await using var db = site.Db();
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/cases/{caseId}") && message.Subject.Contains("named"));
        Assert.Equal("coordinator.nw@demo.example", mail.To);
        Assert.DoesNotContain(second.DisplayName, mail.Body, StringComparison.Ordinal);

        // Once somebody else leads, whoever was named for leading sees it no more; whoever the coordinator named still does.
        var same = await police2.Post($"/cases/{caseId}/lead-acceptance");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.Status);
        await police2.Post($"/cases/{caseId}/lead-acceptance", ("PractitionerId", first.Id.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await police2.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/cases/{caseId}")).Status);
        Assert.Equal(1, await db.Involvements.CountAsync(held => held.CaseId == caseId && held.UserId == first.Id && held.Until == null));
    }

    private Task<Guid> Do(Guid caseId, Action<Case, YoungFutures.Domain.Act> what) => Given.As("coordinator.nw", async (db, act) =>
    {
        what(await db.Cases.WithAllThatClosingTouches().SingleAsync(held => held.Id == caseId), act);
        return caseId;
    });

    private static List<string> Involved(Reply page) =>
        [.. page.Page.QuerySelectorAll("[aria-label='People and agencies involved'] tbody tr").Select(row => string.Join("  ", row.Children.Select(cell => cell.TextContent.Trim())))];
}
