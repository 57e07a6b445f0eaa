namespace YoungFutures.Domain.Linkage;

/// <summary>What is really compared: records of one agency that say word for word the same are one node. Nodes stand in an order that does not depend on that of the records.</summary>
internal sealed class Nodes
{
    private Nodes(Features[] features, int[] nodeOf, int[] first, int[] records)
    {
        Features = features;
        NodeOf = nodeOf;
        First = first;
        Records = records;
    }

    public Features[] Features { get; }

    public int Count => Features.Length;

    /// <summary>Record to node.</summary>
    public int[] NodeOf { get; }

    /// <summary>Where the records of a node begin in <see cref="Records"/>; one more than there are nodes.</summary>
    public int[] First { get; }

    public int[] Records { get; }

    public int Size(int node) => First[node + 1] - First[node];

    public static Nodes Of(RecordTable table, HashSet<int> apart)
    {
        var all = table.All;
        var hashes = new ulong[all.Length];
        var order = new int[all.Length];
        for (var at = 0; at < all.Length; at++)
        {
            hashes[at] = ContentHash(all[at]);
            order[at] = at;
        }
        Array.Sort(hashes, order);

        // Equal content stands together; within it, the order of ids.
        var ids = table.Ids;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && hashes[to] == hashes[from]) to++;
            if (to - from > 1) order.AsSpan(from, to - from).Sort((one, other) => string.CompareOrdinal(ids[one], ids[other]));
        }

        var nodeOf = new int[all.Length];
        var features = new List<Features>(all.Length * 3 / 4);
        var firsts = new List<int>(all.Length * 3 / 4);
        for (var at = 0; at < order.Length; at++)
        {
            var record = order[at];
            var joins = at > 0 && hashes[at] == hashes[at - 1] && SaysEnough(all[record]) && !apart.Contains(record) && !apart.Contains(order[at - 1])
                && SameContent(all[record], all[order[at - 1]]);
            if (!joins)
            {
                firsts.Add(at);
                features.Add(all[record]);
            }
            nodeOf[record] = features.Count - 1;
        }
        firsts.Add(order.Length);
        return new Nodes([.. features], nodeOf, [.. firsts], order);
    }

    // Enough that two records which say the same are of one person, whatever the rates are.
    private static bool SaysEnough(in Features one) =>
        one.Local != 0 && one.Agency != 0 || one.Nhs != 0 && one.NhsChecked || one.Upn != 0 && one.UpnChecked
        || one.Given is { IsInitial: false } && one.Surname is not null && one.Born != 0 && (one.Place is not null || one.Home is not null);

    public static bool SameContent(in Features one, in Features other) =>
        one.Born == other.Born && one.Sex == other.Sex && one.Agency == other.Agency && one.Town == other.Town
        && one.Nhs == other.Nhs && one.Upn == other.Upn && one.Local == other.Local
        && one.Given?.Hash == other.Given?.Hash && one.Surname?.Hash == other.Surname?.Hash && one.Middle?.Hash == other.Middle?.Hash
        && one.Place?.Hash == other.Place?.Hash && one.Home?.HouseHash == other.Home?.HouseHash && one.Home?.StreetHash == other.Home?.StreetHash;

    private static ulong ContentHash(in Features one)
    {
        var hash = Hashing.Of((ulong)one.Born << 8 | one.Sex, (ulong)one.Agency << 32 | one.Town);
        hash = Hashing.Of(hash, one.Nhs);
        hash = Hashing.Of(hash, one.Upn);
        hash = Hashing.Of(hash, one.Local);
        hash = Hashing.Of(hash, one.Given?.Hash ?? 0);
        hash = Hashing.Of(hash, one.Surname?.Hash ?? 0);
        hash = Hashing.Of(hash, one.Middle?.Hash ?? 0);
        hash = Hashing.Of(hash, one.Place?.Hash ?? 0);
        hash = Hashing.Of(hash, one.Home?.HouseHash ?? 0);
        return Hashing.Of(hash, one.Home?.StreetHash ?? 0);
    }
}
