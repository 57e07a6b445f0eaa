using System.Reflection;
using Xunit;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>What a release can hold at all: codes and safe figures.</summary>
public class WhatMayLeaveTests
{
    /// <summary>A release as it was stored before there were more than seven tables.</summary>
    private const string FromBefore = """
        {"Version":1,"Tables":{
        "referrals-by-source":{"Rows":["Professional","School"],"Columns":[],"AddsUp":true,"Threshold":5,"Keeps":3,"Rounded":[10,5,15],"Least":[6,1,11]},
        "cases-by-stage":{"Rows":["waiting"],"Columns":[],"AddsUp":true,"Threshold":5,"Keeps":1,"Rounded":[5,5],"Least":[1,1]}},
        "Medians":{"days-to-screening":3}}
        """;

    [Fact]
    public void A_release_from_before_there_were_these_tables_is_still_read()
    {
        var content = ReleaseContent.Read(FromBefore);

        Assert.Equal(10, content.Tables[ReleaseTables.Sources]["Professional"].Value);
        Assert.True(content.Tables[ReleaseTables.Stages]["waiting"].IsHidden);
        Assert.Equal(3, content.Medians[ReleaseTables.DaysToScreening].Days);
        Assert.DoesNotContain(ReleaseTables.Funnel, content.Tables.Keys);
    }

    [Fact]
    public void The_month_after_such_a_release_is_computed_with_all_tables()
    {
        var published = new PublishedMonths();
        published.Add(MadeUpMonths.Month(0), ReleaseContent.Read(FromBefore));
        var truth = new MadeUpMonths(seed: 11, months: 2, referrals: 40);

        var content = new ReleaseMonth(published, truth.Counted(0, 1), MadeUpMonths.Month(1), SuppressionRule.Default, ControlledRounding.Unforeseeable).Content();

        Assert.Contains(ReleaseTables.Funnel, content.Tables.Keys);
        Assert.DoesNotContain(ReleaseTables.Stages, content.Tables.Keys);
        // What it is kept to is what began with it: the year so far of a younger table is not known.
        Assert.Equal(PeriodKind.Month, content.Tables[ReleaseTables.Screenings].Keeps);
        Assert.Equal(PeriodKind.Year, content.Tables[ReleaseTables.Sources].Keeps);
    }

    [Fact]
    public void The_tables_that_are_figures_of_others_say_what_those_say()
    {
        var truth = new MadeUpMonths(seed: 12, months: 1, referrals: 200);
        var content = new ReleaseMonth(new PublishedMonths(), truth.Counted(0, 0), MadeUpMonths.Month(0), SuppressionRule.Default, ControlledRounding.Unforeseeable).Content();
        var (funnel, tables) = (content.Tables[ReleaseTables.Funnel], content.Tables);

        Assert.Equal(tables[ReleaseTables.Sources].Total, funnel[ReleaseTables.StepReceived]);
        Assert.Equal(tables[ReleaseTables.Care].Total, funnel[ReleaseTables.StepOpened]);
        Assert.Equal(tables[ReleaseTables.Decisions]["Adopted"], funnel[ReleaseTables.StepAdopted]);
        Assert.Equal(tables[ReleaseTables.Closings].RoundedTotal + tables[ReleaseTables.Decisions].RoundedOf("Signposted"), tables[ReleaseTables.ClosedBecause].RoundedTotal);
        Assert.Equal(tables[ReleaseTables.AgencyActions].TotalOf(ReleaseTables.OnTime), tables[ReleaseTables.Actions][ReleaseTables.OnTime]);
        Assert.Equal(tables[ReleaseTables.Sources].Total, tables[ReleaseTables.Ethnicities].Total);
    }

