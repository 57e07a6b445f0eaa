using YoungFutures.Domain.Reporting;

namespace YoungFutures.Tests.Domain.Reporting;

/// <summary>Goes through every way chance can fall, so that "may happen" is looked at and not sampled.</summary>
internal sealed class EveryChance
{
    private readonly List<(bool Yes, int Times, int OutOf)> path = [];
    private int step;

    private EveryChance()
    {
    }

    /// <summary>The outcomes of an experiment, each with how likely it is.</summary>
    public static IEnumerable<(T Outcome, double Probability)> Of<T>(Func<Chance, T> experiment)
    {
        var chance = new EveryChance();
        do
        {
            chance.step = 0;
            var outcome = experiment(chance.Falls);
            yield return (outcome, chance.path.Aggregate(1.0, (probability, fell) =>
                probability * (fell.Yes ? fell.Times : fell.OutOf - fell.Times) / fell.OutOf));
        }
        while (chance.Turn());
    }

    private bool Falls(int times, int outOf)
    {
        if (step == path.Count)
            path.Add((times > 0, times, outOf));
        return path[step++].Yes;
    }

    private bool Turn()
    {
        while (path.Count > 0)
        {
            var (yes, times, outOf) = path[^1];
            path.RemoveAt(path.Count - 1);
            if (yes && times < outOf)
            {
                path.Add((false, times, outOf));
                return true;
            }
        }
        return false;
    }
}
