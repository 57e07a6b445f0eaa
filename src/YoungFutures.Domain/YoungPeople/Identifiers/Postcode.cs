using System.Text.RegularExpressions;
using YoungFutures.Domain.Text;

namespace YoungFutures.Domain.YoungPeople;

/// <summary>A postcode as it is stored: British ones in one form, others as they were written.</summary>
public static partial class Postcode
{
    public const int MaxLength = 20;

    /// <summary>
    /// Stands for "no fixed address". It is the code the health service uses for it, so lists that carry it need no translation.
    /// Source: NHS Organisation Data Service, pseudo postcodes.
    /// </summary>
    public const string NoFixedAddress = "ZZ99 3VZ";

    private static readonly HashSet<string> NoFixedAddressWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "NFA", "no fixed address", "no fixed abode", "no fixed home", "dim cyfeiriad sefydlog", "dim cartref sefydlog", "heb gyfeiriad sefydlog",
    };

    /// <summary>
    /// The stored form: capitals with one space (<c>LL11 1AY</c>) where it has the shape of a British postcode,
    /// <see cref="NoFixedAddress"/> where it says so in English or Welsh, otherwise what was written, in one line and at most
    /// <see cref="MaxLength"/> characters. Null where nothing was typed. Nothing is refused and nothing is guessed.
    /// </summary>
    public static string? Normalise(string? typed)
    {
        var written = TypedText.CleanLine(TypedText.Truncate(typed ?? "", 200));
        if (written.Length == 0) return null;
        if (NoFixedAddressWords.Contains(written.Replace(".", "", StringComparison.Ordinal))) return NoFixedAddress;

        var compact = written.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return British().IsMatch(compact) ? $"{compact[..^3]} {compact[^3..]}" : TypedText.Truncate(written, MaxLength).TrimEnd();
    }

    /// <summary>True for a stored postcode that names a place in Britain or Northern Ireland.</summary>
    public static bool IsBritish(string? stored) =>
        stored is { Length: >= 6 and <= 8 } && stored[^4] == ' ' && !SaysNothing(stored)
        && British().IsMatch(string.Concat(stored.AsSpan(0, stored.Length - 4), stored.AsSpan(stored.Length - 3)));

    /// <summary>True for the stored form of "no fixed address".</summary>
    public static bool IsNoFixedAddress(string? stored) => stored == NoFixedAddress;

    /// <summary>True for the codes (ZZ99) that stand for no address, an unknown one or one abroad: two people who share one share nothing.</summary>
    public static bool SaysNothing(string? stored) => string.IsNullOrEmpty(stored) || stored.StartsWith("ZZ99 ", StringComparison.Ordinal);

    /// <summary>The part before the space (<c>LL11</c>); null unless <see cref="IsBritish"/>.</summary>
    public static string? Outcode(string? stored) => IsBritish(stored) ? stored![..^4] : null;

    /// <summary>The outcode and the next digit (<c>LL11 1</c>); null unless <see cref="IsBritish"/>.</summary>
    public static string? Sector(string? stored) => IsBritish(stored) ? stored![..^2] : null;

    [GeneratedRegex("^(?:GIR0AA|[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex British();
}
