using CsCheck;
using Xunit;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Tests.Domain.YoungPeople;

public sealed class IdentifierTests
{
    private const int ThisYear = 2026;

    [Theory]
    [InlineData("X00180001701A", "X00180001701A")]
    [InlineData("W665000023001", "W665000023001")]
    [InlineData(" p207 0000 16049 ", "P207000016049")]
    public void A_pupil_number_is_read(string typed, string upn) =>
        Assert.Equal(new IdentifierReading(upn, IdentifierFault.None), Upn.Read(typed));

    [Theory]
    [InlineData("B207000016049", IdentifierFault.WrongCheckCharacter)]
    [InlineData("Q207000016049", IdentifierFault.WrongCheckCharacter)]
    [InlineData("X00180001701B", IdentifierFault.WrongCheckCharacter)]
    [InlineData("I207000016049", IdentifierFault.WrongShape)]
    [InlineData("X00180001701O", IdentifierFault.WrongShape)]
    [InlineData("P2070000160AA", IdentifierFault.WrongShape)]
    [InlineData("P20700001604", IdentifierFault.WrongShape)]
    [InlineData("P2070000160490", IdentifierFault.WrongShape)]
    [InlineData("P٢٠٧٠٠٠٠١٦٠٤٩", IdentifierFault.WrongShape)]
    [InlineData("  ", IdentifierFault.Empty)]
    [InlineData(null, IdentifierFault.Empty)]
    public void A_wrong_pupil_number_is_refused_with_the_reason(string? typed, IdentifierFault fault) =>
        Assert.Equal(new IdentifierReading(null, fault), Upn.Read(typed));

    [Fact]
    public void A_pupil_number_tells_its_authority_and_whether_it_is_temporary()
    {
        Assert.True(Upn.IsTemporary("X00180001701A"));
        Assert.False(Upn.IsTemporary("W665000023001"));
        Assert.Equal("665", Upn.LocalAuthority("W665000023001"));
    }

