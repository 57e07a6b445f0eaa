using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Referrals;

/// <summary>A case as a match tells of it.</summary>
public sealed record MatchedCase(Guid Id, string Reference, Guid YoungPersonId, CaseStatus Status, DateTime OpenedAt, DateTime? ClosedAt, ClosingReason? ClosedBecause)
{
    public bool IsOpen => Status != CaseStatus.Closed;
}

/// <summary>Somebody on record who may be the young person of a referral, with what agrees and what differs.</summary>
/// <param name="Cases">The newest first.</param>
public sealed record PossibleMatch(Guid YoungPersonId, PersonFacts Facts, string? AreaCode, Resemblance Resemblance, IReadOnlyList<MatchedCase> Cases)
{
    public string Name => $"{Facts.Given} {Facts.Family}".Trim();
    public MatchedCase? OpenCase => Cases.FirstOrDefault(held => held.IsOpen);
    public MatchedCase? LastClosed => Cases.Where(held => !held.IsOpen).MaxBy(held => held.ClosedAt);
}

/// <summary>Another referral, not yet decided, that may be about the same young person.</summary>
public sealed record OtherReferral(Guid Id, string Reference, ReferralStatus Status, DateTime SubmittedAt, string Name);

/// <summary>
/// Whom the panel may already know, looked for after a referral was sent and shown to its coordinator alone. The whole register of
/// the panel is looked through; a record that the coordinator must not see is only said to be there.
/// </summary>
public sealed record PossibleMatches(IReadOnlyList<PossibleMatch> People, bool RestrictedRecordMayMatch, IReadOnlyList<OtherReferral> OtherReferrals)
{
    private const int MostCandidates = 50;
    private const int MostShown = 10;

    private static readonly ReferralStatus[] Undecided = [ReferralStatus.Submitted, ReferralStatus.Screening, ReferralStatus.AwaitingInformation];

    public static async Task<PossibleMatches> Of(YoungFuturesDb db, Referral referral)
    {
        var told = FactsOf(referral);
        var keys = NameKeys.For(referral.GivenName, referral.FamilyName, referral.PreferredName, referral.AlsoKnownAs).Select(key => key.Value).Distinct().ToList();
        await using var register = db.As(Purpose.Matching);

        var resembling = (await Candidates(register, referral, keys))
            .Select(candidate => (candidate.Of.Id, candidate.Of.AreaCode, Facts: candidate.Of.ToFacts(), Resemblance: Resemblance.Between(told, candidate.As.ToFacts())))
            .Where(candidate => candidate.Resemblance.WorthShowing)
            .OrderBy(candidate => candidate.Resemblance, Resemblance.StrongestFirst)
            .DistinctBy(candidate => candidate.Id)
            .Take(MostShown)
            .ToList();
        var ids = resembling.Select(candidate => candidate.Id).ToList();
        // Of those who were put together there is one, with the cases of all.
        var together = await ReadTogether.Folded(register, ids);
        List<Guid> all = [.. together.Keys];
        var cases = (await CasesOf(register, all)).ConvertAll(held => held with { YoungPersonId = together[held.YoungPersonId] });
        var seen = (await CasesOf(db, all)).Select(held => held.Id).ToHashSet();

        // One open case out of sight is enough: a person shown without it would be given a second one.
        bool InSight(Guid youngPersonId) =>
            cases.Any(held => held.YoungPersonId == youngPersonId && seen.Contains(held.Id))
            && !cases.Any(held => held.YoungPersonId == youngPersonId && held.IsOpen && !seen.Contains(held.Id));

        return new PossibleMatches(
            [.. resembling.Where(candidate => InSight(candidate.Id)).Select(candidate => new PossibleMatch(candidate.Id, candidate.Facts, candidate.AreaCode,
                candidate.Resemblance, [.. cases.Where(held => held.YoungPersonId == candidate.Id && seen.Contains(held.Id))]))],
            resembling.Exists(candidate => !InSight(candidate.Id)),
            await Others(db, register, referral, told, keys));
    }

    public PossibleMatch? Find(Guid youngPersonId) => People.FirstOrDefault(match => match.YoungPersonId == youngPersonId);

    /// <summary>Whoever comes near, and whom they are read with: a name or a date that only the one put away had still leads to the other.</summary>
    private static async Task<List<(Candidate As, Candidate Of)>> Candidates(YoungFuturesDb register, Referral referral, List<string> keys)
    {
        var byName = await register.NameKeys
            .Where(key => key.PanelId == referral.PanelId && key.YoungPersonId != null && keys.Contains(key.Value))
            .GroupBy(key => key.YoungPersonId!.Value)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key)
            .Take(MostCandidates).ToListAsync();

