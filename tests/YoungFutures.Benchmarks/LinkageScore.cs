using YoungFutures.Domain.Linkage;

namespace YoungFutures.Benchmarks;

/// <summary>How many of the pairs of records that were put together belong together, and the other way round.</summary>
internal readonly record struct LinkageScore(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static LinkageScore Of(IReadOnlyList<int> clusters, IReadOnlyList<int> truth)
    {
        var found = new Dictionary<int, long>();
        var real = new Dictionary<int, long>();
        var both = new Dictionary<(int, int), long>();
        for (var at = 0; at < clusters.Count; at++)
        {
            found[clusters[at]] = found.GetValueOrDefault(clusters[at]) + 1;
            real[truth[at]] = real.GetValueOrDefault(truth[at]) + 1;
            both[(clusters[at], truth[at])] = both.GetValueOrDefault((clusters[at], truth[at])) + 1;
        }
        double right = both.Values.Sum(Pairs), said = found.Values.Sum(Pairs), there = real.Values.Sum(Pairs);
        return new LinkageScore(said == 0 ? 1 : right / said, there == 0 ? 1 : right / there);
    }

    /// <summary>
    /// By group: of the pairs in the automatic band (both records at least as probable as that) that touch the group, how many are right;
    /// and of the pairs of people of the group, how many were put together at all.
    /// </summary>
    public static Dictionary<string, LinkageScore> ByGroup(IReadOnlyList<LinkedRecord> linked, IReadOnlyList<int> truth, Func<int, string> groupOf, double band)
    {
        var said = new Dictionary<string, (double Right, double All)>();
        var there = new Dictionary<string, (double Right, double All)>();
        foreach (var cluster in Enumerable.Range(0, linked.Count).GroupBy(at => linked[at].Cluster))
        {
            var members = cluster.Where(at => linked[at].Probability >= band).ToList();
            for (var i = 0; i < members.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    string one = groupOf(truth[members[i]]), other = groupOf(truth[members[j]]);
                    var right = truth[members[i]] == truth[members[j]] ? 1 : 0;
                    Add(said, one, right);
                    if (one != other) Add(said, other, right);
                }
            }
        }
        foreach (var person in Enumerable.Range(0, linked.Count).GroupBy(at => truth[at]))
        {
            var members = person.ToList();
            for (var i = 0; i < members.Count; i++)
                for (var j = 0; j < i; j++) Add(there, groupOf(person.Key), linked[members[i]].Cluster == linked[members[j]].Cluster ? 1 : 0);
        }
        return there.ToDictionary(one => one.Key, one => new LinkageScore(
            said.TryGetValue(one.Key, out var of) ? of.Right / of.All : 1, one.Value.Right / one.Value.All));

        static void Add(Dictionary<string, (double Right, double All)> to, string group, int right) =>
            to[group] = (to.GetValueOrDefault(group).Right + right, to.GetValueOrDefault(group).All + 1);
    }

    private static double Pairs(long count) => count * (count - 1) / 2.0;
}