    [Theory]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData("943-476-5919", "9434765919")]
    [InlineData("9990000018", "9990000018")]
    public void An_NHS_number_is_read(string typed, string number) =>
        Assert.Equal(new IdentifierReading(number, IdentifierFault.None), NhsNumber.Read(typed));

    [Theory]
    [InlineData("943 476 5918", IdentifierFault.WrongCheckCharacter)]
    [InlineData("943 476 591", IdentifierFault.WrongShape)]
    [InlineData("943 476 59191", IdentifierFault.WrongShape)]
    [InlineData("943 476 591X", IdentifierFault.WrongShape)]
    [InlineData("0000000000", IdentifierFault.Placeholder)]
    [InlineData("9999999999", IdentifierFault.Placeholder)]
    [InlineData("", IdentifierFault.Empty)]
    public void A_wrong_NHS_number_is_refused_with_the_reason(string typed, IdentifierFault fault) =>
        Assert.Equal(new IdentifierReading(null, fault), NhsNumber.Read(typed));

    [Fact]
    public void An_NHS_number_is_shown_in_groups_and_the_test_range_is_known()
    {
        Assert.Equal("943 476 5919", NhsNumber.Spaced("9434765919"));
        Assert.True(NhsNumber.IsForTesting("9990000018"));
        Assert.False(NhsNumber.IsForTesting("9434765919"));
    }

    [Theory]
    [InlineData("2001/0171310W", "2001/0171310W")]
    [InlineData("2001/171310w", "2001/0171310W")]
    [InlineData("01/171310W", "2001/0171310W")]
    [InlineData("01/0171310W", "2001/0171310W")]
    [InlineData("20010171310W", "2001/0171310W")]
    [InlineData("010171310W", "2001/0171310W")]
    [InlineData("1979/0123456T", "1979/0123456T")]
    [InlineData(" 79 / 123456 T ", "1979/0123456T")]
    public void A_PNC_id_is_read_in_its_long_and_its_short_form(string typed, string id) =>
        Assert.Equal(new IdentifierReading(id, IdentifierFault.None), PncId.Read(typed, ThisYear));

    [Theory]
    [InlineData("2001/0171310X", IdentifierFault.WrongCheckCharacter)]
    [InlineData("2002/0171310W", IdentifierFault.WrongCheckCharacter)]
    [InlineData("2001/0171310I", IdentifierFault.WrongShape)]
    [InlineData("2001/01713100W", IdentifierFault.WrongShape)]
    [InlineData("2027/0000001A", IdentifierFault.WrongShape)]
    [InlineData("001/0171310W", IdentifierFault.WrongShape)]
    [InlineData("2001//171310W", IdentifierFault.WrongShape)]
    [InlineData("2001/W", IdentifierFault.WrongShape)]
    [InlineData("W", IdentifierFault.WrongShape)]
    [InlineData("/", IdentifierFault.WrongShape)]
    [InlineData("", IdentifierFault.Empty)]
    public void A_wrong_PNC_id_is_refused_with_the_reason(string typed, IdentifierFault fault) =>
        Assert.Equal(new IdentifierReading(null, fault), PncId.Read(typed, ThisYear));

    [Fact]
    public void Two_digits_of_a_year_never_mean_a_year_to_come()
    {
        var nextYear = PncId.Read("27/1" + "ZABCDEFGHJKLMNPQRTUVWXY"[(27 * 10_000_000 + 1) % 23], ThisYear);
        Assert.StartsWith("1927/", nextYear.Value);
    }

    [Fact]
    public void One_mistyped_digit_of_an_identifier_is_always_noticed() =>
        Gen.Select(Gen.OneOf("W665000023001", "P207000016049"), Gen.Int[1, 12], Gen.Int[0, 9]).Sample((upn, at, digit) =>
        {
            var typed = upn[..at] + digit + upn[(at + 1)..];
            return typed == upn || Upn.Read(typed).Fault == IdentifierFault.WrongCheckCharacter;
        });

    [Fact]
    public void One_mistyped_digit_of_an_NHS_number_is_always_noticed() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Sample((at, digit) =>
        {
            const string number = "9434765919";
            var typed = number[..at] + digit + number[(at + 1)..];
            return typed == number || NhsNumber.Read(typed).Fault == IdentifierFault.WrongCheckCharacter;
        });

    [Fact]
    public void What_is_stored_reads_as_itself_and_nothing_makes_reading_fail() => Any.Text.Sample(text =>
    {
        foreach (var reading in new[] { Upn.Read(text), NhsNumber.Read(text), PncId.Read(text, ThisYear) })
        {
            Assert.Equal(reading.IsValid, reading.Value is not null);
        }
        var postcode = Postcode.Normalise(text);
        Assert.Equal(postcode, Postcode.Normalise(postcode));
        Assert.True(postcode is null or { Length: > 0 and <= Postcode.MaxLength });
    });

    [Fact]
    public void A_hundred_thousand_characters_are_just_a_wrong_shape()
    {
        var text = new string('1', 100_000);
        Assert.Equal(IdentifierFault.WrongShape, Upn.Read(text).Fault);
        Assert.Equal(IdentifierFault.WrongShape, NhsNumber.Read(text).Fault);
        Assert.Equal(IdentifierFault.WrongShape, PncId.Read(text, ThisYear).Fault);
        Assert.Equal(Postcode.MaxLength, Postcode.Normalise(text)!.Length);
    }

    [Theory]
    [InlineData("ll111ay", "LL11 1AY")]
    [InlineData(" LL11  1AY ", "LL11 1AY")]
    [InlineData("l l 1 1 1 a y", "LL11 1AY")]
    [InlineData("w1a 1aa", "W1A 1AA")]
    [InlineData("m1 1ae", "M1 1AE")]
    [InlineData("ec1a1bb", "EC1A 1BB")]
    [InlineData("gir 0aa", "GIR 0AA")]
    [InlineData("D02 AF30", "D02 AF30")]
    [InlineData("75008  Paris", "75008 Paris")]
    [InlineData("00-950", "00-950")]
    [InlineData("LL11", "LL11")]
    [InlineData("No fixed address", Postcode.NoFixedAddress)]
    [InlineData("N.F.A.", Postcode.NoFixedAddress)]
    [InlineData("dim cyfeiriad sefydlog", Postcode.NoFixedAddress)]
    [InlineData("zz993vz", Postcode.NoFixedAddress)]
    [InlineData("", null)]
    [InlineData(" \0", null)]
    public void A_postcode_is_stored_in_one_form_and_never_refused(string typed, string? stored) =>
        Assert.Equal(stored, Postcode.Normalise(typed));

    [Theory]
    [InlineData("LL11 1AY", true, "LL11", "LL11 1")]
    [InlineData("M1 1AE", true, "M1", "M1 1")]
    [InlineData("D02 AF30", false, null, null)]
    [InlineData(Postcode.NoFixedAddress, false, null, null)]
    [InlineData("LL11", false, null, null)]
    [InlineData(null, false, null, null)]
    public void A_British_postcode_names_a_district_and_a_sector(string? stored, bool british, string? outcode, string? sector) =>
        Assert.Equal((british, outcode, sector), (Postcode.IsBritish(stored), Postcode.Outcode(stored), Postcode.Sector(stored)));

    [Fact]
    public void Codes_for_no_address_say_nothing_about_where_somebody_lives()
    {
        Assert.True(Postcode.IsNoFixedAddress(Postcode.Normalise("NFA")));
        Assert.True(Postcode.SaysNothing("ZZ99 3WZ"));
        Assert.True(Postcode.SaysNothing(null));
        Assert.False(Postcode.SaysNothing("LL11 1AY"));
    }
}
