using CsCheck;
using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

public class SuppressedTableTests
{
    private static readonly Gen<int[]> SomeCounts = Gen.Frequency((3, Gen.Int[0, 9]), (1, Gen.Int[0, 60])).Array[1, 8];

    private static readonly Gen<int[,]> SomeCrossed =
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5]).SelectMany((rows, columns) => Gen.Int[0, 14].Array2D[rows, columns]);

    [Fact]
    public void A_count_below_five_is_never_a_number() => SomeCounts.Sample(counts =>
    {
        var table = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        for (var i = 0; i < counts.Length; i++)
            Holds(counts[i], table["r" + i], threshold: 5);
        Holds(counts.Sum(), table.Total, threshold: 5);
    });

    [Fact]
    public void A_raised_threshold_hides_more() => SomeCounts.Sample(counts =>
    {
        var table = SuppressedTable.From(Given.Counts(counts), new SuppressionRule(10));
        for (var i = 0; i < counts.Length; i++)
            Holds(counts[i], table["r" + i], threshold: 10);
    });

    [Fact]
    public void The_same_holds_in_every_cell_and_margin_of_two_dimensions() => SomeCrossed.Sample(counts =>
    {
        var table = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        var (height, width) = (counts.GetLength(0), counts.GetLength(1));
        for (var i = 0; i < height; i++)
        {
            for (var j = 0; j < width; j++)
                Holds(counts[i, j], table["r" + i, "k" + j], threshold: 5);
            Holds(Enumerable.Range(0, width).Sum(j => counts[i, j]), table["r" + i], threshold: 5);
        }
        for (var j = 0; j < width; j++)
            Holds(Enumerable.Range(0, height).Sum(i => counts[i, j]), table.TotalOf("k" + j), threshold: 5);
        Holds(counts.Cast<int>().Sum(), table.Total, threshold: 5);
    });

    [Fact]
    public void A_table_with_nothing_hidden_adds_up() => Gen.Int[15, 60].Array[1, 8].Sample(counts =>
    {
        var table = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        Assert.Equal(Given.Codes(counts.Length).Sum(code => table[code].Value), table.Total.Value);
        Assert.False(table.HidesAny);
    });

    [Fact]
    public void Rounding_favours_neither_side()
    {
        var outcomes = EveryChance.Of(chance => SuppressedTable.From(Given.Counts(13, 21, 8), SuppressionRule.Default, null, null, chance)).ToList();

        Assert.Equal(1, outcomes.Sum(outcome => outcome.Probability), 9);
        Assert.Equal(13, outcomes.Sum(outcome => outcome.Probability * outcome.Outcome.RoundedOf("r0")), 9);
        Assert.Equal(21, outcomes.Sum(outcome => outcome.Probability * outcome.Outcome.RoundedOf("r1")), 9);
        Assert.Equal(42, outcomes.Sum(outcome => outcome.Probability * outcome.Outcome.RoundedTotal), 9);
    }

    [Fact]
    public void One_person_more_never_shows_as_one() => SomeCounts.Sample(counts =>
    {
        var before = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        counts[0]++;
        var after = SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default);
        foreach (var code in Given.Codes(counts.Length))
            if (before[code].Value is { } was && after[code].Value is { } @is)
                Assert.Equal(0, (@is - was) % 5);
    });

    [Fact]
    public void Nothing_at_all_looks_like_a_small_number()
    {
        var nobody = SuppressedTable.From(Given.Counts(0, 0, 0), SuppressionRule.Default);

        Assert.True(nobody["r0"].IsHidden && nobody.Total.IsHidden && nobody.HidesAny);
    }

    [Fact]
    public void Rows_that_overlap_have_no_total()
    {
        var table = SuppressedTable.From(Given.Overlapping(30, 30), SuppressionRule.Default);

        Assert.Equal(30, table["r0"].Value);
        Assert.Throws<InvalidOperationException>(() => table.Total);
    }

    [Fact]
    public void Some_of_the_people_are_never_shown_as_more_than_all_of_them() =>
        Gen.Int[0, 40].SelectMany(all => Gen.Select(Gen.Const(all), Gen.Int[0, all])).Sample((all, some) =>
        {
            var everybody = SuppressedTable.From(Given.Counts(all), SuppressionRule.Default);
            var part = SuppressedTable.From(Given.Overlapping(some), SuppressionRule.Default, within: everybody);
            Assert.True(part.RoundedOf("r0") <= everybody.RoundedTotal);
        });

    [Fact]
    public void Several_breakdowns_of_the_same_people_share_one_total() =>
        Gen.Select(SomeCounts, Gen.Int[1, 6]).Sample((counts, parts) =>
        {
            var other = new int[parts];
            for (var person = 0; person < counts.Sum(); person++)
                other[person * 7 % parts]++;

            var tables = SuppressedTable.From(
                [(Given.Counts(counts), TableHistory.None), (Given.Counts(other), TableHistory.None)], SuppressionRule.Default);

            Assert.Equal(tables[0].RoundedTotal, tables[1].RoundedTotal);
            for (var i = 0; i < parts; i++)
                Holds(other[i], tables[1]["r" + i], threshold: 5);
        });

    [Fact]
    public void Breakdowns_of_different_people_are_refused() => Assert.Throws<ArgumentException>(() => SuppressedTable.From(
        [(Given.Counts(1, 2), TableHistory.None), (Given.Counts(4), TableHistory.None)], SuppressionRule.Default));

    [Fact]
    public void Quarters_and_years_of_released_months_hide_small_numbers_and_do_not_drift() =>
        Gen.Frequency((2, Gen.Int[0, 2]), (1, Gen.Int[0, 20])).Array[4].Array[12].Sample(months =>
        {
            var released = Given.Released(months, ControlledRounding.Unforeseeable);
            foreach (var (kind, length) in new[] { (PeriodKind.Month, 1), (PeriodKind.Quarter, 3), (PeriodKind.Year, 12) })
                for (var start = 0; start < 12; start += length)
                {
                    var table = SuppressedTable.Over(kind, released[start..(start + length)]);
                    for (var row = 0; row < 4; row++)
                        Below(months[start..(start + length)].Sum(month => month[row]), table["r" + row], table.RoundedOf("r" + row));
                    Below(months[start..(start + length)].Sum(month => month.Sum()), table.Total, table.RoundedTotal);
                }

            // Chance may leave a row behind for a while; what is missed is made good before long.
            var year = SuppressedTable.Over(PeriodKind.Year, released);
            for (var row = 0; row < 4; row++)
                Assert.InRange(months.Sum(month => month[row]) - year.RoundedOf("r" + row), -4, 15);

            static void Below(int count, SuppressedCount shown, int rounded)
            {
                Assert.True(rounded <= count + 4);
                if (count < 5)
                    Assert.True(shown.IsHidden);
            }
        });

    [Fact]
    public void Panels_make_an_area_without_saying_anything_new()
    {
        var few = SuppressedTable.From(Given.Counts(2, 30), SuppressionRule.Default);
        var many = SuppressedTable.From(Given.Counts(40, 3), SuppressionRule.Default);

        var area = SuppressedTable.Across([few, many]);

        Assert.Equal(few.RoundedOf("r0") + 40, area["r0"].Value);
        Assert.Equal(few.RoundedTotal + many.RoundedTotal, area.Total.Value);
    }

    [Fact]
    public void Two_panels_with_a_few_each_are_not_an_area_with_ten()
    {
        var panels = Enumerable.Range(0, 4).Select(_ =>
            SuppressedTable.From(Given.Counts(1), SuppressionRule.Default, null, null, chance: (_, _) => true)).ToList();

        Assert.All(panels, panel => Assert.Equal(5, panel.RoundedTotal));
        Assert.True(SuppressedTable.Across(panels).Total.IsHidden);
    }

    [Fact]
    public void An_unchanged_count_keeps_its_figure_so_that_no_average_tells_it_apart()
    {
        var before = SuppressedTable.From(Given.Counts(13), SuppressionRule.Default, null, null, chance: (_, _) => true);

        double Kept(int count) => EveryChance.Of(chance =>
                SuppressedTable.From(Given.Counts(count), SuppressionRule.Default, new TableHistory { Before = before }, null, chance))
            .Where(outcome => outcome.Outcome.RoundedTotal == before.RoundedTotal)
            .Sum(outcome => outcome.Probability);

        Assert.Equal(15, before.RoundedTotal);
        Assert.All([11, 12, 13, 14], count => Assert.Equal(0.95, Kept(count), 9));
    }

    [Fact]
    public void A_code_nobody_listed_is_refused_without_its_count()
    {
        var refused = Assert.Throws<ArgumentException>(() => TrueCounts.By(["a"], new Dictionary<string, int> { ["b"] = 37 }));

        Assert.DoesNotContain("37", refused.Message);
    }

    private static void Holds(int count, SuppressedCount shown, int threshold)
    {
        if (count < threshold)
            Assert.True(shown.IsHidden);
        if (shown.Value is { } value)
        {
            Assert.Equal(0, value % 5);
            Assert.InRange(value - count, -4, 4);
        }
        if (count >= threshold + 8)
            Assert.False(shown.IsHidden);
    }
}
