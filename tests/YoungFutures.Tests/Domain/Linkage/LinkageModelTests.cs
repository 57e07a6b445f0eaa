using Xunit;
using YoungFutures.Domain.Linkage;

namespace YoungFutures.Tests.Domain.Linkage;

public sealed class LinkageModelTests
{
    private static readonly PersonRecord Nia = new("1", "police", "Nia", null, "Pritchard", "F", new DateOnly(2012, 7, 19), "4 Heol Dewi", "Flint", "CH6 5UZ", null, null, null);

    [Fact]
    public void A_model_survives_being_written_and_read()
    {
        var read = LinkageModel.FromJson(LinkageModel.Shipped.ToJson());
        Assert.Equal(LinkageModel.Shipped.Version, read.Version);
        var (one, other) = (NormalisedRecord.Of(Nia), NormalisedRecord.Of(Nia with { GivenName = "Nya", Postcode = null }));
        Assert.Equal(LinkageModel.Shipped.Compare(one, other).Total, read.Compare(one, other).Total, 12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("""{"people":1,"match":0.1,"sibling":0.1,"twin":0.1,"levels":{},"givenNames":{},"surnames":{},"fullNames":{}}""")]
    public void What_is_no_model_is_refused(string json) => Assert.Throws<FormatException>(() => LinkageModel.FromJson(json));

    [Fact]
    public void Every_level_has_a_code_of_its_own_and_a_meaning()
    {
        Assert.Equal(Levels.All.Count, Levels.All.Select(level => level.Code).Distinct().Count());
        Assert.All(Levels.All, level => Assert.False(string.IsNullOrWhiteSpace(level.What)));
        Assert.All(Enum.GetValues<LinkageField>(), field => Assert.EndsWith(".missing", Levels.Of(field)[0].Code));
    }

    [Fact]
    public void One_person_is_a_match_and_nobody_is_none()
    {
        var known = Known(1, Nia with { Agency = "health" });
        Assert.Equal(LinkOutcome.Match, Attach(Nia, known).Outcome);
        Assert.Equal(LinkOutcome.NoMatch, Attach(Nia).Outcome);
        Assert.Equal(LinkOutcome.NoMatch, Attach(Nia, Known(2, Nia with { GivenName = "Oliver", Surname = "Khan", BornOn = new DateOnly(2009, 1, 30), Address = null, Postcode = "LL57 1AA", Town = "Bangor" })).Outcome);
    }

    [Fact]
    public void Two_who_are_too_close_to_call_are_always_asked_about()
    {
        var attached = Attach(Nia, Known(1, Nia with { Agency = "health" }), Known(2, Nia with { Agency = "education" }));
        Assert.Equal(LinkOutcome.ManyMatch, attached.Outcome);
        Assert.Equal(2, attached.Ranked.Count);
        Assert.True(attached.Ranked[0].Weight >= attached.Ranked[1].Weight);
    }

    [Fact]
    public void Whoever_a_person_ruled_out_is_not_offered_again() =>
        Assert.Equal(LinkOutcome.NoMatch, Attach(Nia, Known(1, Nia with { Agency = "health" }) with { NeverTheSame = true }).Outcome);

    [Fact]
    public void Another_valid_number_rules_somebody_out() =>
        Assert.Equal(LinkOutcome.NoMatch, Attach(Nia with { NhsNumber = "9434765919" }, Known(1, Nia with { Agency = "health", NhsNumber = "9990000018" })).Outcome);

    private static KnownPerson Known(int number, params PersonRecord[] records) => new(new Guid(number, 0, 0, new byte[8]), [.. records.Select(NormalisedRecord.Of)]);

    private static Attachment Attach(PersonRecord record, params KnownPerson[] candidates) => LinkageModel.Shipped.Attach(NormalisedRecord.Of(record), candidates);
}
