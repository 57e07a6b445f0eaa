using YoungFutures.Domain.Calendar;

namespace YoungFutures.Domain.SubjectAccess;

/// <summary>
/// By when a request must be answered, as the Information Commissioner counts it: the corresponding day of the next month, its last day where there is none, and the next working day where that is no working day.
/// Until somebody has shown who they are the time has not begun; while they are asked what they mean it stands still.
/// </summary>
public static class AccessClock
{
    public const int Months = 1;
    /// <summary>Where it is extended.</summary>
    public const int MostMonths = 3;

    /// <param name="relevant">The day of the request, or of the last thing that was needed to know who asks.</param>
    /// <param name="stood">So many days it stood still.</param>
    public static DateOnly AnswerBy(DateOnly relevant, int months = Months, int stood = 0)
    {
        var day = relevant.AddMonths(months).AddDays(stood);
        return WorkingCalendar.EnglandAndWales.IsWorkingDay(day) ? day : WorkingCalendar.EnglandAndWales.Add(day, 1);
    }
}
