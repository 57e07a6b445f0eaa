namespace YoungFutures.Domain.Linkage;

/// <summary>What two records must share to be compared at all. A pair belongs to the first rule that it meets.</summary>
public static class BlockRule
{
    /// <summary>The codes, in order. Add at the end: keys are stored.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "nhs", "upn", "local-id", "name+born", "nickname+born", "given+surname+year", "postcode+given2", "postcode+surname-sound", "born+outcode", "surname-sound+month+initial",
        "sounds+outcode", "surname+year+day-month", "house+street+initial", "given+surname+outcode", "given+surname",
    ];

    internal const int Max = 40;

    private const int Nhs = 0, Upn = 1, LocalId = 2, NameBorn = 3, NicknameBorn = 4, FullYear = 5, PostcodeGiven = 6, PostcodeSound = 7, BornOutcode = 8, SoundMonth = 9,
        SoundsOutcode = 10, SurnameYearDayMonth = 11, HouseInitial = 12, FullOutcode = 13, Full = 14;

    /// <summary>The keys of one record, rule by rule, each once. Returns how many.</summary>
    internal static int Write(in Features one, Span<ulong> keys, Span<byte> rules)
    {
        var count = 0;
        var given = one.Given;
        var surname = one.Surname;
        var born = (ulong)(uint)one.Born;
        var year = (ulong)(uint)one.Year;
        var place = one.Place is { IsWhole: true } whole ? whole : null;
        var outcode = one.Place is null ? 0 : one.Place.OutcodeHash != 0 ? one.Place.OutcodeHash : one.Place.Hash;
        var givenSound = given is { Sounds.Length: > 0 } ? given.Sounds[0] : 0;
        var surnameSound = surname is { Sounds.Length: > 0 } ? surname.Sounds[0] : 0;
        var initial = given is null ? 0UL : (ulong)given.Initial;

        if (one.Nhs != 0) Add(Nhs, one.Nhs, 0, keys, rules, ref count);
        if (one.Upn != 0) Add(Upn, one.Upn, 0, keys, rules, ref count);
        if (one.Local != 0) Add(LocalId, one.Local, 0, keys, rules, ref count);

        if (born != 0)
        {
            var from = count;
            if (given is not null)
            {
                Add(NameBorn, given.Hash, born, keys, rules, ref count);
                if (given.TokenHashes.Length > 1)
                    foreach (var token in given.TokenHashes.AsSpan(0, Math.Min(3, given.TokenHashes.Length))) Add(NameBorn, token, born, keys, rules, ref count);
            }
            if (surname is not null)
            {
                Add(NameBorn, surname.Hash, born, keys, rules, ref count);
                if (surname.TokenHashes.Length > 1)
                {
                    Add(NameBorn, surname.TokenHashes[0], born, keys, rules, ref count);
                    Add(NameBorn, surname.TokenHashes[^1], born, keys, rules, ref count);
                }
            }
            if (one.Middle is { } middle)
                for (var at = 0; at < Math.Min(2, middle.Tokens.Length); at++)
                    if (middle.Tokens[at].Length > 1) Add(NameBorn, middle.TokenHashes[at], born, keys, rules, ref count);
            count = Distinct(keys, rules, from, count);

            from = count;
            if (given is not null)
                foreach (var root in given.TokenRoots.AsSpan(0, Math.Min(4, given.TokenRoots.Length))) Add(NicknameBorn, root, born, keys, rules, ref count);
            count = Distinct(keys, rules, from, count);

            if (given is not null && surname is not null) Add(FullYear, Hashing.Of(given.Hash, surname.Hash), year, keys, rules, ref count);
        }
        if (place is not null)
        {
            if (given is not null)
                Add(PostcodeGiven, place.Hash, (ulong)given.Initial << 16 | (given.Joined.Length > 1 ? given.Joined[1] : '\0'), keys, rules, ref count);
            if (surnameSound != 0) Add(PostcodeSound, place.Hash, surnameSound, keys, rules, ref count);
        }
        if (outcode != 0 && born != 0) Add(BornOutcode, outcode, born, keys, rules, ref count);
        if (surnameSound != 0 && born != 0 && initial != 0) Add(SoundMonth, surnameSound, (ulong)(uint)(one.Born / 100) << 16 | initial, keys, rules, ref count);
        if (surnameSound != 0 && givenSound != 0 && outcode != 0) Add(SoundsOutcode, Hashing.Of(surnameSound, givenSound), outcode, keys, rules, ref count);
        if (surname is not null && born != 0)
        {
            var low = (ulong)(uint)Math.Min(one.Day, one.Month);
            Add(SurnameYearDayMonth, surname.Hash, year << 16 | low << 8 | (ulong)(uint)Math.Max(one.Day, one.Month), keys, rules, ref count);
        }
        if (one.Home is { HouseHash: not 0, StreetHash: not 0 } home && initial != 0)
            Add(HouseInitial, Hashing.Of(home.HouseHash, home.StreetHash), initial, keys, rules, ref count);
        if (given is not null && surname is not null && !given.IsInitial)
        {
            var full = Hashing.Of(given.Hash, surname.Hash);
            if (outcode != 0) Add(FullOutcode, full, outcode, keys, rules, ref count);
            Add(Full, full, 0, keys, rules, ref count);
        }
        return count;
    }

    private static void Add(int rule, ulong one, ulong other, Span<ulong> keys, Span<byte> rules, ref int count)
    {
        if (count == Max) return;
        var key = Hashing.Of(Hashing.Of(one, other), (ulong)rule + 1);
        keys[count] = key == 0 ? 1 : key;
        rules[count++] = (byte)rule;
    }

    // The few keys of one rule, in order, each once.
    private static int Distinct(Span<ulong> keys, Span<byte> rules, int from, int count)
    {
        if (count - from < 2) return count;
        keys[from..count].Sort();
        var kept = from + 1;
        for (var at = from + 1; at < count; at++)
            if (keys[at] != keys[kept - 1]) keys[kept++] = keys[at];
        return kept;
    }

    /// <summary>Pairs of this rule are only worth comparing where one of the two lacks birth date or postcode.</summary>
    internal static bool NeedsGap(int rule) => rule is HouseInitial or Full;
}
