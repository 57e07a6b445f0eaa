using System.Collections.Frozen;
using System.Globalization;

namespace YoungFutures.Domain.Calendar;

/// <summary>
/// Which days are working days: Monday to Friday without bank holidays. In years for which no bank holidays are known
/// only weekends are left out.
/// </summary>
public sealed class WorkingCalendar
{
    private const string EnglandAndWalesFile = "YoungFutures.Domain.Calendar.bank-holidays-england-and-wales.csv";

    private readonly FrozenSet<DateOnly> bankHolidays;
    // In order, by day number; one that falls on a weekend takes no working day away.
    private readonly int[] weekdayHolidays;

    /// <param name="bankHolidays">At least one day; every year from the first to the last of them counts as known.</param>
    /// <exception cref="ArgumentException">There are no bank holidays.</exception>
    public WorkingCalendar(IEnumerable<DateOnly> bankHolidays)
    {
        this.bankHolidays = bankHolidays.ToFrozenSet();
        if (this.bankHolidays.Count == 0) throw new ArgumentException("A calendar needs bank holidays.", nameof(bankHolidays));
        weekdayHolidays = [.. this.bankHolidays.Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => day.DayNumber).Order()];
        FirstKnownYear = this.bankHolidays.Min().Year;
        LastKnownYear = this.bankHolidays.Max().Year;
    }

    /// <summary>England and Wales, from the list that comes with the product.</summary>
    public static WorkingCalendar EnglandAndWales { get; } = new(ReadEnglandAndWales());

    public int FirstKnownYear { get; }

    /// <summary>The last year whose bank holidays are known.</summary>
    public int LastKnownYear { get; }

    /// <summary>
    /// The day from which somebody should be told to extend the list: the start of the last known year, because checks
    /// twelve months ahead then fall beyond it.
    /// </summary>
    public DateOnly WarnFrom => new(LastKnownYear, 1, 1);

    /// <summary>Changes with every change of the list: dates that were counted by another one are counted again.</summary>
    public string Mark => $"{FirstKnownYear}-{LastKnownYear}-{bankHolidays.Aggregate(17L, (sum, day) => unchecked(sum + (day.DayNumber * 2654435761L) % 1000003)):x}";

    /// <summary>True from <see cref="WarnFrom"/> on.</summary>
    public bool IsRunningOut(DateOnly today) => today >= WarnFrom;

    /// <summary>True when the bank holidays of the day's year are known.</summary>
    public bool Knows(DateOnly day) => day.Year >= FirstKnownYear && day.Year <= LastKnownYear;

    public bool IsBankHoliday(DateOnly day) => bankHolidays.Contains(day);

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !bankHolidays.Contains(day);

    /// <summary>
    /// The given number of working days after a day, or before it when negative; the day itself does not count, and zero
    /// gives it back. Stops at the first and the last day of the calendar (1 January 0001, 31 December 9999).
    /// </summary>
    public DateOnly Add(DateOnly from, int workingDays)
    {
        var step = Math.Sign(workingDays);
        var end = step < 0 ? DateOnly.MinValue : DateOnly.MaxValue;
        var left = Math.Abs((long)workingDays);
        var day = from;
        while (left > 0 && day != end)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>
    /// Whatever was due before this day has run out of time: the day itself where it is a working day, otherwise the last working day before it. What was due on a Friday is late on Monday, and
    /// not on Saturday, when nobody could do anything about it.
    /// </summary>
    public DateOnly Past(DateOnly today) => IsWorkingDay(today) ? today : Add(today, -1);

    /// <summary>Whether the time of what was due on a day has run out today: the same on every page, in every list and mail, and on the board.</summary>
    public bool IsLate(DateOnly? due, DateOnly today) => due < Past(today);

    /// <summary>
    /// How many working days lie between two days, the first not counted and the last counted; negative when the last is
    /// before the first. The opposite of <see cref="Add"/>: <c>Between(day, Add(day, n)) == n</c>.
    /// </summary>
    public int Between(DateOnly from, DateOnly to)
    {
        // Lists ask this of every line, and some of those are years late: so no day is looked at by itself.
        return from <= to ? UpTo(to.DayNumber) - UpTo(from.DayNumber) : UpTo(to.DayNumber - 1) - UpTo(from.DayNumber - 1);
    }

    /// <summary>Working days since the first day of the calendar, which was a Monday, this one included.</summary>
    private int UpTo(int dayNumber)
    {
        var (weeks, days) = Math.DivRem(dayNumber + 1, 7);
        var place = Array.BinarySearch(weekdayHolidays, dayNumber);
        return (weeks * 5) + Math.Min(days, 5) - (place >= 0 ? place + 1 : ~place);
    }

    private static IEnumerable<DateOnly> ReadEnglandAndWales()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream(EnglandAndWalesFile)
            ?? throw new InvalidOperationException($"{EnglandAndWalesFile} is not built into the product.");
        using var reader = new StreamReader(stream);
        var days = new List<DateOnly>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.StartsWith("date,", StringComparison.Ordinal) || line.Length == 0) continue;
            days.Add(DateOnly.ParseExact(line[..line.IndexOf(',')], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        return days;
    }
}
