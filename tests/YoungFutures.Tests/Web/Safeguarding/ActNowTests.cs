using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Tests.Web.Safeguarding;

public sealed class ActNowTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private static readonly (string, string?)[] Seen = [("Concern", "A fresh bruise and afraid to go home."), ("OwnWords", "Dw i ddim eisiau mynd adref.")];

    [Fact]
    public async Task Act_now_on_a_draft_stops_it_and_the_coordinator_who_is_told_can_read_it()
    {
        var draftId = await site.Given.Draft();
        var police = await site.As("police.nw");

        var raised = await police.Post($"/referrals/{draftId}/act-now", ("Concern", "A burn on the arm."));

        var coordinator = await site.As("coordinator.nw");
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get(raised.Location!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.Get($"/referrals/{draftId}")).Status);
        Assert.True((await coordinator.Get("/my-work")).Links($"/referrals/{draftId}"));
    }

    [Fact]
    public async Task The_numbers_of_the_young_persons_own_council_stand_before_the_form()
    {
        var id = await site.Given.Referral();
        var page = await (await site.As("police.nw")).Get($"/referrals/{id}/act-now");
        var (areas, own) = await Areas(id);
        Assert.Contains("999", page.Text);
        Assert.Contains(own.DayNumber, page.Text);
        Assert.Contains(own.NightNumber, page.Text);
        Assert.All(areas.Where(area => area.Code != own.Code), other => Assert.DoesNotContain(other.DayNumber, page.Text));
        Assert.True(page.Body.IndexOf(own.DayNumber, StringComparison.Ordinal) < page.Body.IndexOf("name=\"Concern\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_area_is_not_known_every_council_of_the_panel_is_named()
    {
        var id = await site.Given.Referral();
        await using (var db = site.Db())
        {
            (await db.Referrals.SingleAsync(held => held.Id == id)).AreaCode = null;
            await db.SaveChangesAsync();
        }

        var page = await (await site.As("police.nw")).Get($"/referrals/{id}/act-now");
        await using var whole = site.Db();
        foreach (var number in await whole.PanelAreas.Where(area => area.PanelId == site.Given.PanelId).Select(area => area.DayNumber).ToListAsync()) Assert.Contains(number, page.Text);
    }

    [Fact]
    public async Task It_can_be_raised_on_every_kind_of_record_and_takes_subject_and_area_from_it()
    {
        var caseId = await site.Given.Case(name: "Pob Cofnod");
        var checkId = await site.Given.Check(caseId, "Betsi Cadwaladr University Health Board");
        await using var whole = site.Db();
        var asked = await whole.AgencyChecks.Where(check => check.Id == checkId).Select(check => check.Reference).SingleAsync();
        var actionId = await site.Given.Action(caseId, "Glannau Youth Club");
        var noteId = await site.Given.Note(caseId, "coordinator.nw", "Noted.", Visibility.WholePanel);
        await using var db = site.Db();
        var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
        foreach (var (path, account, from, record) in new[]
        {
            ($"/cases/{caseId}", "coordinator.nw", ReportedFrom.Case, caseId), ($"/checks/{checkId}", "health.nw", ReportedFrom.Check, checkId),
            ($"/actions/{actionId}", "community.nw", ReportedFrom.Action, actionId), ($"/notes/{noteId}", "chair.nw", ReportedFrom.Note, noteId),
        })
        {
            var visitor = await site.As(account);
            var answer = await visitor.Post(path + "/act-now", Seen);
            var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == record);
            Assert.Equal($"/safeguarding/{report.Id}", answer.Location);
            Assert.Equal((from, @case.YoungPersonId, @case.AreaCode, from == ReportedFrom.Check ? asked : @case.Reference, (Guid?)caseId), (report.From, report.SubjectId, report.AreaCode, report.RecordReference, report.CaseId));
            Assert.Equal("Dw i ddim eisiau mynd adref.", report.OwnWords);
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(answer.Location!)).Status);
        }
    }

    [Fact]
    public async Task Coordinator_and_chair_are_told_in_the_same_moment_without_a_name()
    {
        var id = await site.Given.Referral(name: "Cyfrinach Lwyr");
        await using var db = site.Db();
        var before = await db.OutboxMessages.Select(mail => mail.Id).ToListAsync();
        await (await site.As("police.nw")).Post($"/referrals/{id}/act-now", Seen);
        var mails = await db.OutboxMessages.Where(mail => !before.Contains(mail.Id)).ToListAsync();
        Assert.Equal(["chair.nw@demo.example", "coordinator.nw@demo.example"], mails.Select(mail => mail.To).Order());
        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        Assert.All(mails, mail =>
        {
            Assert.Contains($"/safeguarding/{report.Id}", mail.Body);
            Assert.DoesNotContain("Cyfrinach", mail.Subject + mail.Body);
            Assert.DoesNotContain("bruise", mail.Subject + mail.Body);
        });
    }

    [Fact]
    public async Task A_message_is_in_its_readers_language()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await using (var db = own.Db())
        {
            (await db.Users.SingleAsync(user => user.Email == "chair.nw@demo.example")).Culture = "cy-GB";
            await db.SaveChangesAsync();
        }

        var id = await own.Given.Referral();
        await (await own.As("police.nw")).Post($"/referrals/{id}/act-now", Seen);
        await using var after = own.Db();
        Assert.StartsWith("Dyfodol Ifanc", (await after.OutboxMessages.SingleAsync(mail => mail.To == "chair.nw@demo.example")).Subject);
        Assert.StartsWith("Young Futures", (await after.OutboxMessages.SingleAsync(mail => mail.To == "coordinator.nw@demo.example")).Subject);
    }

    [Fact]
    public async Task What_was_seen_must_be_written_and_a_second_sending_makes_no_second_report()
    {
        var id = await site.Given.Referral();
        var police = await site.As("police.nw");
        Assert.Equal(["Write what you saw or heard"], (await police.Post($"/referrals/{id}/act-now", ("Concern", " "))).Errors);
        var page = await police.Get($"/referrals/{id}/act-now");
        var first = await police.Send(page, $"/referrals/{id}/act-now", Seen);
        var second = await police.Send(page, $"/referrals/{id}/act-now", Seen);
        Assert.Equal(first.Location, second.Location);
        await using var db = site.Db();
        Assert.Equal(1, await db.SafeguardingReports.CountAsync(held => held.RecordId == id));
    }

    [Fact]
    public async Task Whoever_does_not_see_the_record_finds_nothing_to_raise_and_no_report()
    {
        var id = await site.Given.Referral("police.nw");
        await (await site.As("police.nw")).Post($"/referrals/{id}/act-now", Seen);
        await using var db = site.Db();
        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        foreach (var account in new[] { "health.nw", "coordinator.herts", "opcc.nw", "ig.nw", "admin" })
        {
            var visitor = await site.As(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/referrals/{id}/act-now")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/safeguarding/{report.Id}")).Status);
        }

        // A colleague of the one who raised it can go on with it.
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("police2.nw")).Get($"/safeguarding/{report.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_kept_out_of_a_case_reads_its_report_or_is_told_of_it()
    {
        var caseId = await site.Given.Case();
        var chair = await site.Given.User("chair.nw");
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var exclusion = new Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), chair.Id, "A relative.", act.At);
            db.Exclusions.Add(exclusion);
            return exclusion.Id;
        });
        await using var whole = site.Db();
        var before = await whole.OutboxMessages.CountAsync(mail => mail.To == "chair.nw@demo.example");
        var answer = await (await site.As("coordinator.nw")).Post($"/cases/{caseId}/act-now", Seen);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("chair.nw")).Get(answer.Location!)).Status);
        Assert.Equal(before, await whole.OutboxMessages.CountAsync(mail => mail.To == "chair.nw@demo.example"));
    }

    [Fact]
    public async Task The_report_then_its_confirmation_close_the_clock()
    {
        var id = await site.Given.Referral();
        var police = await site.As("police.nw");
        var address = (await police.Post($"/referrals/{id}/act-now", Seen)).Location!;
        Assert.Contains("Due 14:00 today", (await police.Get(address)).Text);
        // Confirming before anything was reported leads back.
        Assert.Equal(address, (await police.Get(address + "/confirmation")).Location);

        var future = await police.Post(address + "/report", ("By", "PC Jones"), ("To", "Front door"), ("On.Day", "18"), ("On.Month", "11"), ("On.Year", "2026"), ("At", "23:59"));
        Assert.Equal(["The day and time cannot be in the future"], future.Errors);
        Assert.NotEmpty((await police.Post(address + "/report", ("By", ""), ("To", ""), ("At", "soon"))).Errors);
        await police.Post(address + "/report", ("By", "PC Jones"), ("To", "Front door"), ("At", "09:55"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await police.Post(address + "/confirmation", ("By", "Duty worker"), ("At", "9.58"), ("Reference", ""))).Status);
        await (await site.As("coordinator.nw")).Post(address + "/confirmation", ("By", "Duty worker"), ("At", "9.58"), ("Reference", "CS-77"));
        await using var db = site.Db();
        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        Assert.False(report.IsOpen);
        Assert.Equal("CS-77", report.ServiceReference);
        Assert.Equal(new DateTime(2026, 11, 18, 9, 58, 0), report.ConfirmedAt);
    }

    [Fact]
    public async Task The_clock_counts_hours_and_the_list_begins_with_the_latest()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        var first = await own.Given.Referral();
        var address = (await (await own.As("police.nw")).Post($"/referrals/{first}/act-now", Seen)).Location!;
        own.Clock.Advance(TimeSpan.FromHours(6.5));
        var coordinator = await own.As("coordinator.nw");
        Assert.Contains("2 hours late", (await coordinator.Get(address)).Text);
        var list = await coordinator.Get("/safeguarding");
        Assert.True(list.Links(address));
        Assert.Contains("2 hours late", list.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await own.As("police.nw")).Get("/safeguarding")).Status);
    }

    [Fact]
    public async Task A_draft_stopped_by_a_risk_ends_as_redirected_once_the_service_has_confirmed()
    {
        var id = await site.Given.Draft("school.nw");
        await site.Given.As("school.nw", async (db, act) =>
        {
            (await db.Referrals.SingleAsync(held => held.Id == id)).AnswerImmediateRisk(Answer.Yes, act);
            return id;
        });
        var school = await site.As("school.nw");
        var address = (await school.Post($"/referrals/{id}/act-now", Seen)).Location!;
        var coordinator = await site.As("coordinator.nw");
        (string, string?)[] ending = [("To", "S01"), ("Told", "Children’s services have it.")];
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Post(address + "/redirection", ending)).Status);

        await school.Post(address + "/report", ("By", "Head"), ("To", "Front door"), ("At", "09:00"));
        await school.Post(address + "/confirmation", ("By", "Duty worker"), ("At", "09:30"), ("Reference", "CS-88"));
        await using (var then = site.Db())
        {
            var waiting = await then.Referrals.SingleAsync(held => held.Id == id);
            Assert.Equal((waiting.LoggedById, new DateOnly(2026, 11, 19)), (waiting.OwnerId, waiting.DueOn));
        }

        var page = await coordinator.Get(address);
        Assert.True(page.Links($"/referrals/{id}/check-answers"));
        Assert.True(page.Links(address + "/redirection"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.Post(address + "/redirection", ("To", "S07"), ("Told", "Told."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Post(address + "/redirection", ending)).Status);
        await using var db = site.Db();
        var referral = await db.Referrals.SingleAsync(held => held.Id == id);
        Assert.Equal((ReferralStatus.Redirected, "CS-88"), (referral.Status, referral.RedirectReference));
        await using var seen = await site.DbOf("school.nw");
        Assert.True(await seen.Referrals.AnyAsync(held => held.Id == id));
    }

    [Fact]
    public async Task A_yes_about_immediate_risk_raises_the_report_at_once_though_the_browser_is_closed_then()
    {
        var id = await site.Given.As("police.nw", async (db, act) =>
        {
            var draft = new Referral(act, act.AgencyId) { AreaCode = act.Panel.Areas[0].Code };
            draft.Call("Tegwen", "Brys", null, null);
            db.Referrals.Add(draft);
            return await Task.FromResult(draft.Id);
        });
        await using var db = site.Db();
        var before = await db.OutboxMessages.Select(mail => mail.Id).ToListAsync();
        var police = await site.As("police.nw");

        await police.Post($"/referrals/{id}/safety", ("ImmediateRisk", "Yes"), ("OwnWords", "Mae arna i ofn."));

        var report = await db.SafeguardingReports.AsNoTracking().SingleAsync(held => held.RecordId == id);
        Assert.Equal((report.RaisedAt.AddHours(4), "Mae arna i ofn.", false), (report.DueAt, report.OwnWords, report.IsWritten));
        var mails = await db.OutboxMessages.Where(mail => !before.Contains(mail.Id)).ToListAsync();
        Assert.Equal(["chair.nw@demo.example", "coordinator.nw@demo.example"], mails.Select(mail => mail.To).Order());
        Assert.All(mails, mail => Assert.DoesNotContain("Tegwen", mail.Subject + mail.Body));
        var board = await (await site.As("coordinator.nw")).Get("/my-work/stopped");
        Assert.Contains("4 hours left", board.Page.QuerySelector($"[id='{id}']")!.TextContent);
        Assert.Contains("What was seen has not been written down yet", (await (await site.As("chair.nw")).Get($"/safeguarding/{report.Id}")).Text);
    }

    [Fact]
    public async Task What_was_seen_goes_into_the_report_that_the_answer_raised_however_often_it_was_answered()
    {
        var id = await site.Given.As("police.nw", async (db, act) =>
        {
            var draft = new Referral(act, act.AgencyId) { AreaCode = act.Panel.Areas[0].Code };
            draft.Call("Tegwen", "Eto", null, null);
            db.Referrals.Add(draft);
            return await Task.FromResult(draft.Id);
        });
        var police = await site.As("police.nw");
        foreach (var answer in new[] { "Yes", "Yes", "No", "NotKnown", "Yes" }) await police.Post($"/referrals/{id}/safety", ("ImmediateRisk", answer), ("FamilyAware", "Both"));
        await using var db = site.Db();
        var mails = await db.OutboxMessages.CountAsync();

        var page = await police.Get($"/referrals/{id}/act-now");
        Assert.Contains("The coordinator and the chair have been told, and the clock runs.", page.Text);
        var written = await police.Send(page, $"/referrals/{id}/act-now", Seen);

        var report = await db.SafeguardingReports.SingleAsync(held => held.RecordId == id);
        Assert.Equal($"/safeguarding/{report.Id}", written.Location);
        Assert.Equal("A fresh bruise and afraid to go home.", report.Concern);
        Assert.Equal(mails, await db.OutboxMessages.CountAsync());
    }

    [Fact]
    public async Task An_answer_with_a_text_that_is_too_long_raises_the_report_all_the_same()
    {
        var id = await site.Given.As("police.nw", async (db, act) =>
        {
            var draft = new Referral(act, act.AgencyId);
            draft.Call("Tegwen", "Hir", null, null);
            db.Referrals.Add(draft);
            return await Task.FromResult(draft.Id);
        });
        var answer = await (await site.As("police.nw")).Post($"/referrals/{id}/safety", ("ImmediateRisk", "Yes"), ("OwnWords", new string('x', 5000)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        await using var db = site.Db();
        Assert.Null((await db.SafeguardingReports.SingleAsync(held => held.RecordId == id)).OwnWords);
    }

    [Fact]
    public async Task A_record_shows_its_reports_to_those_who_may_see_them()
    {
        var caseId = await site.Given.Case("police.nw", name: "Olion Amlwg");
        var checkId = await site.Given.Check(caseId, "Betsi Cadwaladr University Health Board");
        var actionId = await site.Given.Action(caseId, "Glannau Youth Club");
        await using var db = site.Db();
        var referralId = await db.Referrals.Where(held => held.CaseId == caseId).Select(held => held.Id).SingleAsync();
        var addresses = new List<string>();
        foreach (var (path, account) in new[] { ($"/referrals/{referralId}", "police.nw"), ($"/checks/{checkId}", "health.nw"), ($"/actions/{actionId}", "community.nw") })
        {
            var visitor = await site.As(account);
            var address = (await visitor.Post(path + "/act-now", Seen)).Location!;
            addresses.Add(address);
            var page = await visitor.Get(path);
            Assert.True(page.Links(address), path);
            Assert.Contains("Not reported yet", page.Text);
            Assert.True((await (await site.As("coordinator.nw")).Get(path)).Links(address), path);
        }

        var whole = await (await site.As("coordinator.nw")).Get($"/cases/{caseId}");
        Assert.All(addresses, address => Assert.True(whole.Links(address)));
        // Health raised one on its check; what the police raised on their referral is not health's.
        Assert.False((await (await site.As("health.nw")).Get($"/checks/{checkId}")).Links(addresses[0]));
        await site.Given.Party(caseId, "Ysgol y Bont");
        var school = await (await site.As("school.nw")).Get($"/cases/{caseId}");
        Assert.Equal(HttpStatusCode.OK, school.Status);
        Assert.All(addresses, address => Assert.False(school.Links(address)));
    }

    [Fact]
    public async Task Late_reports_are_counted_by_the_hour_however_many_there_are()
    {
        using var own = new YoungFuturesHost();
        await own.InitializeAsync();
        await own.Given.As("police.nw", async (db, act) =>
        {
            for (var i = 0; i < 12; i++)
            {
                var id = Guid.CreateVersion7();
                db.SafeguardingReports.Add(new SafeguardingReport(act, id, ReportedFrom.Case, id, null, null, null, "A bruise.", null));
            }

            return await Task.FromResult(act.Panel.Id);
        });
        // The same day, an hour past the hour by which they were due.
        own.Clock.Advance(TimeSpan.FromHours(5));

        var page = await (await own.As("police.nw")).Get("/my-work");

        Assert.Contains("late: 12", page.Page.QuerySelector("a.yf-tile[href='/my-work/act-now']")!.TextContent);
    }

    private async Task<(List<YoungFutures.Domain.Panels.PanelArea> All, YoungFutures.Domain.Panels.PanelArea Own)> Areas(Guid referralId)
    {
        await using var db = site.Db();
        var code = await db.Referrals.Where(held => held.Id == referralId).Select(held => held.AreaCode).SingleAsync();
        var areas = await db.PanelAreas.Where(area => area.PanelId == site.Given.PanelId).ToListAsync();
        return (areas, areas.Single(area => area.Code == code));
    }
}
