using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Features.Digests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using Microsoft.Extensions.DependencyInjection;

namespace YoungFutures.Tests.Web.Gaps;

/// <summary>One young person's matter is allowed to rot at each of ten stages. The coordinator's board shows it on the working day on which its time has run out, not the day before.</summary>
public sealed class RottingCaseTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task The_board_catches_it_at_each_of_ten_stages_on_the_right_day()
    {
        // 1: sent, and nobody reads it.
        var referralId = await Given.Referral(name: "Gwenfair Cudd");
        await Rots(Gap.Unscreened, referralId, await DueOf<Referral>(referralId));
        // 2: asked, and nobody answers.
        var questionId = await Given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == referralId)).Ask(act, "Since when?").Id);
        await Rots(Gap.QuestionUnanswered, questionId, await DueOf<ReferralQuestion>(questionId));
        // 3: accepted, and never listed.
        var caseId = await Given.Case(name: "Gwenfair Cudd-Arall");
        await Rots(Gap.NotListed, caseId, await DueOf<Case>(caseId));
        // 4: an agency was asked and sends nothing.
        var checkId = await Given.Check(caseId);
        await Rots(Gap.CheckNotReturned, checkId, await DueOf<AgencyCheck>(checkId));
        // 5: listed, and the meeting passes over it.
        var meetingId = await Given.Meeting(published: true, caseId);
        await Rots(Gap.NotHeard, caseId, await DueOf<Case>(caseId));
        Assert.Contains(meetingId, await Ids(Gap.MeetingNotHeld));
        // 6: adopted, and its lead does not take it on.
        var adopted = await Given.Adopted();
        await Rots(Gap.LeadNotAccepted, adopted, await DueOf<Case>(adopted));
        // 7: taken on, and the family is not reached.
        await Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.ContactAttempts).SingleAsync(held => held.Id == adopted)).AcceptLead(act, act.UserId);
            return 0;
        });
        await Rots(Gap.FamilyNotReached, adopted, await DueOf<Case>(adopted));
        // 8: an action that nobody accepts.
        var actionId = await Given.Action(adopted);
        await Rots(Gap.ActionNotAccepted, actionId, await DueOf<SupportAction>(actionId));
        // 9: support begins and its plan does not come.
        await Given.Agreement(adopted);
        await Given.As("health.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.Agreements).SingleAsync(held => held.Id == adopted)).StartSupport(act);
            return 0;
        });
        await Rots(Gap.PlanLate, adopted, await DueOf<Case>(adopted));
        // 10: and its review is missed.
        var review = await Read(db => db.Cases.Where(held => held.Id == adopted).Select(held => held.ReviewOn!.Value).SingleAsync());
        await Rots(Gap.ReviewMissed, adopted, review);
    }

    [Fact]
    public async Task The_owner_is_told_first_then_the_agencys_contact_and_the_chair_last_and_the_mail_names_nobody()
    {
        var (police, colleague) = (await Given.User("police.nw"), await Given.User("police2.nw"));
        var caseId = await Given.Case(name: "Gwenfair Cudd");
        var checkId = await Given.Check(caseId);
        await Given.As("police2.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == checkId)).TakeOn(act, colleague.Id);
            return 0;
        });
        var (due, reference) = (await DueOf<AgencyCheck>(checkId), await Read(db => db.AgencyChecks.Where(held => held.Id == checkId).Select(held => held.Reference).SingleAsync()));
        var calendar = WorkingCalendar.EnglandAndWales;
        var first = new Dictionary<string, DateOnly>();
        for (var day = due; day <= calendar.Add(due, 14); day = day.AddDays(1))
        {
            await At(day);
            var sent = await Send();
            if (!calendar.IsWorkingDay(day)) Assert.Equal(0, sent);
            // As if the job had been killed after it, and run again.
            Assert.Equal(0, await Send());
            foreach (var mail in await Read(db => db.OutboxMessages.Where(held => held.Body.Contains(reference)).Select(held => held.To).ToListAsync())) first.TryAdd(mail, day);
        }

        Assert.Equal(calendar.Add(due, 1), first["police2.nw@demo.example"]);
        Assert.Equal(calendar.Add(due, 5), first["police.nw@demo.example"]);
        Assert.Equal(calendar.Add(due, 10), first["chair.nw@demo.example"]);
        var mails = await Read(db => db.OutboxMessages.Select(held => held.Subject + held.Body).ToListAsync());
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.DoesNotContain("Cudd", mail, StringComparison.Ordinal));
        Assert.Equal(police.Id, await Read(db => db.Agencies.Where(agency => agency.Id == police.AgencyId).Select(agency => agency.ContactId!.Value).SingleAsync()));
    }

    private async Task Rots(Gap gap, Guid recordId, DateOnly due)
    {
        Assert.DoesNotContain(recordId, await Ids(gap));
        await At(due);
        Assert.DoesNotContain(recordId, await Ids(gap));
        var runsOut = WorkingCalendar.EnglandAndWales.Add(due, 1);
        for (var day = due.AddDays(1); day < runsOut; day = day.AddDays(1))
        {
            await At(day);
            Assert.DoesNotContain(recordId, await Ids(gap));
        }

        await At(runsOut);
        Assert.Contains(recordId, await Ids(gap));
    }

    private Task At(DateOnly day)
    {
        var at = UkTime.ToUtc(day, new TimeOnly(8, 0));
        if (at > site.Clock.GetUtcNow().UtcDateTime) site.Clock.SetUtcNow(at);
        return Task.CompletedTask;
    }

    private async Task<List<Guid>> Ids(Gap gap)
    {
        await using var db = await site.DbOf("coordinator.nw");
        var board = await GapBoard.Of(db, await db.ActIn(Given.PanelId));
        var ids = new List<Guid>();
        foreach (var rule in board.Rules.Where(rule => rule.Gap == gap)) ids.AddRange(await board.Waiting(rule).Select(line => line.Id).ToListAsync());
        return ids;
    }

    private async Task<int> Send()
    {
        await using var db = site.Db();
        return await DigestLetters.Send(db, site.Services.GetRequiredService<SiteAddress>(), new Words());
    }

    private async Task<DateOnly> DueOf<T>(Guid id) where T : YoungFutures.Domain.Record, IOwned
    {
        await using var db = site.Db();
        return (await db.Set<T>().AsNoTracking().SingleAsync(held => held.Id == id)).DueOn!.Value;
    }

    private async Task<T> Read<T>(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<T>> read)
    {
        await using var db = site.Db();
        return await read(db);
    }
}
