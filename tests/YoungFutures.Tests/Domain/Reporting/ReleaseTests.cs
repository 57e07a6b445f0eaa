using CsCheck;
using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public class ReleaseTests
{
    private static readonly Guid Panel = Guid.Parse("6a1f9a42-4a51-4a55-9a3f-0c0fd3b2d0aa");
    private static readonly DateTime Settled = new(2026, 11, 8, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_release_is_read_back_as_it_was_let_out() => Gen.Int[0, 30].Array[1, 6].Sample(counts =>
    {
        var table = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        var crossed = SuppressedTable.From(Given.Counts(new[,] { { counts[0], 3 }, { 20, counts[^1] } }), SuppressionRule.Default);
        var content = new ReleaseContent().With("by-source", table).With("by-age-and-sex", crossed).With("to-screening", SuppressedMedian.From(12, 2, 3));

        var read = Release.Of(Panel, ReleasePeriod.Parse("2026-10"), content, Settled).Read();

        foreach (var row in table.Rows)
            Assert.Equal(table[row], read.Tables["by-source"][row]);
        Assert.Equal(table.Total, read.Tables["by-source"].Total);
        Assert.Equal(crossed["r1", "k1"], read.Tables["by-age-and-sex"]["r1", "k1"]);
        Assert.Equal(crossed.TotalOf("k0"), read.Tables["by-age-and-sex"].TotalOf("k0"));
        Assert.Equal(3, read.Medians["to-screening"].Days);
    });

    [Fact]
    public void What_is_stored_holds_no_figure_off_the_grid()
    {
        var table = SuppressedTable.From(Given.Counts(1, 2, 3, 4, 6, 7, 8, 9, 11, 37), SuppressionRule.Default);

        Assert.All(table.Stored().Rounded, figure => Assert.Equal(0, figure % 5));
        Assert.All(table.Stored().Least.Zip(table.Stored().Rounded), pair => Assert.Equal(Math.Max(0, pair.Second - 4), pair.First));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"Version":2,"Tables":{},"Medians":{}}""")]
    [InlineData("""{"Version":1,"Tables":{"t":{"Rows":["a"]}},"Medians":{}}""")]
    [InlineData("""{"Version":1,"Tables":{"t":{"Rows":["a"],"Columns":[],"AddsUp":true,"Threshold":5,"Keeps":1,"Rounded":[3,3],"Least":[0,0]}},"Medians":{}}""")]
    [InlineData("""{"Version":1,"Tables":{"t":{"Rows":["a"],"Columns":[],"AddsUp":true,"Threshold":5,"Keeps":1,"Rounded":[10,15],"Least":[6,11]}},"Medians":{}}""")]
    [InlineData("""{"Version":1,"Tables":{"t":{"Rows":["a"],"Columns":[],"AddsUp":true,"Threshold":1,"Keeps":1,"Rounded":[5,5],"Least":[1,1]}},"Medians":{}}""")]
    [InlineData("""{"Version":1,"Tables":{"t":{"Rows":["a"],"Columns":[],"AddsUp":true,"Threshold":5,"Keeps":1,"Rounded":[5,5],"Least":[5,5]}},"Medians":{}}""")]
    public void Nothing_unsafe_can_be_read_back(string text) =>
        Assert.Throws<FormatException>(() => ReleaseContent.Read(text));

    [Fact]
    public void A_period_that_has_not_settled_is_not_released() => Assert.Throws<InvalidOperationException>(() =>
        Release.Of(Panel, ReleasePeriod.Parse("2026-10"), new ReleaseContent(), Settled.AddDays(-1)));
}
