using System.Runtime.InteropServices;

namespace YoungFutures.Domain.Linkage;

/// <summary>Two nodes that share a block, and how they agree.</summary>
internal readonly record struct CandidatePair(int One, int Other, int Pattern);

/// <summary>All pairs worth comparing, rule by rule, each once.</summary>
internal sealed class Candidates
{
    /// <summary>A larger block is not compared pair by pair: it is taken apart by year of birth or first letter, or reported.</summary>
    public const int MaxBlock = 300;

    private Candidates(List<CandidatePair>[] pairs, Dictionary<int, long> patterns, List<SkippedBlock> skipped)
    {
        Pairs = pairs;
        Patterns = patterns;
        Skipped = skipped;
    }

    /// <summary>By rule.</summary>
    public List<CandidatePair>[] Pairs { get; }

    /// <summary>How often each pattern occurs.</summary>
    public Dictionary<int, long> Patterns { get; }

    public List<SkippedBlock> Skipped { get; }

    public long Count => Pairs.Sum(pairs => (long)pairs.Count);

    public static Candidates Of(Nodes nodes, CancellationToken stop)
    {
        var features = nodes.Features;
        var rules = BlockRule.Codes.Count;

        // Keys of all nodes, cut to 32 bits: a rare collision costs one needless comparison.
        var from = new int[nodes.Count + 1];
        var keys = new List<uint>(nodes.Count * 16);
        var ruleOf = new List<byte>(nodes.Count * 16);
        Span<ulong> written = stackalloc ulong[BlockRule.Max];
        Span<byte> writtenRules = stackalloc byte[BlockRule.Max];
        for (var node = 0; node < nodes.Count; node++)
        {
            var count = BlockRule.Write(features[node], written, writtenRules);
            for (var at = 0; at < count; at++)
            {
                keys.Add((uint)(written[at] >> 32) | 1);
                ruleOf.Add(writtenRules[at]);
            }
            from[node + 1] = keys.Count;
        }
        var perRule = new int[rules];
        foreach (var rule in ruleOf) perRule[rule]++;

        var blocks = new ulong[rules][];
        for (var rule = 0; rule < rules; rule++) blocks[rule] = new ulong[perRule[rule]];
        var filled = new int[rules];
        for (var node = 0; node < nodes.Count; node++)
            for (var at = from[node]; at < from[node + 1]; at++)
                blocks[ruleOf[at]][filled[ruleOf[at]]++] = (ulong)keys[at] << 32 | (uint)node;

        var options = new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var skipped = new List<SkippedBlock>[rules];
        var mask = new bool[keys.Count];
        Parallel.For(0, rules, options, rule =>
        {
            Array.Sort(blocks[rule]);
            skipped[rule] = Skip(rule, blocks[rule], from, keys, ruleOf, mask);
        });
        // A pair whose first rule was skipped belongs to the next.
        var keySpan = CollectionsMarshal.AsSpan(keys);
        for (var at = 0; at < keySpan.Length; at++)
            if (mask[at]) keySpan[at] = 0;

        var pairs = new List<CandidatePair>[rules];
        var counts = new Dictionary<int, long>[rules];
        Parallel.For(0, rules, options, rule =>
        {
            pairs[rule] = [];
            counts[rule] = [];
            Compare(rule, blocks[rule], features, from, CollectionsMarshal.AsSpan(keys), CollectionsMarshal.AsSpan(ruleOf), pairs[rule], counts[rule], stop);
        });

        var patterns = new Dictionary<int, long>();
        foreach (var counted in counts)
            foreach (var (pattern, count) in counted) CollectionsMarshal.GetValueRefOrAddDefault(patterns, pattern, out _) += count;
        return new Candidates(pairs, patterns, [.. skipped.SelectMany(blocks => blocks)]);
    }

    private static List<SkippedBlock> Skip(int rule, ulong[] block, int[] from, List<uint> keys, List<byte> ruleOf, bool[] mask)
    {
        var skipped = new List<SkippedBlock>();
        for (int start = 0, end; start < block.Length; start = end)
        {
            end = start + 1;
            while (end < block.Length && block[end] >> 32 == block[start] >> 32) end++;
            if (end - start <= MaxBlock) continue;
            skipped.Add(new SkippedBlock(BlockRule.Codes[rule], end - start));
            for (var at = start; at < end; at++)
            {
                var node = (int)(uint)block[at];
                for (var key = from[node]; key < from[node + 1]; key++)
                    if (ruleOf[key] == rule && keys[key] == (uint)(block[at] >> 32)) mask[key] = true;
                }
            for (var at = start; at < end; at++) block[at] = 0;
        }
        return skipped;
    }

    private static void Compare(
        int rule, ulong[] block, Features[] features, int[] from, ReadOnlySpan<uint> keys, ReadOnlySpan<byte> ruleOf, List<CandidatePair> pairs, Dictionary<int, long> counts,
        CancellationToken stop)
    {
        var cache = new LevelCache();
        var needsGap = BlockRule.NeedsGap(rule);
        for (int start = 0, end; start < block.Length; start = end)
        {
            end = start + 1;
            var key = (uint)(block[start] >> 32);
            while (end < block.Length && (uint)(block[end] >> 32) == key) end++;
            if (key == 0) continue;
            stop.ThrowIfCancellationRequested();
            for (var i = start; i < end - 1; i++)
            {
                var one = (int)(uint)block[i];
                var gap = !needsGap || end - start <= BlockRule.Few || Lacks(features[one]);
                var ones = keys[from[one]..from[one + 1]];
                for (var j = i + 1; j < end; j++)
                {
                    var other = (int)(uint)block[j];
                    if (one == other || !gap && !Lacks(features[other])) continue;
                    if (!IsFirst(rule, key, ones, ruleOf[from[one]..], keys[from[other]..from[other + 1]], ruleOf[from[other]..])) continue;
                    var pattern = Comparing.PatternOf(features[one], features[other], cache);
                    pairs.Add(one < other ? new(one, other, pattern) : new(other, one, pattern));
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _)++;
                }
            }
        }
    }

    private static bool Lacks(in Features one) => one.Born == 0 || one.Place is null;

    private static bool IsFirst(
        int rule, uint key, ReadOnlySpan<uint> ones, ReadOnlySpan<byte> onesRules, ReadOnlySpan<uint> others, ReadOnlySpan<byte> othersRules)
    {
        for (int i = 0, j = 0; i < ones.Length && onesRules[i] <= rule; i++)
        {
            var earlier = onesRules[i];
            if (ones[i] == 0) continue;
            while (j < others.Length && othersRules[j] < earlier) j++;
            for (var at = j; at < others.Length && othersRules[at] == earlier; at++)
            {
                if (others[at] != ones[i]) continue;
                return earlier == rule && ones[i] == key;
            }
        }
        return true;
    }
}
