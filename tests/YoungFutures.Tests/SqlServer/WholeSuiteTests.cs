using Xunit;
using Xunit.Abstractions;

namespace YoungFutures.Tests.SqlServer;

/// <summary>
/// What all the other tests asked of the database (<see cref="ListeningFramework"/> heard it), SQL Server would understand, and finds by an index.
/// It runs when they have all run; by itself it has nothing to look at, and fails.
/// </summary>
[Collection(nameof(AfterAllOthers))]
public sealed class WholeSuiteTests(ITestOutputHelper output)
{
    [LongFact]
    public void Whatever_the_suite_asks_SQL_Server_would_understand()
    {
        var recording = ListeningFramework.Recording!;
        TestDatabase.Followers.Remove(recording);
        // A test that goes round TestDatabase asks what nobody hears. Looked at first: sites that still stand ask again below, when nobody listens any more.
        AssertNone.Of([.. ListeningFramework.Unheard!.Queries]);
        // Thousands are compiled here, and take the room of what tests compiled.
        TestDatabase.ForgetCompiled();

        var translation = Translation.Of(recording);
        var faults = StatementChecks.Faults(translation.Statements);
        output.WriteLine($"{recording.Queries.Count} queries compiled {recording.Compiled} times, {recording.Saves.Count} saves, {translation.Statements.Count} statements");

        Assert.NotEmpty(recording.Queries);
        Assert.NotEmpty(recording.Saves);
        AssertNone.Of(translation.Failures);
        Assert.Equal((recording.Queries.Count, recording.Saves.Count), (translation.Queries, translation.Saves));
        AssertNone.Of(faults);
        AssertNone.Of(Plans.Faults(recording.QueriesOfTheProduct));
    }
}
