using Xunit;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Tests.Domain.Panels;

public sealed class ReadinessTests
{
    private static readonly ReadinessFacts Whole = new(IsReview: false, ChecksAsked: 3, ChecksReturned: 3, ViewsRecorded: true, FamilyAnswered: true, AreaKnown: true, SummaryWritten: true, OpenActions: 0, SilentActions: 0);

    [Fact]
    public void A_case_that_lacks_nothing_is_ready() => Assert.True(Readiness.Of(Whole).IsReady);

    [Fact]
    public void Each_point_has_one_line() => Assert.Equal(Enum.GetValues<ReadinessPoint>(), Readiness.Of(Whole).Lines.Select(line => line.Point));

    public static TheoryData<ReadinessFacts, ReadinessPoint> Lacking => new()
    {
        { Whole with { ChecksAsked = 0, ChecksReturned = 0 }, ReadinessPoint.ChecksAsked },
        { Whole with { ChecksReturned = 2 }, ReadinessPoint.ChecksReturned },
        { Whole with { ViewsRecorded = false }, ReadinessPoint.Views },
        { Whole with { FamilyAnswered = false }, ReadinessPoint.Family },
        { Whole with { AreaKnown = false }, ReadinessPoint.Area },
        { Whole with { SummaryWritten = false }, ReadinessPoint.Summary },
        { Whole with { OpenActions = 2, SilentActions = 1 }, ReadinessPoint.Actions },
    };

    [Theory]
    [MemberData(nameof(Lacking))]
    public void What_is_missing_is_named_and_nothing_else(ReadinessFacts facts, ReadinessPoint missing)
    {
        var readiness = Readiness.Of(facts);

        Assert.False(readiness.IsReady);
        Assert.Equal(missing, Assert.Single(readiness.Missing));
    }

    [Fact]
    public void A_review_needs_no_new_checks_but_waits_for_those_it_asked()
    {
        Assert.True(Readiness.Of(Whole with { IsReview = true, ChecksAsked = 0, ChecksReturned = 0 }).IsReady);
        Assert.Equal(ReadinessPoint.ChecksReturned, Assert.Single(Readiness.Of(Whole with { IsReview = true, ChecksAsked = 1, ChecksReturned = 0 }).Missing));
    }

    [Fact]
    public void Without_open_actions_no_word_of_them_is_needed() =>
        Assert.Equal(ReadinessState.NotNeeded, Readiness.Of(Whole).Lines.Single(line => line.Point == ReadinessPoint.Actions).State);
}
