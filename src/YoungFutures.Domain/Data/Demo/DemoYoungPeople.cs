using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>
/// About five hundred made-up young people in the demo's three panels. Seed and date give the same people at the same stages.
/// </summary>
public static class DemoYoungPeople
{
    public const int Seed = 20261;

    private static readonly DemoPlace Wrexham = new("W06000006", true, ["LL11", "LL12", "LL13", "LL14"], ["Ysgol y Bont", "Ysgol Glan Nant", "Ysgol Maes Helyg", "Beacon Hill High School"]);
    private static readonly DemoPlace Flintshire = new("W06000005", true, ["CH5", "CH6", "CH7", "CH8"], ["Ysgol Llyn Helyg", "Ysgol Bryn Awel", "Dee View High School"]);
    private static readonly DemoPlace Hertfordshire = new("E10000015", false, ["SG1", "SG4", "SG14", "AL3", "AL7", "WD3", "WD17"], ["Lea Meadows School", "Chalk Hill Academy", "Oakfield Grange School"]);
    private static readonly DemoPlace Derbyshire = new("E10000007", false, ["DE4", "DE5", "DE11", "DE55"], ["Amber Vale School", "High Edge Academy"]);

    /// <param name="seed">Another one gives other people.</param>
    /// <param name="perCent">How many of the crowd; what is promised to those who sign in stands whatever the crowd.</param>
    public static async Task Fill(YoungFuturesDb db, int seed = Seed, int perCent = 100)
    {
        if (await db.Referrals.AnyAsync()) return;
        var now = db.Now;
        var today = UkTime.LocalDate(now);
        // The players act until today: the agreements that ended a few days ago end once they are done.
        var ended = await db.Agencies.Where(held => held.AgreementExpiresOn < today).ToDictionaryAsync(held => held.Id, held => held.AgreementExpiresOn);
        var ids = ended.Keys.ToArray();
        await End(_ => today);
        await Fill(db, "NW", [Wrexham, Flintshire], people: 356 * perCent / 100, everyDays: 7, sinceLast: 7, untilNext: 7, new TimeOnly(14, 0), seed, now);
        await Fill(db, "HERTS", [Hertfordshire], people: 178 * perCent / 100, everyDays: 14, sinceLast: 5, untilNext: 3, new TimeOnly(10, 0), seed + 1, now);
        await Fill(db, "DERBYS", [Derbyshire], people: 11, everyDays: 28, sinceLast: 9, untilNext: 6, new TimeOnly(13, 30), seed + 2, now);
        await End(agency => ended[agency.Id]);

        async Task End(Func<Agency, DateOnly?> on)
        {
            foreach (var agency in await db.Agencies.Where(held => ids.Contains(held.Id)).ToListAsync()) agency.AgreementExpiresOn = on(agency);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    private static async Task Fill(YoungFuturesDb db, string code, DemoPlace[] places, int people, int everyDays, int sinceLast, int untilNext, TimeOnly at, int seed, DateTime now)
    {
        var today = UkTime.LocalDate(now);
        var play = new DemoPlay(await DemoCast.Of(db, code), today);
        var began = today.AddMonths(-14);
        for (var on = today.AddDays(-sinceLast); on > began; on = on.AddDays(-everyDays)) play.Plan(DemoPlay.WorkingDay(on), at, isLast: on == today.AddDays(-sinceLast));
        play.Plan(DemoPlay.WorkingDay(today.AddDays(untilNext)), at, isLast: true);

        var scenes = new DemoScenes(play, places, seed);
        scenes.Set(now);
        var days = today.DayNumber - began.DayNumber;
        for (var number = 0; number < people; number++)
        {
            var chance = new Random((seed * 1000) + number);
            // A panel grows: a little more is referred each month than the month before.
            var on = began.AddDays((int)(days * Math.Pow(chance.NextDouble(), 0.85)));
            if (chance.Next(6) > 0) on = DemoPlay.WorkingDay(on);
            var place = places[chance.Next(places.Length)];
            new DemoStory(play, DemoNames.Make(chance, place, on), chance).BeginAt(UkTime.ToUtc(on, new TimeOnly(chance.Next(8, 18), chance.Next(60))));
        }
        play.Run();
        scenes.Now(now);
        if (code == "NW") scenes.Offer(await db.Panels.SingleAsync(panel => panel.Code == "HERTS"), now);
        // After that: what is offered to another panel has no open support.
        if (code == "NW") DemoServices.Set(play);

        db.AddRange(play.Records);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
