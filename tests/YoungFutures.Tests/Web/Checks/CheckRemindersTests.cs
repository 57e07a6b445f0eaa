using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;

namespace YoungFutures.Tests.Web.Checks;

public sealed class CheckRemindersTests : IDisposable
{
    private const string Health = "Betsi Cadwaladr University Health Board";

    private readonly YoungFuturesHost site = new();

    [Fact]
    public async Task An_agency_is_reminded_two_working_days_before_the_date_and_told_once_when_it_is_late()
    {
        await site.InitializeAsync();
        // Asked on Wednesday the 18th, due on Monday the 23rd.
        var checkId = await site.Given.Check(await site.Given.Case("school.nw", "Tegan Dirgel"), Health);
        Assert.Equal((0, 0), (await Remind(checkId), await Late(checkId)));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0, 0), (await Remind(checkId), await Remind(checkId), await Late(checkId)));
        site.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal((0, 0), (await Remind(checkId), await Late(checkId)));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((0, 1, 0), (await Remind(checkId), await Late(checkId), await Late(checkId)));

        await using var db = site.Db();
        var mails = await db.OutboxMessages.Where(mail => mail.Body.Contains($"/checks/{checkId}")).OrderBy(mail => mail.QueuedAt).ToListAsync();
        Assert.Equal(["health.nw@demo.example", "health.nw@demo.example"], mails.Select(mail => mail.To));
        Assert.Contains("by 23 November 2026", mails[0].Body);
        Assert.Contains("is late", mails[1].Subject);
        Assert.All(mails, mail => Assert.DoesNotContain("Tegan", mail.Subject + mail.Body));
        var check = await db.AgencyChecks.SingleAsync(held => held.Id == checkId);
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, check.SaidLateAt);
        Assert.NotNull(check.RemindedAt);
    }

    [Fact]
    public async Task A_panel_says_how_long_before_and_may_leave_it()
    {
        await site.InitializeAsync();
        var caseId = await site.Given.Case("school.nw");
        var checkId = await site.Given.Check(caseId, Health);
        await SetDays(0);
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await Remind(checkId));
        await SetDays(1);
        Assert.Equal(1, await Remind(checkId));
    }

    [Fact]
    public async Task Whoever_answered_or_was_taken_back_hears_nothing()
    {
        await site.InitializeAsync();
        var (answered, taken) = (await site.Given.Check(await site.Given.Case("school.nw"), Health), await site.Given.Check(await site.Given.Case("school.nw"), Health));
        await site.Given.As("health.nw", async (db, act) =>
        {
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == answered)).ReturnNothingHeld(act);
            (await db.AgencyChecks.Include(held => held.Involvements).SingleAsync(held => held.Id == taken)).Unassign(act);
            return true;
        });
        site.Clock.Advance(TimeSpan.FromDays(2));
        await Remind(answered);
        site.Clock.Advance(TimeSpan.FromDays(9));
        await Late(answered);
        await using var db = site.Db();
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.Body.Contains($"/checks/{answered}") || mail.Body.Contains($"/checks/{taken}")));
    }

    [Fact]
    public async Task Whoever_is_kept_out_of_the_case_is_not_reminded_of_it()
    {
        await site.InitializeAsync();
        var caseId = await site.Given.Case("school.nw");
        var checkId = await site.Given.Check(caseId, Health);
        var kept = (await site.Given.User("health.nw")).Id;
        await site.Given.As("coordinator.nw", async (db, act) =>
            (await db.Cases.Include(held => held.Exclusions).Include(held => held.Checks).AsSplitQuery().SingleAsync(held => held.Id == caseId)).Exclude(act, kept, "A cousin.").Id);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await Remind(checkId));
        site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, await Late(checkId));
        await using var db = site.Db();
        Assert.False(await db.OutboxMessages.AnyAsync(mail => mail.Body.Contains($"/checks/{checkId}")));
    }

    [Fact]
    public async Task Two_nodes_at_once_remind_once()
    {
        await site.InitializeAsync();
        var checkId = await site.Given.Check(await site.Given.Case("school.nw"), Health);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await Task.WhenAll(Task.Run(() => Unless(Remind)), Task.Run(() => Unless(Remind)));
        await using var db = site.Db();
        Assert.Equal(1, await db.OutboxMessages.CountAsync(mail => mail.Body.Contains($"/checks/{checkId}")));

        async Task Unless(Func<Guid, Task<int>> what)
        {
            try
            {
                await what(checkId);
            }
            catch (DbUpdateException)
            {
                // The other node was quicker.
            }
        }
    }

    public void Dispose() => site.Dispose();

    private Task<bool> SetDays(int days) => site.Given.As("coordinator.nw", (db, act) =>
    {
        var next = act.Panel.Amend(act.At, act.UserId);
        next.CheckReminderDays = days;
        db.PanelSettings.Add(next);
        return Task.FromResult(true);
    });

    private async Task<int> Remind(Guid checkId) => await Written(CheckLetters.Remind, held => held.RemindedAt, checkId);

    private async Task<int> Late(Guid checkId) => await Written(CheckLetters.SayLate, held => held.SaidLateAt, checkId);

    // The demonstration may hold checks of its own: only this one is counted.
    private async Task<int> Written(Func<YoungFutures.Domain.Data.YoungFuturesDb, Letters, CancellationToken, Task<int>> write, Func<AgencyCheck, DateTime?> stamp, Guid checkId)
    {
        await using var before = site.Db();
        var was = stamp(await before.AgencyChecks.AsNoTracking().SingleAsync(held => held.Id == checkId));
        await using (var db = site.Db()) await write(db, new Letters(db, site.Services.GetRequiredService<YoungFutures.Web.Plumbing.SiteAddress>(), new Words()), default);
        await using var after = site.Db();
        return stamp(await after.AgencyChecks.AsNoTracking().SingleAsync(held => held.Id == checkId)) == was ? 0 : 1;
    }
}
