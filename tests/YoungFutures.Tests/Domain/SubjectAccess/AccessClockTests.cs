using Xunit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;

namespace YoungFutures.Tests.Domain.SubjectAccess;

public sealed class AccessClockTests
{
    [Theory]
    [InlineData("2026-09-03", "2026-10-05")] // 3 October is a Saturday.
    [InlineData("2026-09-02", "2026-10-02")]
    [InlineData("2027-01-31", "2027-03-01")] // 28 February is a Sunday.
    [InlineData("2024-01-31", "2024-02-29")]
    [InlineData("2025-01-31", "2025-02-28")]
    [InlineData("2026-03-31", "2026-04-30")]
    [InlineData("2026-11-25", "2026-12-29")] // Christmas Day, Saturday, Sunday, and the Monday that stands for Boxing Day.
    [InlineData("2026-12-31", "2027-02-01")]
    public void A_month_ends_on_the_corresponding_day_or_the_last_or_the_next_working_day(string from, string by) => Assert.Equal(DateOnly.Parse(by), AccessClock.AnswerBy(DateOnly.Parse(from)));

    [Theory]
    [InlineData("2025-11-30", "2026-03-02")] // 28 February is a Saturday.
    [InlineData("2026-09-02", "2026-12-02")]
    public void Two_months_more_are_three_from_the_day_of_the_request(string from, string by) => Assert.Equal(DateOnly.Parse(by), AccessClock.AnswerBy(DateOnly.Parse(from), AccessClock.MostMonths));

    [Fact]
    public void Whatever_the_day_the_answer_is_due_on_a_working_day_within_the_next_days_of_the_month_after()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var by = AccessClock.AnswerBy(day);
            Assert.True(WorkingCalendar.EnglandAndWales.IsWorkingDay(by));
            Assert.InRange(by.DayNumber - day.AddMonths(1).DayNumber, 0, 5);
        }
    }
}
