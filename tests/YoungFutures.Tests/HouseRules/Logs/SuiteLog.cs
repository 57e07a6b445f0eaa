using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace YoungFutures.Tests.HouseRules.Logs;

/// <summary>Every word that any host of the suite wrote to its log, with the first message that held it. Of an exception it is what it says, and not where it was thrown.</summary>
public sealed partial class SuiteLog : ILogEventSink
{
    public static SuiteLog Whole { get; } = new();

    private readonly ConcurrentDictionary<string, string> words = new(StringComparer.Ordinal);
    private int messages;

    public int Messages => messages;
    public IReadOnlyDictionary<string, string> Words => words;

    public void Emit(LogEvent logEvent)
    {
        Interlocked.Increment(ref messages);
        var said = logEvent.RenderMessage(CultureInfo.InvariantCulture);
        Note(said, said);
        // Some of what is handed over is in no sentence.
        foreach (var value in logEvent.Properties.Values) Note(value.ToString(), said);
        for (var fault = logEvent.Exception; fault is not null; fault = fault.InnerException) Note(fault.Message, $"{said}: {fault.GetType().Name}: {fault.Message}");
    }

    /// <summary>Words as they are compared: letters, digits and what joins them.</summary>
    public static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(word => word.Value);

    private void Note(string text, string said)
    {
        foreach (var word in WordsOf(text)) words.TryAdd(word, said);
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}@]+(?:['’.\-][\p{L}\p{M}\p{Nd}@]+)*")]
    private static partial Regex Word();
}
