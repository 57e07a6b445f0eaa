using CsCheck;
using Xunit;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Tests.Domain.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.EnglandAndWales;

    [Theory]
    [InlineData("2019-04-22")] // Easter Monday
    [InlineData("2020-05-08")] // moved to VE Day
    [InlineData("2021-12-27")] // Christmas Day on a Saturday
    [InlineData("2021-12-28")]
    [InlineData("2022-06-02")] // moved for the jubilee
    [InlineData("2022-06-03")]
    [InlineData("2022-09-19")] // state funeral
    [InlineData("2023-05-08")] // coronation
    [InlineData("2026-12-28")] // Boxing Day on a Saturday
    [InlineData("2028-01-03")]
    [InlineData("2026-11-21")] // a Saturday
    [InlineData("2026-11-22")] // a Sunday
    public void Bank_holidays_and_weekends_are_not_worked(string day) =>
        Assert.False(Calendar.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2020-05-04")] // the Monday it moved away from
    [InlineData("2022-05-30")]
    [InlineData("2026-03-17")] // St Patrick's Day, Northern Ireland only
    [InlineData("2026-01-02")] // Scotland only
    [InlineData("2026-08-03")] // Scotland's summer bank holiday
    [InlineData("2024-02-29")]
    [InlineData("2026-03-02")]
    public void Other_weekdays_are_worked(string day) => Assert.True(Calendar.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    // Due on Friday 20 November 2026: late on Monday, and not on the weekend.
    [InlineData("2026-11-20", "2026-11-20", false)]
    [InlineData("2026-11-20", "2026-11-21", false)]
    [InlineData("2026-11-20", "2026-11-22", false)]
    [InlineData("2026-11-20", "2026-11-23", true)]
    // On a Saturday what was due on Thursday is late since Friday.
    [InlineData("2026-11-19", "2026-11-21", true)]
    // Christmas Eve 2026, a Thursday: the next working day is the 29th.
    [InlineData("2026-12-24", "2026-12-25", false)]
    [InlineData("2026-12-24", "2026-12-28", false)]
    [InlineData("2026-12-24", "2026-12-29", true)]
    // A day that is no working day itself.
    [InlineData("2026-11-21", "2026-11-22", false)]
    [InlineData("2026-11-21", "2026-11-23", true)]
    public void What_was_due_is_late_from_the_next_working_day(string due, string today, bool late)
    {
        var (on, now) = (DateOnly.Parse(due), DateOnly.Parse(today));
        Assert.Equal(late, Calendar.IsLate(on, now));
        if (late) Assert.True(Calendar.Between(on, now) >= 1);
        Assert.False(Calendar.IsLate(null, now));
    }

    [Fact]
    public void The_list_is_what_the_rules_and_the_proclamations_give()
    {
        var expected = Enumerable.Range(2019, 10).SelectMany(ByRule).ToHashSet();
        expected.ExceptWith([new(2020, 5, 4), new(2022, 5, 30)]);
        expected.UnionWith([new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)]);

        var known = Enumerable.Range(0, 3653).Select(new DateOnly(2019, 1, 1).AddDays).Where(Calendar.IsBankHoliday);
        Assert.Equal(expected.Order(), known);
        Assert.Equal((2019, 2028), (Calendar.FirstKnownYear, Calendar.LastKnownYear));
    }

    [Theory]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-20", 5, "2026-11-27")]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-12-24", 1, "2026-12-29")]
    [InlineData("2026-04-02", 2, "2026-04-08")]
    [InlineData("2024-02-28", 2, "2024-03-01")]
    [InlineData("2026-11-23", -1, "2026-11-20")]
    [InlineData("2026-11-22", -1, "2026-11-20")]
    [InlineData("2026-11-22", 0, "2026-11-22")]
    [InlineData("9999-12-30", 40, "9999-12-31")]
    [InlineData("0001-01-02", -40, "0001-01-01")]
    public void Limits_count_working_days_after_the_day_itself(string from, int workingDays, string due) =>
        Assert.Equal(DateOnly.Parse(due), Calendar.Add(DateOnly.Parse(from), workingDays));

    [Fact]
    public void A_limit_of_at_least_a_day_always_falls_on_a_later_working_day() =>
        Gen.Select(Any.RecentDay, Gen.Int[1, 300]).Sample((from, days) =>
        {
            var due = Calendar.Add(from, days);
            return due > from && Calendar.IsWorkingDay(due);
        });

    [Fact]
    public void A_longer_limit_and_a_later_start_never_fall_earlier() =>
        Gen.Select(Any.RecentDay, Gen.Int[0, 60], Gen.Int[-60, 60], Gen.Int[0, 60]).Sample((from, later, days, more) =>
            Calendar.Add(from, days) <= Calendar.Add(from.AddDays(later), days)
            && Calendar.Add(from, days) <= Calendar.Add(from, days + more));

    [Fact]
    public void Counting_undoes_adding() =>
        Gen.Select(Any.RecentDay, Gen.Int[-300, 300]).Sample((from, days) => Calendar.Between(from, Calendar.Add(from, days)) == days);

    [Fact]
    public void From_a_working_day_adding_back_undoes_adding() =>
        Gen.Select(Any.RecentDay.Where(Calendar.IsWorkingDay), Gen.Int[-300, 300]).Sample((from, days) =>
            Calendar.Add(Calendar.Add(from, days), -days) == from);

    [Fact]
    public void Counts_of_adjoining_spans_add_up() =>
        Gen.Select(Any.RecentDay, Gen.Int[0, 400], Gen.Int[0, 400]).Sample((first, one, two) =>
            Calendar.Between(first, first.AddDays(one)) + Calendar.Between(first.AddDays(one), first.AddDays(one + two))
            == Calendar.Between(first, first.AddDays(one + two)));

    [Fact]
    public void No_day_and_no_limit_makes_it_fail() =>
        Gen.Select(Any.Day, Gen.OneOf(Gen.Int[-500, 500], Gen.OneOf(int.MinValue, int.MaxValue))).Sample((day, days) =>
        {
            var due = Calendar.Add(day, days);
            Assert.True(days == 0 ? due == day : days > 0 ? due >= day : due <= day);
        }, iter: 40);

    [Fact]
    public void It_says_when_the_list_runs_out()
    {
        Assert.Equal(new DateOnly(2028, 1, 1), Calendar.WarnFrom);
        Assert.False(Calendar.IsRunningOut(new DateOnly(2027, 12, 31)));
        Assert.True(Calendar.IsRunningOut(new DateOnly(2028, 1, 1)));
        Assert.True(Calendar.Knows(new DateOnly(2028, 12, 31)));
        Assert.False(Calendar.Knows(new DateOnly(2029, 1, 1)));
        Assert.False(Calendar.Knows(new DateOnly(2018, 12, 31)));
    }

    [Fact]
    public void A_panel_may_have_days_of_its_own()
    {
        var calendar = new WorkingCalendar([new DateOnly(2026, 3, 2)]);
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 3, 2)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 12, 25)));
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([]));
    }

    private static IEnumerable<DateOnly> ByRule(int year)
    {
        var easter = Easter(year);
        yield return Weekday(new(year, 1, 1));
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);
        yield return Monday(new(year, 5, 7));
        yield return Monday(new(year, 5, 31));
        yield return Monday(new(year, 8, 31));

        var christmas = new DateOnly(year, 12, 25);
        yield return christmas.DayOfWeek switch
        {
            DayOfWeek.Saturday or DayOfWeek.Sunday => new(year, 12, 27),
            _ => christmas,
        };
        yield return christmas.AddDays(1).DayOfWeek switch
        {
            DayOfWeek.Saturday or DayOfWeek.Sunday => new(year, 12, 28),
            _ => christmas.AddDays(1),
        };
    }

    private static DateOnly Weekday(DateOnly day) =>
        day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };

    private static DateOnly Monday(DateOnly onOrBefore) => onOrBefore.AddDays(-(((int)onOrBefore.DayOfWeek + 6) % 7));

    // Gauss's rule with the corrections for 1900 to 2099: another way than the one the list was made with.
    private static DateOnly Easter(int year)
    {
        var moon = (19 * (year % 19) + 24) % 30;
        var sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        if ((moon, sunday) is (29, 6) || ((moon, sunday) is (28, 6) && year % 19 > 10)) sunday -= 7;
        return new DateOnly(year, 3, 22).AddDays(moon + sunday);
    }
}
