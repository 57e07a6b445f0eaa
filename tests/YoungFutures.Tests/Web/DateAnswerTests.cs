using Xunit;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.Web;

public sealed class DateAnswerTests
{
    [Theory]
    [InlineData("27", "3", "2012")]
    [InlineData(" 27 ", "03", "2012")]
    [InlineData("27", "March", "2012")]
    [InlineData("27", "mawrth", "2012")]
    [InlineData("27", "mar", "2012")]
    [InlineData("27", "Maw.", " 20 12 ")]
    public void A_date_is_read_however_people_write_it(string day, string month, string year)
    {
        var answer = new DateAnswer { Day = day, Month = month, Year = year };

        Assert.Equal(new DateOnly(2012, 3, 27), answer.Date);
        Assert.Null(answer.Problem);
    }

    [Fact]
    public void Every_month_is_known_by_name_in_both_languages()
    {
        string[] cultures = ["en-GB", "cy-GB"];
        foreach (var names in cultures.Select(name => System.Globalization.CultureInfo.GetCultureInfo(name).DateTimeFormat))
        {
            for (var month = 1; month <= 12; month++)
            {
                var inFull = new DateAnswer { Day = "1", Month = names.MonthGenitiveNames[month - 1], Year = "2026" };
                var inShort = new DateAnswer { Day = "1", Month = names.AbbreviatedMonthNames[month - 1], Year = "2026" };

                Assert.Equal(new DateOnly(2026, month, 1), inFull.Date);
                Assert.Equal(new DateOnly(2026, month, 1), inShort.Date);
            }
        }
    }

    [Theory]
    [InlineData("31", "2", "2012", "Enter a real date")]
    [InlineData("29", "2", "2025", "Enter a real date")]
    [InlineData("0", "1", "2012", "Enter a real date")]
    [InlineData("1", "13", "2012", "Enter a real date")]
    [InlineData("1", "1", "0000", "Enter a real date")]
    [InlineData("one", "1", "2012", "Enter a real date")]
    [InlineData("-1", "1", "2012", "Enter a real date")]
    [InlineData("1", "ma", "2012", "Enter a real date")]
    [InlineData("١", "1", "2012", "Enter a real date")]
    [InlineData("1", "1", "12", "The year must have four digits")]
    [InlineData("1", "1", "20120", "The year must have four digits")]
    [InlineData("1", "1", "99999999999999999999", "The year must have four digits")]
    [InlineData("", "1", "2012", "The date must include a day")]
    [InlineData("1", " ", "2012", "The date must include a month")]
    [InlineData("1", "1", null, "The date must include a year")]
    [InlineData(null, null, "2012", "The date must include a day and a month")]
    [InlineData(null, "2", null, "The date must include a day and a year")]
    [InlineData("2", null, null, "The date must include a month and a year")]
    public void What_is_no_date_says_why_and_is_kept_as_typed(string? day, string? month, string? year, string problem)
    {
        var answer = new DateAnswer { Day = day, Month = month, Year = year };

        Assert.Null(answer.Date);
        Assert.Equal(problem, answer.Problem);
        Assert.Equal((day, month, year), (answer.Day, answer.Month, answer.Year));
    }

    [Fact]
    public void The_29th_of_February_exists_in_a_leap_year() =>
        Assert.Equal(new DateOnly(2024, 2, 29), new DateAnswer { Day = "29", Month = "2", Year = "2024" }.Date);

    [Fact]
    public void Nothing_typed_is_no_date_and_no_problem()
    {
        var answer = new DateAnswer { Day = " ", Month = "", Year = null };

        Assert.True(answer.IsEmpty);
        Assert.Null(answer.Date);
        Assert.Null(answer.Problem);
    }

    [Fact]
    public void A_known_date_fills_the_boxes_and_comes_back_the_same()
    {
        var date = new DateOnly(2012, 3, 7);

        Assert.Equal(date, DateAnswer.From(date).Date);
        Assert.True(DateAnswer.From(null).IsEmpty);
    }
}
