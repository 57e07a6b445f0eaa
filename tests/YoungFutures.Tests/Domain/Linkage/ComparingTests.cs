using CsCheck;
using Xunit;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Tests.Domain.Linkage;

public sealed class ComparingTests
{
    private static readonly PersonRecord Rhys = new("1", "police", "Rhys", null, "Williams", "M", new DateOnly(2010, 5, 17), "12 Maes Hyfryd", "Wrexham", "LL13 6DN", null, null, null);

    [Theory]
    [InlineData("Rhys", "RHŶS", "given.exact")]
    [InlineData("Siân", "Sian", "given.exact")]
    [InlineData("Mia-Rose", "Miarose", "given.exact")]
    [InlineData("Rhys", "Reece", "given.equivalent")]
    [InlineData("Dafydd", "David", "given.equivalent")]
    [InlineData("William", "Billy", "given.equivalent")]
    [InlineData("Muhammad", "Mohammed", "given.equivalent")]
    [InlineData("Rhia", "Rhianwenna", "given.short")]
    [InlineData("Mia-Rose", "Mia", "given.token")]
    [InlineData("Catriona", "Catrioma", "given.close")]
    [InlineData("Lowri", "Lkwri", "given.similar")]
    [InlineData("R", "Rhys", "given.initial")]
    [InlineData("R", "Dylan", "given.different")]
    [InlineData("Rhys", "Dylan", "given.different")]
    [InlineData("Rhys", "", "given.missing")]
    [InlineData("Rhys", "not known", "given.missing")]
    public void Given_names_agree_in_levels(string one, string other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.Given, Rhys with { GivenName = one }, Rhys with { GivenName = other }));

    [Theory]
    [InlineData("Williams", "WILLIAMS", "surname.exact")]
    [InlineData("ap Gwilym", "Gwilym", "surname.exact")]
    [InlineData("Wiśniewski", "Wisniewski", "surname.exact")]
    [InlineData("O’Brien", "O Brien", "surname.exact")]
    [InlineData("Hughes", "Huws", "surname.equivalent")]
    [InlineData("Smith-Jones", "Jones", "surname.part")]
    [InlineData("Smith-Jones", "Jones-Smith", "surname.part")]
    [InlineData("ReillyAlcock", "Alcock", "surname.part")]
    [InlineData("Humphreys", "Humphreyz", "surname.close")]
    [InlineData("Morris", "Mrris", "surname.close")]
    [InlineData("Morris", "Patel", "surname.different")]
    [InlineData("Morris", null, "surname.missing")]
    public void Surnames_agree_in_levels(string one, string? other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.Surname, Rhys with { Surname = one }, Rhys with { Surname = other }));

    [Theory]
    [InlineData("2010-05-17", "born.exact")]
    [InlineData("2010-05-18", "born.digit")]
    [InlineData("2010-05-71", "born.missing")]
    [InlineData("2020-05-17", "born.digit")]
    [InlineData("2010-01-01", "born.default")]
    [InlineData("2010-05-01", "born.default")]
    [InlineData("2010-12-17", "born.two-parts")]
    [InlineData("2010-11-30", "born.year")]
    [InlineData("2008-11-30", "born.different")]
    [InlineData(null, "born.missing")]
    public void Birth_dates_agree_in_levels(string? other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.BornOn, Rhys, Rhys with { BornOn = DateOnly.TryParse(other, out var day) ? day : null }));

    [Fact]
    public void Day_and_month_may_be_swapped() => Assert.Equal("born.swapped",
        LevelOf(LinkageField.BornOn, Rhys with { BornOn = new DateOnly(2010, 5, 8) }, Rhys with { BornOn = new DateOnly(2010, 8, 5) }));

    [Theory]
    [InlineData("12, Maes Hyfryd", "ll136dn", "address.home")]
    [InlineData("12 Maes Hyfrydd", "LL13 6DN", "address.home-near")]
    [InlineData("12 Maes Hyfryd", "LL13 6ND", "address.home-near")]
    [InlineData("12 Maes Hyfryd", null, "address.house")]
    [InlineData("12 Maes Hyfryd", "CH7 1AA", "address.house-elsewhere")]
    [InlineData(null, "LL13 6DN", "address.postcode")]
    [InlineData("90 Maes Hyfryd", "LL13 6DN", "address.street")]
    [InlineData("90 Station Road", "LL13 6DN", "address.postcode-other-street")]
    [InlineData(null, "LL13 6DM", "address.postcode-near")]
    [InlineData("90 Station Road", "LL13 6DM", "address.sector")]
    [InlineData("90 Station Road", "LL12 6DN", "address.outcode")]
    [InlineData("90 Station Road", "LL13 6XY", "address.sector")]
    [InlineData("90 Station Road", "LL13 9XY", "address.outcode")]
    [InlineData("90 Maes Hyfryd", "LL13 9XY", "address.street-elsewhere")]
    public void Addresses_agree_in_levels(string? address, string? postcode, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.Address, Rhys, Rhys with { Address = address, Postcode = postcode }));

    [Fact]
    public void Another_town_is_another_address() => Assert.Equal("address.different", LevelOf(LinkageField.Address, Rhys, Rhys with { Address = "1 High Street", Town = "Mold", Postcode = "CH7 1AA" }));

    [Fact]
    public void No_fixed_address_is_no_address() => Assert.Equal("address.missing",
        LevelOf(LinkageField.Address, Rhys with { Address = null, Town = null, Postcode = "NFA" }, Rhys with { Address = null, Town = null, Postcode = "ZZ99 3VZ" }));

    [Fact]
    public void Given_name_and_surname_may_be_swapped()
    {
        var other = Rhys with { GivenName = "Williams", Surname = "Rhys" };
        Assert.Equal("given.swapped", LevelOf(LinkageField.Given, Rhys, other));
        Assert.Equal("surname.swapped", LevelOf(LinkageField.Surname, Rhys, other));
        Assert.True(LinkageModel.Shipped.Compare(NormalisedRecord.Of(Rhys), NormalisedRecord.Of(other)).Probability > 0.95);
    }

    [Fact]
    public void A_middle_name_may_be_the_one_that_is_used() =>
        Assert.Equal("given.middle", LevelOf(LinkageField.Given, Rhys with { MiddleNames = "Dylan Huw" }, Rhys with { GivenName = "Dylan" }));

    [Theory]
    [InlineData("Huw", "HUW", "middle.same")]
    [InlineData("Huw Emyr", "Huw", "middle.part")]
    [InlineData("Huw Emyr", "H E", "middle.initial")]
    [InlineData("Huw", "Emyr", "middle.different")]
    public void Middle_names_agree_in_levels(string one, string other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.Middle, Rhys with { MiddleNames = one }, Rhys with { MiddleNames = other }));

    [Theory]
    [InlineData("M", "male", "sex.told")]
    [InlineData("1", "F", "sex.different")]
    [InlineData("M", "not known", "sex.missing")]
    public void Equal_given_names_say_the_sex_already(string one, string other, string level) => Assert.Equal(level, LevelOf(LinkageField.Sex, Rhys with { Sex = one }, Rhys with { Sex = other }));

    [Theory]
    [InlineData("943 476 5919", "9434765919", "nhs.same")]
    [InlineData("9434765919", "9990000018", "nhs.different")]
    [InlineData("9434765919", "9434765918", "nhs.near")]
    [InlineData("9434765919", "1234567890", "nhs.unlike")]
    [InlineData("9434765919", "0000000000", "nhs.missing")]
    public void Nhs_numbers_are_checked(string one, string other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.NhsNumber, Rhys with { NhsNumber = one }, Rhys with { NhsNumber = other }));

    [Theory]
    [InlineData("police", "PO77", "PO77", "local.same")]
    [InlineData("police", "PO77", "PO78", "local.near")]
    [InlineData("police", "PO77", "PO12345", "local.different")]
    [InlineData("health", "77", "77", "local.other-same")]
    [InlineData("health", "PO77", "HE12345", "local.other-different")]
    public void A_local_number_counts_within_its_agency(string agency, string one, string other, string level) =>
        Assert.Equal(level, LevelOf(LinkageField.LocalId, Rhys with { LocalId = one }, Rhys with { Agency = agency, LocalId = other }));

    [Fact]
    public void What_is_explained_adds_up_to_the_total_whichever_is_which()
    {
        var other = Rhys with { GivenName = "Reece", Surname = "Wiliams", BornOn = new DateOnly(2010, 5, 1), Address = "9 Ffordd Las", Sex = "F", MiddleNames = "Huw" };
        var there = LinkageModel.Shipped.Compare(NormalisedRecord.Of(Rhys), NormalisedRecord.Of(other));
        var back = LinkageModel.Shipped.Compare(NormalisedRecord.Of(other), NormalisedRecord.Of(Rhys));

        Assert.Equal(there.Total, there.Fields.Sum(field => field.Weight) + there.Prior + there.Frequency + there.Family, 9);
        Assert.Equal(there.Total, back.Total, 9);
        Assert.Equal(there.Pattern, back.Pattern);
        Assert.Equal(Enum.GetValues<LinkageField>(), there.Fields.Select(field => field.Field));
        Assert.All(there.Fields, field => Assert.Contains(Levels.All, level => level.Code == field.Level && level.Field == field.Field && level.Agreement == field.Agreement));
    }

    [Fact]
    public void A_rare_name_says_more_than_a_common_one()
    {
        var common = Rhys with { GivenName = "Thomas", Surname = "Jones" };
        var rare = Rhys with { GivenName = "Euros", Surname = "Pemberthy" };
        Assert.True(Total(rare, rare with { Agency = "health" }) > Total(common, common with { Agency = "health" }) + 5);
    }

    [Fact]
    public void A_brother_of_another_name_at_the_same_home_is_barred()
    {
        var brother = Rhys with { GivenName = "Dylan", BornOn = new DateOnly(2008, 2, 3) };
        var compared = LinkageModel.Shipped.Compare(NormalisedRecord.Of(Rhys), NormalisedRecord.Of(brother));
        Assert.True(compared.Family < -5);
        Assert.True(compared.Probability < 0.01);
    }

    [Fact]
    public void A_twin_of_another_name_is_never_joined_without_asking()
    {
        var twin = Rhys with { GivenName = "Dylan" };
        var compared = LinkageModel.Shipped.Compare(NormalisedRecord.Of(Rhys), NormalisedRecord.Of(twin));
        Assert.True(compared.Family < -5);
        Assert.True(compared.Probability < 0.95);
    }

    [Fact]
    public void A_name_alone_is_never_one_person_without_asking_however_rare()
    {
        var here = Rhys with { GivenName = "Euros", Surname = "Pemberthy", MiddleNames = null, BornOn = null, LocalId = null };
        var there = here with { Agency = "health", Address = "1 High Street", Town = "Mold", Postcode = "CH7 1AA" };
        var compared = LinkageModel.Shipped.Compare(NormalisedRecord.Of(here), NormalisedRecord.Of(there));
        Assert.True(compared.Family < -5);
        Assert.InRange(compared.Probability, 0.05, 0.95);
    }

    [Fact]
    public void A_brother_of_a_like_name_whose_names_were_swapped_is_barred()
    {
        var home = Rhys with { MiddleNames = null, LocalId = null, Surname = "Griffiths" };
        var one = home with { GivenName = "Natan", BornOn = new DateOnly(2013, 12, 14) };
        var other = home with { Agency = "health", GivenName = "Griffiths", Surname = "Jonathan", BornOn = new DateOnly(2009, 7, 21) };
        Assert.Equal("given.swapped", LevelOf(LinkageField.Given, one, other));
        Assert.True(LinkageModel.Shipped.Compare(NormalisedRecord.Of(one), NormalisedRecord.Of(other)).Probability < 0.95);
    }

    [Fact]
    public void No_text_is_too_odd_to_be_read_and_compared() =>
        Gen.Select(Record, Record).Sample((one, other) =>
        {
            var compared = LinkageModel.Shipped.Compare(NormalisedRecord.Of(one), NormalisedRecord.Of(other));
            Assert.InRange(compared.Probability, 0, 1);
            Assert.Equal(NormalisedRecord.Of(one).BlockKeys, NormalisedRecord.Of(one with { Id = "another" }).BlockKeys);
        }, iter: 2000);

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 60], Gen.String[Gen.Char["abAB'’-.,ŵłß١0159 \t\n\0\ud800"], 0, 260], Gen.Const("12 High St"), Gen.Const("LL1"), Gen.Const("ap"));

    private static readonly Gen<PersonRecord> Record = Gen.Select(Text.Array[12], Gen.Int[0, 4000]).Select((texts, days) => new PersonRecord(
        "x", texts[0], texts[1], texts[2], texts[3], texts[4], days == 0 ? null : new DateOnly(2005, 1, 1).AddDays(days), texts[5], texts[6], texts[7], texts[8], texts[9], texts[10]));

    private static double Total(PersonRecord one, PersonRecord other) => LinkageModel.Shipped.Compare(NormalisedRecord.Of(one), NormalisedRecord.Of(other)).Total;

    private static string LevelOf(LinkageField field, PersonRecord one, PersonRecord other) =>
        LinkageModel.Shipped.Compare(NormalisedRecord.Of(one), NormalisedRecord.Of(other)).Fields.Single(compared => compared.Field == field).Level;
}
