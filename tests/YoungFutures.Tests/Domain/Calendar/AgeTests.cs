using CsCheck;
using Xunit;
using YoungFutures.Domain.Calendar;

namespace YoungFutures.Tests.Domain.Calendar;

public sealed class AgeTests
{
    [Theory]
    [InlineData("2010-06-15", "2026-06-14", 15)]
    [InlineData("2010-06-15", "2026-06-15", 16)]
    [InlineData("2010-12-31", "2026-01-01", 15)]
    [InlineData("2010-01-01", "2010-01-01", 0)]
    [InlineData("2026-01-02", "2026-01-01", -1)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2024-02-28", 15)]
    [InlineData("2008-02-29", "2024-02-29", 16)]
    [InlineData("2009-02-28", "2024-02-28", 15)]
    [InlineData("2009-03-01", "2024-02-29", 14)]
    [InlineData("0001-01-01", "9999-12-31", 9998)]
    public void A_year_of_age_is_reached_on_the_birthday(string bornOn, string on, int age) =>
        Assert.Equal(age, Age.On(DateOnly.Parse(bornOn), DateOnly.Parse(on)));

    [Theory]
    [InlineData("2008-02-29", 18, "2026-03-01")]
    [InlineData("2008-02-29", 16, "2024-02-29")]
    [InlineData("2010-06-15", 18, "2028-06-15")]
    [InlineData("9990-06-15", 18, "9999-12-31")]
    public void The_day_an_age_is_reached_is_the_birthday(string bornOn, int age, string day) =>
        Assert.Equal(DateOnly.Parse(day), Age.Reaches(DateOnly.Parse(bornOn), age));

    [Fact]
    public void The_day_before_an_age_is_reached_one_is_a_year_younger() =>
        Gen.Select(Any.RecentDay, Gen.Int[0, 120]).Sample((born, age) =>
        {
            var birthday = Age.Reaches(born, age);
            return Age.On(born, birthday) == age && Age.On(born, birthday.AddDays(-1)) == age - 1;
        });
}
