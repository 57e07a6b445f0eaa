namespace YoungFutures.Domain.Linkage;

/// <summary>What a person should be asked, the answer that puts most right first.</summary>
internal static class Doubts
{
    private const double AskFrom = -4.25;

    public static List<DoubtfulPair> Of(
        RecordTable table, Nodes nodes, List<Edge> edges, Clustering clustering, List<(int One, int Other)> must, List<(int One, int Other)> cannot)
    {
        var judged = new HashSet<(int, int)>();
        foreach (var (one, other) in must.Concat(cannot)) judged.Add(Ordered(nodes.NodeOf[one], nodes.NodeOf[other]));

        var found = new List<(DoubtfulPair Pair, double Use)>();
        var members = new Dictionary<int, List<int>>();
        var doubtful = new Dictionary<(int, int), Edge>();
        foreach (var edge in edges)
        {
            if (edge.Weight < AskFrom) continue;
            var (one, other) = Ordered(clustering.Of[edge.One], clustering.Of[edge.Other]);
            if (one == other) continue;
            if (!doubtful.TryGetValue((one, other), out var best) || edge.Weight > best.Weight
                || edge.Weight == best.Weight && (edge.One, edge.Other).CompareTo((best.One, best.Other)) < 0)
            {
                doubtful[(one, other)] = edge;
            }
            members.TryAdd(one, []);
            members.TryAdd(other, []);
        }
        for (var node = 0; node < nodes.Count; node++)
            if (members.TryGetValue(clustering.Of[node], out var of)) of.Add(node);

        foreach (var ((one, other), edge) in doubtful)
        {
            List<int> ones = members[one], others = members[other];
            if (judged.Count > 0 && ones.Any(first => others.Any(second => judged.Contains(Ordered(first, second))))) continue;
            var mean = 0.0;
            foreach (var first in ones)
                foreach (var second in others) mean += Clustering.Bounded(clustering.WeightOf(first, second));
            mean /= (double)ones.Count * others.Count;
            var probability = LinkageModel.ProbabilityOf((mean + Clustering.Bounded(edge.Weight)) / 2);
            Add(edge.One, edge.Other, probability, Size(ones) * Size(others), linked: false);
        }
        foreach (var join in clustering.Weak)
        {
            if (judged.Count > 0 && join.Ones.Any(first => join.Others.Any(second => judged.Contains(Ordered(first, second))))) continue;
            var best = (Weight: double.NegativeInfinity, One: 0, Other: 0);
            foreach (var first in join.Ones)
            {
                foreach (var second in join.Others)
                {
                    var weight = clustering.WeightOf(first, second);
                    if (weight > best.Weight) best = (weight, first, second);
                }
            }
            Add(best.One, best.Other, LinkageModel.ProbabilityOf(join.Mean), Size(join.Ones) * Size(join.Others), linked: true);
        }
        return [.. found.OrderByDescending(one => one.Use).ThenBy(one => one.Pair.OneId, StringComparer.Ordinal).ThenBy(one => one.Pair.OtherId, StringComparer.Ordinal).Select(one => one.Pair)];

        int Size(IEnumerable<int> of) => of.Sum(nodes.Size);

        void Add(int one, int other, double probability, int pairs, bool linked)
        {
            var pair = new DoubtfulPair(table.IdOf(nodes.Records[nodes.First[one]]), table.IdOf(nodes.Records[nodes.First[other]]), probability, pairs, linked);
            found.Add((pair, (linked ? 1 - probability : probability) * pairs));
        }
    }

    private static (int, int) Ordered(int one, int other) => one < other ? (one, other) : (other, one);
}
