using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Tests.Domain.Calendar;

public sealed class UkTimeTests
{
    [Theory]
    [InlineData("2026-01-15T23:59:59", "2026-01-15")]
    [InlineData("2026-03-29T00:59:59", "2026-03-29")]
    [InlineData("2026-03-29T22:59:59", "2026-03-29")]
    [InlineData("2026-03-29T23:00:00", "2026-03-30")]
    [InlineData("2026-06-30T23:00:00", "2026-07-01")]
    [InlineData("2026-10-24T23:00:00", "2026-10-25")]
    [InlineData("2026-10-25T23:30:00", "2026-10-25")]
    [InlineData("0001-01-01T00:00:00", "0001-01-01")]
    [InlineData("9999-12-31T23:59:59", "9999-12-31")]
    public void The_day_is_the_day_in_London(string utc, string day) =>
        Assert.Equal(DateOnly.Parse(day), UkTime.LocalDate(DateTime.Parse(utc)));

    [Theory]
    [InlineData("2026-01-15", "09:30", "2026-01-15T09:30:00")]
    [InlineData("2026-06-15", "09:30", "2026-06-15T08:30:00")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30:00")] // does not exist: an hour later is meant
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00")] // comes twice: the first is meant
    [InlineData("9999-12-31", "23:59", "9999-12-31T23:59:00")]
    public void A_time_on_the_wall_is_one_moment(string day, string time, string utc) =>
        Assert.Equal(DateTime.Parse(utc), UkTime.ToUtc(DateOnly.Parse(day), TimeOnly.Parse(time)));

    [Fact]
    public void Clock_changes_never_shift_a_day() =>
        Gen.Select(Any.RecentDay, Gen.Int[0, 24 * 60 - 1]).Sample((day, minute) =>
            UkTime.LocalDate(UkTime.ToUtc(day, TimeOnly.MinValue.AddMinutes(minute))) == day);

    [Fact]
    public void A_day_starts_when_the_one_before_it_ends() => Any.RecentDay.Sample(day =>
    {
        var start = UkTime.StartOf(day);
        return UkTime.LocalDate(start) == day && UkTime.LocalDate(start.AddTicks(-1)) == day.AddDays(-1);
    });

    [Fact]
    public void Later_moments_are_never_on_earlier_days() =>
        Gen.Select(Gen.DateTime.Utc, Gen.Long[0, TimeSpan.TicksPerDay * 2]).Sample((moment, ticks) =>
            moment > DateTime.MaxValue.AddDays(-3) || UkTime.LocalDate(moment) <= UkTime.LocalDate(moment.AddTicks(ticks)));

    [Fact]
    public void A_time_local_to_the_machine_is_refused() =>
        Assert.Throws<ArgumentException>(() => UkTime.LocalDate(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local)));

    [Fact]
    public void Today_turns_at_midnight_in_London()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 1, 22, 59, 0, TimeSpan.Zero));
        Assert.Equal(new DateOnly(2026, 7, 1), clock.Today());
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new DateOnly(2026, 7, 2), clock.Today());
    }
}
