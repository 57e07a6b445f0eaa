using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>What is compared of one record, by value: the same for one record at a time and for a million.</summary>
internal struct Features
{
    public NameForm? Given;
    public NameForm? Surname;
    public NameForm? Middle;
    public HomeForm? Home;
    public PlaceForm? Place;
    public ulong Nhs;
    public ulong Upn;
    public ulong Local;

    /// <summary>Year × 10,000 + month × 100 + day; 0 where it is not known.</summary>
    public int Born;

    public int Agency;
    public uint Town;

    /// <summary>1 male, 2 female, 0 not known.</summary>
    public byte Sex;

    public bool NhsChecked;
    public bool UpnChecked;

    public readonly int Year => Born / 10000;
    public readonly int Month => Born / 100 % 100;
    public readonly int Day => Born % 100;

    public static int DateOf(DateOnly? date) => date is { } day ? day.Year * 10000 + day.Month * 100 + day.Day : 0;

    public static byte SexOf(ReadOnlySpan<char> written)
    {
        written = written.Trim();
        if (written.Length == 0) return 0;
        if (written.Length == 1)
        {
            return char.ToLowerInvariant(written[0]) switch { 'm' or '1' or 'g' => 1, 'f' or '2' or 'b' => 2, _ => 0 };
        }
        if (Is(written, "male") || Is(written, "boy") || Is(written, "gwryw") || Is(written, "bachgen") || Is(written, "man")) return 1;
        if (Is(written, "female") || Is(written, "girl") || Is(written, "benyw") || Is(written, "merch") || Is(written, "woman")) return 2;
        return 0;

        static bool Is(ReadOnlySpan<char> one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    public static (ulong Code, bool Checked) NhsOf(string? written)
    {
        var read = YoungPeople.NhsNumber.Read(written);
        if (read.IsValid) return (Identifier.Pack(read.Value!), true);
        return read.Fault is IdentifierFault.Empty or IdentifierFault.Placeholder ? (0, false) : (Identifier.Pack(written), false);
    }

    /// <summary>A temporary number is kept, but as one without a check: a school gives another later.</summary>
    public static (ulong Code, bool Checked) UpnOf(string? written)
    {
        var read = YoungPeople.Upn.Read(written);
        if (read.IsValid) return (Identifier.Pack(read.Value!), !YoungPeople.Upn.IsTemporary(read.Value!));
        return read.Fault is IdentifierFault.Empty or IdentifierFault.Placeholder ? (0, false) : (Identifier.Pack(written), false);
    }
}

/// <summary>An identifier in 64 bits: as it is, six bits a character, up to ten characters; a hash of it beyond.</summary>
internal static class Identifier
{
    private const ulong Hashed = 1UL << 63;

    public static ulong Pack(ReadOnlySpan<char> written)
    {
        Span<char> kept = stackalloc char[40];
        var length = 0;
        var significant = false;
        foreach (var unit in written)
        {
            if (!char.IsLetterOrDigit(unit)) continue;
            if (length == kept.Length) break;
            kept[length++] = char.ToUpperInvariant(unit);
            significant |= unit is >= '1' and <= '9';
        }
        // A number without a digit but nought ("N/A", "0000") says nothing.
        if (length == 0 || !significant) return 0;
        if (length > 10) return Hashing.Of(kept[..length]) | Hashed;
        var packed = 0UL;
        for (var at = 0; at < length; at++)
        {
            var code = kept[at] is >= '0' and <= '9' ? kept[at] - '0' + 1 : kept[at] is >= 'A' and <= 'Z' ? kept[at] - 'A' + 11 : 0;
            if (code == 0) return Hashing.Of(kept[..length]) | Hashed;
            packed = packed << 6 | (uint)code;
        }
        return packed;
    }

    /// <summary>One character added, left out or changed, or two neighbours swapped. Never true of hashes.</summary>
    public static bool IsNear(ulong one, ulong other)
    {
        if (((one | other) & Hashed) != 0 || one == other) return false;
        Span<char> first = stackalloc char[10], second = stackalloc char[10];
        return Spelling.IsOneEdit(Text(one, first), Text(other, second));
    }

    private static ReadOnlySpan<char> Text(ulong packed, Span<char> room)
    {
        var at = room.Length;
        for (; packed != 0 && at > 0; packed >>= 6) room[--at] = (char)('0' + (packed & 63));
        return room[at..];
    }
}
