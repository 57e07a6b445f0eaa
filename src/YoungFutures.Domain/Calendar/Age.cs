namespace YoungFutures.Domain.Calendar;

/// <summary>A person's age in whole years, as the law of England and Wales counts it.</summary>
public static class Age
{
    /// <summary>
    /// Whole years reached on a day; a year is reached at the start of the birthday (Family Law Reform Act 1969, section 9).
    /// Somebody born on 29 February has their birthday on 1 March of a common year. Before the birth the answer is negative,
    /// so that a mistyped birth date is out of range rather than an error.
    /// </summary>
    public static int On(DateOnly bornOn, DateOnly on)
    {
        var years = on.Year - bornOn.Year;
        return (on.Month, on.Day).CompareTo((bornOn.Month, bornOn.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>The day on which somebody reaches an age; 31 December 9999 where the calendar ends before that.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public static DateOnly Reaches(DateOnly bornOn, int age)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(age);
        if (age > DateOnly.MaxValue.Year - bornOn.Year) return DateOnly.MaxValue;
        var year = bornOn.Year + age;
        return bornOn is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year)
            ? new DateOnly(year, 3, 1)
            : new DateOnly(year, bornOn.Month, bornOn.Day);
    }
}
