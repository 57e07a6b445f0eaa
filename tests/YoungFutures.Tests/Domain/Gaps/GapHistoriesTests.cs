using Xunit;
using YoungFutures.Domain.Gaps;

namespace YoungFutures.Tests.Domain.Gaps;

/// <summary>The product's central promise, over whole histories: nothing that is open is nobody's or without a date, and the board shows it on the working day on which its time has run out, not before and not later.</summary>
[Trait("Category", "InMemory")]
public sealed class GapHistoriesTests
{
    [Theory]
    [InlineData(1, 3000)]
    [InlineData(2, 3000)]
    public void Whatever_happens_the_board_shows_what_has_run_out_of_time_from_that_working_day(int seed, int steps) => Run(seed, steps, every: 10);

    [LongFact]
    public void And_so_it_does_over_histories_of_years()
    {
        foreach (var seed in new[] { 11, 12 }) Run(seed, 15_000, every: 10);
    }

    private static void Run(int seed, int steps, int every)
    {
        var history = new GapHistories(seed);
        for (var step = 0; step < steps; step++)
        {
            history.Step();
            if (step % every == 0) history.Look();
        }

        Assert.True(history.Done > steps / 20 && history.Seen > 100, $"{history.Done} done, {history.Refused} refused, {history.Seen} late lines: the history proves too little");
        // By chance alone one history has few questions to referrers that grow old, and another few risks that rise.
        Gap[] expected = [Gap.Unscreened, Gap.ReferrerNotTold, Gap.CheckNotReturned, Gap.NotListed, Gap.ActionNotAccepted, Gap.LeadNotAccepted, Gap.MeetingNotHeld, Gap.PlanLate, Gap.ReviewMissed, Gap.OfferUnanswered];
        Assert.Empty(expected.Except(history.Shown));
    }
}
