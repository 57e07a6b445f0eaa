using System.Globalization;
using Xunit;
using YoungFutures.Web.Language;

namespace YoungFutures.Tests.Web;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("cy", "cy-GB")]
    [InlineData("CY-gb", "cy-GB")]
    [InlineData("en-US", "en-GB")]
    [InlineData("en", "en-GB")]
    [InlineData("fr", null)]
    [InlineData("cymraeg", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Any_kind_of_Welsh_or_English_is_understood(string? asked, string? given) => Assert.Equal(given, Languages.Find(asked)?.Name);

    [Fact]
    public void A_phrase_is_filled_in_the_language_it_is_said_in()
    {
        var words = new Words();

        Assert.Equal("You can enter up to 1,000 characters", words.In(Languages.English).Translate("You can enter up to {0} characters", "1,000"));
        Assert.Equal("Gallwch roi hyd at 20 nod", words.In(Languages.Welsh).Translate("You can enter up to {0} characters", 20));
    }

    [Fact]
    public void A_phrase_without_Welsh_is_said_in_English_rather_than_not_at_all() =>
        Assert.Equal("Nobody translated this", new Words().In(Languages.Welsh).Translate("Nobody translated this"));

    [Theory]
    [InlineData("en-GB", "5 July 2026, 14:05", "5 July 2026")]
    [InlineData("cy-GB", "5 Gorffennaf 2026, 14:05", "5 Gorffennaf 2026")]
    public void A_moment_is_shown_in_Londons_time_and_the_readers_words(string culture, string moment, string day)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(moment, new DateTime(2026, 7, 5, 13, 5, 0, DateTimeKind.Utc).ToLongWithTime());
            Assert.Equal(day, new DateOnly(2026, 7, 5).ToLong());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
