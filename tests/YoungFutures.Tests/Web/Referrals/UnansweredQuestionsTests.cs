using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Referrals.Screening;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;

namespace YoungFutures.Tests.Web.Referrals;

public sealed class UnansweredQuestionsTests : IDisposable
{
    private readonly YoungFuturesHost site = new();

    [Fact]
    public async Task One_reminder_goes_out_on_the_working_day_before_the_last_and_no_second()
    {
        var (id, questionId) = await Asked();
        Assert.Equal(0, await Remind());
        // Asked on Wednesday the 18th with five working days: due on Wednesday the 25th.
        site.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal((1, 0), (await Remind(), await Remind()));

        await using var db = site.Db();
        var mails = await db.OutboxMessages.Where(mail => mail.Body.Contains($"/referrals/{id}/questions/{questionId}/answer")).OrderBy(mail => mail.QueuedAt).ToListAsync();
        Assert.Equal(["school.nw@demo.example", "school.nw@demo.example"], mails.Select(mail => mail.To));
        Assert.Contains("25 Tachwedd 2026", mails[1].Body);
        Assert.DoesNotContain("social worker", mails[1].Subject + mails[1].Body);
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, (await db.ReferralQuestions.SingleAsync(held => held.Id == questionId)).RemindedAt);
    }

    [Fact]
    public async Task A_reminder_missed_over_the_weekend_is_not_sent_after_the_day()
    {
        await Asked();
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, await Remind());
    }

    [Fact]
    public async Task Once_the_date_has_passed_the_referral_is_back_in_screening_with_the_coordinator()
    {
        var (id, questionId) = await Asked();
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await Back());
        site.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((1, 0), (await Back(), await Back()));

        await using var db = site.Db();
        var referral = await db.Referrals.SingleAsync(held => held.Id == id);
        var coordinatorId = await db.Panels.Where(panel => panel.Code == "NW").Select(panel => panel.CoordinatorId).SingleAsync();
        Assert.Equal((ReferralStatus.Screening, coordinatorId, new DateOnly(2026, 11, 30)), (referral.Status, referral.OwnerId!.Value, referral.DueOn!.Value));
        Assert.False((await db.ReferralQuestions.SingleAsync(held => held.Id == questionId)).IsOpen);
        Assert.True(await db.AuditEntries.AnyAsync(line => line.RecordId == id && line.Event == AuditEvents.Changed && line.At == site.Clock.GetUtcNow().UtcDateTime));
        Assert.Contains(id.ToString(), (await (await site.As("coordinator.nw")).Get("/my-work/screening")).Body);
    }

    [Fact]
    public async Task Two_nodes_at_once_remind_and_give_up_once()
    {
        var (id, _) = await Asked();
        site.Clock.Advance(TimeSpan.FromDays(6));
        await Task.WhenAll(Task.Run(() => Unless(Remind)), Task.Run(() => Unless(Remind)));
        site.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(Task.Run(() => Unless(Back)), Task.Run(() => Unless(Back)));

        await using var db = site.Db();
        Assert.Equal(2, await db.OutboxMessages.CountAsync(mail => mail.Body.Contains($"/referrals/{id}/questions/")));
        Assert.Equal(ReferralStatus.Screening, (await db.Referrals.SingleAsync(held => held.Id == id)).Status);
    }

    public void Dispose() => site.Dispose();

    private async Task<(Guid Id, Guid QuestionId)> Asked()
    {
        await site.InitializeAsync();
        var id = await site.Given.Referral("school.nw");
        await (await site.As("coordinator.nw")).Post($"/referrals/{id}/screening", ("Outcome", "Ask"), ("Question", "Is there a social worker?"), ("Reason", "Not said."));
        await using var db = site.Db();
        return (id, await db.ReferralQuestions.Where(held => held.ReferralId == id).Select(held => held.Id).SingleAsync());
    }

    private async Task<int> Remind()
    {
        await using var db = site.Db();
        return await QuestionReminders.Send(db, new Letters(db, site.Services.GetRequiredService<YoungFutures.Web.Plumbing.SiteAddress>(), new Words()));
    }

    private async Task<int> Back()
    {
        await using var db = site.Db();
        return await UnansweredQuestions.Sweep(db);
    }

    private static async Task Unless(Func<Task<int>> sweep)
    {
        try
        {
            await sweep();
        }
        catch (DbUpdateException)
        {
            // The other node was quicker.
        }
    }
}
