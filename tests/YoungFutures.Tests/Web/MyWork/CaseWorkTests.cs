using Microsoft.EntityFrameworkCore;
using Xunit;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Tests.Web.MyWork;

/// <summary>Cases that wait for an agency or a panel, whoever of them has the next step in hand.</summary>
public sealed class CaseWorkTests(YoungFuturesHost site) : IClassFixture<YoungFuturesHost>
{
    private Given Given => site.Given;

    private Task<Guid> Change(Guid caseId, Action<Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<Case>, YoungFutures.Domain.Act> how) => Given.As("coordinator.nw", async (db, act) =>
    {
        how(db.Entry(await db.Cases.SingleAsync(held => held.Id == caseId)), act);
        return caseId;
    });

    [Fact]
    public async Task An_agency_sees_the_cases_it_leads_that_wait_for_a_colleague()
    {
        var waiting = await Given.Adopted("North Wales Police");
        var review = await Given.Adopted("North Wales Police");
        var later = await Given.Adopted("North Wales Police");
        foreach (var (caseId, days) in new[] { (review, 5), (later, 40) })
            await Change(caseId, (held, act) =>
            {
                held.Property(one => one.Status).CurrentValue = CaseStatus.Supporting;
                held.Property(one => one.DueOn).CurrentValue = act.Today.AddDays(days);
                held.Property(one => one.ReviewOn).CurrentValue = act.Today.AddDays(days);
            });
        var others = await Given.Adopted();

        var colleague = await site.As("police2.nw");
        var list = await colleague.Get("/my-work/led");
        Assert.True(list.Links($"/cases/{waiting}") && list.Links($"/cases/{review}"));
        Assert.False(list.Links($"/cases/{later}") || list.Links($"/cases/{others}"));
        Assert.Contains("Lead to accept", list.Text, StringComparison.Ordinal);
        Assert.Contains("Review due", list.Text, StringComparison.Ordinal);
        Assert.Contains((await Given.User("police.nw")).DisplayName, list.Text, StringComparison.Ordinal);
        // Whoever has the next step finds it among their own, and not twice.
        var owner = await site.As("police.nw");
        Assert.True((await owner.Get("/my-work/cases")).Links($"/cases/{waiting}"));
        Assert.False((await owner.Get("/my-work/led")).Links($"/cases/{waiting}"));
        Assert.False((await (await site.As("school.nw")).Get("/my-work/led")).Links($"/cases/{waiting}"));

        var page = await colleague.Get("/my-work");
        var tile = page.Page.QuerySelectorAll("a.yf-tile").Single(held => held.GetAttribute("href") == "/my-work/led");
        Assert.Equal($"{list.Page.QuerySelectorAll(".yf-work__row").Length}", tile.QuerySelector(".yf-tile__count")!.TextContent);
    }

    [Fact]
    public async Task Coordinator_and_chair_see_what_is_late_or_due_for_review_whoever_has_it()
    {
        var late = await Given.Adopted();
        await Change(late, (held, act) => held.Property(one => one.DueOn).CurrentValue = act.Today.AddDays(-2));
        var review = await Given.Supported();
        await Change(review, (held, act) => held.Property(one => one.ReviewOn).CurrentValue = act.Today.AddDays(4));
        var fine = await Given.Supported();
        var own = await Given.Case();
        await Change(own, (held, act) => held.Property(one => one.DueOn).CurrentValue = act.Today.AddDays(-2));

        var coordinator = await (await site.As("coordinator.nw")).Get("/my-work/late-cases");
        var chair = await (await site.As("chair.nw")).Get("/my-work/late-cases");
        foreach (var list in new[] { coordinator, chair })
        {
            Assert.True(list.Links($"/cases/{late}") && list.Links($"/cases/{review}"));
            Assert.False(list.Links($"/cases/{fine}"));
            Assert.Contains((await Given.User("health.nw")).DisplayName, list.Text, StringComparison.Ordinal);
        }

        // The coordinator's own stand in the coordinator's own list.
        Assert.True(chair.Links($"/cases/{own}"));
        Assert.False(coordinator.Links($"/cases/{own}"));
        Assert.True((await (await site.As("coordinator.nw")).Get("/my-work/cases")).Links($"/cases/{own}"));
        Assert.False((await (await site.As("coordinator.herts")).Get("/my-work/late-cases")).Links($"/cases/{late}"));
    }
}
