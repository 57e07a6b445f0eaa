using Xunit;
using YoungFutures.Domain;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Support;

namespace YoungFutures.Tests.Domain.Support;

/// <summary>A refusal is offered once more, and then respected.</summary>
public sealed class SecondOfferTests
{
    private readonly Scene scene = new();

    private Case Declined(int refusals = 1)
    {
        scene.TakenOn();
        for (var i = 0; i < refusals; i++) scene.Agree(given: false);
        scene.Case.Close(scene.Act, ClosingReason.Declined, "They said no.", null);
        scene.Now = scene.Now.AddDays(10);
        return scene.Case;
    }

    private OfferedAgain Again(SecondAnswer answer, int daysAgo = 0, ContactMethod? how = ContactMethod.HomeVisit) => new(scene.Act.Today.AddDays(-daysAgo), "The youth worker", how, answer, null);

    [Theory]
    [InlineData(SecondAnswer.Declined, true)]
    [InlineData(SecondAnswer.NotWanted, true)]
    [InlineData(SecondAnswer.NoAnswer, false)]
    [InlineData(SecondAnswer.Accepted, false)]
    public void What_came_of_it_is_recorded_once(SecondAnswer answer, bool respected)
    {
        var @case = Declined();
        Assert.True(@case.MayBeOfferedAgain);
        Assert.False(@case.RefusalIsRespected);
        @case.RecordSecondOffer(scene.Act, Again(answer));
        Assert.False(@case.MayBeOfferedAgain);
        Assert.Equal(respected, @case.RefusalIsRespected);
        Assert.Equal("What came of the second offer is recorded already. Support is not offered a third time.", Assert.Throws<Refused>(() => @case.RecordSecondOffer(scene.Act, Again(answer))).Sentence);
        Assert.Empty(@case.ChecksAfter);
    }

    [Fact]
    public void Who_has_said_no_twice_is_not_asked_again()
    {
        var @case = Declined(refusals: 2);
        Assert.False(@case.MayBeOfferedAgain);
        Assert.True(@case.RefusalIsRespected);
        Assert.Equal("They have said no twice. That is respected, and nobody asks them again.", Assert.Throws<Refused>(() => @case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Accepted))).Sentence);
    }

    [Fact]
    public void It_is_made_after_the_case_has_closed_and_in_some_way_and_what_is_not_wanted_may_have_been_said_before()
    {
        var @case = Declined();
        Assert.Throws<Refused>(() => @case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Declined, daysAgo: -1)));
        Assert.Throws<Refused>(() => @case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Declined, daysAgo: 11)));
        Assert.Throws<Refused>(() => @case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Declined, how: null)));
        Assert.Null(@case.RecordSecondOffer(scene.Act, Again(SecondAnswer.NotWanted, daysAgo: 11)).How);
    }

    [Fact]
    public void No_case_that_is_open_or_closed_otherwise_is_offered_it_again()
    {
        Assert.Throws<Refused>(() => scene.Case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Declined)));
        scene.Closed();
        Assert.False(scene.Case.MayBeOfferedAgain);
        Assert.Throws<Refused>(() => scene.Case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Declined)));
    }

    [Fact]
    public void A_case_that_was_reopened_and_declined_anew_is_offered_it_once_more_again()
    {
        var @case = Declined();
        @case.RecordSecondOffer(scene.Act, Again(SecondAnswer.Accepted));
        scene.Now = scene.Now.AddMinutes(5);
        @case.Reopen(scene.Act, "They would like it.");
        scene.TakenOn().Agree(given: false);
        @case.Close(scene.Act, ClosingReason.Declined, "They said no.", null);
        Assert.True(@case.MayBeOfferedAgain);
        Assert.Null(@case.SecondOffer);
    }
}
