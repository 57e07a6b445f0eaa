using CsCheck;
using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public class ReleasePeriodTests
{
    private static readonly Gen<ReleasePeriod> Periods = Gen.Select(
        Gen.Enum<PeriodKind>(), Gen.Int[0, 36_500], (kind, day) => ReleasePeriod.Of(kind, new DateOnly(2001, 1, 1).AddDays(day)));

    [Theory]
    [InlineData("2026-10", PeriodKind.Month, "2026-10-01", "2026-10-31")]
    [InlineData("2026-Q3", PeriodKind.Quarter, "2026-07-01", "2026-09-30")]
    [InlineData("2024-02", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2026", PeriodKind.Year, "2026-01-01", "2026-12-31")]
    public void A_code_names_a_month_a_quarter_or_a_year(string code, PeriodKind kind, string first, string last)
    {
        var period = ReleasePeriod.Parse(code);

        Assert.Equal(kind, period.Kind);
        Assert.Equal(DateOnly.Parse(first), period.Start);
        Assert.Equal(DateOnly.Parse(last), period.LastDay);
        Assert.Equal(code, period.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2026-1")]
    [InlineData("2026-10-01")]
    [InlineData("1999")]
    [InlineData("9999-12")]
    [InlineData("2026-10..2026-11")]
    [InlineData(" 2026")]
    [InlineData("+026")]
    [InlineData("٢٠٢٦")]
    public void No_other_range_can_be_asked_for(string? code)
    {
        Assert.False(ReleasePeriod.TryParse(code, out _));
        Assert.Throws<FormatException>(() => ReleasePeriod.Parse(code!));
    }

    [Fact]
    public void Periods_of_a_kind_follow_one_another_without_gap_or_overlap() => Periods.Sample(period =>
    {
        Assert.Equal(period, ReleasePeriod.Parse(period.Code));
        Assert.Equal(period, period.Next.Previous);
        Assert.Equal(period.EndsAt, period.Next.StartsAt);
        Assert.True(period.Contains(period.Start) && period.Contains(period.LastDay) && !period.Contains(period.End));
        Assert.Equal(period.Start, period.Months.First().Start);
        Assert.Equal(period.End, period.Months.Last().End);
    });

    [Fact]
    public void A_period_is_released_a_week_after_it_ends()
    {
        var october = ReleasePeriod.Parse("2026-10");

        Assert.False(october.MayBeReleased(new DateOnly(2026, 11, 7)));
        Assert.True(october.MayBeReleased(new DateOnly(2026, 11, 8)));
        Assert.Equal("2026-09", ReleasePeriod.LastReleasable(PeriodKind.Month, new DateOnly(2026, 11, 7)).Code);
        Assert.Equal("2026-10", ReleasePeriod.LastReleasable(PeriodKind.Month, new DateOnly(2026, 11, 8)).Code);
        Assert.Equal("2025", ReleasePeriod.LastReleasable(PeriodKind.Year, new DateOnly(2026, 11, 8)).Code);
    }

    [Fact]
    public void A_summer_month_begins_at_midnight_on_the_clocks_of_the_kingdom() =>
        Assert.Equal(new DateTime(2026, 6, 30, 23, 0, 0, DateTimeKind.Utc), ReleasePeriod.Parse("2026-07").StartsAt);
}
