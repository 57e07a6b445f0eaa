using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Referrals;

/// <summary>Somebody in the viewer's sight who resembles the young person asked about, and in what. It decides nothing.</summary>
public sealed record KnownPerson(Guid? YoungPersonId, Guid? ReferralId, ReferralStatus? Status, string? Reference, string Name, DateOnly? BornOn,
    string? AreaCode, IReadOnlyList<string> CaseReferences, Resemblance Resemblance);

/// <summary>
/// Who resembles the young person that somebody is about to tell the panel about, among those the viewer may see anyway. The need-to-know
/// filter stands before the search: whoever else the panel knows has no part in the answer.
/// </summary>
public static class AlreadyKnown
{
    public const int Most = 10;
    private const int Candidates = 50;
    private const int CasesShown = 5;
    private const int WordsOfAName = 3;

    public static async Task<IReadOnlyList<KnownPerson>> To(YoungFuturesDb db, PersonFacts asked, Guid panelId, CancellationToken cancelled = default)
    {
        var people = db.YoungPeople.AsNoTracking();
        var referrals = db.Referrals.AsNoTracking();
        var (peopleByName, referralsByName) = (people, referrals);
        var words = NameKeys.ForSearch(asked.Given).Take(WordsOfAName).Concat(NameKeys.ForSearch(asked.Family).Take(WordsOfAName)).ToList();
        foreach (var word in words)
        {
            var values = word.Keys.Select(key => key.Value).Append(word.Token).Distinct().ToArray();
            peopleByName = peopleByName.Where(person => db.NameKeys.Where(key => values.Contains(key.Value) && key.YoungPersonId != null)
                .Select(key => key.YoungPersonId!.Value).Contains(person.Id));
            referralsByName = referralsByName.Where(referral => db.NameKeys.Where(key => values.Contains(key.Value) && key.ReferralId != null)
                .Select(key => key.ReferralId!.Value).Contains(referral.Id));
        }

        var found = new Dictionary<Guid, KnownPerson>();
        if (words.Count > 0)
        {
            Add(found, await Read(peopleByName.Lead(), db, cancelled), asked);
            Add(found, await Read(referralsByName.Lead(), cancelled), asked);
        }

        if (asked.BornOn is { } born)
        {
            // A day and a month the wrong way round are the commonest slip in a date.
            var other = born.Day <= 12 ? new DateOnly(born.Year, born.Day, born.Month) : born;
            Add(found, await Read(people.Where(person => person.PanelId == panelId && (person.BornOn == born || person.BornOn == other)), db, cancelled), asked);
            Add(found, await Read(referrals.Where(referral => referral.PanelId == panelId && (referral.BornOn == born || referral.BornOn == other)), cancelled), asked);
        }

        await Fold(found, db, cancelled);
        var onRecord = found.Values.Where(known => known.ReferralId is null).Select(known => known.YoungPersonId).ToHashSet();
        return [.. found.Values
            .Where(known => known.Resemblance.WorthShowing && (known.ReferralId is null || !onRecord.Contains(known.YoungPersonId)))
            .OrderBy(known => known.Resemblance, Resemblance.StrongestFirst).ThenBy(known => known.Name, StringComparer.Ordinal)
            .Take(Most)];
    }

    /// <summary>Of those who were put together there is one line, of whoever they are read with, as far as that one is in sight.</summary>
    private static async Task Fold(Dictionary<Guid, KnownPerson> found, YoungFuturesDb db, CancellationToken cancelled)
    {
        var ids = found.Values.Where(known => known.YoungPersonId is not null).Select(known => known.YoungPersonId!.Value).Distinct().ToList();
        var merged = await db.YoungPeople.Where(person => ids.Contains(person.Id) && person.MergedIntoId != null).Select(person => person.Id).ToListAsync(cancelled);
        foreach (var id in merged)
        {
            var survivorId = await db.SurvivorOf(id);
            var survivor = (await Read(db.YoungPeople.AsNoTracking().Where(person => person.Id == survivorId), db, cancelled)).SingleOrDefault();
            if (survivor is null) continue;
            var resemblance = found.GetValueOrDefault(id)?.Resemblance;
            if (found.Remove(id) && !found.ContainsKey(survivorId))
                found[survivorId] = new KnownPerson(survivorId, null, null, null, $"{survivor.Given} {survivor.Family}".Trim(), survivor.BornOn, survivor.AreaCode, survivor.Cases, resemblance!);
            // A referral of the one that was put away belongs to the survivor’s line.
            foreach (var referral in found.Where(known => known.Value.ReferralId is not null && known.Value.YoungPersonId == id).ToList())
                found[referral.Key] = referral.Value with { YoungPersonId = survivorId };
        }
    }

    private static void Add(Dictionary<Guid, KnownPerson> found, IEnumerable<Candidate> candidates, PersonFacts asked)
    {
        foreach (var one in candidates)
        {
            var others = (one.AlsoKnownAs ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var facts = new PersonFacts(one.Given ?? "", one.Family ?? "", one.Preferred, others, one.BornOn, one.BornOnEstimated, null, one.Postcode, null);
            found.TryAdd(one.Id, new KnownPerson(one.YoungPersonId, one.IsReferral ? one.Id : null, one.Status, one.Reference,
                $"{one.Given} {one.Family}".Trim(), one.BornOn, one.AreaCode, one.Cases, Resemblance.Between(asked, facts)));
        }
    }

    private static async Task<List<Candidate>> Read(IQueryable<YoungPerson> people, YoungFuturesDb db, CancellationToken cancelled)
    {
        var candidates = await people.OrderByDescending(person => person.Id).Take(Candidates)
            .Select(person => new Candidate(person.Id, person.Id, false, null, null, person.GivenName, person.FamilyName, person.PreferredName, person.AlsoKnownAs,
                person.BornOn, person.BornOnEstimated, person.Postcode, person.AreaCode, new List<string>()))
            .ToListAsync(cancelled);
        // Asked with the people, the first few cases of each would be numbered among all the cases there are.
        var ids = candidates.Select(one => one.Id).ToList();
        var together = await db.ReadWith(ids);
        Guid[] all = [.. together.Keys];
        var cases = (await db.Cases.Where(@case => all.Contains(@case.YoungPersonId)).OrderBy(@case => @case.Id).Take(Candidates * CasesShown)
            .Select(@case => new { @case.YoungPersonId, @case.Reference }).ToListAsync(cancelled)).ToLookup(@case => together[@case.YoungPersonId], @case => @case.Reference);
        return [.. candidates.Select(one => one with { Cases = [.. cases[one.Id].Take(CasesShown)] })];
    }

    private static async Task<List<Candidate>> Read(IQueryable<Referral> referrals, CancellationToken cancelled) =>
        await referrals.OrderByDescending(referral => referral.Id).Take(Candidates)
            .Select(referral => new Candidate(referral.Id, referral.YoungPersonId, true, referral.Status, referral.Reference, referral.GivenName, referral.FamilyName,
                referral.PreferredName, referral.AlsoKnownAs, referral.BornOn, referral.BornOnEstimated, referral.Postcode, referral.AreaCode, new List<string>()))
            .ToListAsync(cancelled);

    private sealed record Candidate(Guid Id, Guid? YoungPersonId, bool IsReferral, ReferralStatus? Status, string? Reference, string? Given, string? Family,
        string? Preferred, string? AlsoKnownAs, DateOnly? BornOn, bool BornOnEstimated, string? Postcode, string? AreaCode, List<string> Cases);
}
