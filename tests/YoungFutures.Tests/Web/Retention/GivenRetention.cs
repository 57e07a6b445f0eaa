using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Users;

namespace YoungFutures.Tests.Web.Retention;

internal static class GivenRetention
{
    /// <summary>A case that was closed without being adopted, now.</summary>
    public static async Task<Guid> ClosedCase(this Given given, string? name = null, ClosingReason because = ClosingReason.OpenedInError, string coordinator = "coordinator.nw", Guid? panelId = null, string referredBy = "police.nw")
    {
        var caseId = await given.Case(referredBy, name, coordinator, panelId);
        await given.Close(caseId, because, coordinator, panelId);
        return caseId;
    }

    public static Task<int> Close(this Given given, Guid caseId, ClosingReason because = ClosingReason.OpenedInError, string coordinator = "coordinator.nw", Guid? panelId = null) => given.As(coordinator, async (db, act) =>
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).ThenInclude(check => check.Involvements).Include(held => held.Actions).Include(held => held.Involvements).Include(held => held.Transfers).Include(held => held.Requests)
            .Include(held => held.Interventions).Include(held => held.ChecksAfter).Include(held => held.Agreements).Include(held => held.Referrals).AsSplitQuery().SingleAsync(held => held.Id == caseId);
        @case.Close(act, because, "Nothing for the panel.", null);
        return 0;
    }, panelId);

    /// <summary>A record on the list, whatever its day; the clock stays.</summary>
    public static async Task<Guid> RetentionReview(this Given given)
    {
        var caseId = await given.ClosedCase();
        return await given.As("coordinator.nw", async (db, act) =>
        {
            var youngPersonId = await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
            var whole = (await WholeRecord.Of(db, youngPersonId))!;
            var review = new RetentionReview(whole, (await whole.Date(db, act.Limits))!, "YF-NW-2026-0001", act.At);
            db.RetentionReviews.Add(review);
            return review.Id;
        });
    }

    public static async Task<Guid> RetentionHold(this Given given)
    {
        var caseId = await given.Case();
        return await given.As("ig.nw", async (db, act) =>
        {
            var held = await db.Cases.SingleAsync(one => one.Id == caseId);
            var hold = new RetentionHold(act, held.YoungPersonId, held.Reference, HoldReason.Inquiry, "The inquiry.");
            db.RetentionHolds.Add(hold);
            return hold.Id;
        });
    }

    public static async Task<Guid> YoungPersonOf(this YoungFuturesHost site, Guid caseId)
    {
        await using var db = site.Db();
        return await db.Cases.Where(held => held.Id == caseId).Select(held => held.YoungPersonId).SingleAsync();
    }

    public static async Task<int> LookForDue(this YoungFuturesHost site)
    {
        await using var db = site.Db();
        return await RetentionSweep.Sweep(db);
    }

    public static async Task<int> CarryOut(this YoungFuturesHost site)
    {
        await using var db = site.Db();
        return await Disposal.Sweep(db);
    }

    public static async Task<RetentionReview?> ReviewOf(this YoungFuturesHost site, Guid caseId)
    {
        var youngPersonId = await site.YoungPersonOf(caseId);
        await using var db = site.Db();
        return await db.RetentionReviews.AsNoTracking().SingleOrDefaultAsync(held => held.SubjectId == youngPersonId);
    }

    /// <summary>A case whose time is over, on the list.</summary>
    public static async Task<RetentionReview> DueCase(this YoungFuturesHost site, string? name = null)
    {
        var caseId = await site.Given.ClosedCase(name);
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        return (await site.ReviewOf(caseId))!;
    }

    /// <summary>Decided by one person of information governance and confirmed by another.</summary>
    public static async Task Decide(this YoungFuturesHost site, Guid reviewId, bool confirmed = true)
    {
        await site.Given.As("ig.nw", async (db, act) =>
        {
            (await db.RetentionReviews.SingleAsync(held => held.Id == reviewId)).Propose(act, "Its time is over.");
            return 0;
        });
        if (!confirmed) return;
        await site.Given.As("ig2.nw", async (db, act) =>
        {
            (await db.RetentionReviews.SingleAsync(held => held.Id == reviewId)).Confirm(act);
            return 0;
        });
    }
}
