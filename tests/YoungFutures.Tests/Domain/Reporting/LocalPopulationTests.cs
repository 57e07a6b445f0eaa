using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public class LocalPopulationTests
{
    private const string Heading = "area,by,code,number,year,made up,source\n";

    [Fact]
    public void What_comes_with_the_product_is_made_up_and_says_so()
    {
        var wrexham = LocalPopulation.Shipped.Of(["W06000006"], PopulationBy.All, LocalPopulation.Everybody);
        Assert.True(wrexham!.IsMadeUp);
        Assert.Contains("Made up", wrexham.Source, StringComparison.Ordinal);
        foreach (var group in EthnicGroups.All) Assert.NotNull(LocalPopulation.Shipped.Of(["W06000006", "W06000005"], PopulationBy.Ethnicity, group));
    }

    [Fact]
    public void A_file_of_ones_own_is_read_with_its_year_and_source()
    {
        var population = LocalPopulation.Read(new StringReader("# Ours\n" + Heading + "W06000001,sex,Female,3100,2024,no,ONS mid-year estimates, table 8\nW06000002,sex,Female,900,2023,no,ONS\n"));

        Assert.Equal(new PopulationFigure("W06000001", PopulationBy.Sex, "Female", 3100, 2024, "ONS mid-year estimates, table 8", false), population.Of(["W06000001"], PopulationBy.Sex, "Female"));
        var both = population.Of(["W06000001", "W06000002"], PopulationBy.Sex, "Female")!;
        Assert.Equal((4000, 2023), (both.Number, both.Year));
        Assert.Null(population.Of(["W06000001", "W06000009"], PopulationBy.Sex, "Female"));
        Assert.Null(population.Of(["W06000001"], PopulationBy.Sex, "Male"));
        Assert.Null(population.Of([], PopulationBy.Sex, "Male"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("area,number\n")]
    [InlineData(Heading + "W06000001,sex,Female,3100,2024,no\n")]
    [InlineData(Heading + "W0600,sex,Female,3100,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,height,Female,3100,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,2,Female,3100,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,-3,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,0,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,3 100,2024,no,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,3100,24,no,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,3100,2024,perhaps,ONS\n")]
    [InlineData(Heading + "W06000001,sex,Female,1,2024,no,ONS\nW06000001,sex,Female,2,2024,no,ONS\n")]
    public void A_file_that_is_not_right_is_refused(string text) => Assert.Throws<FormatException>(() => LocalPopulation.Read(new StringReader(text)));

    [Fact]
    public void A_rate_takes_what_is_shown_and_nothing_else()
    {
        var shown = SuppressedTable.From(Given.Counts(40, 3), SuppressionRule.Default);

        Assert.Equal(20m, SuppressedRate.Of(shown["r0"], 2000).Value);
        Assert.True(SuppressedRate.Of(shown["r1"], 2000).IsHidden);
        Assert.True(SuppressedRate.Of(shown["r0"], 19).IsHidden);
        Assert.Equal("c", SuppressedRate.Of(shown["r1"], 2000).ToString());
    }

    [Fact]
    public void A_rate_says_how_far_chance_and_the_rounding_may_have_carried_it()
    {
        var table = SuppressedTable.From(Given.Counts(40), SuppressionRule.Default);

        // Forty as released may be 36 to 54: Byar's lower limit of 36 is 25.2, the upper one of 54 is 70.5. Of two panels together it may be 32 to 68.
        var rate = SuppressedRate.Of(table["r0"], 1000);
        Assert.Equal((25.2m, 70.5m), (rate.Low, rate.High));
        var two = SuppressedRate.Of(table["r0"], 1000, panels: 2);
        Assert.Equal(rate.Value, two.Value);
        Assert.True(two.Low < rate.Low && two.High > rate.High);
    }

    [Fact]
    public void Beside_everybody_a_group_has_its_share_of_the_referrals_over_its_share_of_those_who_live_there()
    {
        var table = SuppressedTable.From(Given.Counts(40, 60, 3), SuppressionRule.Default);
        var whole = table.Total;
        var share = ShareRange.Of(table["r0"], whole)!;

        var ratio = RateRatio.Of(table["r0"], whole, 1000, 4000)!;
        Assert.Equal(4 * share.Share, ratio.Value, 6);
        Assert.Equal((4 * share.From, 4 * share.To), (ratio.From, ratio.To));
        Assert.Null(RateRatio.Of(table["r2"], whole, 1000, 4000));
        Assert.Null(RateRatio.Of(table["r0"], whole, 0, 4000));
        Assert.Null(RateRatio.Of(table["r0"], whole, 19, 4000));
        Assert.Null(RateRatio.Of(table["r0"], whole, 1000, 0));
    }
}
