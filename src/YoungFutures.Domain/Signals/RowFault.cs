using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Signals;

/// <summary>Why a row, or a file, cannot be taken as it is. {0} is filled with <see cref="RowFault.Limit"/>.</summary>
public enum RowFaultKind
{
    // Of a cell
    [Display(Name = "This is needed, and empty")] Missing,
    [Display(Name = "Give a family name or a number by which the person is known")] NobodyNamed,
    [Display(Name = "Longer than {0} characters")] TooLong,
    [Display(Name = "Holds a character that is no text")] ControlCharacter,
    [Display(Name = "Not written as this list writes its days")] NotADate,
    [Display(Name = "There is no such day")] NoSuchDay,
    [Display(Name = "Before 1900")] TooEarly,
    [Display(Name = "In the future")] InTheFuture,
    [Display(Name = "Born after what is said to have happened")] BornAfter,
    [Display(Name = "Ended before it began")] EndedBefore,
    [Display(Name = "Too short, too long, or a wrong character somewhere")] WrongShape,
    [Display(Name = "The check character does not fit: a character was probably mistyped")] WrongCheck,
    [Display(Name = "A number that stands for “not known”")] Placeholder,
    [Display(Name = "This word was not matched to anything")] UnknownWord,
    [Display(Name = "This list was not accepted for records of this kind")] KindNotAccepted,
    [Display(Name = "A police record says the role and whether it stands")] RoleNeeded,
    [Display(Name = "An outcome code is a whole number from 1 to 23")] NotAnOutcome,
    [Display(Name = "Not a number")] NotANumber,
    [Display(Name = "A number from 0 to {0}")] OutOfRange,
    [Display(Name = "Not the code of a council area, such as W06000006")] NotAnArea,
    [Display(Name = "Not a code of the panel’s lists")] UnknownCode,
    [Display(Name = "Neither yes nor no")] NeitherYesNorNo,
    [Display(Name = "Row {0} has this key as well, and says something else")] SameKey,

    // Of a row
    [Display(Name = "More cells than there are headings")] TooManyCells,
    [Display(Name = "Text after the quote that ends a cell")] TextAfterQuote,

    // Of the whole file: it was read as far as this row
    [Display(Name = "A quote opens here and is never closed")] OpenQuote,
    [Display(Name = "The row is longer than {0} characters")] RowTooLong,
    [Display(Name = "A character that this encoding does not have")] WrongEncoding,
    [Display(Name = "The file holds more than {0} rows. Send it in parts")] TooManyRows,
    [Display(Name = "The file holds more than {0} columns")] TooManyColumns,
    [Display(Name = "The file is damaged, or is not what it says")] Unreadable,
    [Display(Name = "The workbook holds more than can be read here. Save the sheet as CSV")] TooMuch,
    [Display(Name = "There are no headings in the first row")] NoHeadings,
    [Display(Name = "This column has no heading")] HeadingMissing,
    [Display(Name = "Another column has the same heading")] HeadingTwice,
}

/// <summary>One thing that is wrong with one row.</summary>
/// <param name="Field">The field whose answer is at fault; null for the row as a whole.</param>
/// <param name="Value">What stands there, shortened.</param>
public readonly record struct RowFault(SignalField? Field, RowFaultKind Kind, string? Value = null, long Limit = 0)
{
    public const int LongestValue = 100;

    public bool IsOfTheFile => Kind >= RowFaultKind.OpenQuote;
}

/// <summary>The file as a whole cannot be read; row and column say how far it could.</summary>
public sealed class UnreadableFile(RowFaultKind kind, long row, int? column = null, string? value = null, long limit = 0) : Exception("The file cannot be read.")
{
    public RowFaultKind Kind { get; } = kind;
    public long Row { get; } = row;
    /// <summary>Counted from 0.</summary>
    public int? Column { get; } = column;
    public string? Value { get; } = value;
    public long Limit { get; } = limit;
}

/// <summary>
/// A fault of one row of a file, for whoever sent the file and can put it right; gone with the file. It holds what stands in the cell, so it is seen by the
/// sending agency, or by the coordinator who sent the file for it, and by nobody else.
/// </summary>
public sealed class ImportFault
{
    public Guid ImportId { get; init; }
    /// <summary>1, 2, 3… in the order of the file.</summary>
    public int Number { get; init; }
    public long Row { get; init; }
    public SignalField? Field { get; init; }
    /// <summary>The heading of the column.</summary>
    public string? Heading { get; init; }
    public RowFaultKind Kind { get; init; }
    public long Limit { get; init; }
    public string? Value { get; init; }
}
