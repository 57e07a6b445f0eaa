namespace YoungFutures.Domain.Linkage;

/// <summary>An edge worth keeping: the log2 odds that two nodes are one person.</summary>
internal readonly record struct Edge(int One, int Other, float Weight);

/// <summary>Which nodes are one person: joined by falling weight while the mean over all pairs between two groups is not negative. What a person judged always wins.</summary>
internal sealed class Clustering
{
    /// <summary>Two groups are joined from this mean, in bits: what is no likelier than not is left apart.</summary>
    public const double JoinFrom = 0.7;

    // What each further record costs, in bits, that agrees on a given name which has nothing to do with the other group's: one agency may have a
    // name that nobody else knows, several hardly, but twins are known to several.
    private const double ConfirmedName = 2;

    /// <summary>Edges below this are forgotten.</summary>
    public const double KeepFrom = -6;

    // One pair that agrees or differs in everything must not outweigh several others.
    private const double Bound = 16;

    // Groups of more nodes than this are first cut along their weaker edges.
    private const int MaxComponent = 300;

    // Pairs of records that chance counts for, when it is learned how often an agency has two registrations of one person.
    private const double AgencyPrior = 20;

    // How far the number of records of a person can shift a join, in bits.
    private const double MaxSizeBonus = 8;

    private readonly Nodes nodes;
    private readonly LinkageModel model;
    private double[] sizeLog = [];
    private double sizeBase;
    private double oneAgency;
    private readonly HashSet<long> must;
    private readonly HashSet<long> cannot;
    private readonly ILookup<int, int> mustOf;
    private readonly ILookup<int, int> cannotOf;

    private Clustering(Nodes nodes, LinkageModel model, IReadOnlyCollection<(int One, int Other)> must, IReadOnlyCollection<(int One, int Other)> cannot)
    {
        this.nodes = nodes;
        this.model = model;
        this.must = [.. must.Select(pair => Key(pair.One, pair.Other))];
        this.cannot = [.. cannot.Select(pair => Key(pair.One, pair.Other))];
        mustOf = must.Concat(must.Select(pair => (pair.Other, pair.One))).ToLookup(pair => pair.Item1, pair => pair.Item2);
        cannotOf = cannot.Concat(cannot.Select(pair => (pair.Other, pair.One))).ToLookup(pair => pair.Item1, pair => pair.Item2);
    }

    /// <summary>A join that was made: the groups it joined, the mean between them and the pair that spoke most for it.</summary>
    public readonly record struct Join(int[] Ones, int[] Others, double Mean, bool Judged);

    /// <summary>Cluster of each node.</summary>
    public int[] Of { get; private set; } = [];

    /// <summary>Of each node, the mean to the others of its cluster, in bits, but no more than the join had that brought it to them.</summary>
    public float[] Belongs { get; private set; } = [];

    /// <summary>The joins that were not beyond doubt.</summary>
    public List<Join> Weak { get; } = [];

    public static double Bounded(double weight) => Math.Clamp(weight, -Bound, Bound);

    public static Clustering Run(
        Nodes nodes, LinkageModel model, List<Edge> edges, IReadOnlyCollection<(int One, int Other)> must, IReadOnlyCollection<(int One, int Other)> cannot, CancellationToken stop)
    {
        var clustering = new Clustering(nodes, model, must, cannot);
        clustering.Run(edges, stop);
        return clustering;
    }

    private static long Key(int one, int other) => one < other ? (long)one << 32 | (uint)other : (long)other << 32 | (uint)one;

    private void Run(List<Edge> edges, CancellationToken stop)
    {
        // First without knowing how many records a person has, then with what that found.
        Pass(edges, stop);
        LearnSizes();
        LearnAgencies();
        Weak.Clear();
        Pass(edges, stop);
    }

    /// <summary>
    /// How many records people have, from a first clustering: where nearly everybody has exactly two, two single records that are alike in
    /// everything but one name are one person rather than two people without a second record. Without such a habit (the more, the rarer) it says nothing.
    /// </summary>
    private void LearnSizes()
    {
        var sizes = new int[nodes.Count];
        foreach (var cluster in Of) sizes[cluster]++;
        double people = 0, records = 0;
        var counts = new double[64];
        foreach (var size in sizes)
        {
            if (size == 0) continue;
            people++;
            records += size;
            counts[Math.Min(size, counts.Length - 1)]++;
        }
        var go = Math.Clamp(1 - people / Math.Max(1, records), 0.02, 0.98);
        var prior = 5 + people * 0.01;
        sizeLog = new double[counts.Length];
        for (var size = 1; size < counts.Length; size++) sizeLog[size] = Math.Log2((counts[size] + prior * (1 - go) * Math.Pow(go, size - 1)) / (people + prior));
        sizeBase = Math.Log2(go / (1 - go));
    }

