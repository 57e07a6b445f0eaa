using Microsoft.EntityFrameworkCore;

namespace YoungFutures.Tests.Web.Returns;

/// <summary>A quarter of a small panel, and the second week of the next.</summary>
public sealed class ReturnsHost : YoungFuturesHost
{
    public const string Quarter = "2026-Q4";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var cases = new List<Guid> { await Given.Case(), await Given.Case("health.nw"), await Given.Case("school.nw"), await Given.Supported() };
        await Given.UnderWay(await Given.Intervention(await Given.Service("Llwybr Mentoring"), cases[3]));
        await Given.EndedWithChecks();
        await Given.Referral();
        await Given.Draft();
        await Given.Case("police.herts", coordinator: "coordinator.herts", panelId: Given.OtherPanelId);
        await using (var db = Db())
        {
            var people = await db.Cases.Where(held => cases.Contains(held.Id)).OrderBy(held => held.Id).Select(held => held.YoungPerson).ToListAsync();
            (people[0].EthnicityCode, people[1].EthnicityCode, people[2].EthnicityCode) = ("W1", "W3", "A3");
            (people[0].CareStatusCode, people[1].CareStatusCode) = ("K1", "K9");
            await db.SaveChangesAsync();
        }

        Clock.AdjustTime(new DateTimeOffset(2027, 1, 13, 10, 0, 0, TimeSpan.Zero));
    }
}
