using System.Text;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>The line of an address that names a house and a street, read once.</summary>
internal sealed class HomeForm
{
    private const int MaxStreet = 60;

    private HomeForm(string house, string street, string[] words)
    {
        House = house;
        Street = street;
        Words = words;
        HouseHash = house.Length == 0 ? 0 : Hashing.Of(house);
        StreetHash = street.Length == 0 ? 0 : Hashing.Of(street);
        LeadHash = street.Length == 0 ? 0 : Hashing.Of(words.FirstOrDefault(word => !Generic(word)) ?? street);
    }

    /// <summary>A number of its own within one <see cref="Lexicon"/>, from 1; 0 outside of one.</summary>
    public int Id { get; set; }

    /// <summary>The numbers of flat and house, in order; empty where there is none.</summary>
    public string House { get; }

    /// <summary>The words of the street as one, abbreviations written out.</summary>
    public string Street { get; }

    public string[] Words { get; }
    public ulong HouseHash { get; }
    public ulong StreetHash { get; }

    /// <summary>Of the first word that is the street’s own: what comes after it is written in many ways.</summary>
    public ulong LeadHash { get; }

    public static HomeForm? Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var house = new StringBuilder();
        var words = new List<string>();
        foreach (var word in Folded(written).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiDigit(word[0]) && word.Any(char.IsAsciiDigit))
            {
                if (house.Length > 0) house.Append(' ');
                house.Append(word.AsSpan().TrimStart('0'));
            }
            else if (word.Length == 1 && house.Length > 0 && words.Count == 0)
            {
                house.Append(word); // "83 C" is "83C"
            }
            else if (words.Count == 0 && word == "st")
            {
                words.Add("saint");
            }
            else if (Written(word) is { } full)
            {
                words.Add(full);
            }
        }
        if (house.Length == 0 && words.Count == 0) return null;
        var street = string.Concat(words);
        return new HomeForm(house.ToString(), street.Length > MaxStreet ? street[..MaxStreet] : street, [.. words]);
    }

    private static string Folded(string written)
    {
        const int longest = 200;
        if (written.Length > longest || !System.Text.Ascii.IsValid(written)) return FoldedName.Fold(written);
        Span<char> kept = stackalloc char[longest];
        var length = 0;
        foreach (var unit in written)
        {
            if (unit is '\'' or '`') continue;
            if (char.IsAsciiLetterOrDigit(unit)) kept[length++] = char.ToLowerInvariant(unit);
            else if (length > 0 && kept[length - 1] != ' ') kept[length++] = ' ';
        }
        return kept[..length].ToString();
    }

    /// <summary>True where one street is almost the other as written, or all its own words stand in the other.</summary>
    public bool StreetIsNear(HomeForm other)
    {
        if (Spelling.JaroWinkler(Street, other.Street) >= 0.92) return true;
        return Holds(Words, other.Words) || Holds(other.Words, Words);
    }

    private static bool Holds(string[] few, string[] many)
    {
        var own = false;
        foreach (var word in few)
        {
            if (Generic(word)) continue;
            if (Array.IndexOf(many, word) < 0) return false;
            own = true;
        }
        return own;
    }

    private static bool Generic(string word) => word is "road" or "street" or "avenue" or "close" or "drive" or "lane" or "court" or "crescent" or "grove" or "place"
        or "square" or "gardens" or "terrace" or "park" or "way" or "hill" or "saint" or "stryd" or "heol" or "ffordd" or "lon" or "rhodfa" or "maes" or "the" or "y" or "yr"
        or "clos" or "circuit" or "house" or "green" or "view" or "rise" or "walk" or "mews";

    private static string? Written(string word) => word switch
    {
        "flat" or "apartment" or "apt" or "unit" or "fflat" or "no" or "number" or "room" => null,
        "rd" => "road",
        "st" or "str" => "street",
        "ave" or "av" => "avenue",
        "cl" => "close",
        "dr" => "drive",
        "ln" or "la" => "lane",
        "ct" or "crt" => "court",
        "cres" or "cresc" or "cr" => "crescent",
        "gr" or "grv" => "grove",
        "pl" => "place",
        "sq" => "square",
        "gdns" or "gdn" or "gds" => "gardens",
        "tce" or "ter" or "terr" => "terrace",
        "pk" => "park",
        "hse" => "house",
        "cct" => "circuit",
        _ => word,
    };
}
