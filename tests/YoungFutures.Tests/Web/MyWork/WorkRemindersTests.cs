using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.MyWork;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.MyWork;

/// <summary>
/// Who is reminded of what before a meeting. Checks and actions are given on Wednesday 18 November; the meeting is a fortnight later, on 2 December, so that the first reminder is
/// due on 25 November and the last on 1 December.
/// </summary>
public sealed class WorkRemindersTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task One_mail_goes_to_each_person_with_links_to_all_they_owe_and_nothing_about_anybody()
    {
        var caseId = await Given.Case(name: "Gwenfair Cudd");
        var (check, action, later) = (await Given.Check(caseId), await Given.Action(caseId, dueInDays: 5), await Given.Action(await Given.Case(), dueInDays: 40));
        var schools = await Given.Check(caseId, "Ysgol y Bont");
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.SupportActions.SingleAsync(held => held.Id == later)).Accept(act, act.UserId);
            return 0;
        });
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await Remind());
        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((2, 0), (await Remind(), await Remind()));

        var mails = await Reminders();
        var police = Assert.Single(mails, mail => mail.To == "police.nw@demo.example");
        Assert.Contains($"/checks/{check}", police.Body, StringComparison.Ordinal);
        Assert.Contains($"/actions/{action}", police.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(later.ToString(), police.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(schools.ToString(), police.Body, StringComparison.Ordinal);
        Assert.Contains("Late, due by 23 November 2026", police.Body, StringComparison.Ordinal);
        Assert.Contains("/my-work", police.Body, StringComparison.Ordinal);
        var school = Assert.Single(mails, mail => mail.To == "school.nw@demo.example");
        Assert.Contains("Mae’r panel yn cyfarfod ar 2 Rhagfyr 2026.", school.Body, StringComparison.Ordinal);
        Assert.Contains($"/checks/{schools}", school.Body, StringComparison.Ordinal);
        await using var db = site.Db();
        var reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        Assert.All(mails, mail => Assert.DoesNotContain("Cudd", mail.Subject + mail.Body, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain(reference, mail.Subject + mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_working_day_before_only_what_is_still_open_is_asked_for_once_more()
    {
        var (answered, open) = (await Given.Check(await Given.Case()), await Given.Check(await Given.Case()));
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        await Remind();
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(check => check.Involvements).SingleAsync(check => check.Id == answered)).ReturnNothingHeld(act);
            return 0;
        });
        var new1 = await Given.Check(await Given.Case());
        site.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal((1, 0), (await Remind(), await Remind()));

        var last = (await Reminders())[^1];
        Assert.Contains("still open before the meeting of 2 December 2026", last.Subject, StringComparison.Ordinal);
        Assert.Contains(open.ToString(), last.Body, StringComparison.Ordinal);
        Assert.Contains(new1.ToString(), last.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(answered.ToString(), last.Body, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Remind());
    }

    [Fact]
    public async Task Nobody_is_reminded_on_the_day_on_which_they_were_asked()
    {
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        await Given.Check(await Given.Case());
        Assert.Equal(0, await Remind());
        site.Clock.Advance(TimeSpan.FromDays(6));
        await Given.Check(await Given.Case(), "Betsi Cadwaladr University Health Board");
        Assert.Equal(1, await Remind());
        Assert.Equal("police.nw@demo.example", Assert.Single(await Reminders()).To);
    }

    [Theory]
    [InlineData("leaver", "police.nw@demo.example")]
    [InlineData("kept out", "police.nw@demo.example")]
    [InlineData("no part", "police.nw@demo.example")]
    [InlineData("contact left too", "coordinator.nw@demo.example")]
    public async Task Whoever_no_longer_sees_it_is_not_reminded_and_somebody_who_does_is(string why, string instead)
    {
        var caseId = await Given.Case();
        var check = await Given.Check(caseId);
        var owner = (await Given.User("police2.nw")).Id;
        await Given.As("police.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == check)).TakeOn(act, owner);
            return 0;
        });
        await Given.As("coordinator.nw", async (db, act) =>
        {
            var user = await db.Users.Include(held => held.Memberships).SingleAsync(held => held.Id == owner);
            if (why == "kept out") db.Exclusions.Add((await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, owner, "An aunt."));
            else if (why == "no part") foreach (var part in user.Memberships) part.End(act.At);
            else user.LeavesOn = act.Today.AddDays(2);
            if (why == "contact left too") (await db.Users.SingleAsync(held => held.Email == "police.nw@demo.example")).LeavesOn = act.Today.AddDays(1);
            return 0;
        });
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(1, await Remind());

        var mail = Assert.Single(await Reminders());
        Assert.Equal(instead, mail.To);
        Assert.Contains(check.ToString(), mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_nobody_of_them_may_see_is_in_no_mail()
    {
        var caseId = await Given.Case();
        await Given.Check(caseId);
        await Given.As("coordinator.nw", async (db, act) =>
        {
            foreach (var account in new[] { "police.nw", "police2.nw" })
                db.Exclusions.Add((await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, (await Given.User(account)).Id, "A neighbour."));
            // Who coordinates cannot be kept out by the page; a conflict of interest may.
            db.Exclusions.Add(new YoungFutures.Domain.Access.Exclusion(await db.Cases.SingleAsync(held => held.Id == caseId), act.CoordinatorId, "A conflict.", act.At));
            return 0;
        });
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await Remind());
        Assert.Empty(await Reminders());
    }

    [Fact]
    public async Task A_meeting_that_is_moved_is_another_date_to_be_ready_by_and_one_that_is_cancelled_none()
    {
        await Given.Check(await Given.Case());
        var meetingId = await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Remind());
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.PanelMeetings.SingleAsync(held => held.Id == meetingId)).Move(act, act.At.AddDays(14), 90, "Tŷ Pawb", null, null);
            return 0;
        });
        Assert.Equal(0, await Remind());
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((1, 0), (await Remind(), await Remind()));
        await Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.PanelMeetings.SingleAsync(held => held.Id == meetingId)).Cancel(act, "Snow.");
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, await Remind());
    }

    [Fact]
    public async Task A_panel_may_choose_to_remind_nobody()
    {
        await Given.Check(await Given.Case());
        await Meeting();
        await Given.As("admin", async (db, act) =>
        {
            act.Panel.Amend(act.At, act.UserId).ChaseDays = 0;
            await Task.CompletedTask;
            return 0;
        });
        foreach (var days in new[] { 7, 6 })
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            Assert.Equal(0, await Remind());
        }
    }

    [Fact]
    public async Task A_crash_before_the_save_leaves_neither_mail_nor_stamp_and_the_next_sweep_reminds()
    {
        await Given.Check(await Given.Case());
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        await using (var db = site.Db()) await Assert.ThrowsAsync<InvalidOperationException>(() => WorkBeforeMeeting.Chase(db, _ => throw new InvalidOperationException("The power went.")));
        Assert.Empty(await Reminders());

        Assert.Equal((1, 0), (await Remind(), await Remind()));
        Assert.Single(await Reminders());
    }

    [Fact]
    public async Task Two_nodes_at_once_remind_each_person_once()
    {
        await Given.Check(await Given.Case());
        await Given.Check(await Given.Case(), "Betsi Cadwaladr University Health Board");
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));

        var reminded = await Task.WhenAll(Task.Run(Remind), Task.Run(Remind));

        Assert.Equal(2, reminded.Sum());
        Assert.Equal(["health.nw@demo.example", "police.nw@demo.example"], (await Reminders()).Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task More_than_a_mail_can_hold_is_counted_and_stands_under_my_work()
    {
        for (var made = 0; made < 23; made++) await Given.Check(await Given.Case());
        await Meeting();
        site.Clock.Advance(TimeSpan.FromDays(7));
        await Remind();
        var mail = Assert.Single(await Reminders());
        Assert.Contains("And 3 more. You find all of it under My work:", mail.Body, StringComparison.Ordinal);
        Assert.InRange(mail.Body.Length, 1, Lengths.Text);
    }

    private Task<Guid> Meeting() => Given.As("coordinator.nw", (db, act) =>
    {
        var meeting = new PanelMeeting(act, new DateTime(2026, 12, 2, 10, 0, 0, DateTimeKind.Utc), 90, "Tŷ Pawb", null, null);
        db.PanelMeetings.Add(meeting);
        return Task.FromResult(meeting.Id);
    });

    private async Task<int> Remind()
    {
        await using var db = site.Db();
        return await WorkReminders.Send(db, site.Services.GetRequiredService<SiteAddress>(), new Words());
    }

    private async Task<List<OutboxMessage>> Reminders()
    {
        await using var db = site.Db();
        return await db.OutboxMessages.Where(mail => mail.Body.Contains("/my-work")).OrderBy(mail => mail.QueuedAt).ThenBy(mail => mail.Id).ToListAsync();
    }
}
