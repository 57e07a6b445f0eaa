using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public sealed class ReleasedSumTests
{
    [Fact]
    public void Quarters_are_added_up_as_they_were_shown_and_each_may_lie_off_by_as_much_as_one_does()
    {
        var sum = ReleasedSum.Of([(SuppressedCount.Of(20), 1), (SuppressedCount.Of(35), 2)]);
        Assert.Equal((55, (int?)55, "55"), (sum.Shown, sum.Value, sum.ToString()));
        Assert.Equal((55 - (3 * 4), 55 + (3 * 14)), (sum.Fewest, sum.Most));
    }

    [Fact]
    public void What_is_hidden_stays_out_of_the_sum_and_is_said_to_be_missing()
    {
        var sum = ReleasedSum.Of([(SuppressedCount.Of(25), 1), (SuppressedCount.Small, 1), (null, 1)]);
        Assert.Null(sum.Value);
        Assert.Equal("25 + c", sum.ToString());
        // Nor is it told how many of them there are, or how far they may lie off.
        Assert.Equal("25 + c", ReleasedSum.Of([(SuppressedCount.Of(25), 1), (SuppressedCount.Small, 3)]).ToString());
        Assert.Equal((21, 39), (sum.Fewest, sum.Most));
        Assert.Equal("c", ReleasedSum.Of([(SuppressedCount.Small, 1), (SuppressedCount.Small, 1)]).ToString());
        Assert.Throws<ArgumentException>(() => ReleasedSum.Of([]));
    }

    [Fact]
    public void A_share_of_sums_holds_the_interval_of_every_pair_of_true_sums_and_is_wider_than_that_of_one_release()
    {
        var (part, whole) = (ReleasedSum.Of([(SuppressedCount.Of(20), 1), (SuppressedCount.Of(25), 1)]), ReleasedSum.Of([(SuppressedCount.Of(40), 1), (SuppressedCount.Of(40), 1)]));
        var range = ShareRange.Of(part, whole)!;
        var (from, to) = (1.0, 0.0);
        for (var all = 80 - 8; all <= 80 + 28; all++)
            for (var some = 45 - 8; some <= Math.Min(all, 45 + 28); some++)
            {
                var interval = ShareRange.Wilson(some, all);
                (from, to) = (Math.Min(from, interval.From), Math.Max(to, interval.To));
            }

        Assert.Equal((45.0 / 80, from, to), (range.Share, range.From, range.To));
        var one = ShareRange.Of(SuppressedCount.Of(45), SuppressedCount.Of(80))!;
        Assert.True(range.From < one.From && one.To < range.To);
        Assert.Null(ShareRange.Of(ReleasedSum.Of([(SuppressedCount.Of(20), 1), (SuppressedCount.Small, 1)]), whole));
        Assert.Null(ShareRange.Of(part, ReleasedSum.Of([(SuppressedCount.Of(80), 1), (SuppressedCount.Small, 1)])));
        Assert.Null(ShareRange.Of(ReleasedSum.Of([(SuppressedCount.Of(10), 1)]), ReleasedSum.Of([(SuppressedCount.Of(15), 1)])));
    }

    [Fact]
    public void A_figure_that_is_itself_a_sum_counts_as_many_roundings_as_it_has_parts()
    {
        var content = new ReleaseContent().With(ReleaseTables.Screenings, SuppressedTable.From(TrueCounts.By(["accepted", "not-eligible", "withdrawn", "elsewhere"], new Dictionary<string, int>()), SuppressionRule.Default));
        Assert.Equal(3, ReleasedSum.RoundedFor(content, ReleaseTables.Funnel, ReleaseTables.StepScreenedOut));
        Assert.Equal(2, ReleasedSum.RoundedFor(content, ReleaseTables.Funnel, ReleaseTables.StepMoved));
        Assert.Equal(4, ReleasedSum.RoundedFor(content, ReleaseTables.Funnel, ReleaseTables.StepClosed));
        Assert.Equal(4, ReleasedSum.RoundedFor(content, ReleaseTables.ClosedBecause, null));
        Assert.Equal(1, ReleasedSum.RoundedFor(content, ReleaseTables.Decisions, null));
    }
}
