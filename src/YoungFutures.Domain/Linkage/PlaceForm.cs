using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>A postcode, read once: unit, sector and outcode where it is British, the whole of it otherwise.</summary>
internal sealed class PlaceForm
{
    private PlaceForm(string unit, string? sector, string? outcode)
    {
        Unit = unit;
        Hash = Hashing.Of(unit);
        SectorHash = sector is null ? 0 : Hashing.Of(sector);
        OutcodeHash = outcode is null ? 0 : Hashing.Of(outcode);
    }

    /// <summary>A number of its own within one <see cref="Lexicon"/>, from 1; 0 outside of one.</summary>
    public int Id { get; set; }

    /// <summary>Capitals without blanks. Only an outcode, where no more was given.</summary>
    public string Unit { get; }

    /// <summary>False where only the outcode is known.</summary>
    public bool IsWhole => Unit.Length > 4 || OutcodeHash == 0;

    public ulong Hash { get; }
    public ulong SectorHash { get; }
    public ulong OutcodeHash { get; }

    /// <summary>Null where it names no place: nothing, no fixed address, an unknown one.</summary>
    public static PlaceForm? Of(string? written)
    {
        var stored = Postcode.Normalise(written);
        if (Postcode.SaysNothing(stored)) return null;
        if (Postcode.IsBritish(stored)) return new PlaceForm(stored!.Replace(" ", "", StringComparison.Ordinal), Postcode.Sector(stored), Postcode.Outcode(stored));
        var compact = string.Concat(stored!.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (compact.Length < 2 || !compact.Any(char.IsAsciiDigit)) return null;
        var isOutcode = compact.Length is >= 2 and <= 4 && char.IsAsciiLetter(compact[0]) && (char.IsAsciiDigit(compact[1]) || compact.Length > 2 && char.IsAsciiDigit(compact[2]));
        return new PlaceForm(compact, null, isOutcode ? compact : null);
    }
}
