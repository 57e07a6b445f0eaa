using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Candidates;

/// <summary>What the panel’s rules found on the page of a referral or a case: each line for those who may read what its source said.</summary>
public sealed record EvidencePage(IReadOnlyList<FiredRule> Fired, Guid? CandidateId);

public sealed class EvidenceOfRecord(YoungFuturesDb db, Words T) : ViewComponent
{
    private const int Most = 100;

    public async Task<IViewComponentResult> InvokeAsync(Guid recordId)
    {
        var ids = await db.Referrals.Where(referral => referral.CaseId == recordId).OrderBy(referral => referral.Id).Select(referral => (Guid?)referral.Id).Take(100).ToListAsync();
        ids.Add(recordId);
        return View("~/Features/Candidates/_EvidenceOfRecord.cshtml", new EvidencePage(
            await Lines(db, T, db.ReferralEvidence.Where(line => line.CaseId == recordId || line.ReferralId == recordId)),
            await db.Candidates.Where(held => held.CaseId == recordId || ids.Contains(held.ReferralId)).OrderBy(held => held.Id).Select(held => (Guid?)held.Id).FirstOrDefaultAsync()));
    }

    public static async Task<IReadOnlyList<FiredRule>> Lines(YoungFuturesDb db, Words T, IQueryable<ReferralEvidence> evidence)
    {
        var lines = await evidence.AsNoTracking().OrderBy(line => line.OccurredOn).ThenBy(line => line.Id).Take(Most).ToListAsync();
        var agencyIds = lines.Select(line => line.AgencyId).Distinct().ToList();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id, agency => T.Of(agency));
        return [.. lines.GroupBy(line => line.Rule).OrderBy(group => group.Key).Select(group => new FiredRule(group.Key, true,
            [.. group.Select(line => new EvidenceLine(agencies[line.AgencyId], line.OccurredOn, line.Reference, RuleWords.Says(T, line), line.Detail, line.TakenBackAt))]))];
    }
}
