using System.Text.RegularExpressions;
using Xunit;

namespace YoungFutures.Tests.HouseRules;

/// <summary>docs/promises.md names the tests that show each promise: a test that was renamed or removed takes its promise along.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void Every_promise_is_shown_by_tests_that_exist()
    {
        var tests = Repository.Sources("tests", ".cs").SelectMany(source => Test().Matches(source.Text)).Select(match => match.Groups[1].Value).ToHashSet();
        var promises = Rows();

        Assert.True(promises.Count > 40, $"only {promises.Count} promises are left");
        Assert.All(promises, promise => Assert.NotEmpty(promise.Tests));
        Assert.All(promises.SelectMany(promise => promise.Tests), test => Assert.Contains(test, tests));
    }

    [Fact]
    public void Each_promise_is_made_once() => Assert.Equal(Rows().Count, Rows().DistinctBy(row => row.Promise).Count());

    private static List<(string Promise, List<string> Tests)> Rows() =>
        [.. File.ReadLines(Repository.File("docs/promises.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && cells[1] is not ("We promise" or "---")).Select(cells => (cells[1], Named().Matches(cells[2]).Select(match => match.Groups[1].Value).ToList()))];

    // Tests have names with words in them, and nothing else has.
    [GeneratedRegex(@"public\s+(?:async\s+)?(?:Task|void)\s+([A-Za-z]\w*_\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex("`([A-Za-z]\\w+)`")]
    private static partial Regex Named();
}
