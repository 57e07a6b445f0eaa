using CsCheck;
using Xunit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Retention;

namespace YoungFutures.Tests.Domain.Retention;

public sealed class RetentionDateTests
{
    private static readonly PanelSettings Limits = new Scene().Panel.Settings;

    private static readonly Gen<ClosedCase> AnyCase = Gen.Select(Any.RecentDay, Gen.Int[0, 900], Gen.Bool, Gen.Bool, Gen.Enum<ClosingReason>(), (opened, lasted, adopted, supported, because) =>
        new ClosedCase(opened, opened.AddDays(lasted), adopted, adopted && supported, because));

    private static readonly Gen<DateOnly?> AnyBirth = Gen.Frequency((1, Gen.Const((DateOnly?)null)), (1, Gen.Int[2000, 2018].Where(year => year % 4 == 0).Select(year => (DateOnly?)new DateOnly(year, 2, 29))),
        (4, Gen.Int[new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2018, 1, 1).DayNumber].Select(day => (DateOnly?)DateOnly.FromDayNumber(day))));

    private static ClosedCase Case(string closed, bool adopted = false, bool supported = false, ClosingReason because = ClosingReason.NeedsMet) =>
        new(DateOnly.Parse(closed).AddDays(-60), DateOnly.Parse(closed), adopted, supported, because);

    private static RetentionDate Of(string? born, params ClosedCase[] cases) => RetentionDate.Of(born is null ? null : DateOnly.Parse(born), false, cases, [], Limits)!;

    [Theory]
    [InlineData("2012-05-04", "2037-05-04")]
    // Born on a leap day, the birthday of a common year is 1 March: a day later, never a day early.
    [InlineData("2012-02-29", "2037-03-01")]
    public void A_case_that_was_adopted_is_kept_for_25_years_from_birth(string born, string until) =>
        Assert.Equal(new RetentionDate(DateOnly.Parse(until), RetentionRule.Adopted), Of(born, Case("2026-11-18", adopted: true, supported: true)));

    [Theory]
    [InlineData("2026-11-18", "2027-11-18")]
    [InlineData("2028-02-29", "2029-03-01")]
    [InlineData("2027-02-28", "2028-02-28")]
    public void A_case_that_was_never_adopted_is_kept_for_a_year_after_its_closing(string closed, string until) =>
        Assert.Equal(new RetentionDate(DateOnly.Parse(until), RetentionRule.NotAdopted), Of("2012-05-04", Case(closed)));

    [Theory]
    [InlineData(ClosingReason.Declined, false, RetentionRule.NotAdopted)]
    [InlineData(ClosingReason.NotReached, false, RetentionRule.NotAdopted)]
    [InlineData(ClosingReason.Declined, true, RetentionRule.Adopted)]
    [InlineData(ClosingReason.Withdrew, false, RetentionRule.Adopted)]
    public void Adopted_and_never_begun_because_it_was_declined_or_nobody_was_reached_counts_as_not_adopted(ClosingReason because, bool supported, RetentionRule rule) =>
        Assert.Equal(rule, Of("2012-05-04", Case("2026-11-18", adopted: true, supported, because)).Rule);

    [Fact]
    public void A_birth_date_that_nobody_knows_is_the_latest_that_the_lowest_age_allows_and_an_estimated_one_the_end_of_its_year()
    {
        var unknown = Of(null, Case("2026-11-18", adopted: true, supported: true));
        Assert.Equal(new RetentionDate(new DateOnly(2026, 9, 19).AddYears(-10 + 25), RetentionRule.AdoptedBirthNotKnown), unknown);
        var estimated = RetentionDate.Of(new DateOnly(2012, 1, 1), true, [Case("2026-11-18", adopted: true, supported: true)], [], Limits);
        Assert.Equal(new DateOnly(2037, 12, 31), estimated!.On);
    }

    [Fact]
    public void A_birth_date_that_is_wrong_lets_nothing_go_sooner_than_if_it_had_not_been_adopted() =>
        Assert.Equal(new DateOnly(2027, 11, 18), Of("1926-05-04", Case("2026-11-18", adopted: true, supported: true)).On);

    [Fact]
    public void Where_there_is_nothing_to_count_from_there_is_no_date() => Assert.Null(RetentionDate.Of(new DateOnly(2012, 5, 4), false, [], [], Limits));

    [Fact]
    public void The_latest_date_of_all_cases_and_referrals_wins() =>
        Gen.Select(AnyBirth, Gen.Bool, AnyCase.Array[0, 5], Any.RecentDay.Array[0, 3]).Sample((born, estimated, cases, endings) =>
        {
            var whole = RetentionDate.Of(born, estimated, cases, endings, Limits);
            var parts = cases.Select(@case => RetentionDate.Of(born, estimated, [@case], [], Limits)!.On).Concat(endings.Select(ended => RetentionDate.Of(born, estimated, [], [ended], Limits)!.On)).ToList();
            return parts.Count == 0 ? whole is null : whole!.On == parts.Max();
        });

    [Fact]
    public void Nothing_is_due_before_a_whole_year_has_passed_since_its_last_ending() =>
        Gen.Select(AnyBirth, Gen.Bool, AnyCase.Array[1, 5]).Sample((born, estimated, cases) =>
        {
            var last = cases.Max(@case => @case.ClosedOn);
            var on = RetentionDate.Of(born, estimated, cases, [], Limits)!.On;
            return Age.On(last, on) >= 1;
        });

    [Fact]
    public void Whoever_was_supported_is_at_least_25_on_the_day() =>
        Gen.Select(AnyBirth, Gen.Bool, AnyCase.Array[1, 5]).Sample((born, estimated, cases) =>
            born is null || !cases.Any(@case => @case.WasSupported) || Age.On(born.Value, RetentionDate.Of(born, estimated, cases, [], Limits)!.On) >= 25);

    [Fact]
    public void A_longer_schedule_never_brings_a_date_forward() =>
        Gen.Select(AnyBirth, AnyCase.Array[1, 5], Gen.Int[0, 50], Gen.Int[0, 72]).Sample((born, cases, years, months) =>
        {
            var longer = new Scene().Panel.Amend(Scene.Wednesday, Guid.NewGuid());
            (longer.AdoptedYears, longer.NotAdoptedMonths) = (25 + years, 12 + months);
            return RetentionDate.Of(born, false, cases, [], longer)!.On >= RetentionDate.Of(born, false, cases, [], Limits)!.On;
        });
}
