namespace YoungFutures.Domain.Linkage;

/// <summary>The rates of a model from the data itself: u from random pairs, m by expectation and maximisation over the counted patterns, names by counting people.</summary>
internal static class Estimation
{
    private const int Rounds = 40;
    private const int RandomPairs = 1_000_000;

    // How many pairs the shipped rates count for.
    private const double MatchPrior = 150;
    private const double FamilyPrior = 100;
    // Of a hundred pairs of brothers and sisters.
    private const double TwinsToSiblings = 0.035;

    private const double RandomPrior = 20_000;

    public static LinkageModel Of(Nodes nodes, Candidates candidates, CancellationToken stop)
    {
        var shipped = Starting.Rates;
        var (given, surnames, full, people) = Names(nodes);
        var u = Unrelated(nodes, shipped, stop);
        var rates = Expect(nodes, candidates, shipped, u, out var match, out var sibling, out var twin, stop);
        return LinkageModel.Of(new LinkageModel.Content(people, match, sibling, twin, Starting.Named(rates), given, surnames, full));
    }

    /// <summary>
    /// People are counted, not records: of one full name, as many as there are birth dates that are not slips of each other. A record without a birth
    /// date is nobody of its own where another has the name.
    /// </summary>
    private static (SortedDictionary<string, int> Given, SortedDictionary<string, int> Surnames, SortedDictionary<string, int> Full, double People) Names(Nodes nodes)
    {
        var keys = new ulong[nodes.Count];
        var order = new int[nodes.Count];
        var kept = 0;
        for (var node = 0; node < nodes.Count; node++)
        {
            ref readonly var one = ref nodes.Features[node];
            if (one.Given is null && one.Surname is null) continue;
            keys[kept] = Hashing.Of(one.Given?.Hash ?? 0, one.Surname?.Hash ?? 0);
            order[kept++] = node;
        }
        Array.Sort(keys, order, 0, kept);

        var given = new Dictionary<string, int>();
        var surnames = new Dictionary<string, int>();
        var full = new Dictionary<(string, string), int>();
        var dates = new List<int>();
        double people = 0;
        for (int from = 0, to; from < kept; from = to)
        {
            to = from + 1;
            while (to < kept && keys[to] == keys[from]) to++;
            dates.Clear();
            for (var at = from; at < to; at++)
                if (nodes.Features[order[at]].Born is not 0 and var born) dates.Add(born);
            var count = Math.Max(1, Apart(dates));
            ref readonly var one = ref nodes.Features[order[from]];
            people += count;
            if (one.Given is { IsInitial: false } first) given[first.Joined] = given.GetValueOrDefault(first.Joined) + count;
            if (one.Surname is { } last) surnames[last.Joined] = surnames.GetValueOrDefault(last.Joined) + count;
            if (one.Given is { IsInitial: false } && one.Surname is not null) full[(one.Given.Joined, one.Surname.Joined)] = full.GetValueOrDefault((one.Given.Joined, one.Surname.Joined)) + count;
        }
        people = Math.Max(people, 1);

        // What the shipped lists say counts as much as a thousand people.
        var shipped = Starting.Model.What;
        const double weight = 1000;
        var total = people + weight;
        foreach (var (name, perMillion) in shipped.GivenNames) Blend(given, name, perMillion);
        foreach (var (name, perMillion) in shipped.Surnames) Blend(surnames, name, perMillion);

        var uncommon = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in full)
        {
            if (count < 3) continue;
            var expected = (double)given[name.Item1] * surnames[name.Item2] / total;
            if (count > 2 * expected) uncommon[$"{name.Item1} {name.Item2}"] = count;
        }
        return (new(given, StringComparer.Ordinal), new(surnames, StringComparer.Ordinal), uncommon, total);

