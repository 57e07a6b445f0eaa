using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Mail;

namespace YoungFutures.Tests.Web.Sharing;

public sealed class DeathTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private async Task<Guid> WhoOf(Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
    }

    private static (string, string?)[] Yesterday(int daysAgo = 1)
    {
        var day = Domain.Scene.Wednesday.AddDays(-daysAgo);
        return [("On.Day", day.Day.ToString()), ("On.Month", day.Month.ToString()), ("On.Year", day.Year.ToString()), ("Sure", "true")];
    }

    [Fact]
    public async Task A_death_stops_every_letter_reminder_and_check_at_once()
    {
        var caseId = await Given.Case();
        var (checkId, actionId) = (await Given.Check(caseId, "Wrexham education"), await Given.Action(caseId));
        var meetingId = await Given.Meeting(published: true, caseId, await Given.Case());
        var letterId = await Given.Letter(caseId, await Given.Contact(caseId, FamilyRelation.Mother, "Carys Dolwen"));
        await Given.Warning(caseId);
        await Given.Notice(caseId);
        Guid alone, shared, others;
        await using (var db = site.Db())
        {
            OutboxMessage Mail(string body) => new("police.nw@demo.example", "A subject", body, db.Now);
            var (one, two, three) = (Mail($"Answer:\n\nhttp://localhost/checks/{checkId}\n"), Mail($"Due:\nhttp://localhost/actions/{actionId}\nhttp://localhost/checks/{Guid.NewGuid()}\n"), Mail($"Answer:\n\nhttp://localhost/checks/{Guid.NewGuid()}\n"));
            // They wait: the mail server is down.
            foreach (var mail in new[] { one, two, three }) mail.Failed(db.Now);
            db.OutboxMessages.AddRange(one, two, three);
            await db.SaveChangesAsync();
            (alone, shared, others) = (one.Id, two.Id, three.Id);
        }

        var who = await WhoOf(caseId);
        var coordinator = await site.As("coordinator.nw");
        var done = await coordinator.Post($"/young-people/{who}/death", Yesterday());
        Assert.Equal($"/young-people/{who}", done.Location);
        Assert.Contains("This young person died on 17 November 2026.", (await coordinator.Get(done.Location!)).Text);

        await using var after = site.Db();
        var @case = await after.Cases.Include(held => held.Checks).Include(held => held.Actions).AsSplitQuery().SingleAsync(held => held.Id == caseId);
        Assert.Equal((CaseStatus.Closed, ClosingReason.Died), (@case.Status, @case.ClosedBecause));
        Assert.All(@case.Checks, check => Assert.False(check.IsOpen));
        Assert.All(@case.Actions, action => Assert.Equal(ActionStatus.Cancelled, action.Status));
        Assert.False(await after.AgendaItems.AnyAsync(item => item.MeetingId == meetingId && item.CaseId == caseId));
        Assert.False(await after.VisitWarnings.AnyAsync(held => held.CaseId == caseId && held.EndedAt == null));
        Assert.False(await after.PrivacyNotices.AnyAsync(held => held.CaseId == caseId && held.DueOn != null));
        Assert.NotNull((await after.OutboxMessages.SingleAsync(mail => mail.Id == alone)).StoppedAt);
        var left = await after.OutboxMessages.SingleAsync(mail => mail.Id == shared);
        Assert.Null(left.StoppedAt);
        Assert.DoesNotContain(actionId.ToString(), left.Body);
        Assert.Contains("/checks/", left.Body);
        Assert.Null((await after.OutboxMessages.SingleAsync(mail => mail.Id == others)).StoppedAt);

        foreach (var path in new[] { $"/letters/{letterId}", $"/letters/{letterId}/print", $"/letters/{letterId}/sending", $"/cases/{caseId}/letters/new" })
        {
            var page = await coordinator.Get(path);
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Contains("This young person has died.", page.Text);
        }
    }

    [Fact]
    public async Task Nothing_is_mailed_about_a_young_person_who_has_died()
    {
        var caseId = await Given.Case();
        await Given.As("coordinator.nw", async (db, act) =>
        {
            await Death.Record(db, act, await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPerson).SingleAsync(), act.Today);
            return caseId;
        });
        var living = await Given.Case();
        using (var scope = site.Services.CreateScope())
        {
            var letters = scope.ServiceProvider.GetRequiredService<Letters>();
            var police = (await Given.User("police.nw")).Id;
            Assert.Null(await letters.Send(police, null, $"/cases/{caseId}", _ => "A subject", _ => "Some words.", caseId));
            Assert.Equal(police, await letters.Send(police, null, $"/cases/{living}", _ => "A subject", _ => "Some words.", living));
        }

        await using var db = site.Db();
        Assert.True(await db.HasDied(caseId));
        Assert.False((await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId)).CanReopen);
    }

    [Fact]
    public async Task A_mail_that_was_stopped_is_never_sent()
    {
        await using var db = site.Db();
        var mail = new OutboxMessage("police.nw@demo.example", "A subject", "Some words.", db.Now);
        mail.Stop(db.Now);
        db.OutboxMessages.Add(mail);
        await db.SaveChangesAsync();
        var now = db.Now.AddYears(5);
        Assert.False(await db.OutboxMessages.AnyAsync(held => held.Id == mail.Id && held.NextTryAt <= now));
    }

    [Fact]
    public async Task The_day_cannot_be_in_the_future_before_birth_or_missing_and_nobody_is_hurried()
    {
        var who = await WhoOf(await Given.Case());
        var coordinator = await site.As("coordinator.nw");
        Assert.Contains("The date cannot be in the future", (await coordinator.Post($"/young-people/{who}/death", Yesterday(-1))).Errors);
        Assert.Contains("The date of death cannot be before the date of birth", (await coordinator.Post($"/young-people/{who}/death", Yesterday(365 * 16))).Errors);
        var nothing = await coordinator.Post($"/young-people/{who}/death");
        Assert.Equal(["Enter the day on which they died", "Make sure that this is true before you record it, and say that you have"], nothing.Errors);
        await using var db = site.Db();
        Assert.Null(await db.YoungPeople.Where(held => held.Id == who).Select(held => held.DiedOn).SingleAsync());
    }

    [Fact]
    public async Task A_death_recorded_in_error_is_taken_back_and_the_case_is_open_again()
    {
        var caseId = await Given.Case();
        var who = await WhoOf(caseId);
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/young-people/{who}/death", Yesterday());
        Assert.Contains("Say how the error came about", (await coordinator.Post($"/young-people/{who}/death/undoing")).Errors);
        await coordinator.Post($"/young-people/{who}/death/undoing", ("Because", "Another with the same name."));
        await using var db = site.Db();
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
        Assert.Equal(CaseStatus.InformationGathering, @case.Status);
        Assert.Null(@case.YoungPerson.DiedOn);
        Assert.NotNull(@case.OwnerId);
        Assert.Contains("Another with the same name.", (await coordinator.Get($"/cases/{caseId}")).Text);
    }

    [Fact]
    public async Task What_a_death_stopped_of_a_case_that_had_closed_before_goes_on_where_it_was_an_error()
    {
        var caseId = await Given.EndedWithChecks();
        var (noticeId, who) = (await Given.Notice(caseId), await WhoOf(caseId));
        // What had lapsed or was stopped for another reason is not begun anew.
        var stopped = await Given.As("coordinator.nw", async (db, act) =>
        {
            var check = await db.PostClosureChecks.Where(held => held.CaseId == caseId).OrderByDescending(held => held.Months).FirstAsync();
            db.Entry(check).Property(held => held.State).CurrentValue = YoungFutures.Domain.Support.AfterState.Stopped;
            db.Entry(check).Property(held => held.EndedAt).CurrentValue = act.At.AddDays(-1);
            db.Entry(check).Property(held => held.DueOn).CurrentValue = null;
            db.Entry(check).Property(held => held.OwnerId).CurrentValue = null;
            return check.Id;
        });
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Post($"/young-people/{who}/death", Yesterday());
        await using (var dead = site.Db())
        {
            Assert.False(await dead.PostClosureChecks.AnyAsync(held => held.CaseId == caseId && held.DueOn != null));
            Assert.Equal(PrivacyNoticeState.Lapsed, (await dead.PrivacyNotices.SingleAsync(held => held.Id == noticeId)).State);
        }

        await coordinator.Post($"/young-people/{who}/death/undoing", ("Because", "Another with the same name."));

        await using var db = site.Db();
        Assert.Equal((CaseStatus.Closed, ClosingReason.NeedsMet), await db.Cases.Where(held => held.Id == caseId).Select(held => new ValueTuple<CaseStatus, ClosingReason>(held.Status, held.ClosedBecause!.Value)).SingleAsync());
        var notice = await db.PrivacyNotices.SingleAsync(held => held.Id == noticeId);
        Assert.Equal((PrivacyNoticeState.Due, notice.PromisedFor), (notice.State, notice.DueOn));
        var checks = await db.PostClosureChecks.Where(held => held.CaseId == caseId).OrderBy(held => held.Months).ToListAsync();
        Assert.All(checks.Take(2), check => Assert.Equal((YoungFutures.Domain.Support.AfterState.Waiting, check.PlannedOn), (check.State, check.DueOn)));
        Assert.All(checks.Take(2), check => Assert.NotNull(check.OwnerId));
        Assert.Equal((stopped, false), (checks[2].Id, checks[2].IsOpen));
    }

    [Fact]
    public async Task Only_whoever_runs_the_panel_records_a_death_and_a_closing_leads_there()
    {
        var caseId = await Given.Case();
        await Given.Party(caseId, "North Wales Police");
        var who = await WhoOf(caseId);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As("police.nw")).Get($"/young-people/{who}/death")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("education.nw")).Get($"/young-people/{who}/death")).Status);
        var coordinator = await site.As("coordinator.nw");
        var closing = await coordinator.Get($"/cases/{caseId}/closure");
        Assert.True(closing.Links($"/young-people/{who}/death"));
        Assert.Null(closing.Page.QuerySelector("input[value=Died]"));
    }
}
