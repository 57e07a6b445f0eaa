namespace YoungFutures.Domain.YoungPeople;

/// <summary>An NHS number: what the health service in England and Wales knows a patient by.</summary>
/// <remarks>
/// Ten digits. The first nine, times 10 down to 2, are summed; eleven minus the sum modulo 11 is the tenth, where 11 is
/// written 0 and 10 never occurs. Source: NHS Data Dictionary, NHS number.
/// </remarks>
public static class NhsNumber
{
    public const int Length = 10;

    /// <summary>Reads a number with or without blanks or hyphens. Stored as ten digits. Never throws.</summary>
    public static IdentifierReading Read(string? typed)
    {
        var number = IdentifierReading.Compact(typed);
        if (number.Length == 0) return IdentifierReading.Refused(IdentifierFault.Empty);
        if (number.Length != Length || !number.All(char.IsAsciiDigit)) return IdentifierReading.Refused(IdentifierFault.WrongShape);

        var sum = 0;
        for (var index = 0; index < Length - 1; index++) sum += (number[index] - '0') * (Length - index);
        var check = (11 - sum % 11) % 11;
        if (check != number[^1] - '0') return IdentifierReading.Refused(IdentifierFault.WrongCheckCharacter);

        // Ten equal digits always pass the check, and lists use them for "not known".
        return number.All(digit => digit == number[0])
            ? IdentifierReading.Refused(IdentifierFault.Placeholder)
            : IdentifierReading.Of(number);
    }

    /// <summary>A stored number as people read it: <c>943 476 5919</c>.</summary>
    public static string Spaced(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == Length ? $"{number[..3]} {number[3..6]} {number[6..]}" : number;
    }

    /// <summary>True for a stored number from the range that is never given to a patient (999).</summary>
    public static bool IsForTesting(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.StartsWith("999", StringComparison.Ordinal);
    }
}
