using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Tests.Web.Cases;

public sealed class CasesTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    [Fact]
    public async Task The_list_shows_what_is_due_first_at_the_top_and_how_late_it_is()
    {
        var caseId = await Given.Case();
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var late = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.Entry(late).Property(held => held.DueOn).CurrentValue = WorkingCalendar.EnglandAndWales.Add(act.Today, -2);
            return caseId;
        });
        await Given.Case();

        var coordinator = await site.As("coordinator.nw");
        var all = await coordinator.Get("/cases");
        Assert.Equal($"/cases/{caseId}", all.Page.QuerySelector("tbody a")!.GetAttribute("href"));
        Assert.Contains("late by 2 working days", all.Text, StringComparison.Ordinal);
        var late = await coordinator.Get("/cases?late=true&owner=mine");
        Assert.Equal([$"/cases/{caseId}"], late.Page.QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")));
        Assert.Empty((await coordinator.Get("/cases?area=E10000015")).Page.QuerySelectorAll("tbody a"));
        Assert.Empty((await coordinator.Get("/cases?status=Closed")).Page.QuerySelectorAll("tbody a"));
    }

    [Fact]
    public async Task A_page_of_the_list_has_fifty_rows()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        for (var made = 0; made < 51; made++) await own.Given.Case();
        var coordinator = await own.As("coordinator.nw");
        Assert.Equal(50, (await coordinator.Get("/cases")).Page.QuerySelectorAll("tbody tr").Length);
        Assert.Single((await coordinator.Get("/cases?page=2")).Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_case_shows_who_it_is_about_and_what_can_be_done_next()
    {
        var caseId = await Given.Case(name: "Heledd Pen-y-Bryn");
        var page = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Heledd", page.Page.Title, StringComparison.Ordinal);
        Assert.Contains("Heledd Pen-y-Bryn", page.Text, StringComparison.Ordinal);
        Assert.Contains("The case was opened", page.Text, StringComparison.Ordinal);
        Assert.Contains("Screened", page.Text, StringComparison.Ordinal);
        Assert.True(page.Links($"/cases/{caseId}/checks/new"));
        Assert.True(page.Links($"/cases/{caseId}/closure"));
        Assert.False(page.Links($"/cases/{caseId}/reopening"));
        Assert.False(page.Links($"/cases/{caseId}/support"));
        Assert.False(page.Links($"/cases/{caseId}/urgency"));
        Assert.True((await (await site.As("chair.nw")).Get($"/cases/{caseId}")).Links($"/cases/{caseId}/urgency"));
    }

    [Fact]
    public async Task Screening_is_the_panels_and_never_the_referrers()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var police = await (await site.As("police.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.DoesNotContain("Fits the panel", police.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_health_keeps_to_itself_is_nowhere_for_the_police()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        await Given.Party(caseId, "Betsi Cadwaladr University Health Board");
        await Given.Note(caseId, "health.nw", "A word for the chair only.", Visibility.AuthorAndChair);

        var before = await (await site.As("police.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.DoesNotContain("A word for the chair only.", before.Body, StringComparison.Ordinal);
        Assert.Contains("A word for the chair only.", (await (await site.As("health.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        Assert.Contains("A word for the chair only.", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        await using var police = await site.DbOf("police.nw");
        Assert.Equal(0, await police.Notes.CountAsync(note => note.CaseId == caseId));
        var own = before.Page.QuerySelectorAll(".yf-chronology > li").Length;
        await Given.Note(caseId, "health.nw", "Another.", Visibility.AuthorAndChair);
        Assert.Equal(own, (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Page.QuerySelectorAll(".yf-chronology > li").Length);
    }

    [Fact]
    public async Task A_note_is_written_for_the_readers_its_writer_chose()
    {
        var caseId = await Given.Case();
        foreach (var agency in new[] { "North Wales Police", "Wrexham education", "Betsi Cadwaladr University Health Board" }) await Given.Party(caseId, agency);
        var health = await site.As("health.nw");
        var police = (await Given.User("police.nw")).AgencyId.ToString();

        var nobody = await health.Post($"/cases/{caseId}/notes/new", ("Text", "For the police."), ("Visibility", "NamedAgencies"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Contains("For the police.", nobody.Body, StringComparison.Ordinal);
        var outside = await health.Post($"/cases/{caseId}/notes/new", ("Text", "For the police."), ("Visibility", "NamedAgencies"), ("AgencyIds", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        var saved = await health.Post($"/cases/{caseId}/notes/new", ("Text", "For the police."), ("Visibility", "NamedAgencies"), ("AgencyIds", police));
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);

        Assert.Contains("For the police.", (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("For the police.", (await (await site.As("education.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_posted_twice_is_one_note()
    {
        var caseId = await Given.Case();
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/notes/new");
        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(form, $"/cases/{caseId}/notes/new", ("Text", "Once."), ("Visibility", "WholePanel"))).Status);
        await using var db = site.Db();
        Assert.Equal(1, await db.Notes.CountAsync(note => note.CaseId == caseId));
    }

    [Fact]
    public async Task What_agencies_are_told_is_the_coordinators_to_write_and_a_stale_page_overwrites_nothing()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/summary")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("police.nw")).Get($"/cases/{caseId}/summary")).Status);
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/summary");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Send(form, $"/cases/{caseId}/summary", ("Summary", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/summary", ("Summary", "First."))).Status);
        var stale = await coordinator.Send(form, $"/cases/{caseId}/summary", ("Summary", "Second."));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("First.", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Second.", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_case_is_seen_by_those_named_only()
    {
        var caseId = await Given.Case(name: "Mair Cudd");
        await Given.Party(caseId, "North Wales Police");
        var checkId = await Given.Check(caseId);
        var coordinator = await site.As("coordinator.nw");
        var police2 = (await Given.User("police2.nw")).Id.ToString();

        var done = await coordinator.Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"), ("UserIds", police2));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get($"/cases/{caseId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get($"/cases/{caseId}")).Status);
        Assert.DoesNotContain("Mair", (await (await site.As("chair.nw")).Get("/cases")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("police.nw")).Get($"/cases/{caseId}")).Status);
        // The agency's contact has the check in hand and may still answer it; colleagues no longer see it.
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police.nw")).Get($"/checks/{checkId}")).Status);
        await using (var chair = await site.DbOf("chair.nw")) Assert.False(await chair.Referrals.AnyAsync(referral => referral.CaseId == caseId));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/restriction", ("IsRestricted", "false"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("chair.nw")).Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task Somebody_who_is_kept_out_finds_nothing_whatever_else_they_are()
    {
        var caseId = await Given.Case(name: "Cai Perthynas");
        await Given.Party(caseId, "North Wales Police");
        var checkId = await Given.Check(caseId);
        var chair = (await Given.User("chair.nw")).Id.ToString();
        var police = (await Given.User("police.nw")).Id.ToString();
        var coordinator = await site.As("coordinator.nw");
        foreach (var userId in new[] { chair, police })
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post($"/cases/{caseId}/exclusions/new", ("UserId", userId), ("Why", "A relative."))).Status);

        Guid youngPersonId;
        await using (var db = site.Db()) youngPersonId = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        foreach (var account in new[] { "chair.nw", "police.nw" })
        {
            var visitor = await site.As(account);
            foreach (var path in new[] { $"/cases/{caseId}", $"/checks/{checkId}", $"/young-people/{youngPersonId}" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
            await using var db = await site.DbOf(account);
            Assert.False(await db.Referrals.AnyAsync(referral => referral.CaseId == caseId));
            Assert.False(await db.NameKeys.AnyAsync(key => key.YoungPersonId == youngPersonId));
        }

        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get($"/cases/{caseId}")).Status);
        var again = await coordinator.Post($"/cases/{caseId}/exclusions/new", ("UserId", chair), ("Why", "A relative."));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        var page = await coordinator.Get($"/cases/{caseId}/exclusions/new");
        var lift = page.Page.QuerySelectorAll("form[action$='/lifting']").Select(form => form.GetAttribute("action")!).First();
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Send(page, lift)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("chair.nw")).Get($"/cases/{caseId}")).Status);
    }

    [Fact]
    public async Task Whoever_owns_the_panels_cases_cannot_be_kept_out_of_one()
    {
        var caseId = await Given.Case();
        var coordinator = (await Given.User("coordinator.nw")).Id.ToString();
        var refused = await (await site.As("chair.nw")).Post($"/cases/{caseId}/exclusions/new", ("UserId", coordinator), ("Why", "A relative."));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task Another_panel_does_not_know_the_case()
    {
        var caseId = await Given.Case(name: "Nest Ddirgel");
        var herts = await site.As("coordinator.herts");
        foreach (var path in new[] { "", "/summary", "/checks/new", "/notes/new", "/restriction", "/exclusions/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await herts.Get($"/cases/{caseId}{path}")).Status);
        Assert.DoesNotContain("Nest", (await herts.Get("/cases")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opcc.nw")]
    [InlineData("ig.nw")]
    [InlineData("admin")]
    public async Task Whoever_works_on_no_case_has_no_lists_of_them(string account)
    {
        var visitor = await site.As(account);
        foreach (var path in new[] { "/cases", "/checks", "/young-people", "/search" }) Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get(path)).Status);
    }

    [Fact]
    public async Task A_provider_has_its_actions_and_no_list_of_anything_else()
    {
        var provider = await site.As("provider.nw");
        foreach (var path in new[] { "/cases", "/checks", "/young-people", "/referrals", "/referrals/new", "/search", "/meetings", "/my-work/cases", "/my-work/drafts", "/my-work/checks", "/my-work/my-checks", "/my-work/led" })
            Assert.Equal(HttpStatusCode.NotFound, (await provider.Get(path)).Status);
        foreach (var path in new[] { "/actions", "/my-work", "/my-work/actions" }) Assert.Equal(HttpStatusCode.OK, (await provider.Get(path)).Status);
        var menu = (await provider.Get("/my-work")).Page.QuerySelectorAll("header a, nav a").Select(link => link.GetAttribute("href"));
        Assert.DoesNotContain("/referrals", menu);
    }

    [Fact]
    public async Task A_provider_is_offered_for_actions_and_to_be_kept_out_and_for_nothing_else()
    {
        var caseId = await Given.Case();
        var user = await Given.User("provider.nw");
        var coordinator = await site.As("coordinator.nw");
        foreach (var path in new[] { "checks/new", "notes/new", "restriction" })
        {
            var page = await coordinator.Get($"/cases/{caseId}/{path}");
            Assert.DoesNotContain($"value=\"{user.AgencyId}\"", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain($"value=\"{user.Id}\"", page.Body, StringComparison.Ordinal);
        }

        Assert.Contains($"value=\"{user.AgencyId}\"", (await coordinator.Get($"/cases/{caseId}/actions/new")).Body, StringComparison.Ordinal);
        Assert.Contains($"value=\"{user.Id}\"", (await coordinator.Get($"/cases/{caseId}/exclusions/new")).Body, StringComparison.Ordinal);
        var asked = await coordinator.Post($"/cases/{caseId}/checks/new", ("AgencyIds", user.AgencyId.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        var named = await coordinator.Post($"/cases/{caseId}/restriction", ("IsRestricted", "true"), ("UserIds", user.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, named.Status);
    }
}
