namespace YoungFutures.Domain.Linkage;

/// <summary>What two records must share to be compared at all. A pair belongs to the first rule that it meets.</summary>
public static class BlockRule
{
    /// <summary>The codes, in order. Add at the end: keys are stored.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "nhs", "upn", "local-id", "name+born", "nickname+born", "given+surname+year", "postcode+given2", "postcode+surname-sound", "born+outcode", "surname-sound+month+initial",
        "sounds+outcode", "surname+year+day-month", "house+street+initial", "given+surname+outcode", "sound+born", "initials+born", "postcode+house", "house+street+sound", "postcode+year", "house+street+town",
        "born+street", "sounds+town", "given+surname",
    ];

    internal const int Max = 40;

    private const int Nhs = 0, Upn = 1, LocalId = 2, NameBorn = 3, NicknameBorn = 4, FullYear = 5, PostcodeGiven = 6, PostcodeSound = 7, BornOutcode = 8, SoundMonth = 9,
        SoundsOutcode = 10, SurnameYearDayMonth = 11, HouseInitial = 12, FullOutcode = 13, SoundBorn = 14, InitialsBorn = 15,
        PostcodeHouse = 16, HouseSound = 17, PostcodeYear = 18, HouseTown = 19, BornStreet = 20, SoundsTown = 21, Full = 22;

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

            if (given is not null && surname is not null) Add(FullYear, Names(given, surname), year, keys, rules, ref count);
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
            Add(HouseInitial, Hashing.Of(home.HouseHash, home.LeadHash), initial, keys, rules, ref count);
        if (given is not null && surname is not null && !given.IsInitial)
        {
            if (outcode != 0) Add(FullOutcode, Names(given, surname), outcode, keys, rules, ref count);
        }
        if (born != 0)
        {
            var from = count;
            if (givenSound != 0) Add(SoundBorn, givenSound, born, keys, rules, ref count);
            if (surnameSound != 0) Add(SoundBorn, surnameSound, born, keys, rules, ref count);
            count = Distinct(keys, rules, from, count);
            if (initial != 0 && surname is not null)
            {
                // Whichever is which, for names that were swapped.
                var last = (ulong)surname.Initial;
                Add(InitialsBorn, Math.Min(initial, last) << 16 | Math.Max(initial, last), born, keys, rules, ref count);
            }
        }
        if (one.Home is { HouseHash: not 0 } house)
        {
            if (place is not null) Add(PostcodeHouse, place.Hash, house.HouseHash, keys, rules, ref count);
            if (house.StreetHash != 0 && surnameSound != 0) Add(HouseSound, Hashing.Of(house.HouseHash, house.LeadHash), surnameSound, keys, rules, ref count);
            if (house.StreetHash != 0 && one.Town != 0) Add(HouseTown, Hashing.Of(house.HouseHash, house.LeadHash), one.Town, keys, rules, ref count);
        }
        if (one.Home is { LeadHash: not 0 } street && born != 0) Add(BornStreet, street.LeadHash, born, keys, rules, ref count);
        if (surnameSound != 0 && givenSound != 0 && one.Town != 0) Add(SoundsTown, Hashing.Of(surnameSound, givenSound), one.Town, keys, rules, ref count);
        if (given is { IsInitial: false } && surname is not null) Add(Full, Names(given, surname), 0, keys, rules, ref count);
        if (place is not null && born != 0) Add(PostcodeYear, place.Hash, year, keys, rules, ref count);
        return count;
    }

    /// <summary>
    /// What keys of a rule may be stored beside: whoever shares a key shares this as well, and all keys of one postcode, one full name, one house or two sounds lie together, so that a record is written in
    /// fewer places. 0 where nothing is that narrow.
    /// </summary>
    internal static ulong BesideOf(int rule, in Features one) => rule switch
    {
        PostcodeGiven or PostcodeSound or PostcodeHouse or PostcodeYear => one.Place!.Hash,
        FullYear or FullOutcode or Full => Names(one.Given!, one.Surname!),
        HouseInitial or HouseSound or HouseTown => Hashing.Of(one.Home!.HouseHash, one.Home.LeadHash),
        SoundsOutcode or SoundsTown => Hashing.Of(one.Surname!.Sounds[0], one.Given!.Sounds[0]),
        _ => 0,
    };

    // Whichever is which: lists swap them.
    private static ulong Names(NameForm given, NameForm surname) => Hashing.Of(Math.Min(given.Hash, surname.Hash), Math.Max(given.Hash, surname.Hash));

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

    /// <summary>Pairs of this rule are only worth comparing where one of the two lacks birth date or postcode, or where no more than <see cref="Few"/> records have the name. It is the last rule.</summary>
    internal static bool NeedsGap(int rule) => rule == Full;

    internal const int Few = 24;
}
