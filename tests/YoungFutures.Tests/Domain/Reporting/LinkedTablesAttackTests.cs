using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.Reporting;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>The guarantee of docs/disclosure.md, attacked over all tables of successive releases at once.</summary>
[Trait("Category", "InMemory")]
public class LinkedTablesAttackTests(ITestOutputHelper output)
{
    private const int Reach = 4;
    private const int Months = 15;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 9)]
    [InlineData(3, 25)]
    public void Everything_released_in_fifteen_months_leaves_every_number_within_reach(int seed, int referrals)
    {
        var (released, analyst) = Attacked(new MadeUpMonths(seed, Months, referrals), Released);
        var chance = new Random(seed);
        var cells = AllCells().OrderBy(_ => chance.Next()).Take(60).ToList();

        Assert.Empty(Narrowed(analyst, released, cells));
        output.WriteLine($"{cells.Count} of {AllCells().Count()} counts asked about; each could be all of its numbers.");
    }

    // All 1,431 of each would take the better part of an hour.
    [LongFact]
    public void And_so_it_does_for_many_more_counts()
    {
        foreach (var (seed, referrals) in new[] { (4, 4), (5, 7), (6, 14) })
        {
            var (released, analyst) = Attacked(new MadeUpMonths(seed, Months, referrals), Released);
            var chance = new Random(seed);
            Assert.Empty(Narrowed(analyst, released, [.. AllCells().OrderBy(_ => chance.Next()).Take(100)]));
        }
    }

    [Fact]
    public void A_count_of_one_to_four_can_never_be_told_from_the_other_three()
    {
        var truth = new MadeUpMonths(seed: 7, Months, referrals: 6);
        var (_, analyst) = Attacked(truth, Released);
        var chance = new Random(7);
        foreach (var cell in AllCells().Where(cell => truth[cell.Table, cell.Month, cell.Row, cell.Column] is >= 1 and <= 4).OrderBy(_ => chance.Next()).Take(40))
            Assert.All(Enumerable.Range(1, 4), value => Assert.True(analyst.CanBe(cell, value), $"{cell} cannot be {value}."));
    }

    [Fact]
    public void The_attack_wins_when_each_table_is_rounded_on_its_own() => Wins(truth => [.. Enumerable.Range(0, Months).Select(month =>
        MadeUpMonths.Cells.Select(cell => cell.Table).Distinct().ToDictionary(table => table, table => SuppressedTable.From(truth.Table(table, month), SuppressionRule.Default)))], keepsCeilings: false);

    [Fact]
    public void The_attack_wins_when_what_follows_is_not_kept_below_what_it_follows_from() => Wins(truth =>
    {
        // A month from before there were tables: of whom they count the beginning is not known, so that nothing is kept below anything.
        var published = new PublishedMonths();
        published.Add(MadeUpMonths.First.Previous, new ReleaseContent());
        return Released(truth, published);
    });

    [Fact]
    public void The_attack_wins_when_it_is_known_that_there_are_ten()
    {
        // A median given over ten true records beside a figure of ten says that it is no six, seven, eight or nine.
        var told = new Attacker(1);
        told.Knows([0], 10 - Reach, 10 + Reach);
        told.Knows([0], 10, 10_000);
        Assert.DoesNotContain(6, told.ValuesLeft(0, 14));
    }

    private void Wins(Func<MadeUpMonths, IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>>> publish, bool keepsCeilings = true)
    {
        const int few = 3;
        for (var seed = 0; seed < 12; seed++)
        {
            var truth = new MadeUpMonths(seed, few, referrals: 6);
            IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> released = [.. publish(truth).Take(few)];
            var cells = AllCells().Where(cell => cell.Month < few && released[cell.Month][cell.Table].RoundedAt(cell.Row, cell.Column.Length == 0 ? null : cell.Column) > 0 && !cell.Table.StartsWith("checks-after", StringComparison.Ordinal));
            if (Narrowed(new Analyst(released, keepsCeilings), released, cells) is [var first, ..] found)
            {
                output.WriteLine($"{found.Count} counts narrowed, such as {first}.");
                return;
            }
        }

        Assert.Fail("Nothing was found out.");
    }

    private static (IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> Released, Analyst Analyst) Attacked(
        MadeUpMonths truth, Func<MadeUpMonths, IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>>> publish) =>
        publish(truth) is var released ? (released, new Analyst(released)) : default;

    private static IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> Released(MadeUpMonths truth) => Released(truth, new PublishedMonths());

    private static IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> Released(MadeUpMonths truth, PublishedMonths published)
    {
        var released = new List<IReadOnlyDictionary<string, SuppressedTable>>();
        for (var number = 0; number < Months; number++)
        {
            var month = MadeUpMonths.Month(number);
            var content = new ReleaseMonth(published, truth.Counted(number / 12 * 12, number), month, SuppressionRule.Default, ControlledRounding.Unforeseeable).Content();
            published.Add(month, content);
            released.Add(content.Tables);
        }

        return released;
    }

    private static IEnumerable<(string Table, int Month, string Row, string Column)> AllCells() =>
        MadeUpMonths.Cells.SelectMany(cell => Enumerable.Range(0, Months).Select(month => (cell.Table, month, cell.Row, cell.Column)))
            // Nobody's support can have ended so long ago: that there are none is known to everybody.
            .Where(cell => cell.month >= (cell.Table == After3 ? 2 : cell.Table == After6 ? 5 : cell.Table == After12 ? 11 : 0));

    private static List<string> Narrowed(
        Analyst analyst, IReadOnlyList<IReadOnlyDictionary<string, SuppressedTable>> released, IEnumerable<(string Table, int Month, string Row, string Column)> cells)
    {
        var narrowed = new List<string>();
        foreach (var cell in cells)
        {
            var figure = released[cell.Month][cell.Table].RoundedAt(cell.Row, cell.Column.Length == 0 ? null : cell.Column);
            // Between the ends, a table can be mixed from the two.
            foreach (var end in new[] { Math.Max(0, figure - Reach), figure + Reach })
                if (!analyst.CanBe(cell, end)) narrowed.Add($"{cell} of {figure} cannot be {end}");
        }

        return narrowed;
    }
}