    /// <summary>
    /// How much rarer two differing registrations by one agency are within a person than by chance, from a first clustering. An agency mostly knows whom it
    /// knows: two that it keeps apart are twins or namesakes sooner than two of different agencies are. Where agencies do write the same person anew each time, it says nothing.
    /// </summary>
    private void LearnAgencies()
    {
        var agencies = new Dictionary<int, double>();
        double known = 0;
        var order = new List<int>();
        for (var node = 0; node < nodes.Count; node++)
        {
            if (nodes.Features[node].Agency is not 0 and var agency)
            {
                agencies[agency] = agencies.GetValueOrDefault(agency) + 1;
                known++;
                order.Add(node);
            }
        }
        oneAgency = 0;
        if (agencies.Count < 2) return;
        var members = order.ToArray();
        Array.Sort(members.Select(node => Of[node]).ToArray(), members);
        double same = 0, all = 0;
        for (int from = 0, to; from < members.Length; from = to)
        {
            to = from + 1;
            while (to < members.Length && Of[members[to]] == Of[members[from]])
            {
                for (var before = from; before < to; before++)
                {
                    all++;
                    if (nodes.Features[members[before]].Agency == nodes.Features[members[to]].Agency) same++;
                }
                to++;
            }
        }
        var chance = agencies.Values.Sum(count => count * count) / (known * known);
        oneAgency = Math.Min(0, Math.Log2((same + AgencyPrior * chance) / (all + AgencyPrior) / chance));
    }

    // Where both have a number of the agency, the numbers say it.
    private bool ToldApart(int one, int other)
    {
        ref readonly var first = ref nodes.Features[one];
        ref readonly var second = ref nodes.Features[other];
        return first.Agency != 0 && first.Agency == second.Agency && (first.Local == 0 || second.Local == 0);
    }

    private double SizeBonus(int one, int other)
    {
        if (sizeLog.Length == 0 || one + other >= sizeLog.Length) return 0;
        return Math.Clamp(sizeLog[one + other] - sizeLog[one] - sizeLog[other] - sizeBase, -MaxSizeBonus, MaxSizeBonus);
    }

    private void Pass(List<Edge> edges, CancellationToken stop)
    {
        Of = new int[nodes.Count];
        Belongs = new float[nodes.Count];
        var components = new List<int[]>();
        Split([.. Enumerable.Range(0, nodes.Count)], edges, JoinFrom, components, first: true);

        var outcomes = new List<List<int>>[components.Count];
        var weak = new List<Join>[components.Count];
        Parallel.For(0, components.Count, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            weak[at] = [];
            outcomes[at] = Cluster(components[at], weak[at]);
        });

