using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>
/// Checks that nobody has answered: one reminder so many working days before the date, as the panel wants it, and one word once the date has passed. Either may run
/// again, or on two nodes at once: the version of the check lets one of them through.
/// </summary>
public static class UnreturnedChecks
{
    private const int AtOnce = 100;

    /// <summary>Reminds of every check that is due soon, once, and says how many. Whoever was asked within the last day needs no reminder yet.</summary>
    /// <param name="write">Queues the mail, in the same save as the note that it was written.</param>
    public static async Task<int> Remind(YoungFuturesDb db, Func<AgencyCheck, Task> write, CancellationToken cancelled = default)
    {
        var (today, lately) = (UkTime.LocalDate(db.Now), db.Now.AddDays(-1));
        var reminded = 0;
        foreach (var panel in await db.Panels.OrderBy(held => held.Code)
                     .Select(held => new { held.Id, Days = held.SettingsHistory.OrderByDescending(settings => settings.Number).Select(settings => settings.CheckReminderDays).First() })
                     .ToListAsync(cancelled))
        {
            if (panel.Days == 0) continue;
            var last = WorkingCalendar.EnglandAndWales.Add(today, panel.Days);
            reminded += await Each(db,
                db.AgencyChecks.Where(check => check.PanelId == panel.Id && check.DueOn >= today && check.DueOn <= last && check.RemindedAt == null && check.AskedAt <= lately),
                check => check.Remind(db.Now), write, cancelled);
        }

        return reminded;
    }

    /// <summary>Says once of every check that it is late.</summary>
    /// <inheritdoc cref="Remind"/>
    public static async Task<int> SayLate(YoungFuturesDb db, Func<AgencyCheck, Task> write, CancellationToken cancelled = default)
    {
        var past = WorkingCalendar.EnglandAndWales.Past(UkTime.LocalDate(db.Now));
        var said = 0;
        foreach (var panelId in await db.Panels.OrderBy(held => held.Code).Select(held => held.Id).ToListAsync(cancelled))
            said += await Each(db, db.AgencyChecks.Where(check => check.PanelId == panelId && check.DueOn < past && check.SaidLateAt == null), check => check.SayLate(db.Now), write, cancelled);
        return said;
    }

    private static async Task<int> Each(YoungFuturesDb db, IQueryable<AgencyCheck> checks, Action<AgencyCheck> note, Func<AgencyCheck, Task> write, CancellationToken cancelled)
    {
        var done = 0;
        while (true)
        {
            var some = await checks.Include(check => check.Case).OrderBy(check => check.DueOn).ThenBy(check => check.Id).Take(AtOnce).ToListAsync(cancelled);
            if (some.Count == 0) return done;
            foreach (var check in some)
            {
                note(check);
                await write(check);
                await db.SaveChangesAsync(cancelled);
                done++;
            }

            db.ChangeTracker.Clear();
        }
    }
}
