using Microsoft.EntityFrameworkCore;
using YoungFutures.Tests.Web;

namespace YoungFutures.Tests.HouseRules;

/// <summary>
/// The names of the young people on record, and what was read in their place by whoever may not know them. Most refusals are the same few words, so each is kept once and looked through at the end, when all
/// the names are known.
/// </summary>
internal sealed class YoungNames(YoungFuturesHost site)
{
    private readonly Dictionary<string, string> read = [];

    /// <summary>What somebody was answered who may know nothing of it.</summary>
    public void Read(string said, string asked) => read.TryAdd(said, asked);

    /// <summary>Where a name stood after all.</summary>
    public async Task<IReadOnlyList<string>> Told()
    {
        await using var db = site.Db();
        var people = await db.YoungPeople.Select(held => held.GivenName + " " + held.FamilyName).ToListAsync();
        var referred = await db.Referrals.Where(held => held.GivenName != null).Select(held => held.GivenName + " " + held.FamilyName).ToListAsync();
        var names = people.Union(referred).Where(name => name.Trim().Length > 5).ToList();
        if (names.Count < 20) throw new InvalidOperationException($"Only {names.Count} young people are on record: nothing was tried.");
        return [.. read.SelectMany(page => names.Where(name => page.Key.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(1).Select(name => $"{page.Value} names {name}"))];
    }
}
