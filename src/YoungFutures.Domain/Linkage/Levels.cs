namespace YoungFutures.Domain.Linkage;

/// <summary>What is compared between two records, in the order in which it is shown.</summary>
public enum LinkageField
{
    Given,
    Surname,
    BornOn,
    Address,
    Sex,
    Middle,
    NhsNumber,
    Upn,
    LocalId,
}

/// <summary>How one field of two records agrees, in four words.</summary>
public enum Agreement
{
    Agree,
    Partly,
    Differ,

    /// <summary>Not known for one of the two, or told by another field already.</summary>
    Missing,
}

/// <summary>One way in which a field of two records can agree or differ.</summary>
/// <param name="Code">Stable; it is stored with decisions.</param>
/// <param name="What">In English, for whoever reads the code; a page has words of its own.</param>
public sealed record Level(LinkageField Field, string Code, Agreement Agreement, string What);

/// <summary>Every level there is. The place of a level within its field is stored in patterns: add at the end, never in between.</summary>
public static class Levels
{
    private static readonly Level[][] ByField =
    [
        [
            new(LinkageField.Given, "given.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.Given, "given.exact", Agreement.Agree, "The same, accents, case, apostrophes and hyphens aside."),
            new(LinkageField.Given, "given.equivalent", Agreement.Agree, "A short form, another spelling, or the Welsh or English counterpart."),
            new(LinkageField.Given, "given.short", Agreement.Partly, "One is the beginning of the other."),
            new(LinkageField.Given, "given.token", Agreement.Partly, "One of two names is the same."),
            new(LinkageField.Given, "given.close", Agreement.Partly, "Almost the same as written (Jaro–Winkler from 0.92)."),
            new(LinkageField.Given, "given.similar", Agreement.Partly, "Much alike as written (Jaro–Winkler from 0.85, or one letter)."),
            new(LinkageField.Given, "given.sound", Agreement.Partly, "Spelled otherwise but alike when spoken."),
            new(LinkageField.Given, "given.middle", Agreement.Partly, "The given name of one is a middle name of the other."),
            new(LinkageField.Given, "given.initial", Agreement.Partly, "Only an initial, and it fits."),
            new(LinkageField.Given, "given.swapped", Agreement.Agree, "Given name and surname the other way round."),
            new(LinkageField.Given, "given.different", Agreement.Differ, "Another name."),
        ],
        [
            new(LinkageField.Surname, "surname.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.Surname, "surname.exact", Agreement.Agree, "The same, accents, case, apostrophes, hyphens and ap, ab or ferch aside."),
            new(LinkageField.Surname, "surname.equivalent", Agreement.Agree, "Another spelling, or the Welsh or English counterpart."),
            new(LinkageField.Surname, "surname.part", Agreement.Partly, "Part of a double surname is the same."),
            new(LinkageField.Surname, "surname.close", Agreement.Partly, "Almost the same as written (Jaro–Winkler from 0.92)."),
            new(LinkageField.Surname, "surname.similar", Agreement.Partly, "Much alike as written (Jaro–Winkler from 0.85, or one letter)."),
            new(LinkageField.Surname, "surname.sound", Agreement.Partly, "Spelled otherwise but alike when spoken."),
            new(LinkageField.Surname, "surname.swapped", Agreement.Agree, "Given name and surname the other way round; counted with the given name."),
            new(LinkageField.Surname, "surname.given", Agreement.Partly, "The surname of one is a given or middle name of the other."),
            new(LinkageField.Surname, "surname.different", Agreement.Differ, "Another name."),
        ],
        [
            new(LinkageField.BornOn, "born.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.BornOn, "born.exact", Agreement.Agree, "The same day."),
            new(LinkageField.BornOn, "born.swapped", Agreement.Partly, "Day and month the other way round."),
            new(LinkageField.BornOn, "born.digit", Agreement.Partly, "One digit differs, or two neighbours are swapped."),
            new(LinkageField.BornOn, "born.default", Agreement.Partly, "One is the first of a month or of January, as lists write when the day is not known; the rest fits."),
            new(LinkageField.BornOn, "born.two-parts", Agreement.Partly, "Two of day, month and year are the same."),
            new(LinkageField.BornOn, "born.year", Agreement.Differ, "Only the year is the same."),
            new(LinkageField.BornOn, "born.different", Agreement.Differ, "Another date."),
        ],
        [
            new(LinkageField.Address, "address.missing", Agreement.Missing, "Nothing that could be compared."),
            new(LinkageField.Address, "address.home", Agreement.Agree, "The same house, street and postcode."),
            new(LinkageField.Address, "address.home-near", Agreement.Agree, "The same home, street or postcode almost the same as written."),
            new(LinkageField.Address, "address.house", Agreement.Agree, "The same house and street; no postcode to compare."),
            new(LinkageField.Address, "address.house-elsewhere", Agreement.Partly, "The same house and street under another postcode."),
            new(LinkageField.Address, "address.postcode", Agreement.Agree, "The same postcode; no house to compare."),
            new(LinkageField.Address, "address.street", Agreement.Partly, "The same street, the same postcode or almost; another house."),
            new(LinkageField.Address, "address.postcode-other-street", Agreement.Partly, "The same postcode, another street."),
            new(LinkageField.Address, "address.postcode-near", Agreement.Partly, "One character of the postcode differs."),
            new(LinkageField.Address, "address.sector", Agreement.Partly, "The same sector of a postcode."),
            new(LinkageField.Address, "address.outcode", Agreement.Partly, "The same outcode or town."),
            new(LinkageField.Address, "address.different", Agreement.Differ, "Elsewhere."),
            new(LinkageField.Address, "address.street-elsewhere", Agreement.Partly, "The same street; another house or none, and another postcode or none."),
        ],
        [
            new(LinkageField.Sex, "sex.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.Sex, "sex.same", Agreement.Agree, "The same."),
            new(LinkageField.Sex, "sex.told", Agreement.Missing, "The same, which the equal given names say already."),
            new(LinkageField.Sex, "sex.different", Agreement.Differ, "Another."),
        ],
        [
            new(LinkageField.Middle, "middle.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.Middle, "middle.same", Agreement.Agree, "The same."),
            new(LinkageField.Middle, "middle.part", Agreement.Partly, "One of several is the same, or almost the same."),
            new(LinkageField.Middle, "middle.initial", Agreement.Partly, "Only initials, and they fit."),
            new(LinkageField.Middle, "middle.different", Agreement.Differ, "Other names."),
        ],
        Identifier(LinkageField.NhsNumber, "nhs"),
        Identifier(LinkageField.Upn, "upn"),
        [
            new(LinkageField.LocalId, "local.missing", Agreement.Missing, "Not known for one of the two."),
            new(LinkageField.LocalId, "local.same", Agreement.Agree, "One agency calls both by the same number."),
            new(LinkageField.LocalId, "local.near", Agreement.Partly, "One agency; the numbers differ in one character."),
            new(LinkageField.LocalId, "local.different", Agreement.Differ, "One agency has two numbers."),
            new(LinkageField.LocalId, "local.other-same", Agreement.Agree, "Two agencies use the same number."),
            new(LinkageField.LocalId, "local.other-near", Agreement.Partly, "Two agencies; the numbers differ in one character."),
            new(LinkageField.LocalId, "local.other-different", Agreement.Missing, "Two agencies, each with a number of its own."),
        ],
    ];

    /// <summary>Every level of every field, in the order of the fields.</summary>
    public static IReadOnlyList<Level> All { get; } = [.. ByField.SelectMany(levels => levels)];

    internal static int Fields => ByField.Length;

    /// <summary>The levels of one field; the first is always "missing".</summary>
    public static IReadOnlyList<Level> Of(LinkageField field) => ByField[(int)field];

    private static Level[] Identifier(LinkageField field, string name) =>
    [
        new(field, $"{name}.missing", Agreement.Missing, "Not known for one of the two."),
        new(field, $"{name}.same", Agreement.Agree, "The same."),
        new(field, $"{name}.near", Agreement.Partly, "One character differs, or two neighbours are swapped; at least one of the two fails its check, or has none."),
        new(field, $"{name}.different", Agreement.Differ, "Both pass their check and are not the same: they cannot be one young person unless another identifier is shared."),
        new(field, $"{name}.unlike", Agreement.Differ, "Not the same, but at least one of the two fails its check, is temporary, or has none."),
    ];
}

internal static class Given
{
    public const int Missing = 0, Exact = 1, Equivalent = 2, Short = 3, Token = 4, Close = 5, Similar = 6, Sound = 7, Middle = 8, Initial = 9, Swapped = 10, Different = 11;
}

internal static class Surname
{
    public const int Missing = 0, Exact = 1, Equivalent = 2, Part = 3, Close = 4, Similar = 5, Sound = 6, Swapped = 7, Given = 8, Different = 9;
}

internal static class Born
{
    public const int Missing = 0, Exact = 1, Swapped = 2, Digit = 3, Default = 4, TwoParts = 5, Year = 6, Different = 7;
}

internal static class Home
{
    public const int Missing = 0, Same = 1, Near = 2, House = 3, HouseElsewhere = 4, Postcode = 5, Street = 6, PostcodeOtherStreet = 7, PostcodeNear = 8, Sector = 9, Outcode = 10,
        Different = 11, StreetElsewhere = 12;
}

internal static class Sexes
{
    public const int Missing = 0, Same = 1, Told = 2, Different = 3;
}

internal static class Middle
{
    public const int Missing = 0, Same = 1, Part = 2, Initial = 3, Different = 4;
}

internal static class Number
{
    public const int Missing = 0, Same = 1, Near = 2, Different = 3, Unlike = 4;
}

internal static class Local
{
    public const int Missing = 0, Same = 1, Near = 2, Different = 3, OtherSame = 4, OtherNear = 5, OtherDifferent = 6;
}
