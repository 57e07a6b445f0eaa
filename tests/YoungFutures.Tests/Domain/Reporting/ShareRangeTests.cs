using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public sealed class ShareRangeTests
{
    [Theory]
    // Published values of the method: Newcombe, Statistics in Medicine 17, 1998, table I.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(29, 29, 0.8830, 1.0000)]
    public void The_interval_is_Wilsons(int part, int whole, double from, double to)
    {
        var interval = ShareRange.Wilson(part, whole);
        Assert.Equal(from, interval.From, 4);
        Assert.Equal(to, interval.To, 4);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(20, 20)]
    [InlineData(10, 45)]
    [InlineData(35, 40)]
    [InlineData(100, 250)]
    public void It_holds_the_interval_of_every_pair_of_true_counts_that_the_rounding_leaves_open_and_is_no_wider(int part, int whole)
    {
        var range = ShareRange.Of(SuppressedCount.Of(part), SuppressedCount.Of(whole))!;
        var (least, most, from, to) = (1.0, 0.0, 1.0, 0.0);
        for (var all = Math.Max(1, whole - ShareRange.MostAbove); all <= whole + ShareRange.MostBelow; all++)
            for (var some = Math.Max(0, part - ShareRange.MostAbove); some <= Math.Min(all, part + ShareRange.MostBelow); some++)
            {
                var interval = ShareRange.Wilson(some, all);
                (least, most) = (Math.Min(least, (double)some / all), Math.Max(most, (double)some / all));
                (from, to) = (Math.Min(from, interval.From), Math.Max(to, interval.To));
            }

        Assert.Equal((least, most), (range.LeastRounded, range.MostRounded));
        Assert.Equal(from, range.From, 12);
        Assert.Equal(to, range.To, 12);
        Assert.InRange(range.Share, range.From, range.To);
    }

    [Fact]
    public void It_is_wider_than_that_of_the_counts_as_shown()
    {
        var range = ShareRange.Of(SuppressedCount.Of(25), SuppressedCount.Of(50))!;
        var plain = ShareRange.Wilson(25, 50);
        Assert.True(range.From < plain.From && plain.To < range.To);
    }

    [Fact]
    public void Where_a_count_is_hidden_or_the_whole_is_small_there_is_none()
    {
        Assert.Null(ShareRange.Of(SuppressedCount.Small, SuppressedCount.Of(50)));
        Assert.Null(ShareRange.Of(SuppressedCount.Of(10), SuppressedCount.Small));
        Assert.Null(ShareRange.Of(SuppressedCount.Of(10), SuppressedCount.Of(15)));
        Assert.NotNull(ShareRange.Of(SuppressedCount.Of(10), SuppressedCount.Of(20)));
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareRange.Wilson(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareRange.Wilson(-1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareRange.Wilson(6, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FunnelLimits(0.5).At(0, 2));
    }

    [Fact]
    public void The_funnel_narrows_as_panels_grow_and_stays_between_nobody_and_everybody()
    {
        var limits = new FunnelLimits(0.5);
        Assert.Equal((0.402, 0.598), (Math.Round(limits.At(100, ShareRange.Ninety5).From, 3), Math.Round(limits.At(100, ShareRange.Ninety5).To, 3)));
        Assert.Equal((0.345, 0.655), (Math.Round(limits.At(100, ShareRange.Ninety998).From, 3), Math.Round(limits.At(100, ShareRange.Ninety998).To, 3)));
        Assert.True(limits.At(400, ShareRange.Ninety5).To < limits.At(100, ShareRange.Ninety5).To);
        Assert.Equal(0, new FunnelLimits(0.05).At(20, ShareRange.Ninety998).From);
        Assert.Equal(1, new FunnelLimits(0.98).At(20, ShareRange.Ninety998).To);
    }

    [Theory]
    [InlineData(100, 200, FunnelPlace.Inside)]
    // Outside as shown, but not whatever the rounding hides: 60 of 100 may be 56 of 110.
    [InlineData(60, 100, FunnelPlace.Inside)]
    [InlineData(150, 200, FunnelPlace.FarOutside)]
    [InlineData(40, 200, FunnelPlace.FarOutside)]
    [InlineData(235, 400, FunnelPlace.Outside)]
    public void A_panel_is_outside_only_where_it_is_whatever_the_rounding_hides(int part, int whole, FunnelPlace place) =>
        Assert.Equal(place, new FunnelLimits(0.5).Of(ShareRange.Of(SuppressedCount.Of(part), SuppressedCount.Of(whole))!, whole));

    [Fact]
    public void Panels_that_are_all_alike_are_seldom_called_outside()
    {
        var chance = new Random(7);
        var outside = 0;
        for (var panel = 0; panel < 2000; panel++)
        {
            var whole = chance.Next(30, 400);
            var part = Enumerable.Range(0, whole).Count(_ => chance.NextDouble() < 0.3);
            var table = SuppressedTable.From(Given.Counts(part, whole - part), SuppressionRule.Default);
            if (ShareRange.Of(table["r0"], table.Total) is { } range && new FunnelLimits(0.3).Of(range, table.Total.Value!.Value) != FunnelPlace.Inside) outside++;
            if (ShareRange.Of(table["r0"], table.Total) is { } of) Assert.InRange((double)part / whole, of.LeastRounded, of.MostRounded);
        }

        // Chance alone puts one in twenty outside; fewer, since rounding must not do so.
        Assert.InRange(outside, 0, 100);
    }
}
