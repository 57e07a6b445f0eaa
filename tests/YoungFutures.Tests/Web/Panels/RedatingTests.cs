using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Tests.Web.Panels;

/// <summary>What is open follows the panel's limits when they change, and an agency's check the meeting that it is asked for.</summary>
public sealed class RedatingTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    private Given Given => site.Given;
    private static WorkingCalendar Calendar => WorkingCalendar.EnglandAndWales;
    private DateOnly Today => UkTime.LocalDate(site.Clock.GetUtcNow().UtcDateTime);

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task A_changed_limit_gives_what_is_open_its_date_anew_from_the_day_it_was_counted_from_and_only_once()
    {
        var (referralId, asked, caseId, adopted) = (await Given.Referral(), await Given.Referral(), await Given.Case(), await Given.Adopted());
        var actionId = await Given.Action(adopted);
        await Given.As("coordinator.nw", async (db, act) => (await db.Referrals.SingleAsync(held => held.Id == asked)).Ask(act, "Since when?").Id);
        var began = Today;
        await Sweep();
        site.Clock.Advance(TimeSpan.FromDays(5));
        await Given.As("coordinator.nw", (_, act) =>
        {
            var next = act.Panel.Amend(act.At, act.UserId);
            (next.ScreeningDays, next.InformationDays, next.ListingDays, next.AcceptDays) = (4, 9, 12, 1);
            return Task.FromResult(0);
        });
        // Begun under the new limits already, and as it should be.
        var late = await Given.Referral();
        var lateDue = await DueOf<Referral>(late);

        Assert.True(await Sweep() >= 5);

        Assert.Equal(Calendar.Add(began, 4), await DueOf<Referral>(referralId));
        Assert.Equal(Calendar.Add(began, 9), await DueOf<Referral>(asked));
        Assert.Equal(Calendar.Add(began, 12), await DueOf<Case>(caseId));
        Assert.Equal(Calendar.Add(began, 1), await DueOf<Case>(adopted));
        Assert.Equal(Calendar.Add(began, 1), await DueOf<SupportAction>(actionId));
        Assert.Equal(lateDue, await DueOf<Referral>(late));
        Assert.Equal(0, await Sweep());
    }

    [Fact]
    public async Task A_review_date_that_somebody_chose_stays()
    {
        var caseId = await Given.Supported();
        await Sweep();
        var review = await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.ReviewOn).SingleAsync());
        await Given.As("coordinator.nw", (_, act) =>
        {
            var next = act.Panel.Amend(act.At, act.UserId);
            (next.ReviewWeeks, next.PlanDays) = (2, 7);
            return Task.FromResult(0);
        });

        await Sweep();

        Assert.Equal(review, await Read(db => db.Cases.Where(held => held.Id == caseId).Select(held => held.ReviewOn).SingleAsync()));
        Assert.Equal(Calendar.Add(Today, 7), await DueOf<Case>(caseId));
    }

    [Fact]
    public async Task Checks_that_were_due_before_a_meeting_are_due_before_its_new_day_and_others_keep_theirs()
    {
        var (caseId, other) = (await Given.Case(), await Given.Case());
        var meetingId = await Given.Meeting(published: true, caseId, other);
        var on = await Read(db => db.PanelMeetings.Where(held => held.Id == meetingId).Select(held => held.On).SingleAsync());
        var (before, own) = (await Check(caseId, Calendar.Add(on, -1)), await Check(other, Today.AddDays(1)));
        var wasOwn = await DueOf<AgencyCheck>(own);

        var moved = await (await site.As("coordinator.nw")).Post($"/meetings/{meetingId}/postponement", ("To", "new"), ("On.Day", "2"), ("On.Month", "12"), ("On.Year", "2026"), ("StartsAt", "14:00"));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, moved.Status);
        Assert.Equal(new DateOnly(2026, 12, 1), await DueOf<AgencyCheck>(before));
        Assert.Equal(wasOwn, await DueOf<AgencyCheck>(own));
    }

    private Task<Guid> Check(Guid caseId, DateOnly dueOn) => Given.As("coordinator.nw", async (db, act) =>
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).SingleAsync(held => held.Id == caseId);
        var asked = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
        return @case.Ask(act, asked.Id, asked.ContactId, "Is the young person known to you?", dueOn).Id;
    });

    private async Task<int> Sweep()
    {
        await using var db = site.Db();
        return await Redating.Sweep(db);
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
