using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>One colleague is away, and one line of the board is left alone for some days.</summary>
public static class DemoGaps
{
    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.Absences.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var today = UkTime.LocalDate(db.Now);
        var (away, cover) = (await db.Users.SingleAsync(user => user.Email == "police.nw@demo.example"), await db.Users.SingleAsync(user => user.Email == "police2.nw@demo.example"));
        db.Absences.Add(new Absence(away, cover, today.AddDays(-1), WorkingCalendar.EnglandAndWales.Add(today, 3), away.Id, db.Now.AddDays(-2)));
        var act = await db.ActIn(cast.Panel.Id) with { UserId = cast.Coordinator.Id };
        var board = await GapBoard.Of(db, act);
        foreach (var rule in board.Rules.Where(rule => rule.Gap == Gap.ActionLate))
            if (await board.Waiting(rule).OrderByDescending(line => line.Since).ThenBy(line => line.Id).FirstOrDefaultAsync() is { } line)
                db.GapSnoozes.Add(new GapSnooze(act, rule, line, "The club is closed for some days; they go on when it opens.", act.In(3)));
        await db.SaveChangesAsync();
        await Covering.Sweep(db);
    }
}
