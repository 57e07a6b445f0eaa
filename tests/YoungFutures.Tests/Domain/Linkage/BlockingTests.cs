using Xunit;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Tests.Domain.Linkage;

public sealed class BlockingTests
{
    private static readonly PersonRecord Cerys = new("1", "police", "Cerys", "Mair", "Hughes", "F", new DateOnly(2011, 4, 9), "7 Ffordd Las", "Mold", "CH7 2YD", null, null, null);

    // All that could meet is another's; each case below says what is left the same.
    private static readonly PersonRecord Stranger = new("2", "health", "Oluwaseun", null, "Zieliński", "M", new DateOnly(2008, 11, 23), "98 Castle Street", "Bangor", "LL57 1AA", null, null, null);

    public static TheoryData<string, PersonRecord, PersonRecord> Meeting => new()
    {
        { "NHS number", Cerys with { NhsNumber = "9434765919" }, Stranger with { NhsNumber = "943 476 5919" } },
        { "UPN", Cerys with { Upn = "A665401013997" }, Stranger with { Upn = "a665401013997" } },
        { "local number", Cerys with { LocalId = "PO5512" }, Stranger with { LocalId = "po5512" } },
        { "given name and birth date", Cerys, Stranger with { GivenName = "CERYS", BornOn = Cerys.BornOn } },
        { "surname and birth date", Cerys, Stranger with { Surname = "Hughes", BornOn = Cerys.BornOn } },
        { "a word of a double surname and birth date", Cerys, Stranger with { Surname = "Smith-Hughes", BornOn = Cerys.BornOn } },
        { "swapped names and birth date", Cerys, Stranger with { Surname = "Cerys", BornOn = Cerys.BornOn } },
        { "middle name and birth date", Cerys, Stranger with { GivenName = "Mair", BornOn = Cerys.BornOn } },
        { "nickname and birth date", Cerys with { GivenName = "William" }, Stranger with { GivenName = "Billy", BornOn = Cerys.BornOn } },
        { "full name and year", Cerys, Stranger with { GivenName = "Hughes", Surname = "Cerys", BornOn = new DateOnly(2011, 12, 30) } },
        { "postcode and two letters", Cerys, Stranger with { GivenName = "Ceinwen", Postcode = "ch72yd" } },
        { "postcode and sound", Cerys, Stranger with { Surname = "Huws", Postcode = "CH7 2YD" } },
        { "birth date and outcode", Cerys, Stranger with { BornOn = Cerys.BornOn, Postcode = "CH7 9ZZ" } },
        { "sound, month and initial", Cerys, Stranger with { Surname = "Huws", GivenName = "Carwen", BornOn = new DateOnly(2011, 4, 28) } },
        { "both sounds and outcode", Cerys, Stranger with { Surname = "Huws", GivenName = "Serris", Postcode = "CH7" } },
        { "surname and swapped day and month", Cerys, Stranger with { Surname = "Hughes", BornOn = new DateOnly(2011, 9, 4) } },
        { "house, street and initial", Cerys, Stranger with { GivenName = "Catrin", Address = "7, FFORDD LAS" } },
        { "full name and outcode", Cerys with { BornOn = null }, Stranger with { GivenName = "Cerys", Surname = "Hughes", Postcode = "CH7 1AA" } },
        { "sound of one name and birth date", Cerys, Stranger with { GivenName = "Serris", BornOn = Cerys.BornOn } },
        { "initials and birth date", Cerys, Stranger with { GivenName = "Catrin", Surname = "Howells", BornOn = Cerys.BornOn } },
        { "postcode and house", Cerys, Stranger with { Address = "7 Fford Las", Postcode = "CH7 2YD" } },
        { "house, street and sound", Cerys, Stranger with { Surname = "Huws", Address = "7 Ffordd Las" } },
        { "postcode and year", Cerys, Stranger with { BornOn = new DateOnly(2011, 1, 1), Postcode = "CH7 2YD" } },
        { "house, street and town", Cerys, Stranger with { Address = "7 Ffordd Las", Town = "MOLD" } },
        { "birth date and street", Cerys, Stranger with { BornOn = Cerys.BornOn, Address = "81 Ffordd Las" } },
        { "both sounds and town", Cerys, Stranger with { Surname = "Huws", GivenName = "Serris", Town = "Mold" } },
        { "full name", Cerys, Stranger with { GivenName = "Cerys", Surname = "Hughes" } },
    };

    [Theory]
    [MemberData(nameof(Meeting))]
    public void Records_meet_by(string what, PersonRecord one, PersonRecord other) =>
        Assert.True(NormalisedRecord.Of(one).BlockKeys.Intersect(NormalisedRecord.Of(other).BlockKeys).Any(), what);

    [Fact]
    public void Strangers_do_not_meet() => Assert.Empty(NormalisedRecord.Of(Cerys).BlockKeys.Intersect(NormalisedRecord.Of(Stranger).BlockKeys));

    /// <summary>They are stored: a change of how they are made needs a plan for what is stored.</summary>
    [Fact]
    public void Keys_stay_what_they_are()
    {
        var keys = NormalisedRecord.Of(Cerys).BlockKeys;
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(KeysOfCerys, keys.Aggregate(17L, (sum, key) => unchecked(sum * 31 + key)));
    }

    /// <summary>As a register keeps them: where they change, the migration that brings it empties the register and lets the imports be gone through again.</summary>
    [Fact]
    public void Keys_in_a_register_stay_what_they_are() => Assert.Equal(StoredKeysOfCerys, NormalisedRecord.Of(Cerys).KeysIn(1).Aggregate(17L, (sum, key) => unchecked(sum * 31 + key)));

    private const long StoredKeysOfCerys = -5779496700351431526;
    private const long KeysOfCerys = -4529652239248239548;
}
