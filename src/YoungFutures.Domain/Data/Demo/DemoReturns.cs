using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Returns;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Information governance has recorded on what ground returns are made: one is signed, and the newest quarter’s waits to be.</summary>
public static class DemoReturns
{
    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.ReturnBases.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var governs = await db.Users.SingleAsync(user => user.Email == "ig.nw@demo.example");
        var now = await db.ActIn(cast.Panel.Id);
        Domain.Act Earlier(int days, Guid userId) => now with { UserId = userId, AgencyId = null, At = now.At.AddDays(-days) };

        var basis = new ReturnBasis(Earlier(400, governs.Id), "Young Futures programme (made up for this demo)", "Head of returns",
            "Made up for this demo: the agreement of the panel’s partners, part 4, and the impact assessment of the returns.", UkTime.LocalDate(now.At).AddDays(-400), null, []);
        db.ReturnBases.Add(basis);
        await db.SaveChangesAsync();

        var newest = ReleasePeriod.Of(PeriodKind.Quarter, UkTime.LocalDate(now.At)).Previous;
        await Make(newest.Previous, 9, isSigned: true);
        await Make(newest, 2, isSigned: false);

        async Task Make(ReleasePeriod period, int days, bool isSigned)
        {
            // A quarter that ended yesterday has not been waiting for days.
            var since = Math.Min(days, UkTime.LocalDate(now.At).DayNumber - period.LastDay.DayNumber - 1);
            var definition = await db.DefinitionOn(period.LastDay);
            var prepares = Earlier(since, cast.Coordinator.Id);
            var made = new NationalReturn(prepares, definition, period, [], null);
            made.Count(prepares, await ReturnCounting.Count(db, cast.Panel.Id, definition, period), basis);
            made.Submit(prepares);
            if (isSigned) made.Sign(Earlier(since - 1, governs.Id), basis);
            db.NationalReturns.Add(made);
            await db.SaveChangesAsync();
        }
    }
}
