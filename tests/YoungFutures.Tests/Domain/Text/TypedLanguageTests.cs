using Xunit;
using YoungFutures.Domain.Text;

namespace YoungFutures.Tests.Domain.Text;

public sealed class TypedLanguageTests
{
    [Theory]
    [InlineData("Mae hi wedi bod yn hwyr i'r ysgol bob dydd ers y gwyliau.", "cy")]
    [InlineData("Dwi isio chwarae rygbi eto.", "cy")]
    [InlineData("Roedd ei nain yn dweud nad yw’n cysgu.", "cy")]
    [InlineData("Gwelwyd yn y dŵr ger y tŷ.", "cy")]
    [InlineData("Seen at the bus station at midnight with men in their twenties, twice this month.", "en")]
    [InlineData("She talks about older friends who buy him things.", "en")]
    [InlineData("I'd like to, but I don't know when.", "en")]
    // Too short, in another language, or of both.
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    [InlineData("Tŷ Pawb", null)]
    [InlineData("YF-NW-2026-00012", null)]
    [InlineData("Nie chce wracać do domu po szkole.", null)]
    [InlineData("Her mam said the ysgol was closed, ac roedd hi yn y dref.", null)]
    public void The_small_words_say_in_which_language_somebody_wrote(string? text, string? language) => Assert.Equal(language, TypedLanguage.Of(text));

    [Fact]
    public void A_long_text_of_anything_is_answered_at_once()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(TypedLanguage.Of(new string('’', 100_000)));
        Assert.Null(TypedLanguage.Of(string.Concat(Enumerable.Repeat("a’", 50_000))));
        Assert.Equal("en", TypedLanguage.Of(string.Concat(Enumerable.Repeat("the school and ", 10_000))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}
