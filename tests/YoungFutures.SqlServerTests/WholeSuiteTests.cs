using Xunit;
using Xunit.Abstractions;
using YoungFutures.Tests;

namespace YoungFutures.SqlServerTests;

/// <summary>The suite itself, run once more with somebody listening: whatever it asks of the database, SQL Server would understand.</summary>
public sealed class WholeSuiteTests(ITestOutputHelper output)
{
    // As long as the suite itself. What the long tests of the suite do a thousand times the others do once, and those that work in memory alone ask no database.
    [LongFact]
    public async Task Whatever_the_suite_asks_SQL_Server_would_understand()
    {
        var recording = new Recording();
        using var unheard = new Unheard();
        TestDatabase.Followers.Add(recording);
        var suite = await Suite.Run(typeof(TestDatabase).Assembly, test => !(test.Traits.TryGetValue("Category", out var categories) && (categories.Contains("Long") || categories.Contains("InMemory"))));
        TestDatabase.Followers.Remove(recording);

        var translation = Translation.Of(recording);
        var faults = StatementChecks.Faults(translation.Statements);
        output.WriteLine($"{suite.Passed} tests, {recording.Queries.Count} queries, {recording.Saves.Count} saves, {translation.Statements.Count} statements");

        Assert.NotEmpty(recording.Queries);
        Assert.NotEmpty(recording.Saves);
        AssertNone.Of(translation.Failures);
        Assert.Equal((recording.Queries.Count, recording.Saves.Count), (translation.Queries, translation.Saves));
        AssertNone.Of(faults);
        AssertNone.Of(Plans.Faults(recording.QueriesOfTheProduct));
        // A test that goes round TestDatabase, or stops half way, asks what nobody hears.
        AssertNone.Of(unheard.Queries);
        AssertNone.Of(suite.Failed);
    }
}
