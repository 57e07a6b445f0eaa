using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Retention;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.Retention;

public sealed class LeftoversTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Fact]
    public async Task What_was_of_use_for_a_moment_goes_when_its_time_is_over_and_not_before()
    {
        var user = await site.Given.User("coordinator.nw");
        await using (var db = site.Db())
        {
            db.SavedSearches.Add(new SavedSearch(user.Id, "Dirgelfa", null, db.Now));
            db.KeptForms.Add(new KeptForm(user.Id, "/cases", [1], db.Now));
            db.FormKeys.Add(new FormKey(Guid.NewGuid(), user.Id, db.Now));
            db.Sessions.Add(new Session(user.Id, db.Now, null, null));
            db.UsedCodes.Add(new UsedCode(user.Id, site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30));
            var mail = new OutboxMessage("a@demo.example", "Sent", "Sent", db.Now);
            mail.Sent(db.Now);
            db.OutboxMessages.AddRange(mail, new OutboxMessage("a@demo.example", "Waits", "Waits", db.Now));
            await db.SaveChangesAsync();
        }

        Assert.Equal(0, await Sweep());
        foreach (var (days, left) in new[] { (2, 5), (6, 4), (24, 3), (60, 1) })
        {
            site.Clock.Advance(TimeSpan.FromDays(days));
            await Sweep();
            await using var db = site.Db();
            Assert.Equal(left, await db.SavedSearches.CountAsync() + await db.KeptForms.CountAsync() + await db.FormKeys.CountAsync() + await db.Sessions.CountAsync() + await db.UsedCodes.CountAsync() + await db.OutboxMessages.CountAsync());
        }
    }

    [Fact]
    public async Task The_writer_of_a_draft_is_told_once_three_days_before_it_goes()
    {
        await site.Given.Draft();
        Assert.Equal(0, await Warn());
        site.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, await Warn());
        Assert.Equal(0, await Warn());
        await using var db = site.Db();
        var mail = await db.OutboxMessages.SingleAsync();
        Assert.Equal("police.nw@demo.example", mail.To);
        Assert.Contains("2 December 2026", mail.Body, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await DraftPurge.Sweep(db));
    }

    [Fact]
    public async Task Who_was_declined_is_forgotten_after_a_month_and_that_there_was_somebody_after_a_year()
    {
        var (_, candidateId) = await site.Candidate();
        await site.Given.As("coordinator.nw", async (db, act) =>
        {
            (await db.Candidates.SingleAsync(held => held.Id == candidateId)).Decline(act, "Known to the school, which helps.");
            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Forget());
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Forget());
        Assert.Equal(0, await Forget());
        await using (var db = site.Db())
        {
            var marker = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == candidateId);
            Assert.Equal((CandidateStatus.Declined, "", null, null), (marker.Status, marker.NameAsGiven, marker.BornOn, marker.Reason));
            Assert.Empty(marker.Evidence);
            Assert.NotEmpty(marker.Considered);
            Assert.False(await db.SubjectKeys.AnyAsync(key => key.SubjectId == candidateId));
        }

        // The same records put nobody before a person once more.
        await site.Identify();
        await using (var db = site.Db()) Assert.Equal(candidateId, await db.Candidates.Select(held => held.Id).SingleAsync());
        site.Clock.Advance(TimeSpan.FromDays(336));
        Assert.Equal(1, await Forget());
        await using (var db = site.Db()) Assert.Empty(await db.Candidates.ToListAsync());
    }

    private async Task<int> Forget()
    {
        await using var db = site.Db();
        return await DeclinedMarkers.Sweep(db);
    }

    private async Task<int> Sweep()
    {
        await using var db = site.Db();
        return await Leftovers.Sweep(db);
    }

    private async Task<int> Warn()
    {
        await using var db = site.Db();
        return await DraftWarnings.Send(db, new Letters(db, site.Services.GetRequiredService<SiteAddress>(), new Words()));
    }
}
