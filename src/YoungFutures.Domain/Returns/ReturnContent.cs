using System.Text.Json;

namespace YoungFutures.Domain.Returns;

public sealed record ReturnCell(string Code, int Count);

/// <summary>The answer to one line: how many, and by which codes. Where one can have several codes (triggers), the cells add up to more.</summary>
public sealed record ReturnFigure(string Line, int Total, IReadOnlyList<ReturnCell> Cells)
{
    public int this[string code] => Cells.FirstOrDefault(cell => cell.Code == code)?.Count ?? 0;
}

/// <summary>The true counts of a return, and how many records spoilt it when they were counted.</summary>
public sealed record ReturnContent(IReadOnlyList<ReturnFigure> Figures, IReadOnlyList<ReturnCell> Spoilers)
{
    public ReturnFigure? this[string line] => Figures.FirstOrDefault(figure => figure.Line == line);

    public string Write() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">The text is no content of a return.</exception>
    public static ReturnContent Read(string text) => JsonSerializer.Deserialize<ReturnContent>(text) ?? throw new JsonException("Nothing was kept.");
}

/// <summary>What one cell was in the return that was sent before, and is now.</summary>
/// <param name="Code">Nothing for the count of the whole line.</param>
public sealed record ReturnChange(string Line, string? Code, int? Before, int? Now)
{
    /// <summary>Only what differs, in the order of the lines. A line that one of the two does not have stands with its count alone.</summary>
    public static IReadOnlyList<ReturnChange> Between(ReturnContent before, ReturnContent now)
    {
        var changes = new List<ReturnChange>();
        foreach (var line in now.Figures.Select(figure => figure.Line).Union(before.Figures.Select(figure => figure.Line)))
        {
            var (was, is_) = (before[line], now[line]);
            if (was?.Total != is_?.Total) changes.Add(new(line, null, was?.Total, is_?.Total));
            if (was is null || is_ is null) continue;
            foreach (var code in is_.Cells.Select(cell => cell.Code).Union(was.Cells.Select(cell => cell.Code)))
                if (was[code] != is_[code]) changes.Add(new(line, code, was[code], is_[code]));
        }

        return changes;
    }
}
