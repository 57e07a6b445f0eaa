using System.Reflection;
using System.Text.Json;
using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public class SuppressedCountTests
{
    private static readonly Type[] SafeTypes =
        [typeof(SuppressedCount), typeof(SuppressedPercentage), typeof(SuppressedMedian), typeof(SuppressedTable)];

    [Fact]
    public void Nobody_outside_the_engine_can_make_one()
    {
        foreach (var type in SafeTypes.Append(typeof(TrueCounts)))
            Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));

        var makers = typeof(SuppressedCount).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(SuppressedCount));

        Assert.All(makers, maker => Assert.Equal(typeof(SuppressedTable), maker.DeclaringType));
    }

    [Fact]
    public void Nothing_public_of_it_is_a_number_below_ten()
    {
        var table = SuppressedTable.From(Given.Counts(0, 1, 4, 5, 9, 23), SuppressionRule.Default);

        foreach (var count in Given.Codes(6).Select(code => table[code]).Append(table.Total))
            foreach (var property in typeof(SuppressedCount).GetProperties())
                if (property.GetValue(count) is int number)
                    Assert.True(number >= 10 && number % 5 == 0);
    }

    [Fact]
    public void Small_counts_are_alike_in_every_way_that_can_be_asked()
    {
        var ones = SuppressedTable.From(Given.Counts(0, 1, 2, 3, 4), SuppressionRule.Default);
        var hidden = Given.Codes(5).Select(code => ones[code]).ToList();

        Assert.Single(hidden.Distinct());
        Assert.Single(hidden.Select(count => count.GetHashCode()).Distinct());
        Assert.All(hidden, count => Assert.Equal("c", count.ToString()));
        Assert.All(hidden, count => Assert.Equal("c", $"{count:N0}"));
        Assert.All(hidden, count => Assert.Equal("""{"Value":null,"IsHidden":true}""", JsonSerializer.Serialize(count)));
    }

    [Fact]
    public void The_true_counts_cannot_be_read_printed_or_serialised()
    {
        var counts = Given.Counts(3, 17);

        Assert.Empty(typeof(TrueCounts).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.Empty(typeof(TrueCounts).GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static));
        Assert.Equal("{}", JsonSerializer.Serialize(counts));
        Assert.Equal("TrueCounts", counts.ToString());
    }

    [Fact]
    public void A_table_serialised_by_mistake_shows_no_more_than_the_table()
    {
        var table = SuppressedTable.From(Given.Counts(3, 40, 40), SuppressionRule.Default);

        var numbers = JsonDocument.Parse(JsonSerializer.Serialize(table)).RootElement.EnumerateObject()
            .Where(property => property.Name != nameof(SuppressedTable.Threshold))
            .Select(property => property.Value.GetRawText());

        Assert.DoesNotContain(numbers, text => text.Contains("[4") || text.Contains("40,") || text == "3");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_threshold_cannot_be_lowered_below_five(int threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionRule(threshold));

    [Fact]
    public void A_percentage_is_given_over_twenty_or_more_and_from_shown_counts_only()
    {
        var table = SuppressedTable.From(Given.Counts(30, 10, 3), SuppressionRule.Default);
        var small = SuppressedTable.From(Given.Counts(10, 5), SuppressionRule.Default);

        Assert.Equal((int)Math.Round(3000m / table.Total.Value!.Value, MidpointRounding.AwayFromZero), SuppressedPercentage.Of(table["r0"], table.Total).Value);
        Assert.True(SuppressedPercentage.Of(table["r2"], table.Total).IsHidden);
        Assert.True(SuppressedPercentage.Of(small["r0"], small.Total).IsHidden);
        Assert.Equal("c", SuppressedPercentage.Of(small["r0"], small.Total).ToString());
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, 6)]
    public void A_median_is_given_over_ten_or_more(int count, int? days) =>
        Assert.Equal(days, SuppressedMedian.From(count, 5, 6).Days);
}
