using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Shared;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>One record on which a rule fired.</summary>
public sealed record EvidenceLine(string Agency, DateOnly On, string? Reference, IReadOnlyList<string> Says, string? Detail, DateTime? TakenBackAt = null, string? About = null);

/// <summary>A rule that fired, and on what.</summary>
public sealed record FiredRule(Rule Rule, bool IsSufficient, IReadOnlyList<EvidenceLine> Lines);

/// <summary>Somebody whom the panel knows already and who may be this young person.</summary>
public sealed record KnownLine(string Name, DateOnly? BornOn, string Reference, string Href, bool IsOpenCase, Guid? CaseId);

public sealed record EarlierDecision(Guid Id, CandidateStatus Status, DateTime At, string? By, string? Reason);

public sealed record CandidatePage(Guid Id, Guid PanelId, string Name, int? Age, DateOnly? BornOn, string? Sex, string? Area, string? Address, string? School, CandidateStatus Status, Place Place, DateOnly? DueOn, DateTime FoundAt,
    Guid RuleSetId, int RuleSetNumber, int Records, IReadOnlyList<FiredRule> Finds, IReadOnlyList<FiredRule> Flags, IReadOnlyList<Overlap> Overlaps, IReadOnlyList<KnownLine> Known, EarlierDecision? Before,
    string? DecidedBy, DateTime? DecidedAt, string? Reason, string? RedirectedTo, string? RedirectReference, Guid? ReferralId, string? ReferralReference, Guid? CaseId, string? CaseReference,
    StatutoryRoute? Route, Guid? ReportId, bool MayDecide, bool MayExplain)
{
    private const int MostKnown = 10;

    public bool IsOpen => Status == CandidateStatus.Waiting;

    public static async Task<CandidatePage> For(YoungFuturesDb db, Viewer viewer, Words T, Candidate candidate)
    {
        var today = UkTime.LocalDate(db.Now);
        var fired = await Fired(db, T, candidate.Evidence);
        var area = candidate.AreaCode is null ? null : await db.PanelAreas.AsNoTracking().SingleOrDefaultAsync(held => held.PanelId == candidate.PanelId && held.Code == candidate.AreaCode);
        var before = candidate.DecidedBeforeId is { } beforeId
            ? await db.Candidates.AsNoTracking().Where(held => held.Id == beforeId).Select(held => new EarlierDecision(held.Id, held.Status, held.DecidedAt!.Value, db.Users.Where(user => user.Id == held.DecidedById).Select(user => user.DisplayName).FirstOrDefault(), held.Reason)).SingleOrDefaultAsync()
            : null;
        var isAtRisk = candidate is { IsOpen: true, Place: Place.Statutory };
        return new CandidatePage(candidate.Id, candidate.PanelId, candidate.NameAsGiven, candidate.BornOn is { } born ? Domain.Calendar.Age.On(born, today) : null, candidate.BornOn, candidate.Sex == Domain.YoungPeople.Sex.NotKnown ? null : T.Of(candidate.Sex),
            area is null ? null : T.Of(area), string.Join(", ", new[] { candidate.Address, candidate.Postcode }.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } address ? address : null, candidate.School,
            candidate.Status, candidate.Place, candidate.DueOn, candidate.FoundAt, candidate.RuleSetId, candidate.RuleSetNumber, candidate.Records,
            [.. fired.Where(rule => rule.Rule.Finds())], [.. fired.Where(rule => !rule.Rule.Finds())],
            await Domain.Identification.Overlaps.Of(db, candidate), candidate.IsOpen ? await KnownTo(db, candidate) : [], before,
            candidate.DecidedById is null ? null : await db.Users.Where(user => user.Id == candidate.DecidedById).Select(user => user.DisplayName).SingleOrDefaultAsync(), candidate.DecidedAt, candidate.Reason,
            candidate.RedirectedTo, candidate.RedirectReference,
            candidate.ReferralId is null ? null : await db.Referrals.Where(held => held.Id == candidate.ReferralId).Select(held => (Guid?)held.Id).SingleOrDefaultAsync(),
            candidate.ReferralId is null ? null : await db.Referrals.Where(held => held.Id == candidate.ReferralId).Select(held => held.Reference).SingleOrDefaultAsync(),
            candidate.CaseId is null ? null : await db.Cases.Where(held => held.Id == candidate.CaseId).Select(held => (Guid?)held.Id).SingleOrDefaultAsync(),
            candidate.CaseId is null ? null : await db.Cases.Where(held => held.Id == candidate.CaseId).Select(held => held.Reference).SingleOrDefaultAsync(),
            isAtRisk ? await StatutoryRoute.Of(db, T, candidate.PanelId, candidate.AreaCode) : null,
            isAtRisk ? await db.SafeguardingReports.Where(report => report.RecordId == candidate.Id).OrderByDescending(report => report.RaisedAt).ThenBy(report => report.Id).Select(report => (Guid?)report.Id).FirstOrDefaultAsync() : null,
            candidate.IsOpen && viewer.May(IdentificationRights.Decide, candidate), viewer.May(Domain.Signals.LinkRights.Decide, candidate.PanelId));
    }

    private static async Task<List<FiredRule>> Fired(YoungFuturesDb db, Words T, IReadOnlyList<CandidateEvidence> evidence)
    {
        var ids = evidence.Select(line => line.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => ids.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => T.Of(agency));
        return [.. evidence.GroupBy(line => line.Rule).OrderBy(group => group.Key).Select(group => new FiredRule(group.Key, group.First().IsSufficient,
            [.. group.Where(line => agencies.ContainsKey(line.AgencyId)).OrderBy(line => line.OccurredOn).ThenBy(line => line.Id).Select(line => new EvidenceLine(agencies[line.AgencyId], line.OccurredOn, line.Reference, RuleWords.Says(T, line), line.Detail, About: About(T, line)))]))];
    }

    // As the source writes it, so that two people who were linked by mistake can be told apart.
    private static string About(Words T, CandidateEvidence line)
    {
        var name = $"{line.GivenName} {line.FamilyName}".Trim();
        return (line.BornOn, line.Postcode) switch
        {
            ({ } born, { } postcode) => T["About: {0}, born {1}, {2}", name, born.ToLong(), postcode],
            ({ } born, null) => T["About: {0}, born {1}", name, born.ToLong()],
            _ => T["About: {0}, no date of birth", name],
        };
    }

    /// <summary>Whom the panel knows already, as far as the viewer sees them: their open cases, closed ones, and referrals that wait.</summary>
    public static async Task<IReadOnlyList<KnownLine>> KnownTo(YoungFuturesDb db, Candidate candidate)
    {
        var known = await AlreadyKnown.To(db, candidate.Facts, candidate.PanelId);
        var people = known.Where(held => held.ReferralId is null && held.YoungPersonId is not null).Select(held => held.YoungPersonId!.Value).ToList();
        var cases = await db.Cases.AsNoTracking().Where(held => people.Contains(held.YoungPersonId)).OrderByDescending(held => held.OpenedAt).ThenBy(held => held.Id).Take(50)
            .Select(held => new { held.Id, held.YoungPersonId, held.Reference, IsOpen = held.Status != CaseStatus.Closed }).ToListAsync();
        return [.. known.SelectMany(person => person.ReferralId is { } referralId
                ? person.Reference is { } reference ? [new KnownLine(person.Name, person.BornOn, reference, $"/referrals/{referralId}", false, null)] : []
                : cases.Where(held => held.YoungPersonId == person.YoungPersonId).Select(held => new KnownLine(person.Name, person.BornOn, held.Reference, $"/cases/{held.Id}", held.IsOpen, held.Id)))
            .OrderByDescending(line => line.IsOpenCase).Take(MostKnown)];
    }
}
