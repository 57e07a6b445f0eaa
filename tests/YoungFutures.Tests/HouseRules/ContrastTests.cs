using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace YoungFutures.Tests.HouseRules;

/// <summary>That our own colours can be told apart: the table at the head of the style sheet, measured again by the formula of the Web Content Accessibility Guidelines (WCAG 2.2, relative luminance and contrast ratio).</summary>
public sealed partial class ContrastTests
{
    /// <summary>Lines that only divide, and paper.</summary>
    private static readonly string[] OnlyForTheEye = ["#a5c9c6", "#000000"];

    private static readonly string Styles = File.ReadAllText(Repository.File("src/YoungFutures.Web/Assets/young-futures.scss"));

    [Fact]
    public void Every_pair_of_colours_has_the_contrast_that_it_says_and_needs()
    {
        var pairs = Pair().Matches(Styles);
        Assert.True(pairs.Count >= 10, "The table at the head of the style sheet was not found.");
        foreach (Match pair in pairs)
        {
            var measured = Contrast(pair.Groups["front"].Value, pair.Groups["back"].Value);
            Assert.Equal(pair.Groups["ratio"].Value, measured.ToString("0.00", CultureInfo.InvariantCulture));
            Assert.True(measured >= (pair.Groups["use"].Value == "text" ? 4.5 : 3), pair.Value);
        }
    }

    [Fact]
    public void Every_colour_of_ours_stands_in_the_table()
    {
        var table = Pair().Matches(Styles).SelectMany(pair => new[] { pair.Groups["front"].Value, pair.Groups["back"].Value }).Concat(OnlyForTheEye).ToHashSet();
        Assert.Empty(Colour().Matches(Styles).Select(found => found.Value).Distinct().Except(table));
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ffffff", "#ffffff", 1)]
    public void It_is_measured_as_the_guidelines_measure_it(string front, string back, double ratio) => Assert.Equal(ratio, Contrast(front, back), 2);

    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    [GeneratedRegex(@"^//\s+\w[\w ]* (?<front>#[0-9a-f]{6}) on \w[\w ]* (?<back>#[0-9a-f]{6})\s+(?<ratio>\d+\.\d\d)\s+(?<use>text|part): ", RegexOptions.Multiline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"#[0-9a-f]{6}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Colour();
}
