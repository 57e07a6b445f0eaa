using System.Globalization;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Safeguarding;

/// <summary>A clock that runs every hour of every day.</summary>
public sealed record HourClock(string Text, bool IsLate)
{
    public static HourClock Of(Words T, DateTime dueAt, DateTime now)
    {
        var late = now - dueAt;
        if (late >= TimeSpan.FromHours(48)) return new(T["{0} days late", (int)late.TotalDays], true);
        if (late >= TimeSpan.FromHours(2)) return new(T["{0} hours late", (int)late.TotalHours], true);
        if (late >= TimeSpan.FromHours(1)) return new(T["1 hour late"], true);
        if (late > TimeSpan.Zero) return new(T["Less than an hour late"], true);

        var at = UkTime.Of(dueAt).ToString("HH:mm", CultureInfo.CurrentCulture);
        return (UkTime.LocalDate(dueAt).DayNumber - UkTime.LocalDate(now).DayNumber) switch
        {
            0 => new(T["Due {0} today", at], false),
            1 => new(T["Due {0} tomorrow", at], false),
            _ => new(T["Due {0}", dueAt.ToLongWithTime()], false),
        };
    }
}
