namespace YoungFutures.Domain.YoungPeople;

/// <summary>A unique pupil number: what a school in England or Wales knows a pupil by.</summary>
/// <remarks>
/// Thirteen characters: a check letter, the local authority (3 digits), the school (4), the year (2) and a serial number (3),
/// whose last character is a letter while the number is temporary. The check letter is the sum of characters 2 to 13, each
/// times its position, modulo 23. Source: Department for Education, guide to unique pupil numbers.
/// </remarks>
public static class Upn
{
    public const int Length = 13;

    // I, O and S are left out: they look like 1, 0 and 5.
    private const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>Reads a number with or without blanks, in either case. Stored as 13 characters. Never throws.</summary>
    public static IdentifierReading Read(string? typed)
    {
        var upn = IdentifierReading.Compact(typed);
        if (upn.Length == 0) return IdentifierReading.Refused(IdentifierFault.Empty);
        if (upn.Length != Length || !Letters.Contains(upn[0])) return IdentifierReading.Refused(IdentifierFault.WrongShape);

        var sum = 0;
        for (var position = 2; position <= Length; position++)
        {
            var character = upn[position - 1];
            var value = char.IsAsciiDigit(character) ? character - '0'
                : position == Length ? Letters.IndexOf(character)
                : -1;
            if (value < 0) return IdentifierReading.Refused(IdentifierFault.WrongShape);
            sum += value * position;
        }
        return Letters[sum % Letters.Length] == upn[0]
            ? IdentifierReading.Of(upn)
            : IdentifierReading.Refused(IdentifierFault.WrongCheckCharacter);
    }

    /// <summary>True for a stored number that a school gave until the permanent one is known; it is no proof of who somebody is.</summary>
    public static bool IsTemporary(string upn)
    {
        ArgumentNullException.ThrowIfNull(upn);
        return upn.Length == Length && !char.IsAsciiDigit(upn[^1]);
    }

    /// <summary>The three digits of the local authority that gave a stored number; 660 to 681 are in Wales.</summary>
    public static string LocalAuthority(string upn)
    {
        ArgumentNullException.ThrowIfNull(upn);
        return upn.Length == Length ? upn[1..4] : "";
    }
}
