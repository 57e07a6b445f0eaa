using YoungFutures.Domain.Calendar;

namespace YoungFutures.Domain.Cases;

/// <summary>A reminder that somebody sends by pressing a button, beside those that the clock sends: no more than one a working day.</summary>
internal static class RemindersByHand
{
    /// <param name="last">When the last one was sent.</param>
    public static void MustBeAnotherDay(DateTime? last, Act act)
    {
        if (last is not { } at) return;
        var (calendar, day) = (WorkingCalendar.EnglandAndWales, UkTime.LocalDate(at));
        if (calendar.Between(day, act.Today) < 1) throw new Refused("A reminder was sent on {0}. The next one can be sent on {1}.", day, calendar.Add(day, 1));
    }
}
