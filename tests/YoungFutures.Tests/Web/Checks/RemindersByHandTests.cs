using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Checks;

/// <summary>Whoever looks at what falls through reminds an agency with one press.</summary>
public sealed class RemindersByHandTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task One_press_writes_to_whoever_has_the_check_and_to_the_contact_while_nobody_has_opened_it_and_says_so()
    {
        var checkId = await Given.Check(await Given.Case(name: "Gwenfair Cudd"));
        var colleague = await Given.User("police2.nw");
        await Given.As("police2.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, colleague.Id);
            (await db.Users.SingleAsync(user => user.Id == colleague.Id)).Culture = "cy";
            return 0;
        });
        var coordinator = await site.As("coordinator.nw");
        var page = await coordinator.Get($"/checks/{checkId}");

        var sent = await coordinator.Send(page, $"/checks/{checkId}/reminder");

        Assert.Equal($"/checks/{checkId}", sent.Location);
        var mails = await Mails();
        Assert.Equal(["police.nw@demo.example", "police2.nw@demo.example"], mails.Select(mail => mail.To).Order());
        Assert.All(mails, mail => Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("2012", mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains($"/checks/{checkId}", mail.Body, StringComparison.Ordinal));
        Assert.Contains("needs the answer by 23 November 2026", mails.Single(mail => mail.To.StartsWith("police.nw")).Body, StringComparison.Ordinal);
        Assert.Contains("Gofynnodd y panel", mails.Single(mail => mail.To.StartsWith("police2.nw")).Body, StringComparison.Ordinal);
        var after = await coordinator.Get($"/checks/{checkId}");
        Assert.Contains("Last reminded by", after.Text, StringComparison.Ordinal);
        Assert.Contains("Reminded 18 Nov 2026", (await coordinator.Get("/checks")).Text, StringComparison.Ordinal);
        Assert.Contains("Last reminded by", (await (await site.As("chair.nw")).Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordId == checkId && line.Event == AuditEvents.Changed && line.UserId == db.Users.Single(user => user.Email == "coordinator.nw@demo.example").Id));

        // Once a working day, and never an answer that was lost.
        var again = await coordinator.Send(after, $"/checks/{checkId}/reminder");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("A reminder was sent on 18 November 2026. The next one can be sent on 19 November 2026.", again.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Mails()).Count);
    }

    [Fact]
    public async Task Once_it_was_opened_the_one_who_has_it_is_reminded_alone_and_once_it_is_late_that_is_said()
    {
        var checkId = await Given.Check(await Given.Case());
        await (await site.As("police.nw")).Get($"/checks/{checkId}");
        await Given.As("police2.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, act.UserId);
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(9));
        var chair = await site.As("chair.nw");

        await chair.Send(await chair.Get($"/checks/{checkId}"), $"/checks/{checkId}/reminder");

        var mail = Assert.Single(await Mails());
        Assert.Equal("police2.nw@demo.example", mail.To);
        Assert.Contains("was due on 23 November 2026 and has not come", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_away_is_answered_for_and_where_nobody_can_be_written_to_that_is_said()
    {
        var checkId = await Given.Check(await Given.Case());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            db.Absences.Add(new Absence(await db.Users.SingleAsync(user => user.Email == "police.nw@demo.example"), await db.Users.SingleAsync(user => user.Email == "police2.nw@demo.example"), act.Today, act.Today, act.UserId, act.At));
            return 0;
        });
        var coordinator = await site.As("coordinator.nw");
        await coordinator.Send(await coordinator.Get($"/checks/{checkId}"), $"/checks/{checkId}/reminder");
        Assert.Equal("police2.nw@demo.example", Assert.Single(await Mails()).To);

        await Given.As("admin", async (db, _) =>
        {
            var agency = await db.Agencies.SingleAsync(held => held.Name == "Ysgol y Bont");
            agency.ContactId = null;
            return 0;
        });
        var nobody = await Given.Check(await Given.Case(), "Ysgol y Bont");
        var refused = await coordinator.Send(await coordinator.Get($"/checks/{nobody}"), $"/checks/{nobody}/reminder");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Nobody of this agency can be written to", refused.Text, StringComparison.Ordinal);
        await using var db = site.Db();
        Assert.Null(await db.AgencyChecks.Where(check => check.Id == nobody).Select(check => check.RemindedByHandAt).SingleAsync());
    }

    [Fact]
    public async Task The_agency_itself_and_others_send_none_and_a_stale_page_neither()
    {
        var checkId = await Given.Check(await Given.Case());
        var (police, coordinator) = (await site.As("police.nw"), await site.As("coordinator.nw"));
        var stale = await coordinator.Get($"/checks/{checkId}");
        Assert.DoesNotContain("Remind the agency now", (await police.Get($"/checks/{checkId}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Send(await police.Get("/my-work"), $"/checks/{checkId}/reminder")).Status);
        // The agency has opened it meanwhile.
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(stale, $"/checks/{checkId}/reminder")).Status);
        Assert.Empty(await Mails());
    }

    [Fact]
    public async Task An_action_that_nobody_has_accepted_is_reminded_of_in_the_same_way()
    {
        var actionId = await Given.Action(await Given.Case(name: "Gwenfair Cudd"));
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police.nw"));

        Assert.Equal($"/actions/{actionId}", (await coordinator.Send(await coordinator.Get($"/actions/{actionId}"), $"/actions/{actionId}/reminder")).Location);

        var mail = Assert.Single(await Mails());
        Assert.Equal("police.nw@demo.example", mail.To);
        Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal);
        var page = await coordinator.Get($"/actions/{actionId}");
        Assert.Contains("Reminded by hand", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.Send(page, $"/actions/{actionId}/reminder")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await police.Send(await police.Get("/my-work"), $"/actions/{actionId}/reminder")).Status);
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.SupportActions.Include(held => held.Involvements).SingleAsync(held => held.Id == actionId)).Accept(act, act.UserId);
            return 0;
        });
        Assert.DoesNotContain("Remind the agency now", (await coordinator.Get($"/actions/{actionId}")).Text, StringComparison.Ordinal);
        Assert.Equal(ActionStatus.Accepted, (await site.Db().SupportActions.SingleAsync(held => held.Id == actionId)).Status);
    }

    private async Task<List<YoungFutures.Domain.Mail.OutboxMessage>> Mails()
    {
        await using var db = site.Db();
        return await db.OutboxMessages.AsNoTracking().ToListAsync();
    }
}
