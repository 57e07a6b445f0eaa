using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Web.Retention;

public sealed class RetentionSweepTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    private void Later(int days) => site.Clock.Advance(TimeSpan.FromDays(days));

    [Fact]
    public async Task A_closed_case_comes_onto_the_list_on_its_day_and_not_before_and_only_once()
    {
        var caseId = await site.Given.ClosedCase();
        Later(364);
        Assert.Equal(0, await site.LookForDue());
        Later(1);
        Assert.Equal(1, await site.LookForDue());
        Assert.Equal(0, await site.LookForDue());
        var review = (await site.ReviewOf(caseId))!;
        Assert.Equal((RetentionRule.NotAdopted, new DateOnly(2027, 11, 18), ReviewState.Due), (review.Rule, review.DueOn, review.State));
        Assert.StartsWith("YF-NW-2026-", review.References, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_case_is_never_due_and_one_that_opens_again_leaves_the_list()
    {
        var open = await site.Given.Case();
        var closed = await site.Given.ClosedCase();
        Later(366);
        Assert.Equal(1, await site.LookForDue());
        Assert.Null(await site.ReviewOf(open));
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Cases.Include(held => held.YoungPerson).SingleAsync(held => held.Id == closed)).Reopen(act, "Seen again.");
            return 0;
        });
        Assert.Equal(1, await site.LookForDue());
        Assert.Null(await site.ReviewOf(closed));
        await site.Given.Close(closed);
        Later(364);
        Assert.Equal(0, await site.LookForDue());
        Later(2);
        Assert.Equal(1, await site.LookForDue());
    }

    [Fact]
    public async Task All_cases_of_a_young_person_go_together_and_the_last_one_counts()
    {
        var first = await site.Given.ClosedCase();
        var youngPersonId = await site.YoungPersonOf(first);
        Later(200);
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var person = await db.YoungPeople.SingleAsync(held => held.Id == youngPersonId);
            var second = new Case(act, person, await site.Given.Number(db, act, YoungFutures.Domain.Panels.ReferenceCounter.OfCase), "Again.", person.AreaCode, act.Today, isRepeat: true);
            db.Cases.Add(second);
            second.Close(act, ClosingReason.OpenedInError, "Nothing.", null);
            return 0;
        });
        Later(166);
        Assert.Equal(0, await site.LookForDue());
        Later(200);
        Assert.Equal(1, await site.LookForDue());
        Assert.Contains(", ", (await site.ReviewOf(first))!.References, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_put_together_is_looked_at_together()
    {
        var (one, other) = (await site.Given.ClosedCase("Mabli Un"), await site.Given.Case(name: "Mabli Dau"));
        var (oneId, otherId) = (await site.YoungPersonOf(one), await site.YoungPersonOf(other));
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var people = await db.YoungPeople.Where(held => held.Id == oneId || held.Id == otherId).ToListAsync();
            db.YoungPersonMerges.Add(people.Single(held => held.Id == otherId).TakeIn(act, people.Single(held => held.Id == oneId), "The same.", twoOpen: false));
            return 0;
        });
        Later(366);
        // The other’s case is open.
        Assert.Equal(0, await site.LookForDue());
        await site.Given.Close(other);
        Later(366);
        Assert.Equal(1, await site.LookForDue());
        await using var db = site.Db();
        Assert.Equal(otherId, (await db.RetentionReviews.SingleAsync()).SubjectId);
    }

    [Fact]
    public async Task Someone_whose_case_was_adopted_is_due_at_25_and_a_new_schedule_moves_the_day()
    {
        var caseId = await site.Given.ClosedCase();
        var youngPersonId = await site.YoungPersonOf(caseId);
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.YoungPeople.SingleAsync(held => held.Id == youngPersonId)).BornOn = new DateOnly(2012, 2, 29);
            // As it is after it was reopened: the case has forgotten it, and what happened to it has not.
            var @case = await db.Cases.SingleAsync(held => held.Id == caseId);
            db.Entry(@case).Property(held => held.AdoptedAt).CurrentValue = null;
            var opened = await db.CaseEvents.FirstAsync(held => held.CaseId == caseId && held.Kind == CaseEventKind.Opened);
            db.Entry(opened).Property(held => held.Kind).CurrentValue = CaseEventKind.Adopted;
            return 0;
        });
        Later(366);
        Assert.Equal(0, await site.LookForDue());
        site.Clock.SetUtcNow(new DateTimeOffset(2037, 2, 28, 10, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await site.LookForDue());
        Later(1);
        Assert.Equal(1, await site.LookForDue());
        await site.Given.As("admin", async (db, act) =>
        {
            act.Panel.Amend(act.At, act.UserId).AdoptedYears = 30;
            await Task.CompletedTask;
            return 0;
        });
        Assert.Equal(1, await site.LookForDue());
        Assert.Null(await site.ReviewOf(caseId));
    }

    [Fact]
    public async Task A_referral_that_became_no_case_is_looked_at_by_itself()
    {
        var referralId = await site.Given.Referral();
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Referrals.Include(held => held.Questions).Include(held => held.Involvements).AsSplitQuery().SingleAsync(held => held.Id == referralId)).Withdraw(act, "Told twice.");
            return 0;
        });
        Later(366);
        Assert.Equal(1, await site.LookForDue());
        await using var db = site.Db();
        var review = await db.RetentionReviews.SingleAsync();
        Assert.Equal((referralId, RetentionRule.NoCase), (review.SubjectId, review.Rule));
    }

    [Fact]
    public async Task The_list_is_found_page_by_page()
    {
        for (var i = 0; i < 12; i++) await site.Given.ClosedCase();
        Later(366);
        Assert.Equal(12, await site.LookForDue());
    }
}
