using CsCheck;
using Xunit;
using Xunit.Sdk;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>The guarantee of docs/disclosure.md, attacked.</summary>
public class DisclosureAttackTests
{
    private const int Reach = 4;

    // What an attacker may be left with at least for a count of 1 to 4.
    private static readonly int[] Promised = [1, 2, 3, 4];

    [Fact]
    public void Knowing_the_procedure_leaves_every_value_within_reach_in_one_table() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) select new[] { a, b, c },
        (counts, chance) => Figures(SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default, null, null, chance), 3));

    [Fact]
    public void Knowing_the_procedure_leaves_every_value_within_reach_in_two_dimensions() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) from d in Counts(9) select new[] { a, b, c, d },
        (counts, chance) =>
        {
            var table = SuppressedTable.From(
                Given.Counts(new[,] { { counts[0], counts[1] }, { counts[2], counts[3] } }), SuppressionRule.Default, null, null, chance);
            return table.Stored().Rounded is [var a, var b, _, var c, var d, ..] ? [a, b, c, d] : [];
        });

    [Fact]
    public void Knowing_the_procedure_leaves_every_value_within_reach_in_two_breakdowns_of_the_same_people() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) where a + b - c is >= 0 and <= 9 select new[] { a, b, c, a + b - c },
        (counts, chance) =>
        {
            var tables = SuppressedTable.From(
                [(Given.Counts(counts[0], counts[1]), TableHistory.None), (Given.Counts(counts[2], counts[3]), TableHistory.None)],
                SuppressionRule.Default, chance);
            return [.. Figures(tables[0], 2), .. Figures(tables[1], 2)];
        });

    [Fact]
    public void Knowing_the_procedure_leaves_every_value_within_reach_over_successive_releases() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) from d in Counts(9) select new[] { a, b, c, d },
        (counts, chance) =>
        {
            var months = Given.Released([counts[..2], counts[2..]], chance);
            return [.. Figures(months[0], 2), .. Figures(months[1], 2), .. Figures(SuppressedTable.Over(PeriodKind.Quarter, months), 2)];
        });

    [Fact]
    public void Knowing_the_procedure_leaves_every_value_within_reach_of_people_counted_again_each_month() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) from d in Counts(9) select new[] { a, b, c, d },
        (counts, chance) =>
        {
            var first = SuppressedTable.From(Given.Counts(counts[..2]), SuppressionRule.Default, null, null, chance);
            var second = SuppressedTable.From(
                Given.Counts(counts[2..]), SuppressionRule.Default, new TableHistory { Before = first }, null, chance);
            return [.. Figures(first, 2), .. Figures(second, 2)];
        });

    [Fact]
    public void Everything_published_over_a_quarter_pins_no_small_count() => Quarters.Sample(months =>
    {
        var released = Given.Released(months, ControlledRounding.Unforeseeable);
        var rows = months[0].Length;
        var attacker = new Attacker(3 * rows);
        for (var month = 0; month < 3; month++)
            Learns(attacker, released[month], [.. Enumerable.Range(month * rows, rows).Select(count => new[] { count })]);
        Learns(attacker, SuppressedTable.Over(PeriodKind.Quarter, released),
            [.. Enumerable.Range(0, rows).Select(row => new[] { row, rows + row, rows + rows + row })]);

        Assert.True(NarrowestSmallCount(attacker, [.. months.SelectMany(month => month)]).IsSupersetOf(Promised));
    }, iter: 60);

    [Fact]
    public void The_attack_wins_when_figures_are_rounded_each_on_its_own() => Assert.ThrowsAny<XunitException>(() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) select new[] { a, b, c },
        (counts, _) => [.. counts.Append(counts.Sum()).Select(count => count is >= 1 and <= 4 ? 0 : (count + 2) / 5 * 5)]));

    [Fact]
    public void The_attack_wins_when_the_quarter_is_rounded_apart_from_its_months() => Assert.ThrowsAny<XunitException>(() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) select new[] { a, b, c },
        (counts, chance) => [.. counts.Append(counts.Sum()).Select(count =>
            SuppressedTable.From(Given.Counts(count), SuppressionRule.Default, null, null, chance).RoundedTotal)]));

    [Fact]
    public void The_attack_wins_when_chance_is_left_out() => Assert.ThrowsAny<XunitException>(() => EveryValueStaysPossible(
        from a in Counts(9) from b in Counts(9) from c in Counts(9) select new[] { a, b, c },
        (counts, _) => Figures(SuppressedTable.From(Given.Counts(counts), SuppressionRule.Default, null, null, (_, _) => true), 3)));

    [Fact]
    public void Figures_rounded_each_on_its_own_are_worked_out()
    {
        // Two rows of four: eight people, shown as c, c and 10.
        var attacker = new Attacker(2);
        LearnsNearest(attacker, [4, 4]);

        Assert.Equal([4], attacker.ValuesLeft(0, 9));

        Quarters.Where(months => WeakenedNarrowest(months).Count < Promised.Length).Single();
    }

    [Fact]
    public void A_quarter_rounded_apart_from_its_months_is_worked_out()
    {
        // Four in each month, each released as nothing; the twelve of the quarter rounded on their own to 15.
        var attacker = new Attacker(3);
        for (var month = 0; month < 3; month++)
            attacker.Knows([month], 0, Reach);
        attacker.Knows([0, 1, 2], 15 - Reach, 15 + Reach);

        Assert.Equal([3, 4], attacker.ValuesLeft(0, 9).Order());
    }

    [Fact]
    public void True_totals_beside_hidden_cells_are_worked_out()
    {
        var attacker = new Attacker(2);
        attacker.Knows([0], 1, 4);
        attacker.Knows([1], 12, 12);
        attacker.Knows([0, 1], 15, 15);

        Assert.Equal([3], attacker.ValuesLeft(0, 9));
    }

    private static readonly Gen<int[][]> Quarters =
        Gen.Int[2, 3].SelectMany(rows => Gen.Frequency((3, Gen.Int[0, 4]), (1, Gen.Int[0, 14])).Array[rows].Array[3]);

    private static IEnumerable<int> Counts(int upTo) => Enumerable.Range(0, upTo + 1);

    private static int[] Figures(SuppressedTable table, int rows) => [.. Given.Codes(rows).Select(table.RoundedOf)];

    /// <summary>
    /// The strongest attacker: knows the procedure, sees the rounded figures under the marks, and tries every table of true counts
    /// with every way chance can fall. Whatever was published, each count must still be able to be anything within reach.
    /// </summary>
    private static void EveryValueStaysPossible(IEnumerable<int[]> everyTable, Func<int[], Chance, int[]> publish)
    {
        var possible = new Dictionary<string, (int[] Figures, HashSet<int>[] Values)>();
        foreach (var counts in everyTable)
            foreach (var (figures, _) in EveryChance.Of(chance => publish(counts, chance)))
            {
                var published = string.Join(' ', figures);
                if (!possible.TryGetValue(published, out var known))
                    possible.Add(published, known = (figures, [.. counts.Select(_ => new HashSet<int>())]));
                for (var i = 0; i < counts.Length; i++)
                    known.Values[i].Add(counts[i]);
            }

        // A figure of ten may stand for fourteen, and counts above nine were not tried.
        foreach (var (figures, values) in possible.Values.Where(known => known.Figures.Take(known.Values.Length).All(figure => figure <= 5)))
            for (var i = 0; i < values.Length; i++)
                Assert.Superset(new HashSet<int>(Enumerable.Range(Math.Max(0, figures[i] - Reach), figures[i] == 0 ? 5 : 9)), values[i]);
    }

    /// <summary>Even what stands under the marks, though it can be had only where totals give it away.</summary>
    private static void Learns(Attacker attacker, SuppressedTable table, int[][] rows)
    {
        for (var row = 0; row < rows.Length; row++)
            attacker.Knows(rows[row], table.RoundedOf("r" + row) - Reach, table.RoundedOf("r" + row) + (rows[row].Length * Reach));
        attacker.Knows([.. rows.SelectMany(row => row)], table.RoundedTotal - Reach, table.RoundedTotal + (rows.Sum(row => row.Length) * Reach));
    }

    private static HashSet<int> NarrowestSmallCount(Attacker attacker, int[] counts) => Enumerable.Range(0, counts.Length)
        .Where(count => counts[count] is >= 1 and <= 4)
        .Select(count => attacker.ValuesLeft(count, 9))
        .DefaultIfEmpty([.. Promised])
        .MinBy(values => values.Intersect(Promised).Count())!;

    private static HashSet<int> WeakenedNarrowest(int[][] months)
    {
        var attacker = new Attacker(months[0].Length);
        LearnsNearest(attacker, months[0]);
        return NarrowestSmallCount(attacker, months[0]);
    }

    // The usual rule, weakened to what seems enough: 1 to 4 hidden, everything else to the nearest five, each on its own.
    private static void LearnsNearest(Attacker attacker, int[] counts)
    {
        for (var i = 0; i < counts.Length; i++)
            Nearest([i], counts[i]);
        Nearest([.. Enumerable.Range(0, counts.Length)], counts.Sum());

        void Nearest(int[] unknowns, int count)
        {
            var rounded = (count + 2) / 5 * 5;
            if (count == 0)
                attacker.Knows(unknowns, 0, 0);
            else if (count < 5)
                attacker.Knows(unknowns, 1, 4);
            else
                attacker.Knows(unknowns, Math.Max(5, rounded - 2), rounded + 2);
        }
    }
}
