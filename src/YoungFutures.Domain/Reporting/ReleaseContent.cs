using System.Text.Json;

namespace YoungFutures.Domain.Reporting;

/// <summary>The tables and medians of one release. Whatever goes in is already safe.</summary>
public sealed class ReleaseContent
{
    private const int Form = 1;

    private readonly Dictionary<string, SuppressedTable> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SuppressedMedian> medians = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SuppressedTable> Tables => tables;

    public IReadOnlyDictionary<string, SuppressedMedian> Medians => medians;

    /// <summary>A table of several panels together, as they were published.</summary>
    /// <returns>Nothing where one of them has no such table: the sum would be that of the others under the name of all.</returns>
    public static SuppressedTable? Together(IReadOnlyCollection<ReleaseContent> contents, string name) =>
        contents.Select(content => content.tables.GetValueOrDefault(name)).OfType<SuppressedTable>().ToList() is { Count: > 0 } held && held.Count == contents.Count ? SuppressedTable.Across(held) : null;

    public ReleaseContent With(string name, SuppressedTable table)
    {
        tables.Add(name, table);
        return this;
    }

    public ReleaseContent With(string name, SuppressedMedian median)
    {
        medians.Add(name, median);
        return this;
    }

    public ReleaseContent WithMedians(IEnumerable<(string Name, SuppressedMedian Median)> named)
    {
        foreach (var (name, median) in named)
            With(name, median);
        return this;
    }

    internal string Write() => JsonSerializer.Serialize(new Stored(
        Form,
        tables.ToDictionary(table => table.Key, table => table.Value.Stored()),
        medians.ToDictionary(median => median.Key, median => median.Value.Days)));

    /// <exception cref="FormatException">The text is no release, or holds a figure that is not safe.</exception>
    internal static ReleaseContent Read(string text)
    {
        Stored? stored;
        try
        {
            stored = JsonSerializer.Deserialize<Stored>(text);
        }
        catch (JsonException)
        {
            stored = null;
        }
        if (stored is not { Version: Form, Tables: not null, Medians: not null })
            throw new FormatException("The text is not the content of a release.");

        var content = new ReleaseContent();
        foreach (var (name, table) in stored.Tables)
            content.With(name, SuppressedTable.From(table));
        foreach (var (name, days) in stored.Medians)
            content.With(name, SuppressedMedian.Stored(days));
        return content;
    }

    private sealed record Stored(int Version, Dictionary<string, StoredTable> Tables, Dictionary<string, int?> Medians);
}
