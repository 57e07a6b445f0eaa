using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Linkage;

/// <summary>Two records, field by field, to the levels of <see cref="Levels"/>.</summary>
internal static class Comparing
{
    private const double Close = 0.92;
    private const double Alike = 0.85;

    public static int PatternOf(in Features one, in Features other, LevelCache? cache = null)
    {
        var surname = SurnameOf(one.Surname, other.Surname, cache);
        var given = GivenOf(one.Given, other.Given, cache);
        var middle = MiddleOf(one.Middle, other.Middle);

        if (given is Given.Different or Given.Similar or Given.Sound or Given.Short)
        {
            if (given == Given.Different && surname is Surname.Different or Surname.Sound && Swapped(one, other))
            {
                given = Given.Swapped;
                surname = Surname.Swapped;
            }
            else if (IsAmong(one.Given, other.Middle) || IsAmong(other.Given, one.Middle))
            {
                given = Given.Middle;
                middle = Middle.Missing;
            }
        }
        if (surname == Surname.Different && (IsAmong(one.Surname, other.Middle) || IsAmong(other.Surname, one.Middle)
            || IsAmong(one.Surname, other.Given) || IsAmong(other.Surname, one.Given)))
        {
            surname = Surname.Given;
        }

        var sex = one.Sex == 0 || other.Sex == 0 ? Sexes.Missing
            : one.Sex != other.Sex ? Sexes.Different
            : given == Given.Exact ? Sexes.Told
            : Sexes.Same;

        return Pattern.Of(
            given,
            surname,
            BornOf(one.Born, other.Born),
            AddressOf(one, other, cache),
            sex,
            middle,
            NumberOf(one.Nhs, one.NhsChecked, other.Nhs, other.NhsChecked),
            NumberOf(one.Upn, one.UpnChecked, other.Upn, other.UpnChecked),
            LocalOf(one, other));
    }

    public static int GivenOf(NameForm? one, NameForm? other, LevelCache? cache)
    {
        if (one is null || other is null) return Given.Missing;
        if (one.Hash == other.Hash) return Given.Exact;
        if (cache is null) return GivenOf(one, other);
        ref var kept = ref cache.Given(one.Id, other.Id, out var found);
        if (!found) kept = (byte)GivenOf(one, other);
        return kept;
    }

    private static int GivenOf(NameForm one, NameForm other)
    {
        if (one.IsInitial || other.IsInitial) return one.Initial == other.Initial ? Given.Initial : Given.Different;
        if (one.SharesRoot(other)) return Given.Equivalent;
        if (one.Tokens.Length > 1 || other.Tokens.Length > 1)
        {
            if (one.SharesToken(other) || one.SharesTokenRoot(other)) return Given.Token;
        }
        if (Begins(one.Joined, other.Joined)) return Given.Short;
        var likeness = Spelling.JaroWinkler(one.Joined, other.Joined);
        if (likeness >= Close) return Given.Close;
        if (likeness >= Alike || Spelling.IsOneEdit(one.Joined, other.Joined)) return Given.Similar;
        return one.SoundsLike(other) ? Given.Sound : Given.Different;
    }

    public static int SurnameOf(NameForm? one, NameForm? other, LevelCache? cache)
    {
        if (one is null || other is null) return Surname.Missing;
        if (one.Hash == other.Hash) return Surname.Exact;
        if (cache is null) return SurnameOf(one, other);
        ref var kept = ref cache.Surname(one.Id, other.Id, out var found);
        if (!found) kept = (byte)SurnameOf(one, other);
        return kept;
    }

    private static int SurnameOf(NameForm one, NameForm other)
    {
        if (one.SharesRoot(other)) return Surname.Equivalent;
        var several = one.Tokens.Length > 1 || other.Tokens.Length > 1;
        if (several && (one.SharesToken(other) || one.SharesTokenRoot(other))) return Surname.Part;
        var likeness = Spelling.JaroWinkler(one.Joined, other.Joined);
        if (likeness >= Close) return Surname.Close;
        if (Holds(one.Joined, other.Joined) || several && AnyTokenClose(one, other)) return Surname.Part;
        if (likeness >= Alike || Spelling.IsOneEdit(one.Joined, other.Joined)) return Surname.Similar;
        return one.SoundsLike(other) ? Surname.Sound : Surname.Different;
    }

