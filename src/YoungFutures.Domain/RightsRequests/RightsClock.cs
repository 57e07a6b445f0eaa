using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Domain.RightsRequests;

/// <summary>
/// By when a request is answered: a right within the month of <see cref="AccessClock"/>. A complaint is acknowledged within 30 days, counted from the day after it came and until the next working day where the last is none
/// (Data Protection Act 2018, section 164A), and answered without undue delay: here that is three months at most.
/// </summary>
public static class RightsClock
{
    public const int AcknowledgeDays = 30;
    /// <summary>So long a restriction lasts before somebody looks at it again.</summary>
    public const int LookAgainMonths = 3;

    public static DateOnly AcknowledgeBy(DateOnly received) => Working(received.AddDays(AcknowledgeDays));

    public static DateOnly AnswerBy(RightKind kind, DateOnly received, bool extended) =>
        AccessClock.AnswerBy(received, kind == RightKind.Complaint || extended ? AccessClock.MostMonths : AccessClock.Months);

    public static DateOnly LookAgainOn(DateOnly today) => Working(today.AddMonths(LookAgainMonths));

    private static DateOnly Working(DateOnly day) => WorkingCalendar.EnglandAndWales.IsWorkingDay(day) ? day : WorkingCalendar.EnglandAndWales.Add(day, 1);
}