        var dates = DatesLike(referral.BornOn);
        var byDate = await register.YoungPeople
            .Where(held => held.PanelId == referral.PanelId && held.BornOn != null && dates.Contains(held.BornOn.Value))
            .OrderBy(held => held.Id)
            .Select(held => held.Id)
            .Take(MostCandidates).ToListAsync();

        var ids = byName.Union(byDate).ToList();
        var near = await register.YoungPeople.AsNoTracking().Where(held => ids.Contains(held.Id)).Select(Candidate.From).ToListAsync();
        var survivors = new Dictionary<Guid, Candidate>();
        var read = new List<(Candidate, Candidate)>();
        foreach (var one in near)
        {
            if (one.MergedIntoId is null)
            {
                read.Add((one, one));
                continue;
            }

            var id = await ReadTogether.Survivor(register, one.Id);
            if (!survivors.TryGetValue(id, out var of)) survivors[id] = of = await register.YoungPeople.AsNoTracking().Where(held => held.Id == id).Select(Candidate.From).SingleAsync();
            read.Add((one, of));
        }

        return read;
    }

    /// <summary>The date, and the one that day and month the other way round would be.</summary>
    private static List<DateOnly> DatesLike(DateOnly? bornOn)
    {
        if (bornOn is not { } born) return [];
        return born.Day <= 12 && born.Day != born.Month ? [born, new DateOnly(born.Year, born.Day, born.Month)] : [born];
    }

    private static async Task<List<MatchedCase>> CasesOf(YoungFuturesDb db, List<Guid> youngPersonIds) =>
        await db.Cases.AsNoTracking().Where(held => youngPersonIds.Contains(held.YoungPersonId))
            .OrderByDescending(held => held.OpenedAt)
            .Select(held => new MatchedCase(held.Id, held.Reference, held.YoungPersonId, held.Status, held.OpenedAt, held.ClosedAt, held.ClosedBecause))
            .ToListAsync();

    private static async Task<IReadOnlyList<OtherReferral>> Others(YoungFuturesDb db, YoungFuturesDb register, Referral referral, PersonFacts told, List<string> keys)
    {
        var ids = await register.NameKeys
            .Where(key => key.PanelId == referral.PanelId && key.ReferralId != null && key.ReferralId != referral.Id && keys.Contains(key.Value)
                && register.Referrals.Any(other => other.Id == key.ReferralId && Undecided.Contains(other.Status)))
            .GroupBy(key => key.ReferralId!.Value)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => group.Key)
            .Take(MostCandidates).ToListAsync();
        var others = await db.Referrals.AsNoTracking().Where(other => ids.Contains(other.Id)).ToListAsync();
        return [.. others.Where(other => other is { Reference: not null, SubmittedAt: not null } && Resemblance.Between(told, FactsOf(other)).WorthShowing)
            .OrderBy(other => other.SubmittedAt)
            .Take(MostShown)
            .Select(other => new OtherReferral(other.Id, other.Reference!, other.Status, other.SubmittedAt!.Value, other.NameAsGiven))];
    }

    public static PersonFacts FactsOf(Referral referral) => new(referral.GivenName ?? "", referral.FamilyName ?? "", referral.PreferredName,
        Names(referral.AlsoKnownAs), referral.BornOn, referral.BornOnEstimated, SexOf(referral.Sex), referral.Postcode, referral.School);

    private static string[] Names(string? alsoKnownAs) =>
        (alsoKnownAs ?? "").Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? SexOf(Sex sex) => sex == Sex.NotKnown ? null : sex.ToString();

    private sealed record Candidate(Guid Id, string Given, string Family, string? Preferred, string? AlsoKnownAs, DateOnly? BornOn, bool BornOnEstimated,
        Sex Sex, string? Postcode, string? School, string? AreaCode, Guid? MergedIntoId)
    {
        public static readonly System.Linq.Expressions.Expression<Func<YoungPerson, Candidate>> From = held => new(held.Id, held.GivenName, held.FamilyName,
            held.PreferredName, held.AlsoKnownAs, held.BornOn, held.BornOnEstimated, held.Sex, held.Postcode, held.School, held.AreaCode, held.MergedIntoId);

        public PersonFacts ToFacts() => new(Given, Family, Preferred, Names(AlsoKnownAs), BornOn, BornOnEstimated, SexOf(Sex), Postcode, School);
    }
}
