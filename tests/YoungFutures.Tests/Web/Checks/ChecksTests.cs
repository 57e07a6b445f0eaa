using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.Checks;

public sealed class ChecksTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private Given Given => site.Given;

    [Fact]
    public async Task The_coordinator_asks_several_agencies_at_once_and_each_is_told_without_a_name()
    {
        var caseId = await Given.Case(name: "Tegan Dirgel");
        var police = (await Given.User("police.nw")).AgencyId.ToString();
        var school = (await Given.User("school.nw")).AgencyId.ToString();
        var coordinator = await site.As("coordinator.nw");
        var form = await coordinator.Get($"/cases/{caseId}/checks/new");
        Assert.Equal("23", form.Page.QuerySelector("input[name='DueOn.Day']")!.GetAttribute("value"));

        var done = await coordinator.Send(form, $"/cases/{caseId}/checks/new", ("AgencyIds", police), ("AgencyIds", school), (form.QuestionTo(school!), "Is she in school?"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        await using var db = site.Db();
        var checks = await db.AgencyChecks.Where(check => check.CaseId == caseId).ToListAsync();
        Assert.Equal(2, checks.Count);
        Assert.All(checks, check => Assert.NotNull(check.OwnerId));
        var names = checks.ConvertAll(check => check.Reference);
        var mails = await db.OutboxMessages.Where(mail => names.Any(name => mail.Subject.Contains(name))).ToListAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.DoesNotContain("Tegan", mail.Subject + mail.Body, StringComparison.Ordinal));
        // The number of the case counts, and would tell an agency that refers the same young person how long the panel has known them.
        var number = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        Assert.All(mails, mail => Assert.DoesNotContain(number, mail.Subject + mail.Body, StringComparison.Ordinal));
        var asked = await (await site.As("school.nw")).Get($"/checks/{checks.Single(check => check.AgencyId.ToString() == school).Id}");
        Assert.DoesNotContain(number, asked.Body, StringComparison.Ordinal);
        Assert.Contains("Gofynnir", mails.Single(mail => mail.To == "school.nw@demo.example").Subject, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.Contains(checks, check => mail.Body.Contains($"http://localhost:5080/checks/{check.Id}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Asking_needs_an_agency_a_question_and_a_date_that_is_not_past()
    {
        var caseId = await Given.Case();
        var coordinator = await site.As("coordinator.nw");
        var police = (await Given.User("police.nw")).AgencyId.ToString();
        var form = await coordinator.Get($"/cases/{caseId}/checks/new");
        var silent = await coordinator.Send(form, $"/cases/{caseId}/checks/new", ("AgencyIds", police), (form.QuestionTo(police!), " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the question"), (silent.Status, Assert.Single(silent.Errors)));
        var wrong = await coordinator.Post($"/cases/{caseId}/checks/new", ("DueOn.Day", "17"), ("DueOn.Month", "11"), ("DueOn.Year", "2026"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["Choose at least one agency", "The date cannot be in the past"], wrong.Errors);
        var herts = (await Given.User("police.herts")).AgencyId.ToString();
        var outside = await coordinator.Post($"/cases/{caseId}/checks/new", ("AgencyIds", herts));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/cases/{caseId}/checks/new")).Status);
    }

    [Fact]
    public async Task An_agency_that_was_only_asked_sees_its_check_and_nothing_else_of_the_young_person()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId, Health);
        var other = await Given.Check(caseId, "Wrexham education");
        Guid youngPersonId;
        await using (var db = site.Db()) youngPersonId = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
        var health = await site.As("health.nw");

        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/checks/{checkId}")).Status);
        foreach (var path in new[] { $"/cases/{caseId}", $"/young-people/{youngPersonId}", $"/checks/{other}", $"/cases/{caseId}/notes/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await health.Get(path)).Status);
        Assert.False((await health.Get($"/checks/{checkId}")).Links($"/cases/{caseId}"));
    }

    [Fact]
    public async Task The_coordinator_sees_who_has_not_opened_it()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var coordinator = await site.As("coordinator.nw");
        Assert.True((await coordinator.Get("/checks?show=unopened")).Links($"/checks/{checkId}"));
        Assert.Contains("Not opened yet", (await coordinator.Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        await (await site.As("health.nw")).Get($"/checks/{checkId}");
        Assert.False((await coordinator.Get("/checks?show=unopened")).Links($"/checks/{checkId}"));
        Assert.Contains((await Given.User("health.nw")).DisplayName, (await coordinator.Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_is_returned_under_a_legal_gateway()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId, Health);
        var health = await site.As("health.nw");
        var form = await health.Get($"/checks/{checkId}/return");
        Assert.Equal("WellbeingWales", form.Page.QuerySelector("input[name=Gateway][checked]")!.GetAttribute("value"));
        Assert.Null(form.Page.QuerySelector("input[value=SeriousViolenceDuty]"));

        var empty = await health.Send(form, $"/checks/{checkId}/return", ("Known", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var forged = await health.Post($"/checks/{checkId}/return", ("Known", "Known to us."), ("Visibility", "WholePanel"), ("Gateway", "SeriousViolenceDuty"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Health and social care may not share under the Serious Violence Duty. Choose another legal gateway."), (forged.Status, Assert.Single(forged.Errors)));
        var sent = await health.Post($"/checks/{checkId}/return", ("Known", "Known to us."), ("Strengths", "Kind."), ("Visibility", "WholePanel"));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);

        await using var db = site.Db();
        var check = await db.AgencyChecks.SingleAsync(held => held.Id == checkId);
        Assert.Equal((CheckAnswer.Known, LegalGateway.WellbeingWales), (check.Answer!.Value, check.Gateway!.Value));
        Assert.Contains("Known to us.", (await (await site.As("coordinator.nw")).Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("chair.nw")).Get($"/checks/{checkId}/return")).Status);
        var twice = await health.Post($"/checks/{checkId}/cannot-share", ("Because", "Too late."));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
    }

    [Fact]
    public async Task Nothing_held_takes_one_click_and_ends_the_agencys_sight()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var health = await site.As("health.nw");
        var page = await health.Get($"/checks/{checkId}");
        var done = await health.Send(page, $"/checks/{checkId}/nothing-held");
        Assert.Equal((HttpStatusCode.Redirect, "/checks"), (done.Status, done.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/checks/{checkId}")).Status);
        Assert.False((await health.Get("/checks?show=returned")).Links($"/checks/{checkId}"));
        Assert.Contains("Nothing held", (await (await site.As("coordinator.nw")).Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_shared_is_said_with_its_reason()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var health = await site.As("health.nw");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await health.Post($"/checks/{checkId}/cannot-share", ("Because", ""))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await health.Post($"/checks/{checkId}/cannot-share", ("Because", "A court says so."))).Status);
        Assert.Contains("A court says so.", (await (await site.As("coordinator.nw")).Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_is_taken_back_is_gone_at_once_for_the_agency()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        var health = await site.As("health.nw");
        var page = await health.Get($"/checks/{checkId}");
        Assert.Equal(HttpStatusCode.Forbidden, (await health.Get($"/checks/{checkId}/unassignment")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.As("coordinator.nw")).Post($"/checks/{checkId}/unassignment")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/checks/{checkId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Send(page, $"/checks/{checkId}/nothing-held")).Status);
    }

    [Fact]
    public async Task Another_agency_and_another_panel_do_not_know_the_check()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"), Health);
        foreach (var account in new[] { "police.nw", "provider.nw", "coordinator.herts", "admin" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(account)).Get($"/checks/{checkId}")).Status);
    }

    [Fact]
    public async Task Somebody_of_the_agency_takes_it_on_or_hands_it_to_a_colleague_and_the_coordinator_sees_who_has_it()
    {
        var checkId = await Given.Check(await Given.Case("school.nw"));
        var (police2, coordinator) = (await site.As("police2.nw"), await site.As("coordinator.nw"));
        var (first, colleague, stranger) = (await Given.User("police.nw"), await Given.User("police2.nw"), await Given.User("school.nw"));
        Assert.Contains(first.DisplayName, (await coordinator.Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        Assert.True((await police2.Get($"/checks/{checkId}")).Links($"/checks/{checkId}/owner"));
        Assert.True((await police2.Get("/my-work/checks")).Links($"/checks/{checkId}"));

        var form = await police2.Get($"/checks/{checkId}/owner");
        Assert.Equal(colleague.Id.ToString(), form.Page.QuerySelector("input[name=OwnerId][checked]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police2.Send(form, $"/checks/{checkId}/owner", ("OwnerId", stranger.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police2.Send(form, $"/checks/{checkId}/owner", ("OwnerId", ""))).Status);
        Assert.Equal($"/checks/{checkId}", (await police2.Post($"/checks/{checkId}/owner")).Location);
        Assert.Contains(colleague.DisplayName, (await coordinator.Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        Assert.True((await police2.Get("/my-work/my-checks")).Links($"/checks/{checkId}"));
        Assert.False((await police2.Get("/my-work/checks")).Links($"/checks/{checkId}"));
        Assert.True((await (await site.As("police.nw")).Get("/my-work/checks")).Links($"/checks/{checkId}"));

        await police2.Post($"/checks/{checkId}/owner", ("OwnerId", first.Id.ToString()));
        await using var db = site.Db();
        Assert.Equal(first.Id, (await db.AgencyChecks.SingleAsync(held => held.Id == checkId)).OwnerId);
        var mail = await db.OutboxMessages.SingleAsync(message => message.Body.Contains($"/checks/{checkId}"));
        Assert.Equal("police.nw@demo.example", mail.To);

        var stale = await police2.Send(form, $"/checks/{checkId}/owner", ("OwnerId", colleague.Id.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        await police2.Send(await police2.Get($"/checks/{checkId}"), $"/checks/{checkId}/nothing-held");
        Assert.Equal($"/checks/{checkId}", (await coordinator.Get($"/checks/{checkId}/owner")).Location);
    }

    [Fact]
    public async Task Ones_own_checks_stand_before_those_of_ones_agency_whichever_is_due_first()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var mine = await own.Given.Check(await own.Given.Case("school.nw"));
        var sooner = await own.Given.Check(await own.Given.Case("school.nw"));
        await own.Given.As("coordinator.nw", async (db, act) =>
        {
            var colleague = await db.Users.SingleAsync(user => user.Email == "police2.nw@demo.example");
            var check = await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == sooner);
            check.TakeOn(act, colleague.Id);
            db.Entry(check).Property(held => held.DueOn).CurrentValue = act.Today;
            return sooner;
        });
        var page = await (await own.As("police.nw")).Get("/my-work");
        var sections = page.Page.QuerySelectorAll("section.yf-work").Select(section => section.GetAttribute("aria-labelledby")).ToList();
        Assert.True(sections.IndexOf("work-my-checks") >= 0 && sections.IndexOf("work-my-checks") == sections.IndexOf("work-checks") - 1, string.Join(' ', sections));
        Assert.True(page.Links($"/checks/{mine}") && page.Links($"/checks/{sooner}"));
    }

    [Fact]
    public async Task The_coordinator_ends_an_agencys_sight_after_its_answer_and_the_answer_stays()
    {
        var caseId = await Given.Case("school.nw");
        var checkId = await Given.Check(caseId, Health);
        var (health, coordinator) = (await site.As("health.nw"), await site.As("coordinator.nw"));
        await health.Post($"/checks/{checkId}/return", ("Known", "Known to us since June."), ("Visibility", "WholePanel"));
        Assert.Equal(HttpStatusCode.OK, (await health.Get($"/checks/{checkId}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await health.Post($"/checks/{checkId}/unassignment")).Status);
        Assert.True((await coordinator.Get($"/checks/{checkId}")).Links($"/checks/{checkId}/unassignment"));

        Assert.Equal($"/cases/{caseId}", (await coordinator.Post($"/checks/{checkId}/unassignment")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await health.Get($"/checks/{checkId}")).Status);
        Assert.False((await health.Get("/checks?show=returned")).Links($"/checks/{checkId}"));
        var page = await coordinator.Get($"/checks/{checkId}");
        Assert.Contains("Known to us since June.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sight ended", page.Text, StringComparison.Ordinal);
        Assert.False(page.Links($"/checks/{checkId}/unassignment"));
        Assert.Contains("no longer sees its check", (await coordinator.Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
        Assert.Equal($"/checks/{checkId}", (await coordinator.Get($"/checks/{checkId}/unassignment")).Location);
        await using var db = site.Db();
        var stored = await db.AgencyChecks.SingleAsync(held => held.Id == checkId);
        Assert.Equal(CheckAnswer.Known, stored.Answer);
        Assert.Null(stored.UnassignedAt);
    }
}