        static void Blend(Dictionary<string, int> names, string name, int perMillion)
        {
            var extra = (int)Math.Round(perMillion * weight / 1_000_000);
            if (extra > 0) names[name] = names.GetValueOrDefault(name) + extra;
        }
    }

    /// <summary>How many birth dates are left when those that differ from another by a slip are taken for it.</summary>
    private static int Apart(List<int> dates)
    {
        dates.Sort();
        var distinct = 0;
        for (var at = 0; at < dates.Count; at++)
            if (at == 0 || dates[at] != dates[at - 1]) dates[distinct++] = dates[at];
        const int few = 30;
        if (distinct is < 2 or > few) return distinct;
        var apart = 0;
        for (var at = 0; at < distinct; at++)
        {
            var slip = false;
            for (var before = 0; before < at && !slip; before++) slip = Comparing.BornOf(dates[at], dates[before]) is Born.Swapped or Born.Digit or Born.Default or Born.TwoParts;
            if (!slip) apart++;
        }
        return apart;
    }

    private static double[][] Unrelated(Nodes nodes, LinkageModel.Rates[][] shipped, CancellationToken stop)
    {
        var counts = new double[Levels.Fields][];
        for (var field = 0; field < counts.Length; field++) counts[field] = new double[16];
        if (nodes.Count > 1)
        {
            var cache = new LevelCache();
            var state = 0x243F6A8885A308D3UL;
            var pairs = (int)Math.Min(RandomPairs, (long)nodes.Count * nodes.Count / 2);
            for (var drawn = 0; drawn < pairs; drawn++)
            {
                if ((drawn & 0xFFFF) == 0) stop.ThrowIfCancellationRequested();
                var one = (int)((uint)(Next(ref state) >> 32) % (uint)nodes.Count);
                var other = (int)((uint)(Next(ref state) >> 32) % (uint)nodes.Count);
                if (one == other) continue;
                var pattern = Comparing.PatternOf(nodes.Features[one], nodes.Features[other], cache);
                // Those that are one person or one family are not unrelated.
                if (LooksRelated(pattern)) continue;
                for (var field = 0; field < counts.Length; field++) counts[field][Pattern.Level(pattern, field)]++;
            }
        }
        var u = new double[Levels.Fields][];
        for (var field = 0; field < u.Length; field++)
        {
            u[field] = new double[16];
            foreach (var group in LevelGroups.Of((LinkageField)field))
            {
                double sum = 0;
                foreach (var level in group) sum += counts[field][level];
                var prior = Math.Min(RandomPrior, sum / 20 + 2_000);
                foreach (var level in group) u[field][level] = (counts[field][level] + prior * shipped[field][level].U) / (sum + prior);
            }
        }
        return u;
    }

    private static bool LooksRelated(int pattern)
    {
        var address = Pattern.Level(pattern, (int)LinkageField.Address);
        var near = address is Home.Same or Home.Near or Home.House or Home.HouseElsewhere;
        var surname = Pattern.Level(pattern, (int)LinkageField.Surname);
        var given = Pattern.Level(pattern, (int)LinkageField.Given);
        var born = Pattern.Level(pattern, (int)LinkageField.BornOn);
        var agree = (near ? 1 : 0) + (surname is >= Surname.Exact and <= Surname.Close ? 1 : 0) + (given is >= Given.Exact and <= Given.Close ? 1 : 0) + (born is Born.Exact or Born.Swapped or Born.Digit ? 1 : 0);
        return agree >= 3 || near && surname is >= Surname.Exact and <= Surname.Close || born == Born.Exact && near;
    }

    private static ulong Next(ref ulong state) => Hashing.Mix(state += 0x9E3779B97F4A7C15UL);

    private static LinkageModel.Rates[][] Expect(
        Nodes nodes, Candidates candidates, LinkageModel.Rates[][] shipped, double[][] u, out double match, out double sibling, out double twin, CancellationToken stop)
    {
        var fields = Levels.Fields;
        var allPairs = Math.Max(1, (double)nodes.Count * (nodes.Count - 1) / 2);

        // In order, so that sums come out the same each time. Copies of one agency's registration say nothing of how agencies differ; where no agency is named they may be all there is.
        var named = nodes.Features.Count(one => one.Agency != 0) * 2 > nodes.Count;
        var patterns = candidates.Patterns.Where(entry => !named || Pattern.Level(entry.Key, (int)LinkageField.LocalId) != Local.Same).OrderBy(entry => entry.Key).ToArray();
        var levels = new byte[patterns.Length * fields];
        for (var at = 0; at < patterns.Length; at++)
            for (var field = 0; field < fields; field++) levels[at * fields + field] = (byte)Pattern.Level(patterns[at].Key, field);

        var m = Take(shipped, rates => rates.M);
        var s = Take(shipped, rates => rates.Sibling);
        var t = Take(shipped, rates => rates.Twin);
        // What brothers and sisters do not share is as it is among strangers.
        foreach (var field in new[] { LinkageField.Given, LinkageField.Middle, LinkageField.NhsNumber, LinkageField.Upn, LinkageField.LocalId })
        {
            for (var level = 1; level < shipped[(int)field].Length; level++)
            {
                s[(int)field][level] = Math.Max(1e-9, u[(int)field][level] * shipped[(int)field][level].Sibling / shipped[(int)field][level].U);
                t[(int)field][level] = Math.Max(1e-9, u[(int)field][level] * shipped[(int)field][level].Twin / shipped[(int)field][level].U);
            }
        }
        match = Math.Min(0.1, nodes.Count * 0.8 / allPairs);
        sibling = Math.Min(0.1, nodes.Count * 0.8 / allPairs);
        twin = sibling * TwinsToSiblings;

        double[][] mSum = Zero(), sSum = Zero(), tSum = Zero();
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            double[][] mLog = Ratio(m, u), sLog = Ratio(s, u), tLog = Ratio(t, u);
            Clear(mSum);
            Clear(sSum);
            Clear(tSum);
            double matches = 0, siblings = 0;
            var unrelated = 1 - match - sibling - twin;
            for (var at = 0; at < patterns.Length; at++)
            {
                double ml = 0, sl = 0, tl = 0;
                for (var field = 0; field < fields; field++)
                {
                    var level = levels[at * fields + field];
                    ml += mLog[field][level];
                    sl += sLog[field][level];
                    tl += tLog[field][level];
                }
                double pm = match * Math.Exp(ml), ps = sibling * Math.Exp(sl), pt = twin * Math.Exp(tl);
                var scale = patterns[at].Value / (pm + ps + pt + unrelated);
                pm *= scale;
                ps *= scale;
                pt *= scale;
                matches += pm;
                siblings += ps;
                for (var field = 0; field < fields; field++)
                {
                    var level = levels[at * fields + field];
                    mSum[field][level] += pm;
                    sSum[field][level] += ps;
                    tSum[field][level] += pt;
                }
            }
            match = Math.Clamp((matches + 1) / allPairs, 1e-12, 0.3);
            sibling = Math.Clamp((siblings + 1) / allPairs, 1e-12, 0.3);
            // Free to move, twins would take in whoever goes by two names.
            twin = sibling * TwinsToSiblings;
            Maximise(m, mSum, shipped, rates => rates.M, MatchPrior, []);
            // Whoever has the name and the home but another birth date may be a brother or sister of that name: the more of those there are, the less
            // the data can tell, and the more the shipped rates count.
            Lean(m[(int)LinkageField.BornOn], shipped[(int)LinkageField.BornOn], matches, 20 * siblings);
            // Twins live as brothers and sisters do.
            foreach (var field in new[] { (int)LinkageField.Surname, (int)LinkageField.Address })
            {
                for (var level = 0; level < 16; level++)
                {
                    sSum[field][level] += tSum[field][level];
                    tSum[field][level] = sSum[field][level];
                }
            }
            Maximise(s, sSum, shipped, rates => rates.Sibling, FamilyPrior, [LinkageField.Given, LinkageField.BornOn, LinkageField.Sex, LinkageField.Middle, LinkageField.NhsNumber, LinkageField.Upn, LinkageField.LocalId]);
            Maximise(t, tSum, shipped, rates => rates.Twin, FamilyPrior, [LinkageField.Given, LinkageField.BornOn, LinkageField.Sex, LinkageField.Middle, LinkageField.NhsNumber, LinkageField.Upn, LinkageField.LocalId]);
        }

        var found = new LinkageModel.Rates[fields][];
        for (var field = 0; field < fields; field++)
        {
            found[field] = new LinkageModel.Rates[shipped[field].Length];
            for (var level = 0; level < found[field].Length; level++)
                found[field][level] = level == 0 ? new(1, 1, 1, 1) : new(Round(m[field][level]), Round(u[field][level]), Round(s[field][level]), Round(t[field][level]));
        }
        return found;

        static double Round(double rate) => Math.Clamp(double.Parse(rate.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture), 1e-12, 1);
    }

    private static void Maximise(double[][] rates, double[][] sums, LinkageModel.Rates[][] shipped, Func<LinkageModel.Rates, double> of, double weight, LinkageField[] fixedFields)
    {
        for (var field = 0; field < rates.Length; field++)
        {
            if (Array.IndexOf(fixedFields, (LinkageField)field) >= 0) continue;
            foreach (var group in LevelGroups.Of((LinkageField)field))
            {
                double sum = 0;
                foreach (var level in group) sum += sums[field][level];
                foreach (var level in group) rates[field][level] = (sums[field][level] + weight * of(shipped[field][level])) / (sum + weight);
            }
        }
    }

    private static void Lean(double[] born, LinkageModel.Rates[] shipped, double matches, double weight)
    {
        var before = born[Born.Year] + born[Born.Different];
        foreach (var level in new[] { Born.Year, Born.Different }) born[level] = (born[level] * (matches + MatchPrior) + shipped[level].M * weight) / (matches + MatchPrior + weight);
        var scale = (1 - born[Born.Year] - born[Born.Different]) / (1 - before);
        for (var level = Born.Exact; level <= Born.TwoParts; level++) born[level] *= scale;
    }

    private static double[][] Take(LinkageModel.Rates[][] shipped, Func<LinkageModel.Rates, double> of) => [.. shipped.Select(field => field.Select(of).Concat(Enumerable.Repeat(1.0, 16)).Take(16).ToArray())];

    private static double[][] Zero() => [.. Enumerable.Range(0, Levels.Fields).Select(_ => new double[16])];

    private static void Clear(double[][] sums)
    {
        foreach (var field in sums) Array.Clear(field);
    }

    private static double[][] Ratio(double[][] rates, double[][] u)
    {
        var log = Zero();
        for (var field = 0; field < log.Length; field++)
            for (var level = 1; level < 16; level++)
                log[field][level] = u[field][level] > 0 && rates[field][level] > 0 ? Math.Log(rates[field][level] / u[field][level]) : 0;
        return log;
    }
}
