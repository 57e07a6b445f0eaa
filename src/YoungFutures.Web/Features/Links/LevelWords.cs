using System.Collections.Frozen;
using YoungFutures.Domain.Linkage;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Links;

/// <summary>What the engine’s fields and levels are called where people read them.</summary>
public static class LevelWords
{
    private static readonly FrozenDictionary<string, string> Levels = new Dictionary<string, string>
    {
        ["given.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["given.exact"] = Words.Key("The same name, apart from accents, capitals, apostrophes and hyphens"),
        ["given.equivalent"] = Words.Key("A short form, another spelling, or the Welsh or English form of the same name"),
        ["given.short"] = Words.Key("One name is the beginning of the other"),
        ["given.token"] = Words.Key("One of several given names is the same"),
        ["given.close"] = Words.Key("Almost the same as written"),
        ["given.similar"] = Words.Key("Alike as written"),
        ["given.sound"] = Words.Key("Spelled differently, but sounds alike"),
        ["given.middle"] = Words.Key("The given name of one is a middle name of the other"),
        ["given.initial"] = Words.Key("Only an initial, and it fits"),
        ["given.swapped"] = Words.Key("Given name and surname the other way round"),
        ["given.different"] = Words.Key("Another given name"),
        ["surname.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["surname.exact"] = Words.Key("The same surname, apart from accents, capitals, apostrophes, hyphens and ap, ab or ferch"),
        ["surname.equivalent"] = Words.Key("Another spelling, or the Welsh or English form of the same surname"),
        ["surname.part"] = Words.Key("Part of a double surname is the same"),
        ["surname.close"] = Words.Key("Almost the same as written"),
        ["surname.similar"] = Words.Key("Alike as written"),
        ["surname.sound"] = Words.Key("Spelled differently, but sounds alike"),
        ["surname.swapped"] = Words.Key("Given name and surname the other way round"),
        ["surname.given"] = Words.Key("The surname of one is a given or middle name of the other"),
        ["surname.different"] = Words.Key("Another surname"),
        ["born.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["born.exact"] = Words.Key("The same day"),
        ["born.swapped"] = Words.Key("Day and month the other way round"),
        ["born.digit"] = Words.Key("One digit differs, or two beside each other are swapped"),
        ["born.default"] = Words.Key("One is the first of a month or of January, as lists write when the day is not known; the rest fits"),
        ["born.two-parts"] = Words.Key("Two of day, month and year are the same"),
        ["born.year"] = Words.Key("Only the year is the same"),
        ["born.different"] = Words.Key("Another date"),
        ["address.missing"] = Words.Key("Nothing that could be compared"),
        ["address.home"] = Words.Key("The same home: house, street and postcode"),
        ["address.home-near"] = Words.Key("The same home; street or postcode is almost the same as written"),
        ["address.house"] = Words.Key("The same house and street; there is no postcode to compare"),
        ["address.house-elsewhere"] = Words.Key("The same house and street under another postcode"),
        ["address.postcode"] = Words.Key("The same postcode; there is no house to compare"),
        ["address.street"] = Words.Key("The same street and postcode, another house"),
        ["address.postcode-other-street"] = Words.Key("The same postcode, another street"),
        ["address.postcode-near"] = Words.Key("One character of the postcode differs"),
        ["address.sector"] = Words.Key("Nearby: the postcodes begin alike up to the first figure of the second half"),
        ["address.outcode"] = Words.Key("The same town or the same first half of the postcode"),
        ["address.street-elsewhere"] = Words.Key("The same street; house and postcode differ or are not known"),
        ["address.different"] = Words.Key("Elsewhere"),
        ["sex.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["sex.same"] = Words.Key("The same sex"),
        ["sex.told"] = Words.Key("The same, which the equal given names say already"),
        ["sex.different"] = Words.Key("Another sex"),
        ["middle.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["middle.same"] = Words.Key("The same middle names"),
        ["middle.part"] = Words.Key("One of several middle names is the same, or almost"),
        ["middle.initial"] = Words.Key("Only initials, and they fit"),
        ["middle.different"] = Words.Key("Other middle names"),
        ["nhs.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["nhs.same"] = Words.Key("The same number"),
        ["nhs.near"] = Words.Key("Almost the same number, and at least one of the two is mistyped"),
        ["nhs.different"] = Words.Key("Two different numbers, both valid"),
        ["nhs.unlike"] = Words.Key("Two different numbers, at least one of which is not valid"),
        ["upn.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["upn.same"] = Words.Key("The same number"),
        ["upn.near"] = Words.Key("Almost the same number, and at least one of the two is mistyped"),
        ["upn.different"] = Words.Key("Two different numbers, both valid"),
        ["upn.unlike"] = Words.Key("Two different numbers, at least one of which is not valid"),
        ["local.missing"] = Words.Key("Not known in one of the two, or in neither"),
        ["local.same"] = Words.Key("One agency calls both by the same number"),
        ["local.near"] = Words.Key("One agency; its two numbers differ in one character"),
        ["local.different"] = Words.Key("One agency has two numbers"),
        ["local.other-same"] = Words.Key("Two agencies use the same number"),
        ["local.other-near"] = Words.Key("Two agencies; their numbers differ in one character"),
        ["local.other-different"] = Words.Key("Two agencies, each with a number of its own"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<LinkageField, string> Fields = new Dictionary<LinkageField, string>
    {
        [LinkageField.Given] = Words.Key("Given name"),
        [LinkageField.Surname] = Words.Key("Surname"),
        [LinkageField.BornOn] = Words.Key("Date of birth"),
        [LinkageField.Address] = Words.Key("Address"),
        [LinkageField.Sex] = Words.Key("Sex"),
        [LinkageField.Middle] = Words.Key("Middle names"),
        [LinkageField.NhsNumber] = Words.Key("NHS number"),
        [LinkageField.Upn] = Words.Key("Unique pupil number"),
        [LinkageField.LocalId] = Words.Key("The agency’s own number"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Agreement, (string English, string Sign)> Agreements = new Dictionary<Agreement, (string, string)>
    {
        [Agreement.Agree] = (Words.Key("Agrees"), "✓"),
        [Agreement.Partly] = (Words.Key("Agrees in part"), "≈"),
        [Agreement.Differ] = (Words.Key("Differs"), "≠"),
        [Agreement.Missing] = (Words.Key("Says nothing"), "–"),
    }.ToFrozenDictionary();

    public static bool Knows(string level) => Levels.ContainsKey(level);

    public static string Level(Words T, string level) => Levels.TryGetValue(level, out var english) ? T.Translate(english) : level;

    public static string Field(Words T, LinkageField field) => T.Translate(Fields[field]);

    public static string Of(Words T, Agreement agreement) => T.Translate(Agreements[agreement].English);

    /// <summary>The same for the eye; the words stand beside it.</summary>
    public static string Sign(Agreement agreement) => Agreements[agreement].Sign;
}
