using System.Globalization;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>A number by which the Police National Computer knows a person.</summary>
/// <remarks>
/// Year, stroke, a serial number of up to seven digits and a check letter: <c>2001/0171310W</c>, or in short <c>01/171310W</c>.
/// The letter stands for the last two digits of the year followed by the seven digits of the serial number, modulo 23.
/// Source: Ministry of Justice, hmpps-person-record, PNC identifier.
/// </remarks>
public static class PncId
{
    /// <summary>Length of the stored form, year with four digits and serial number with seven.</summary>
    public const int Length = 13;

    private const string Letters = "ZABCDEFGHJKLMNPQRTUVWXY";
    private const int SerialLength = 7;

    /// <summary>
    /// Reads the long or the short form, in either case; the stroke may be missing where the serial number has all seven
    /// digits. A year of two digits is the latest such year that is not after <paramref name="thisYear"/>. Never throws.
    /// </summary>
    public static IdentifierReading Read(string? typed, int thisYear)
    {
        var id = IdentifierReading.Compact(typed);
        if (id.Length == 0) return IdentifierReading.Refused(IdentifierFault.Empty);

        var letter = id[^1];
        var digits = id[..^1];
        var stroke = digits.IndexOf('/');
        if (stroke < 0) stroke = digits.Length - SerialLength;
        else digits = digits.Remove(stroke, 1);

        var hasShape = stroke is 2 or 4
            && digits.Length - stroke is >= 1 and <= SerialLength
            && digits.All(char.IsAsciiDigit)
            && Letters.Contains(letter);
        if (!hasShape) return IdentifierReading.Refused(IdentifierFault.WrongShape);

        var year = Number(digits[..stroke]);
        if (stroke == 2) year += thisYear / 100 * 100 - (year > thisYear % 100 ? 100 : 0);
        if (year is < 1900 || year > thisYear) return IdentifierReading.Refused(IdentifierFault.WrongShape);

        var serial = Number(digits[stroke..]);
        var check = Letters[(year % 100 * 10_000_000 + serial) % Letters.Length];
        return check == letter
            ? IdentifierReading.Of(string.Create(CultureInfo.InvariantCulture, $"{year:0000}/{serial:0000000}{letter}"))
            : IdentifierReading.Refused(IdentifierFault.WrongCheckCharacter);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
