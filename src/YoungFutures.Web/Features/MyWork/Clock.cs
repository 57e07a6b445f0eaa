using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.MyWork;

/// <summary>How long there is left, in words. Working days for what the panel does; hours, every day of the week, where a child may be at risk.</summary>
public static class Clock
{
    private const int SoonDays = 10;

    public static string Left(Words T, WorkRow row, DateTime now)
    {
        if (row.DueAt is { } at)
        {
            var hours = (int)Math.Floor(Math.Abs((at - now).TotalHours));
            return (at < now, hours) switch
            {
                (true, 0) => T["Late by less than an hour"],
                (true, 1) => T["1 hour late"],
                (true, _) => T["{0} hours late", hours],
                (false, 0) => T["Less than an hour left"],
                (false, 1) => T["1 hour left"],
                _ => T["{0} hours left", hours],
            };
        }
        if (row.DueOn is not { } due) return "";
        var today = UkTime.LocalDate(now);
        if (due == today) return T["Due today"];
        var calendar = WorkingCalendar.EnglandAndWales;
        if (calendar.IsLate(due, today)) return calendar.Between(due, today) is var late && late == 1 ? T["1 working day late"] : T["{0} working days late", late];
        // On a Saturday also what was due on Friday: it is late on Monday.
        return due < today ? T["Due before the next working day"] : calendar.Between(today, due) switch
        {
            0 => T["Due before the next working day"],
            1 => T["Due in 1 working day"],
            <= SoonDays and var left => T["Due in {0} working days", left],
            _ => T["Due {0}", due.ToShort()],
        };
    }

    /// <summary>Today at 14:00, or the day and the time.</summary>
    public static string Begins(Words T, DateTime at, DateTime now)
    {
        var local = UkTime.Of(at);
        return UkTime.LocalDate(at) == UkTime.LocalDate(now) ? T["today at {0}", local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)] : at.ToLongWithTime();
    }
}
