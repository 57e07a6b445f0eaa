namespace YoungFutures.Domain.Linkage;

/// <summary>Links a whole set of records, within and across agencies, and learns its model from them.</summary>
public static class BatchLinkage
{
    /// <param name="judged">What people said: always wins. Ids that do not occur are passed over.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked to stop.</exception>
    public static LinkResult Link(IReadOnlyList<PersonRecord> records, IReadOnlyList<Judgement>? judged = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var table = new RecordTable();
        foreach (var record in records) table.Add(record);
        return Link(table, judged, stop);
    }

    /// <summary>The same over records that were read one after another.</summary>
    public static LinkResult Link(RecordTable table, IReadOnlyList<Judgement>? judged = null, CancellationToken stop = default, LinkageModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.DoubtWholeColumns();
        table.Lexicon.Forget();
        var (must, cannot) = Read(table, judged ?? []);

        // A record of which somebody said that it is not that other one must be able to leave its copies.
        var apart = new HashSet<int>(cannot.SelectMany(pair => new[] { pair.One, pair.Other }));
        var nodes = Nodes.Of(table, apart);
        var candidates = Candidates.Of(nodes, stop);
        model ??= Estimation.Of(nodes, candidates, stop);

        var edges = Weigh(nodes, candidates, model, stop);
        var clustering = Clustering.Run(nodes, model, edges, OfNodes(nodes, must), OfNodes(nodes, cannot), stop);
        return Told(table, nodes, candidates, model, edges, clustering, must, cannot);
    }

    private static List<Edge> Weigh(Nodes nodes, Candidates candidates, LinkageModel model, CancellationToken stop)
    {
        var kept = new List<Edge>[candidates.Pairs.Length];
        Parallel.For(0, kept.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, rule =>
        {
            kept[rule] = [];
            foreach (var pair in candidates.Pairs[rule])
            {
                var weight = model.TotalOf(nodes.Features[pair.One], nodes.Features[pair.Other], pair.Pattern);
                if (weight >= Clustering.KeepFrom) kept[rule].Add(new Edge(pair.One, pair.Other, (float)weight));
            }
        });
        return [.. kept.SelectMany(edges => edges)];
    }

    private static (List<(int One, int Other)> Must, List<(int One, int Other)> Cannot) Read(RecordTable table, IReadOnlyList<Judgement> judged)
    {
        List<(int, int)> must = [], cannot = [];
        if (judged.Count == 0) return (must, cannot);
        var wanted = judged.SelectMany(one => new[] { one.OneId, one.OtherId }).ToHashSet();
        var places = new Dictionary<string, int>();
        for (var record = 0; record < table.Count; record++)
            if (wanted.Contains(table.IdOf(record))) places.TryAdd(table.IdOf(record), record);
        foreach (var one in judged)
        {
            if (!places.TryGetValue(one.OneId, out var first) || !places.TryGetValue(one.OtherId, out var second) || first == second) continue;
            (one.Same ? must : cannot).Add((first, second));
        }
        return (must, cannot);
    }

    private static HashSet<(int One, int Other)> OfNodes(Nodes nodes, List<(int One, int Other)> records) =>
        [.. records.Select(pair => (nodes.NodeOf[pair.One], nodes.NodeOf[pair.Other])).Where(pair => pair.Item1 != pair.Item2)];

    private static LinkResult Told(
        RecordTable table, Nodes nodes, Candidates candidates, LinkageModel model, List<Edge> edges, Clustering clustering, List<(int One, int Other)> must,
        List<(int One, int Other)> cannot)
    {
        var numbers = new int[nodes.Count];
        Array.Fill(numbers, -1);
        var next = 0;
        var linked = new LinkedRecord[table.Count];
        for (var record = 0; record < linked.Length; record++)
        {
            var node = nodes.NodeOf[record];
            var cluster = clustering.Of[node];
            if (numbers[cluster] < 0) numbers[cluster] = next++;
            linked[record] = new LinkedRecord(table.IdOf(record), numbers[cluster], LinkageModel.ProbabilityOf(clustering.Belongs[node]));
        }
        var doubts = Doubts.Of(table, nodes, edges, clustering, must, cannot);
        return new LinkResult(linked, model, candidates.Count, candidates.Skipped, doubts);
    }
}
