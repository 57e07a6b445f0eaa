using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Tests.Web.Actions;

public sealed class ActionsTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Mentoring = "Llwybr Mentoring";

    private async Task<SupportAction> Stored(Guid actionId)
    {
        await using var db = site.Db();
        return await db.SupportActions.Include(held => held.Progress).Include(held => held.Involvements).AsSplitQuery().SingleAsync(held => held.Id == actionId);
    }

    [Fact]
    public async Task An_agency_sees_its_actions_soonest_first_and_no_other_agency_does()
    {
        var caseId = await site.Given.Case();
        var later = await site.Given.Action(caseId, "North Wales Police", dueInDays: 1);
        var sooner = await site.Given.Action(caseId, "North Wales Police", dueInDays: 0);
        var police = await (await site.As("police.nw")).Get("/actions");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var addresses = police.Page.QuerySelectorAll("main table a").Select(link => link.GetAttribute("href")).ToList();
        Assert.True(addresses.IndexOf($"/actions/{sooner}") < addresses.IndexOf($"/actions/{later}"));
        Assert.Contains($"/actions/{later}", addresses);

        var school = await site.As("school.nw");
        Assert.False((await school.Get("/actions")).Links($"/actions/{sooner}"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.Get($"/actions/{sooner}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Get($"/actions/{sooner}/acceptance")).Status);
    }

    [Fact]
    public async Task Those_who_may_never_open_an_action_find_no_list_of_them()
    {
        foreach (var account in new[] { "opcc.nw", "ig.nw", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get("/actions")).Status);
    }

    [Fact]
    public async Task A_late_action_is_listed_as_late_and_says_so()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var actionId = await own.Given.Action(await own.Given.Case(), "North Wales Police", dueInDays: 1);
        var coordinator = await own.As("coordinator.nw");
        Assert.False((await coordinator.Get("/actions?show=late")).Links($"/actions/{actionId}"));
        own.Clock.Advance(TimeSpan.FromDays(5));
        coordinator = await own.As("coordinator.nw");
        var late = await coordinator.Get("/actions?show=late");
        Assert.True(late.Links($"/actions/{actionId}"));
        Assert.NotNull(late.Page.QuerySelector("main table .yf-overdue"));
        Assert.NotNull((await coordinator.Get($"/actions/{actionId}")).Page.QuerySelector("main .yf-overdue"));
    }

    [Fact]
    public async Task The_filters_stay_in_the_address_and_mine_are_only_mine()
    {
        var caseId = await site.Given.Case();
        var actionId = await site.Given.Action(caseId, "North Wales Police");
        // The first person of an agency is its contact and owns what nobody has taken.
        Assert.True((await (await site.As("police.nw")).Get("/actions?show=open&mine=true")).Links($"/actions/{actionId}"));
        var colleague = await site.As("police2.nw");
        Assert.False((await colleague.Get("/actions?show=open&mine=true")).Links($"/actions/{actionId}"));
        var all = await colleague.Get("/actions?show=open");
        Assert.True(all.Links($"/actions/{actionId}"));
        Assert.True(all.Links("/actions?show=late"));
        Assert.Equal(HttpStatusCode.OK, (await colleague.Get("/actions?show=nonsense&page=-3&mine=perhaps")).Status);
    }

    [Fact]
    public async Task The_page_says_what_is_asked_for_whom_and_by_when_and_offers_what_can_be_done()
    {
        var actionId = await site.Given.Action(await site.Given.Case(name: "Gwenllian Tŷ-Mawr"), "North Wales Police");
        var page = await (await site.As("police.nw")).Get($"/actions/{actionId}");
        Assert.Contains("Gwenllian Tŷ-Mawr", page.Text);
        Assert.Contains("aged 14", page.Text);
        Assert.Contains("Offer a place in the boxing club.", page.Text);
        Assert.DoesNotContain("Gwenllian", page.Page.Title);
        Assert.True(page.Links($"/actions/{actionId}/acceptance"));
        Assert.True(page.Links($"/actions/{actionId}/act-now"));
        Assert.False(page.Links($"/actions/{actionId}/transfer"));
        // The action opens the action; the case stays closed to the agency.
        Assert.Empty(page.Page.QuerySelectorAll("main a[href^='/cases/']"));
        Assert.True((await (await site.As("coordinator.nw")).Get($"/actions/{actionId}")).Links($"/actions/{actionId}/transfer"));
    }

    [Fact]
    public async Task A_provider_sees_its_own_action_with_the_summary_it_needs_and_nothing_else()
    {
        var caseId = await site.Given.Case();
        var own = await site.Given.Action(caseId, Mentoring);
        await site.Given.Renew("Camau Careers");
        var others = await site.Given.Action(caseId, "Camau Careers");
        var provider = await site.As("provider.nw");
        Assert.Contains("Out late with older friends; school is worried.", (await provider.Get($"/actions/{own}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get($"/actions/{others}")).Status);
        Assert.False((await provider.Get("/actions")).Links($"/actions/{others}"));
    }

    [Fact]
    public async Task Accepting_names_a_colleague_who_answers_for_it()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var colleague = await site.Given.User("police2.nw");
        var answer = await (await site.As("police.nw")).Post($"/actions/{actionId}/acceptance", ("OwnerId", colleague.Id.ToString()));
        Assert.Equal($"/actions/{actionId}", answer.Location);
        var stored = await Stored(actionId);
        Assert.Equal(ActionStatus.Accepted, stored.Status);
        Assert.Equal(colleague.Id, stored.OwnerId);
        Assert.Equal(stored.TargetOn, stored.DueOn);
    }

    [Theory]
    [InlineData("school.nw")]
    [InlineData("police.herts")]
    public async Task Nobody_of_another_agency_can_be_named(string stranger)
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var answer = await (await site.As("police.nw")).Post($"/actions/{actionId}/acceptance", ("OwnerId", (await site.Given.User(stranger)).Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.Equal(ActionStatus.Open, (await Stored(actionId)).Status);
    }

    [Fact]
    public async Task Declining_gives_it_back_to_the_coordinator_and_tells_them_without_a_name()
    {
        var actionId = await site.Given.Action(await site.Given.Case(name: "Mabli Wyn-Parry"), "North Wales Police");
        var police = await site.As("police.nw");
        var empty = await police.Post($"/actions/{actionId}/refusal", ("Because", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        await police.Post($"/actions/{actionId}/refusal", ("Because", "We run no club."));
        var stored = await Stored(actionId);
        var coordinator = await site.Given.User("coordinator.nw");
        Assert.Equal(ActionStatus.Declined, stored.Status);
        Assert.Equal(coordinator.Id, stored.OwnerId);
        await using var db = site.Db();
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/actions/{actionId}"));
        Assert.Equal("coordinator.nw@demo.example", mail.To);
        Assert.Contains(stored.CaseReference, mail.Subject);
        Assert.DoesNotContain("Mabli", mail.Subject + mail.Body);
        Assert.DoesNotContain("club", mail.Subject + mail.Body);
    }

    [Fact]
    public async Task Progress_is_added_line_by_line_and_posting_it_twice_adds_one()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var police = await site.As("police.nw");
        var form = await police.Get($"/actions/{actionId}/progress");
        var first = await police.Send(form, $"/actions/{actionId}/progress", ("Text", "Rang the club."));
        var again = await police.Send(form, $"/actions/{actionId}/progress", ("Text", "Rang the club."));
        Assert.Equal($"/actions/{actionId}", first.Location);
        Assert.Equal(first.Location, again.Location);
        Assert.Single((await Stored(actionId)).Progress);
        Assert.Contains("Rang the club.", (await police.Get($"/actions/{actionId}")).Text);
    }

    [Theory]
    [InlineData("Done", ActionStatus.Done)]
    [InlineData("NotPossible", ActionStatus.NotPossible)]
    public async Task The_agency_says_how_it_ended_and_what_came_of_it(string how, ActionStatus status)
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var police = await site.As("police.nw");
        var nothing = await police.Post($"/actions/{actionId}/completion", ("Outcome", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Equal(2, nothing.Errors.Count);
        await police.Post($"/actions/{actionId}/completion", ("Status", how), ("Outcome", "First session on Tuesday."));
        var stored = await Stored(actionId);
        Assert.Equal(status, stored.Status);
        Assert.Equal("First session on Tuesday.", stored.Outcome);
        Assert.Null(stored.OwnerId);
        Assert.True((await police.Get("/actions?show=ended")).Links($"/actions/{actionId}"));
    }

    [Fact]
    public async Task The_agency_may_say_that_it_was_not_done_with_its_reason_and_the_coordinator_hears_of_it()
    {
        var actionId = await site.Given.Action(await site.Given.Case(name: "Mabli Wyn-Parry"), "North Wales Police");
        var police = await site.As("police.nw");
        Assert.Contains("value=\"NotDone\"", (await police.Get($"/actions/{actionId}/completion")).Body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police.Post($"/actions/{actionId}/completion", ("Status", "NotDone"), ("Outcome", " "))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await police.Post($"/actions/{actionId}/completion", ("Status", "NotDone"), ("Outcome", "Nobody was free."))).Status);
        Assert.Equal((ActionStatus.NotDone, "Nobody was free."), ((await Stored(actionId)).Status, (await Stored(actionId)).Outcome));

        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get("/my-work/actions-not-done")).Links($"/actions/{actionId}"));
        Assert.Contains("Actions that an agency did not do", (await coordinator.Get("/my-work")).Text);
        await using var db = site.Db();
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/actions/{actionId}"));
        Assert.Equal("coordinator.nw@demo.example", mail.To);
        Assert.DoesNotContain("Mabli", mail.Subject + mail.Body);
        Assert.DoesNotContain("free", mail.Subject + mail.Body);
    }

    [Fact]
    public async Task The_coordinator_who_records_it_as_not_done_is_not_told_what_they_said()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/actions/{actionId}/completion", ("Status", "NotDone"), ("Outcome", "Nobody rang."));
        Assert.Equal(ActionStatus.NotDone, (await Stored(actionId)).Status);
        Assert.False((await coordinator.Get("/my-work/actions-not-done")).Links($"/actions/{actionId}"));
    }

    [Theory]
    [InlineData("Transferred")]
    [InlineData("Open")]
    [InlineData("77")]
    [InlineData("<script>")]
    public async Task An_ending_that_is_not_offered_is_refused(string how)
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var answer = await (await site.As("police.nw")).Post($"/actions/{actionId}/completion", ("Status", how), ("Outcome", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(ActionStatus.Open, (await Stored(actionId)).Status);
    }

    [Fact]
    public async Task A_stale_completion_meets_a_page_with_both_versions_and_loses_neither()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var police = await site.As("police.nw");
        var shown = await police.Get($"/actions/{actionId}/completion");
        var colleague = await site.Given.User("police2.nw");
        await (await site.As("police2.nw")).Post($"/actions/{actionId}/acceptance", ("OwnerId", colleague.Id.ToString()));
        var conflict = await police.Send(shown, $"/actions/{actionId}/completion", ("Status", "Done"), ("Outcome", "We went together."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("We went together.", conflict.Text);
        Assert.Contains("Accepted", conflict.Text);
        Assert.Equal(ActionStatus.Accepted, (await Stored(actionId)).Status);
        var sent = await police.Send(conflict, $"/actions/{actionId}/completion");
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal(ActionStatus.Done, (await Stored(actionId)).Status);
    }

    [Fact]
    public async Task Progress_on_an_action_that_ended_meanwhile_is_refused_kindly()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var police = await site.As("police.nw");
        var shown = await police.Get($"/actions/{actionId}/progress");
        await (await site.As("coordinator.nw")).Post($"/actions/{actionId}/cancellation", ("Because", "No longer wanted."));
        var late = await police.Send(shown, $"/actions/{actionId}/progress", ("Text", "Rang again."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("This action has ended.", late.Text);
        Assert.Empty((await Stored(actionId)).Progress);
    }

    [Fact]
    public async Task Handing_it_on_ends_the_old_agencys_sight_and_tells_the_new_one_in_its_own_language()
    {
        var caseId = await site.Given.Case();
        var actionId = await site.Given.Action(caseId, "North Wales Police");
        var police = await site.As("police.nw");
        Assert.Equal(HttpStatusCode.OK, (await police.Get($"/actions/{actionId}")).Status);
        await using var db = site.Db();
        var school = await db.Agencies.SingleAsync(agency => agency.Name == "Ysgol y Bont");
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Post($"/actions/{actionId}/transfer", ("AgencyId", school.Id.ToString()), ("Because", "x"))).Status);
        var coordinator = await site.As("coordinator.nw");
        var answer = await coordinator.Post($"/actions/{actionId}/transfer", ("AgencyId", school.Id.ToString()), ("Because", "The school knows him."));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);

        Assert.Equal(HttpStatusCode.NotFound, (await police.Get($"/actions/{actionId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await police.Get(answer.Location!)).Status);
        Assert.False((await police.Get("/actions?show=ended")).Links($"/actions/{actionId}"));
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("school.nw")).Get(answer.Location!)).Status);
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains(answer.Location!));
        Assert.Equal("school.nw@demo.example", mail.To);
        Assert.StartsWith("Achos ", mail.Subject);
        Assert.Contains("http://localhost:5080/actions/", mail.Body);
        Assert.True((await coordinator.Get($"/actions/{actionId}")).Links(answer.Location!));
    }

    [Fact]
    public async Task It_cannot_be_handed_to_an_agency_outside_the_panel_or_to_the_one_that_has_it()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "North Wales Police");
        var coordinator = await site.As("coordinator.nw");
        await using var db = site.Db();
        foreach (var name in new[] { "Hertfordshire Constabulary", "North Wales Police" })
        {
            var agency = await db.Agencies.SingleAsync(held => held.Name == name);
            var answer = await coordinator.Post($"/actions/{actionId}/transfer", ("AgencyId", agency.Id.ToString()), ("Because", "x"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }
    }

    [Fact]
    public async Task The_pages_speak_Welsh()
    {
        var actionId = await site.Given.Action(await site.Given.Case(), "Ysgol y Bont");
        var school = await site.As("school.nw");
        var page = await school.Get($"/actions/{actionId}");
        Assert.Contains("Derbyn y cam gweithredu hwn", page.Text);
        Assert.DoesNotContain("Accept this action", page.Text);
        Assert.Equal("cy", page.Page.DocumentElement.GetAttribute("lang"));
    }
}
