namespace YoungFutures.Domain.Panels;

/// <summary>What an item needs of the table: how long, and which agencies.</summary>
/// <param name="ComesFirst">A review whose case has unfinished actions.</param>
/// <param name="IsQuick">On the quick-agree list, which is agreed at the beginning.</param>
public sealed record AgendaNeed(Guid ItemId, int Minutes, bool ComesFirst, bool IsQuick, IReadOnlySet<Guid> AgencyIds);

/// <summary>From when to when a meeting needs an agency, and how long it would only wait in between.</summary>
public sealed record AgencyTime(Guid AgencyId, DateTime From, DateTime Until, int WaitingMinutes);

/// <summary>
/// An order in which agencies can come late and leave early: each is needed in as few stretches, and waits as little in between, as a simple
/// search finds. The same agenda always gets the same order.
/// </summary>
public static class AgendaOrder
{
    private const int MostPasses = 20;

    /// <param name="before">What comes before them whatever their order, such as the quick-agree list: who is there for it need not go and come again.</param>
    public static IReadOnlyList<Guid> Suggest(IReadOnlyList<AgendaNeed> items, IReadOnlyList<AgendaNeed>? before = null)
    {
        before ??= [];
        var first = items.Where(item => item.ComesFirst).ToList();
        var rest = items.Where(item => !item.ComesFirst).ToList();
        var best = items.ToList();
        long[]? least = null;
        // From each item that could open the agenda the search goes another way, and from the agenda as it stands, so that nothing worse than that comes out.
        foreach (var tried in (first.Count > 0 ? first : rest).Select(opening => Arranged(opening, before, first, rest)).Append([.. before, .. first, .. rest]))
        {
            Improve(tried, before.Count, before.Count + first.Count, items);
            if (CostOf(tried, items) is var cost && (least is null || Compare(cost, least) < 0)) (best, least) = (tried, cost);
        }

        return [.. best.Where(items.Contains).Select(item => item.ItemId)];
    }

    /// <summary>As few items as account for the change from one order to the other: the others only made room.</summary>
    public static IReadOnlySet<Guid> Moved(IReadOnlyList<Guid> before, IReadOnlyList<Guid> after)
    {
        var places = before.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        var (length, from) = (new int[after.Count], new int[after.Count]);
        var last = -1;
        for (var i = 0; i < after.Count; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (places[after[j]] < places[after[i]] && length[j] + 1 > length[i]) (length[i], from[i]) = (length[j] + 1, j);
            if (last < 0 || length[i] > length[last]) last = i;
        }

        var moved = after.ToHashSet();
        for (var i = last; i >= 0; i = from[i]) moved.Remove(after[i]);
        return moved;
    }

    /// <summary>When each agency is needed; what the quick-agree list takes comes before the first item.</summary>
    /// <param name="counts">The items to count for an agency, where not all of them are the reader's to know of.</param>
    public static IReadOnlyList<AgencyTime> Times(DateTime startsAt, IEnumerable<AgendaNeed> items, Func<AgendaNeed, bool>? counts = null)
    {
        var times = new Dictionary<Guid, AgencyTime>();
        var at = startsAt;
        foreach (var item in items.OrderBy(item => !item.IsQuick))
        {
            var until = at.AddMinutes(item.Minutes);
            if (counts?.Invoke(item) != false)
                foreach (var agencyId in item.AgencyIds)
                    times[agencyId] = times.TryGetValue(agencyId, out var known)
                        ? known with { Until = until, WaitingMinutes = known.WaitingMinutes + (int)(at - known.Until).TotalMinutes }
                        : new AgencyTime(agencyId, at, until, 0);
            at = until;
        }

        return [.. times.Values.OrderBy(time => time.From).ThenBy(time => time.Until).ThenBy(time => time.AgencyId)];
    }

    /// <summary>In how many stretches, summed over the agencies, this order needs them.</summary>
    public static int Stretches(IReadOnlyList<AgendaNeed> order) =>
        order.Select((item, place) => item.AgencyIds.Count(agencyId => place == 0 || !order[place - 1].AgencyIds.Contains(agencyId))).Sum();

    private static List<AgendaNeed> Arranged(AgendaNeed opening, IReadOnlyList<AgendaNeed> before, List<AgendaNeed> first, List<AgendaNeed> rest)
    {
        var order = new List<AgendaNeed>([.. before, opening]);
        var seen = order.SelectMany(item => item.AgencyIds).ToHashSet();
        foreach (var group in new[] { first, rest })
        {
            var waiting = group.Where(item => item != opening).ToList();
            while (waiting.Count > 0)
            {
                var present = order[^1].AgencyIds;
                var next = waiting.MinBy(item => (
                    Returns: item.AgencyIds.Count(agencyId => seen.Contains(agencyId) && !present.Contains(agencyId)),
                    Leave: present.Count(agencyId => !item.AgencyIds.Contains(agencyId) && waiting.Exists(later => later.AgencyIds.Contains(agencyId))),
                    Arrive: item.AgencyIds.Count(agencyId => !seen.Contains(agencyId))))!;
                waiting.Remove(next);
                order.Add(next);
                seen.UnionWith(next.AgencyIds);
            }
        }

        return order;
    }

    private static void Improve(List<AgendaNeed> order, int fixedUntil, int firstUntil, IReadOnlyList<AgendaNeed> asItStands)
    {
        var least = CostOf(order, asItStands);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var better = false;
            for (var from = fixedUntil; from < order.Count; from++)
            {
                var (begins, ends) = from < firstUntil ? (fixedUntil, firstUntil) : (firstUntil, order.Count);
                for (var to = begins; to < ends; to++)
                {
                    if (to == from) continue;
                    Shift(order, from, to);
                    if (CostOf(order, asItStands) is var cost && Compare(cost, least) < 0) (least, better) = (cost, true);
                    else Shift(order, to, from);
                }
            }

            if (!better) return;
        }
    }

    private static void Shift(List<AgendaNeed> order, int from, int to)
    {
        var item = order[from];
        order.RemoveAt(from);
        order.Insert(to, item);
    }

    // Stretches first, then the minutes that people only wait, then how far it is from the agenda as it stands.
    private static long[] CostOf(List<AgendaNeed> order, IReadOnlyList<AgendaNeed> asItStands)
    {
        var places = asItStands.Select((item, place) => (item.ItemId, place)).ToDictionary(pair => pair.ItemId, pair => pair.place);
        return [Stretches(order), Times(DateTime.UnixEpoch, order).Sum(time => (long)time.WaitingMinutes), order.Where(item => places.ContainsKey(item.ItemId)).Select((item, place) => (long)Math.Abs(places[item.ItemId] - place)).Sum()];
    }

    private static int Compare(long[] one, long[] other)
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i]) return one[i].CompareTo(other[i]);
        return 0;
    }
}
