using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Identification;

/// <summary>Who can be spoken to about a young person that somebody holds already.</summary>
public sealed record OverlapContact(string Name, string? JobTitle, string? Email);

/// <summary>
/// Another panel or programme that holds the young person already, as a fact. Of a sensitive one, and of another panel, it says no more than whom to speak to.
/// </summary>
public sealed record Overlap(Programme? Programme, string? Agency, string? AgencyCy, DateOnly? Since, OverlapContact? Contact)
{
    public bool IsNamed => Programme is Signals.Programme.Turnaround or Signals.Programme.YouthJustice or Signals.Programme.EarlyHelp;
}

/// <summary>What others hold, for whoever runs or chairs the panel; nobody else is given anything.</summary>
public static class Overlaps
{
    private const int MostRead = 50;
    private const int MostShown = 10;

    private static readonly ReferralStatus[] OpenReferrals = [ReferralStatus.Submitted, ReferralStatus.Screening, ReferralStatus.AwaitingInformation];

    public static Task<IReadOnlyList<Overlap>> Of(YoungFuturesDb db, Candidate candidate) => Find(db, candidate.PanelId, candidate.Facts, [candidate.IdentityId]);

    public static async Task<IReadOnlyList<Overlap>> Of(YoungFuturesDb db, Referral referral)
    {
        var identityIds = await db.Candidates.Where(held => held.ReferralId == referral.Id).Select(held => held.IdentityId).ToListAsync();
        return await Find(db, referral.PanelId, PossibleMatches.FactsOf(referral), identityIds);
    }

    private static async Task<IReadOnlyList<Overlap>> Find(YoungFuturesDb db, Guid panelId, PersonFacts told, List<Guid> identityIds)
    {
        if (!db.Viewer.RunsOrChairs(panelId)) return [];
        await using var register = db.As(Purpose.Matching);
        var today = UkTime.LocalDate(db.Now);
        return [.. (await Programmes(register, panelId, told, identityIds, today)).Concat(await OtherPanels(register, panelId, told)).Distinct().Take(MostShown)];
    }

    private static async Task<List<Overlap>> Programmes(YoungFuturesDb register, Guid panelId, PersonFacts told, List<Guid> identityIds, DateOnly today)
    {
        var now = register.Signals.AsNoTracking().Where(signal => signal.Kind == SignalKind.Programme && signal.Programme != null && signal.OccurredOn <= today && (signal.EndedOn == null || signal.EndedOn >= today)
            && signal.WithdrawnAt == null && signal.ReplacedById == null && (signal.Standing == null || signal.Standing == RecordStanding.Stands)
            && register.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed));
        List<Signal> signals = identityIds.Count == 0 ? [] : await now.Where(signal => signal.IdentityId != null && identityIds.Contains(signal.IdentityId.Value))
            .OrderByDescending(signal => signal.OccurredOn).ThenBy(signal => signal.Id).Take(MostRead).ToListAsync();
        // Linked or not: somebody whom no rule found may be held all the same.
        if (told.BornOn is { } born)
            signals.AddRange((await now.Where(signal => signal.PanelId == panelId && signal.BornOn == born).OrderByDescending(signal => signal.OccurredOn).ThenBy(signal => signal.Id).Take(MostRead).ToListAsync())
                .Where(signal => signals.TrueForAll(held => held.Id != signal.Id) && IsTheSame(told, new PersonFacts(signal.GivenName ?? "", signal.FamilyName ?? "", null, [], signal.BornOn, false, null, signal.Postcode, null))));
        if (signals.Count == 0) return [];
        var agencyIds = signals.Select(signal => signal.AgencyId).Distinct().ToList();
        var agencies = await register.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id))
            .Select(agency => new { agency.Id, agency.Name, agency.NameCy, Contact = register.Users.Where(user => user.Id == agency.ContactId).Select(user => new OverlapContact(user.DisplayName, user.JobTitle, user.Email)).FirstOrDefault() })
            .ToDictionaryAsync(agency => agency.Id);
        return [.. signals.Select(signal => signal.Programme is Programme.Turnaround or Programme.YouthJustice or Programme.EarlyHelp
            ? new Overlap(signal.Programme, agencies[signal.AgencyId].Name, agencies[signal.AgencyId].NameCy, signal.OccurredOn, null)
            // Its name, and whose record it is, say too much.
            : new Overlap(null, null, null, null, agencies[signal.AgencyId].Contact))];
    }

    private static async Task<List<Overlap>> OtherPanels(YoungFuturesDb register, Guid panelId, PersonFacts told)
    {
        if (told.BornOn is not { } born) return [];
        var others = await register.Panels.AsNoTracking().Where(panel => panel.Id != panelId).Select(panel => new { panel.Id, panel.CoordinatorId }).ToListAsync();
        var ids = others.Select(panel => panel.Id).ToList();
        var people = await register.YoungPeople.AsNoTracking().Where(held => ids.Contains(held.PanelId) && held.BornOn == born).OrderBy(held => held.Id).Take(MostRead)
            .Select(held => new { held.Id, held.PanelId, held.GivenName, held.FamilyName, held.PreferredName, held.Postcode }).ToListAsync();
        var same = people.FindAll(held => IsTheSame(told, new PersonFacts(held.GivenName, held.FamilyName, held.PreferredName, [], born, false, null, held.Postcode, null)));
        var sameIds = same.Select(held => held.Id).ToList();
        var holding = await register.Cases.AsNoTracking().Where(@case => sameIds.Contains(@case.YoungPersonId) && @case.Status != CaseStatus.Closed).Select(@case => @case.PanelId).ToListAsync();
        var referrals = await register.Referrals.AsNoTracking().Where(held => ids.Contains(held.PanelId) && held.BornOn == born && OpenReferrals.Contains(held.Status)).OrderBy(held => held.Id).Take(MostRead)
            .Select(held => new { held.PanelId, held.GivenName, held.FamilyName, held.PreferredName, held.Postcode }).ToListAsync();
        holding.AddRange(referrals.Where(held => IsTheSame(told, new PersonFacts(held.GivenName ?? "", held.FamilyName ?? "", held.PreferredName, [], born, false, null, held.Postcode, null))).Select(held => held.PanelId));
        var coordinatorIds = others.Where(panel => holding.Contains(panel.Id)).Select(panel => panel.CoordinatorId).ToList();
        return [.. (await register.Users.AsNoTracking().Where(user => coordinatorIds.Contains(user.Id)).OrderBy(user => user.DisplayName).Select(user => new OverlapContact(user.DisplayName, user.JobTitle, user.Email)).ToListAsync())
            .Select(contact => new Overlap(null, null, null, null, contact))];
    }

    // The day of birth and both names: to somebody outside the panel nothing is said on less.
    private static bool IsTheSame(PersonFacts told, PersonFacts other)
    {
        var resemblance = Resemblance.Between(told, other);
        return resemblance[PersonField.Given] < ResemblanceLevel.SharesPart && resemblance[PersonField.Family] <= ResemblanceLevel.SharesPart && resemblance[PersonField.BornOn] == ResemblanceLevel.Same;
    }
}