    private static bool AnyTokenClose(NameForm one, NameForm other)
    {
        foreach (var token in one.Tokens)
            foreach (var word in other.Tokens)
                if (token.Length > 3 && word.Length > 3 && Spelling.JaroWinkler(token, word) >= Close) return true;
        return false;
    }

    private static bool Begins(string one, string other) =>
        one.Length >= 3 && other.Length >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    // "ReillyAlcock" holds "Alcock" and "Reilly".
    private static bool Holds(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        return shorter.Length >= 4 && longer.Length >= shorter.Length + 3
            && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    private static bool Swapped(in Features one, in Features other)
    {
        if (one.Given is null || one.Surname is null || other.Given is null || other.Surname is null) return false;
        var crossed = one.Given.Hash == other.Surname.Hash;
        var back = one.Surname.Hash == other.Given.Hash;
        if (crossed && back) return true;
        if (!crossed && !back) return false;
        return crossed ? Near(one.Surname, other.Given) : Near(one.Given, other.Surname);
    }

    private static bool Near(NameForm one, NameForm other) =>
        one.SharesToken(other) || one.SharesRoot(other) || one.Joined.Length > 2 && other.Joined.Length > 2 && Spelling.JaroWinkler(one.Joined, other.Joined) >= Alike;

    private static bool IsAmong(NameForm? name, NameForm? several)
    {
        if (name is null || several is null) return false;
        foreach (var token in name.TokenHashes)
            if (Array.IndexOf(several.TokenHashes, token) >= 0 && !name.IsInitial) return true;
        return false;
    }

    public static int MiddleOf(NameForm? one, NameForm? other)
    {
        if (one is null || other is null) return Middle.Missing;
        if (one.Hash == other.Hash) return Middle.Same;
        if (one.SharesToken(other) && (!one.IsInitial || !other.IsInitial))
        {
            foreach (var token in one.Tokens)
                if (token.Length > 1 && Array.IndexOf(other.Tokens, token) >= 0) return Middle.Part;
        }
        var initials = false;
        var fits = true;
        for (var at = 0; at < Math.Min(one.Tokens.Length, other.Tokens.Length); at++)
        {
            if (one.Tokens[at].Length == 1 || other.Tokens[at].Length == 1)
            {
                initials = true;
                fits &= one.Tokens[at][0] == other.Tokens[at][0];
            }
            else if (Spelling.JaroWinkler(one.Tokens[at], other.Tokens[at]) < Alike)
            {
                fits = false;
            }
        }
        return !fits ? Middle.Different : initials ? Middle.Initial : Middle.Part;
    }

    public static int BornOf(int one, int other)
    {
        if (one == 0 || other == 0) return Born.Missing;
        if (one == other) return Born.Exact;
        int year = one / 10000, month = one / 100 % 100, day = one % 100;
        int otherYear = other / 10000, otherMonth = other / 100 % 100, otherDay = other % 100;
        var sameYear = year == otherYear;
        if (sameYear && month == otherDay && day == otherMonth) return Born.Swapped;
        if (OneDigit(one, other)) return Born.Digit;
        if (sameYear && (day == 1 && (month == 1 || month == otherMonth) || otherDay == 1 && (otherMonth == 1 || month == otherMonth))) return Born.Default;
        var same = (sameYear ? 1 : 0) + (month == otherMonth ? 1 : 0) + (day == otherDay ? 1 : 0);
        return same == 2 ? Born.TwoParts : sameYear ? Born.Year : Born.Different;
    }

    // Both have eight digits; a swap of neighbours counts as one digit, but not over the seam of day, month and year.
    private static bool OneDigit(int one, int other)
    {
        Span<int> first = stackalloc int[8], second = stackalloc int[8];
        var differing = 0;
        var at = -1;
        for (var digit = 7; digit >= 0; digit--, one /= 10, other /= 10)
        {
            first[digit] = one % 10;
            second[digit] = other % 10;
            if (first[digit] == second[digit]) continue;
            differing++;
            at = digit;
        }
        if (differing == 1) return true;
        if (differing != 2) return false;
        return at < 7 && first[at] == second[at + 1] && first[at + 1] == second[at] && at is not (3 or 5);
    }

    public static int AddressOf(in Features one, in Features other, LevelCache? cache)
    {
        var place = PlaceOf(one.Place, other.Place, cache);
        var town = one.Town != 0 && one.Town == other.Town;
        var (home, street) = HomeOf(one.Home, other.Home, cache);

        if (home > 0)
        {
            return place switch
            {
                PlaceIs.Same => home == 2 ? Home.Same : Home.Near,
                PlaceIs.Near => Home.Near,
                PlaceIs.Missing => home == 2 || town ? Home.House : Home.StreetElsewhere,
                _ => Home.HouseElsewhere,
            };
        }
        switch (place)
        {
            case PlaceIs.Same: return street == 0 ? Home.Postcode : street > 0 ? Home.Street : Home.PostcodeOtherStreet;
            case PlaceIs.Near:
                if (street > 0) return Home.Street;
                if (street == 0) return Home.PostcodeNear;
                // In another street it is no slip but a neighbouring postcode.
                place = Around(one.Place!, other.Place!);
                break;
        }
        if (street > 0) return Home.StreetElsewhere;
        return place switch
        {
            PlaceIs.Sector => Home.Sector,
            PlaceIs.Outcode => Home.Outcode,
            _ when town => Home.Outcode,
            PlaceIs.Differs => Home.Different,
            _ => street < 0 || one.Town != 0 && other.Town != 0 ? Home.Different : Home.Missing,
        };
    }

    private enum PlaceIs : byte
    {
        Missing,
        Same,
        Near,
        Sector,
        Outcode,
        Differs,
    }

    private static PlaceIs PlaceOf(PlaceForm? one, PlaceForm? other, LevelCache? cache)
    {
        if (one is null || other is null) return PlaceIs.Missing;
        if (one.Hash == other.Hash) return one.IsWhole ? PlaceIs.Same : PlaceIs.Outcode;
        if (cache is null) return PlaceOf(one, other);
        ref var kept = ref cache.Place(one.Id, other.Id, out var found);
        if (!found) kept = (byte)PlaceOf(one, other);
        return (PlaceIs)kept;
    }

    private static PlaceIs PlaceOf(PlaceForm one, PlaceForm other)
    {
        if (one.IsWhole && other.IsWhole && Spelling.IsOneEdit(one.Unit, other.Unit)) return PlaceIs.Near;
        return Around(one, other);
    }

    private static PlaceIs Around(PlaceForm one, PlaceForm other)
    {
        if (one.SectorHash != 0 && one.SectorHash == other.SectorHash) return PlaceIs.Sector;
        return one.OutcodeHash != 0 && one.OutcodeHash == other.OutcodeHash ? PlaceIs.Outcode : PlaceIs.Differs;
    }

    /// <summary>Home: 2 the same house and street, 1 the same house in a street that is almost the same, 0 not. Street: 1 the same or nearly, -1 another, 0 not to compare.</summary>
    private static (int Home, int Street) HomeOf(HomeForm? one, HomeForm? other, LevelCache? cache)
    {
        if (one is null || other is null) return (0, 0);
        if (one.StreetHash == 0 || other.StreetHash == 0)
            return (0, one.HouseHash != 0 && other.HouseHash != 0 && one.HouseHash != other.HouseHash ? -1 : 0);
        var sameHouse = one.HouseHash == other.HouseHash;
        if (one.StreetHash == other.StreetHash) return (sameHouse ? 2 : 0, 1);
        bool near;
        if (cache is null)
        {
            near = one.StreetIsNear(other);
        }
        else
        {
            ref var kept = ref cache.Street(one.Id, other.Id, out var found);
            if (!found) kept = one.StreetIsNear(other) ? (byte)1 : (byte)0;
            near = kept == 1;
        }
        return near ? (sameHouse ? 1 : 0, 1) : (0, -1);
    }

    public static int NumberOf(ulong one, bool oneChecked, ulong other, bool otherChecked)
    {
        if (one == 0 || other == 0) return Number.Missing;
        if (one == other) return Number.Same;
        if (oneChecked && otherChecked) return Number.Different;
        return Identifier.IsNear(one, other) ? Number.Near : Number.Unlike;
    }

    private static int LocalOf(in Features one, in Features other)
    {
        if (one.Local == 0 || other.Local == 0) return Local.Missing;
        var ofOne = one.Agency == other.Agency;
        if (one.Local == other.Local) return ofOne ? Local.Same : Local.OtherSame;
        if (Identifier.IsNear(one.Local, other.Local)) return ofOne ? Local.Near : Local.OtherNear;
        return ofOne ? Local.Different : Local.OtherDifferent;
    }
}