        var next = 0;
        foreach (var groups in outcomes)
        {
            foreach (var group in groups)
            {
                foreach (var node in group) Of[node] = next;
                next++;
            }
        }
        foreach (var joins in weak) Weak.AddRange(joins);
    }

    /// <summary>Groups that edges of at least a weight, or a judgement, connect; too large ones are cut again along stronger edges.</summary>
    private void Split(int[] within, List<Edge> edges, double from, List<int[]> components, bool first)
    {
        var place = new Dictionary<int, int>();
        int[] root;
        if (first)
        {
            root = [.. within];
        }
        else
        {
            root = new int[within.Length];
            for (var at = 0; at < within.Length; at++)
            {
                root[at] = at;
                place[within[at]] = at;
            }
        }
        int Place(int node) => first ? node : place.GetValueOrDefault(node, -1);
        int Find(int at)
        {
            while (root[at] != at) at = root[at] = root[root[at]];
            return at;
        }
        void Union(int one, int other)
        {
            int a = Find(one), b = Find(other);
            if (a != b) root[Math.Max(a, b)] = Math.Min(a, b);
        }

        var kept = new List<Edge>();
        foreach (var edge in edges)
        {
            if (edge.Weight < from) continue;
            int one = Place(edge.One), other = Place(edge.Other);
            if (one < 0 || other < 0) continue;
            Union(one, other);
            if (!first) kept.Add(edge);
        }
        foreach (var pair in must)
        {
            int one = Place((int)(pair >> 32)), other = Place((int)(uint)pair);
            if (one >= 0 && other >= 0) Union(one, other);
        }

        var sizes = new int[within.Length];
        for (var at = 0; at < within.Length; at++) sizes[Find(at)]++;
        var groups = new int[within.Length][];
        var filled = new int[within.Length];
        for (var at = 0; at < within.Length; at++)
        {
            var of = Find(at);
            (groups[of] ??= new int[sizes[of]])[filled[of]++] = within[at];
        }
        foreach (var group in groups)
        {
            if (group is null) continue;
            if (group.Length <= MaxComponent || from >= 40) components.Add(group);
            else Split(group, first ? edges : kept, from + 2, components, first: false);
        }
    }

    public double WeightOf(int one, int other)
    {
        var pattern = Comparing.PatternOf(nodes.Features[one], nodes.Features[other]);
        return model.TotalOf(nodes.Features[one], nodes.Features[other], pattern);
    }

    private List<List<int>> Cluster(int[] component, List<Join> weak)
    {
        var count = component.Length;
        if (count == 1)
        {
            Belongs[component[0]] = nodes.Size(component[0]) > 1 ? (float)WeightOf(component[0], component[0]) : 1000;
            return [[component[0]]];
        }

        // Sums of weights between groups, and what forbids or demands that they be joined.
        var sum = new double[count, count];
        var mark = new byte[count, count];
        var otherNames = new double[count, count];
        const byte differs = 1, shared = 2, never = 4, toldApart = 8;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                int one = component[i], other = component[j];
                var pattern = Comparing.PatternOf(nodes.Features[one], nodes.Features[other]);
                sum[i, j] = sum[j, i] = Bounded(model.TotalOf(nodes.Features[one], nodes.Features[other], pattern));
                int nhs = Pattern.Level(pattern, (int)LinkageField.NhsNumber), upn = Pattern.Level(pattern, (int)LinkageField.Upn);
                byte marked = 0;
                if (nhs == Number.Different || upn == Number.Different) marked |= differs;
                if (nhs == Number.Same || upn == Number.Same) marked |= shared;
                if (cannot.Count > 0 && cannot.Contains(Key(one, other))) marked |= never;
                if (oneAgency < 0 && ToldApart(one, other)) marked |= toldApart;
                mark[i, j] = mark[j, i] = marked;
                if (Pattern.Level(pattern, 0) == Given.Different) otherNames[i, j] = otherNames[j, i] = 1;
            }
        }
        var weights = (double[,])sum.Clone();

        var groups = new List<int>?[count];
        for (var at = 0; at < count; at++) groups[at] = [at];

        // Who is sure to belong with the others: as sure as the least sure join in which they were not the larger part.
        var joined = new double[count];
        Array.Fill(joined, double.PositiveInfinity);

        void Merge(int a, int b, double mean = double.PositiveInfinity)
        {
            List<int> ones = groups[a]!, others = groups[b]!;
            if (ones.Count <= others.Count) Limit(ones);
            if (others.Count <= ones.Count) Limit(others);
            groups[a]!.AddRange(groups[b]!);
            groups[b] = null;
            for (var c = 0; c < count; c++)
            {
                if (groups[c] is null || c == a) continue;
                sum[a, c] += sum[b, c];
                sum[c, a] = sum[a, c];
                otherNames[a, c] += otherNames[b, c];
                otherNames[c, a] = otherNames[a, c];
                mark[a, c] |= mark[b, c];
                mark[c, a] = mark[a, c];
            }

            void Limit(List<int> side)
            {
                foreach (var at in side) joined[at] = Math.Min(joined[at], mean);
            }
        }

        if (must.Count > 0)
        {
            for (var i = 0; i < count; i++)
            {
                foreach (var other in mustOf[component[i]])
                {
                    var j = Array.IndexOf(component, other);
                    if (j < 0) continue;
                    var a = Array.FindIndex(groups, group => group is not null && group.Contains(i));
                    var b = Array.FindIndex(groups, group => group is not null && group.Contains(j));
                    if (a != b && (mark[a, b] & never) == 0) Merge(Math.Min(a, b), Math.Max(a, b));
                }
            }
        }

        while (true)
        {
            var best = JoinFrom;
            int a = -1, b = -1;
            for (var i = 0; i < count; i++)
            {
                if (groups[i] is not { } ones) continue;
                for (var j = 0; j < i; j++)
                {
                    if (groups[j] is not { } others) continue;
                    var marked = mark[i, j];
                    if ((marked & never) != 0 || (marked & (differs | shared)) == differs) continue;
                    var mean = sum[i, j] / ((double)ones.Count * others.Count) + SizeBonus(ones.Count, others.Count);
                    mean -= ConfirmedName * (Math.Min(ones.Count, others.Count) - 1) * otherNames[i, j] / ((double)ones.Count * others.Count);
                    if ((marked & toldApart) != 0) mean += oneAgency;
                    if (mean >= best && (a < 0 || mean > best))
                    {
                        best = mean;
                        (a, b) = (j, i);
                    }
                }
            }
            if (a < 0) break;
            if (best < 8) weak.Add(new Join([.. groups[a]!.Select(at => component[at])], [.. groups[b]!.Select(at => component[at])], best, false));
            Merge(a, b, best);
        }

        var found = new List<List<int>>();
        foreach (var group in groups)
        {
            if (group is null) continue;
            foreach (var i in group)
            {
                double total = 0;
                foreach (var j in group)
                    if (i != j) total += weights[i, j];
                Belongs[component[i]] = group.Count > 1 ? (float)(total / (group.Count - 1))
                    : nodes.Size(component[i]) > 1 ? (float)WeightOf(component[i], component[i]) : 1000;
                Belongs[component[i]] = (float)Math.Min(Belongs[component[i]], joined[i]);
                if (must.Count > 0 && mustOf[component[i]].Any(other => group.Any(j => component[j] == other))) Belongs[component[i]] = 1000;
            }
            found.Add([.. group.Select(at => component[at])]);
        }
        return found;
    }
}