    [Fact]
    public void Nothing_goes_into_a_release_but_safe_tables_and_medians()
    {
        var takes = typeof(ReleaseContent).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.StartsWith("With", StringComparison.Ordinal)).SelectMany(method => method.GetParameters()).Where(parameter => parameter.Position > 0 || parameter.ParameterType != typeof(string))
            .Select(parameter => parameter.ParameterType).ToList();
        Assert.Equal([typeof(SuppressedTable), typeof(SuppressedMedian), typeof(IEnumerable<(string, SuppressedMedian)>)], takes);
        Assert.Empty(typeof(ReleaseContent).GetFields(BindingFlags.Public | BindingFlags.Instance));
    }

    [Fact]
    public void Counts_are_read_under_codes_and_never_under_what_somebody_wrote()
    {
        // The rows that a count can have are lists of codes; a code nobody listed is refused (see TrueCounts), so that a sentence can be no row.
        var truth = new MadeUpMonths(seed: 13, months: 1, referrals: 9);
        foreach (var table in truth.Counted(0, 0)[MadeUpMonths.First.Start].Tables.Values)
            Assert.All(table.Rows.Concat(table.Columns), code => Assert.Matches("^[A-Za-z0-9-]{1,40}$", code));
        Assert.Throws<ArgumentException>(() => TrueCounts.By(["a"], new Dictionary<string, int> { ["He was seen near the river."] = 7 }));

        // And no query of the counts asks for a text that people write.
        string[] written = ["WhatHappened", "Reasons", "Reason", "Note", "Text", "Summary", "Outcome", "EndingReason", "ClosingNote", "ExitPlan", "Words", "OwnWords", "FollowedUp", "GivenName", "FamilyName", "Postcode"];
        var carried = typeof(ReleaseCounts).GetNestedTypes(BindingFlags.NonPublic).SelectMany(type => type.GetProperties()).Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);
        Assert.Empty(carried.Intersect(written));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_panel_cannot_choose_to_show_smaller_numbers(int below)
    {
        var settings = new Panel("TST", "Test", "Prawf", Nation.Wales, "W15000001", Guid.NewGuid()).Settings;
        Assert.Throws<ArgumentOutOfRangeException>(() => settings.SuppressBelow = below);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuppressionRule(below));
        Assert.Throws<FormatException>(() => ReleaseContent.Read(FromBefore.Replace("\"Threshold\":5", $"\"Threshold\":{below}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_panel_can_choose_to_hide_larger_ones_in_every_table()
    {
        var truth = new MadeUpMonths(seed: 14, months: 1, referrals: 200);
        var content = new ReleaseMonth(new PublishedMonths(), truth.Counted(0, 0), MadeUpMonths.Month(0), new SuppressionRule(20), ControlledRounding.Unforeseeable).Content();
        foreach (var table in content.Tables.Values)
            foreach (var row in table.Rows)
                Assert.False(table[row].Value < 20);
    }

    [Fact]
    public void Two_dimensions_over_a_year_are_kept_to_what_is_there()
    {
        var truth = new MadeUpMonths(seed: 15, months: 12, referrals: 30);
        var published = new PublishedMonths();
        for (var month = 0; month < 12; month++)
            published.Add(MadeUpMonths.Month(month), new ReleaseMonth(published, truth.Counted(0, month), MadeUpMonths.Month(month), SuppressionRule.Default, ControlledRounding.Unforeseeable).Content());
        var year = SuppressedTable.Over(PeriodKind.Year, published.Of(ReleaseTables.AgencyActions, MadeUpMonths.First.Start, MadeUpMonths.First.Start.AddYears(1))!);

        foreach (var (row, column) in MadeUpMonths.Cells.Where(cell => cell.Table == ReleaseTables.AgencyActions).Select(cell => (cell.Row, cell.Column)).Append((null!, null!)))
        {
            var there = Enumerable.Range(0, 12).Sum(month => truth.Table(ReleaseTables.AgencyActions, month).Sum(row, column));
            Assert.InRange(year.RoundedAt(row, column) - there, -20, 4);
        }
    }
}
