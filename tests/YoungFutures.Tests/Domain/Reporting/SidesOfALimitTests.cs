using Xunit;
using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>A number of days beside a limit says how many were in time. It is given only where the published figures say as much.</summary>
public class SidesOfALimitTests
{
    private const int Fewest = 4, Most = 14;

    [Fact]
    public void One_who_was_late_is_not_told_from_the_others_by_a_ninetieth_percentile()
    {
        // Ten in time and a mark: within the limit it would say that at most one of eleven was late.
        Assert.False(ReleaseMonth.LiesOnOneSide(10, 5, Ninetieth));
        Assert.False(ReleaseMonth.LiesOnOneSide(15, 0, Ninetieth));
        Assert.False(ReleaseMonth.LiesOnOneSide(10, 5, ReleaseMonth.PlacesOfMedian));
        Assert.True(ReleaseMonth.LiesOnOneSide(50, 5, ReleaseMonth.PlacesOfMedian));
        Assert.True(ReleaseMonth.LiesOnOneSide(300, 5, Ninetieth));
        Assert.True(ReleaseMonth.LiesOnOneSide(5, 60, ReleaseMonth.PlacesOfMedian));
    }

    [Fact]
    public void Where_one_is_given_every_pair_of_counts_that_is_left_open_has_it_on_the_same_side()
    {
        var given = 0;
        foreach (var places in new Func<int, (int Lower, int Upper)>[] { Ninetieth, ReleaseMonth.PlacesOfMedian })
            for (var inTime = 0; inTime <= 200; inTime += 5)
                for (var late = 0; late <= 200; late += 5)
                {
                    if (!ReleaseMonth.LiesOnOneSide(inTime, late, places)) continue;
                    given++;
                    var sides = new HashSet<bool>();
                    for (var i = Math.Max(0, inTime - Fewest); i <= inTime + Most; i++)
                        for (var l = Math.Max(0, late - Fewest); l <= late + Most; l++)
                        {
                            if (i + l == 0) continue;
                            var (lower, upper) = places(i + l);
                            Assert.True(upper < i || lower >= i, $"{i} in time and {l} late stand on both sides under {inTime} and {late}");
                            sides.Add(upper < i);
                        }

                    Assert.True(sides.Count == 1, $"{inTime} in time and {late} late");
                }

        Assert.True(given > 500, $"{given} given");
    }

    private static (int Lower, int Upper) Ninetieth(int all) => (ReleaseMonth.PlaceOfNinetieth(all), ReleaseMonth.PlaceOfNinetieth(all));
}
