using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Checks;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web.MyWork;

/// <summary>A page, a list, a mail, a digest and the board say on the same day that something is late: the working day after it was due.</summary>
public sealed class LatenessTests : IAsyncLifetime
{
    private readonly YoungFuturesHost site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    async Task IAsyncLifetime.DisposeAsync() => await ((IAsyncLifetime)site).DisposeAsync();

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, false)]
    [InlineData(23, true)]
    public async Task What_was_due_on_a_Friday_is_late_on_Monday_wherever_somebody_looks(int day, bool late)
    {
        var (caseId, cases) = (await site.Given.Case(), await site.Given.Adopted());
        // Friday the 20th.
        var checkId = await site.Given.As("coordinator.nw", async (db, act) =>
        {
            var police = await db.Agencies.SingleAsync(agency => agency.Name == "North Wales Police");
            return (await db.Cases.Include(held => held.YoungPerson).Include(held => held.Checks).SingleAsync(held => held.Id == caseId)).Ask(act, police.Id, police.ContactId, "Known?", act.In(2)).Id;
        });
        var actionId = await site.Given.Action(caseId, dueInDays: 2);
        Assert.Equal(new DateOnly(2026, 11, 20), await Read(db => db.Cases.Where(held => held.Id == cases).Select(held => held.DueOn!.Value).SingleAsync()));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero));
        var (coordinator, police) = (await site.As("coordinator.nw"), await site.As("police.nw"));

        foreach (var page in new[] { $"/checks/{checkId}", $"/actions/{actionId}", $"/cases/{cases}" })
            Assert.Contains(late ? "20 Nov 2026, late by 1 working day" : "20 Nov 2026, before the next working day", (await coordinator.Get(page)).Text, StringComparison.Ordinal);
        Assert.Equal(late, (await coordinator.Get("/checks?show=late")).Links($"/checks/{checkId}"));
        Assert.Equal(late, (await coordinator.Get("/actions?show=late")).Links($"/actions/{actionId}"));
        Assert.Equal(late, (await coordinator.Get("/cases?late=true")).Links($"/cases/{cases}"));
        Assert.Equal(late, (await coordinator.Get($"/panels/{site.Given.PanelId}/gaps")).Links($"/checks/{checkId}"));
        var work = await police.Get("/my-work");
        Assert.Equal(late, work.Page.QuerySelectorAll("time.yf-overdue").Length > 0);
        Assert.Contains(late ? "1 working day late" : "Due before the next working day", work.Text, StringComparison.Ordinal);
        Assert.Equal(late, (await coordinator.Get("/my-work")).Text.Contains("Checks that agencies are late with", StringComparison.Ordinal));
        Assert.Equal(late ? 1 : 0, await Read(async db => await CheckLetters.SayLate(db, new Letters(db, site.Services.GetRequiredService<SiteAddress>(), new Words()))));
        var told = await Read(db => Digests.Due(db));
        Assert.Equal(late, told.Values.SelectMany(parts => parts).Any(part => part.Gap == Gap.CheckNotReturned));
    }

    private async Task<T> Read<T>(Func<YoungFutures.Domain.Data.YoungFuturesDb, Task<T>> read)
    {
        await using var db = site.Db();
        return await read(db);
    }
}
