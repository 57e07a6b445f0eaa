using System.Text.RegularExpressions;
using Xunit;

namespace YoungFutures.Tests.HouseRules;

/// <summary>docs/promises.md names the tests that show each promise, docs/asvs.md and docs/threat-model.md those of each requirement and threat: a test that was renamed or removed takes its promise along.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void Every_promise_is_shown_by_tests_that_exist()
    {
        var tests = Tests();
        var promises = Rows();

        Assert.True(promises.Count > 40, $"only {promises.Count} promises are left");
        Assert.All(promises, promise => Assert.NotEmpty(promise.Tests));
        Assert.All(promises.SelectMany(promise => promise.Tests), test => Assert.Contains(test, tests));
    }

    [Theory]
    [InlineData("docs/asvs.md")]
    [InlineData("docs/threat-model.md")]
    public void No_page_names_a_test_that_is_not_there(string page)
    {
        var named = Named().Matches(File.ReadAllText(Repository.File(page))).Select(match => match.Groups[1].Value).Where(name => name.Contains('_') && !name.StartsWith('_')).ToList();

        Assert.True(named.Count > 30, $"only {named.Count} tests are named");
        Assert.All(named, test => Assert.Contains(test, Tests()));
    }

    [Fact]
    public void Every_requirement_of_ASVS_at_levels_1_and_2_is_answered_once_and_what_is_kept_is_shown()
    {
        var rows = File.ReadLines(Repository.File("docs/asvs.md")).Select(line => Requirement().Match(line)).Where(match => match.Success)
            .Select(match => (Id: match.Groups[1].Value, State: match.Groups[2].Value, Why: match.Groups[3].Value.Trim())).ToList();

        Assert.Equal(LevelsOneAndTwo, rows.Select(row => row.Id));
        Assert.All(rows, row => Assert.Contains(row.State, new[] { "kept", "partly", "not kept", "operator", "none" }));
        Assert.All(rows.Where(row => row.State is "kept" or "partly" or "not kept"), row => Assert.NotEmpty(row.Why));
    }

    [Fact]
    public void Each_promise_is_made_once() => Assert.Equal(Rows().Count, Rows().DistinctBy(row => row.Promise).Count());

    private static List<(string Promise, List<string> Tests)> Rows() =>
        [.. File.ReadLines(Repository.File("docs/promises.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && cells[1] is not ("We promise" or "---")).Select(cells => (cells[1], Named().Matches(cells[2]).Select(match => match.Groups[1].Value).ToList()))];

    private static HashSet<string> Tests() => [.. Repository.Sources("tests", ".cs").SelectMany(source => Test().Matches(source.Text)).Select(match => match.Groups[1].Value)];

    /// <summary>OWASP ASVS 5.0.0, section by section: how many of each are of level 1 or 2, which come before those of level 3. V17 (WebRTC) is left out.</summary>
    private static IEnumerable<string> LevelsOneAndTwo =>
        from section in new[]
        {
            (1, 1, 2), (1, 2, 9), (1, 3, 11), (1, 4, 3), (1, 5, 2), (2, 1, 3), (2, 2, 3), (2, 3, 4), (2, 4, 1), (3, 2, 2), (3, 3, 4), (3, 4, 6), (3, 5, 5), (3, 7, 2),
            (4, 1, 3), (4, 2, 1), (4, 3, 2), (4, 4, 4), (5, 1, 1), (5, 2, 3), (5, 3, 2), (5, 4, 3), (6, 1, 3), (6, 2, 12), (6, 3, 4), (6, 4, 4), (6, 5, 5), (6, 6, 3), (6, 8, 4),
            (7, 1, 3), (7, 2, 4), (7, 3, 2), (7, 4, 5), (7, 5, 2), (7, 6, 2), (8, 1, 2), (8, 2, 3), (8, 3, 1), (8, 4, 1), (9, 1, 3), (9, 2, 4),
            (10, 1, 2), (10, 2, 2), (10, 3, 4), (10, 4, 11), (10, 5, 5), (10, 6, 2), (10, 7, 3), (11, 1, 2), (11, 2, 3), (11, 3, 3), (11, 4, 4), (11, 5, 1), (11, 6, 1),
            (12, 1, 3), (12, 2, 2), (12, 3, 4), (13, 1, 1), (13, 2, 5), (13, 3, 2), (13, 4, 5), (14, 1, 2), (14, 2, 4), (14, 3, 3), (15, 1, 3), (15, 2, 3), (15, 3, 7),
            (16, 1, 1), (16, 2, 5), (16, 3, 4), (16, 4, 3), (16, 5, 3),
        }
        from number in Enumerable.Range(1, section.Item3)
        select FormattableString.Invariant($"{section.Item1}.{section.Item2}.{number}");

    // Tests have names with words in them, and nothing else has.
    [GeneratedRegex(@"public\s+(?:async\s+)?(?:Task|void)\s+([A-Za-z]\w*_\w+)\(")]
    private static partial Regex Test();

    [GeneratedRegex(@"^\| (\d+\.\d+\.\d+) [^|]+\| ([a-z ]+) \|([^|]*)\|$")]
    private static partial Regex Requirement();

    [GeneratedRegex("`([A-Za-z]\\w+)`")]
    private static partial Regex Named();
}
