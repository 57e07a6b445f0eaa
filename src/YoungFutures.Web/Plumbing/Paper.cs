namespace YoungFutures.Web.Plumbing;

/// <summary>
/// Something to be read on paper as on the screen, in the reader's words already: page, print and Word file are drawn from this one and can say nothing else.
/// </summary>
/// <param name="Reference">For the title and the name of a file: never a person's name.</param>
public sealed record Paper(string Title, string Reference, IReadOnlyList<PaperPart> Parts)
{
    public const string Marking = "OFFICIAL-SENSITIVE";

    public IEnumerable<PaperBlock> Blocks => Parts.SelectMany(part => part.Blocks);
}

/// <summary>Blocks that belong together; a new sheet begins with it where that is said.</summary>
public sealed record PaperPart(IReadOnlyList<PaperBlock> Blocks, bool NewSheet = false);

public abstract record PaperBlock;

/// <param name="Level">2 or 3; the title is 1.</param>
public sealed record PaperHeading(int Level, string Text) : PaperBlock;

/// <param name="AsWritten">What somebody typed, with its lines.</param>
public sealed record PaperText(string Text, bool AsWritten = false) : PaperBlock;

/// <summary>Names and what stands for each.</summary>
public sealed record PaperFacts(IReadOnlyList<PaperFact> Facts) : PaperBlock;

public sealed record PaperFact(string Name, string Value, bool AsWritten = false);

/// <summary>A table; the first cell of each line names the line.</summary>
/// <param name="UnderHeading">The heading right above it says what the caption says.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Lines, bool UnderHeading = false) : PaperBlock;

/// <summary>Two texts that weigh the same, side by side where there is room.</summary>
public sealed record PaperBeside(PaperFact One, PaperFact Other) : PaperBlock;
