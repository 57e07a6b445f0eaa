using Serilog;
using Serilog.Core;
using Serilog.Events;
using Xunit;
using Xunit.Abstractions;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Tests.HouseRules.Logs;

/// <summary>A log is read by whoever runs the machine, and kept where no need to know reaches.</summary>
[Collection(nameof(AfterAllOthers))]
public sealed class WholeLogTests(ITestOutputHelper output)
{
    [LongFact]
    public void No_log_of_the_suite_holds_a_name_or_number_of_anybody()
    {
        var (said, known) = (SuiteLog.Whole.Words, PersonalWords.OfTheSuite.Words);
        output.WriteLine($"{SuiteLog.Whole.Messages} messages of {said.Count} words; {known.Count} words by which somebody can be known");
        Assert.True(SuiteLog.Whole.Messages > 100, "The logs are not listened to.");
        Assert.True(known.Count > 500, "The names are not listened to.");
        var found = known.Where(word => said.ContainsKey(word.Key)).Select(word => $"{word.Key} ({word.Value}) in: {said[word.Key]}").Order(StringComparer.Ordinal).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

public sealed class LogsTests
{
    private sealed record Found(string Name);

    [Fact]
    public void Of_a_record_that_is_handed_to_the_log_it_takes_the_kind_and_the_id()
    {
        var young = new YoungPerson(Guid.NewGuid(), "Mair", "Siân-Llinos");
        Assert.Equal($"One: \"YoungPerson {young.Id}\"", Said("One: {@One}", young));
        Assert.Equal("One: \"Found\"", Said("One: {@One}", new Found("Mair")));
        Assert.Equal("One: [\"Found\", \"Found\"]", Said("One: {@One}", new[] { new Found("Mair"), new Found("Siân") }));
        Assert.Equal("One: Warning", Said("One: {@One}", LogEventLevel.Warning));
        Assert.Equal("One: { Count: 3 }", Said("One: {@One}", new { Count = 3 }));
    }

    [Fact]
    public void A_name_in_a_log_would_be_found()
    {
        var log = new SuiteLog();
        using var logger = new LoggerConfiguration().WriteTo.Sink(log).CreateLogger();
        logger.Information(new InvalidOperationException("about Mair", new FormatException("and Siân-Llinos")), "Somebody {Who} and {@What}", "O’Connor", new { Post = "mair@example.org" });
        Assert.Superset(new HashSet<string> { "Mair", "Siân-Llinos", "O’Connor", "mair@example.org" }, log.Words.Keys.ToHashSet());
    }

    private static string Said(string template, object one)
    {
        var said = "";
        using var logger = new LoggerConfiguration().Destructure.With<NothingOfRecords>().WriteTo.Sink(new Sink(message => said = message)).CreateLogger();
        logger.Information(template, one);
        return said;
    }

    private sealed class Sink(Action<string> take) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => take(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
