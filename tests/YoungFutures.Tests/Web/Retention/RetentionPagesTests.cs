using System.Net;
using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Retention;

namespace YoungFutures.Tests.Web.Retention;

public sealed class RetentionPagesTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task The_list_says_reference_why_and_since_when_and_never_who()
    {
        var review = await site.DueCase("Cynhaeafwen Dirgelfa");
        var governor = await site.As("ig.nw");
        var list = await governor.Get("/retention");
        Assert.Contains(review.References, list.Text, StringComparison.Ordinal);
        Assert.Contains("18 November 2027", list.Text, StringComparison.Ordinal);
        Assert.Contains("Never adopted", list.Text, StringComparison.Ordinal);
        var page = await governor.Get($"/retention/{review.Id}");
        Assert.Contains("Opened 18 November 2026, closed 18 November 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dirgelfa", list.Body + page.Body, StringComparison.Ordinal);
        // What would go is named in words.
        foreach (var kind in DisposalPlan.Lines.Select(line => line.Kind.Name)) Assert.NotNull(YoungFutures.Web.Features.Audit.AuditWords.Kind(new YoungFutures.Web.Language.Words(), kind));
        await using var db = site.Db();
        Assert.True(await db.AuditEntries.AnyAsync(line => line.Event == AuditEvents.Seen && line.RecordId == review.Id && line.SubjectId == review.SubjectId));
        Assert.DoesNotContain(review.References, (await governor.Get("/retention?show=Kept")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_dispose_and_what_is_left_is_a_line_of_the_list_of_disposals()
    {
        var review = await site.DueCase("Cynhaeafwen Dirgelfa");
        var (one, other) = (await site.AsProved("ig.nw"), await site.AsProved("ig2.nw"));
        Assert.Equal("Say why it is disposed of", Assert.Single((await one.Post($"/retention/{review.Id}/disposal")).Errors));
        Assert.Equal($"/retention/{review.Id}", (await one.Post($"/retention/{review.Id}/disposal", ("Because", "Its time is over."))).Location);
        Assert.Equal(HttpStatusCode.Conflict, (await one.Post($"/retention/{review.Id}/confirmation", ("Looked", "true"))).Status);
        Assert.Equal("Confirm that you have looked at why it is due", Assert.Single((await other.Post($"/retention/{review.Id}/confirmation")).Errors));
        Assert.Equal($"/retention/{review.Id}", (await other.Post($"/retention/{review.Id}/confirmation", ("Looked", "true"))).Location);
        Assert.Contains("In the night of 26 November 2027", (await other.Get($"/retention/{review.Id}")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await site.CarryOut());
        one = await site.As("ig.nw");
        Assert.Equal(HttpStatusCode.NotFound, (await one.Get($"/retention/{review.Id}")).Status);
        var gone = await one.Get("/retention/disposals");
        Assert.Contains(review.References, gone.Text, StringComparison.Ordinal);
        Assert.Contains("Emyr Gorlan", gone.Text, StringComparison.Ordinal);
        Assert.Contains("Sioned Maes-y-Dre", gone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dirgelfa", gone.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deciding_and_confirming_ask_for_the_password_first()
    {
        var review = await site.DueCase();
        var governor = await site.As("ig.nw");
        Assert.StartsWith("/sign-in/again", (await governor.Get($"/retention/{review.Id}/disposal")).Location, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in/again", (await governor.Get($"/retention/{review.Id}/confirmation")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_kept_until_a_day_for_a_reason_and_then_comes_back()
    {
        var review = await site.DueCase();
        var governor = await site.As("ig.nw");
        var empty = await governor.Post($"/retention/{review.Id}/keeping");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (empty.Status, empty.Errors.Count));
        Assert.Equal("The day until which it is kept must be in the future", Assert.Single((await governor.Post($"/retention/{review.Id}/keeping", ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2027"), ("Because", "A letter came."))).Errors));
        Assert.Equal("It is looked at again after 10 years at the latest", Assert.Single((await governor.Post($"/retention/{review.Id}/keeping", ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2040"), ("Because", "A letter came."))).Errors));
        Assert.Equal($"/retention/{review.Id}", (await governor.Post($"/retention/{review.Id}/keeping", ("Until.Day", "1"), ("Until.Month", "3"), ("Until.Year", "2028"), ("Because", "A letter came."))).Location);
        Assert.Contains("1 March 2028, as Emyr Gorlan decided", (await governor.Get($"/retention/{review.Id}")).Text, StringComparison.Ordinal);
        await site.LookForDue();
        Assert.Equal(ReviewState.Kept, await State());
        site.Clock.SetUtcNow(new DateTimeOffset(2028, 3, 1, 10, 0, 0, TimeSpan.Zero));
        await site.LookForDue();
        Assert.Equal(ReviewState.Due, await State());
    }

    [Fact]
    public async Task A_disposal_can_be_stopped_until_it_is_carried_out()
    {
        var review = await site.DueCase();
        await site.Decide(review.Id);
        var governor = await site.As("ig.nw");
        Assert.Equal("Say why the disposal is stopped", Assert.Single((await governor.Post($"/retention/{review.Id}/stopping")).Errors));
        Assert.Equal($"/retention/{review.Id}", (await governor.Post($"/retention/{review.Id}/stopping", ("Because", "A letter came."))).Location);
        site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await site.CarryOut());
        Assert.Equal(ReviewState.Due, await State());
    }

    [Fact]
    public async Task A_hold_is_set_by_reference_before_a_record_is_due_and_lifted_for_a_reason()
    {
        var caseId = await site.Given.Case();
        string reference;
        await using (var db = site.Db()) reference = await db.Cases.Where(held => held.Id == caseId).Select(held => held.Reference).SingleAsync();
        var governor = await site.AsProved("ig.nw");
        Assert.Equal("There is no record with this reference in your panels",
            Assert.Single((await governor.Post("/retention/holds/new", ("Reference", "YF-HERTS-2026-0001"), ("Reason", "Inquiry"), ("Because", "The inquiry."))).Errors));
        Assert.Equal(["Enter the reference of the case or referral", "Choose what it is held for", "Say why it is put on hold"], (await governor.Post("/retention/holds/new")).Errors);
        Assert.Equal("/retention/holds", (await governor.Post("/retention/holds/new", ("Reference", reference), ("Reason", "Inquiry"), ("Because", "The inquiry."))).Location);
        await site.Given.Close(caseId);
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        var review = (await site.ReviewOf(caseId))!;
        governor = await site.AsProved("ig.nw");
        Assert.Contains("On legal hold", (await governor.Get("/retention")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await governor.Post($"/retention/{review.Id}/disposal", ("Because", "Its time is over."))).Status);
        Guid holdId;
        await using (var db = site.Db()) holdId = await db.RetentionHolds.Select(held => held.Id).SingleAsync();
        Assert.Equal("Say why the hold is lifted", Assert.Single((await governor.Post($"/retention/holds/{holdId}/lifting")).Errors));
        Assert.Equal("/retention/holds", (await governor.Post($"/retention/holds/{holdId}/lifting", ("Because", "It has reported."))).Location);
        Assert.Equal($"/retention/{review.Id}", (await governor.Post($"/retention/{review.Id}/disposal", ("Because", "Its time is over."))).Location);
    }

    [Fact]
    public async Task A_hold_that_is_set_stops_what_was_confirmed()
    {
        var review = await site.DueCase();
        await site.Decide(review.Id);
        var governor = await site.As("ig.nw");
        Assert.Equal("/retention/holds", (await governor.Post("/retention/holds/new", ("Reference", review.References), ("Reason", "SubjectAccess"), ("Because", "A request came."))).Location);
        Assert.Equal(ReviewState.Due, await State());
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_the_case_does_not_see_that_it_is_due()
    {
        var caseId = await site.Given.ClosedCase();
        var governorId = (await site.Given.User("ig.nw")).Id;
        await site.Given.As("coordinator.nw", async (db, act) => (await db.Cases.Include(held => held.Exclusions).SingleAsync(held => held.Id == caseId)).Exclude(act, governorId, "A neighbour."));
        site.Clock.Advance(TimeSpan.FromDays(366));
        await site.LookForDue();
        var review = (await site.ReviewOf(caseId))!;
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("ig.nw")).Get($"/retention/{review.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As("ig2.nw")).Get($"/retention/{review.Id}")).Status);
        Assert.Single((await (await site.As("ig.nw")).Post("/retention/holds/new", ("Reference", review.References), ("Reason", "Inquiry"), ("Because", "The inquiry."))).Errors);
    }

    [Fact]
    public async Task A_closed_case_says_when_it_is_looked_at()
    {
        var caseId = await site.Given.ClosedCase();
        Assert.Contains("looked at for disposal from 18 November 2027 on", (await (await site.As("coordinator.nw")).Get($"/cases/{caseId}")).Text, StringComparison.Ordinal);
    }

    private async Task<ReviewState> State()
    {
        await using var db = site.Db();
        return await db.RetentionReviews.Select(held => held.State).SingleAsync();
    }
}
