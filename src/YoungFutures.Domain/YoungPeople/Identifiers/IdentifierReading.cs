namespace YoungFutures.Domain.YoungPeople;

/// <summary>Why something typed as an identifier cannot be kept as one.</summary>
public enum IdentifierFault
{
    None,

    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Too short, too long, or the wrong kind of character somewhere.</summary>
    WrongShape,

    /// <summary>The shape is right but the check character does not fit: a character was probably mistyped.</summary>
    WrongCheckCharacter,

    /// <summary>A number that passes the check but is used where the real one is not known, such as ten equal digits.</summary>
    Placeholder,
}

/// <summary>What was made of something typed as an identifier: its stored form, or why there is none.</summary>
/// <param name="Value">The one form in which it is stored and compared; null when there is a fault.</param>
public readonly record struct IdentifierReading(string? Value, IdentifierFault Fault)
{
    public bool IsValid => Fault == IdentifierFault.None;

    internal static IdentifierReading Of(string value) => new(value, IdentifierFault.None);

    internal static IdentifierReading Refused(IdentifierFault fault) => new(null, fault);

    /// <summary>Capitals and digits of what was typed, without the blanks and hyphens people put between groups.</summary>
    internal static string Compact(string? typed)
    {
        const int longest = 40;
        if (typed is null) return "";
        Span<char> kept = stackalloc char[longest];
        var length = 0;
        foreach (var character in typed)
        {
            if (char.IsWhiteSpace(character) || character is '-' or '\u2010' or '\u2011' or '\u2013') continue;
            if (length == longest) break;
            kept[length++] = char.ToUpperInvariant(character);
        }
        return kept[..length].ToString();
    }
}
