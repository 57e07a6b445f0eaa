using System.ComponentModel.DataAnnotations;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Domain.Panels;

/// <summary>Why a meeting of a series is not on the day it would have been on.</summary>
public enum SeriesShift
{
    [Display(Name = "Bank holiday")] BankHoliday,
    [Display(Name = "Not a working day")] Weekend,
    [Display(Name = "The panel already meets on that day")] Clash,
}

/// <param name="Because">Nothing when it is held on the day that was wanted.</param>
public sealed record SeriesDay(DateOnly Wanted, DateOnly On, SeriesShift? Because);

/// <summary>The days of meetings that recur. Once planned, each is a meeting like any other.</summary>
public static class MeetingSeries
{
    public const int MostTimes = 26;
    public const int MostWeeks = 8;

    /// <param name="taken">Days on which the panel meets already.</param>
    public static IReadOnlyList<SeriesDay> Days(DateOnly first, int everyWeeks, int times, IReadOnlySet<DateOnly> taken, WorkingCalendar calendar)
    {
        if (everyWeeks is < 1 or > MostWeeks) throw new Refused("Meetings recur every 1 to 8 weeks.");
        if (times is < 2 or > MostTimes) throw new Refused("A series has between 2 and 26 meetings.");
        var full = taken.ToHashSet();
        var days = new List<SeriesDay>(times);
        for (var i = 0; i < times; i++)
        {
            var wanted = first.AddDays(7 * everyWeeks * i);
            SeriesShift? because = calendar.IsBankHoliday(wanted) ? SeriesShift.BankHoliday : !calendar.IsWorkingDay(wanted) ? SeriesShift.Weekend : full.Contains(wanted) ? SeriesShift.Clash : null;
            var on = wanted;
            while (!calendar.IsWorkingDay(on) || full.Contains(on)) on = calendar.Add(on, 1);
            full.Add(on);
            days.Add(new SeriesDay(wanted, on, because));
        }

        return days;
    }
}
