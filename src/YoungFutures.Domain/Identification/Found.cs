using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Domain.Identification;

/// <summary>Whom the rules found, once the panel has them on record.</summary>
public static class Found
{
    /// <summary>
    /// Drafts that nobody sent are about to go, and what was carried into them goes with them: whoever was found waits for a decision again, so that nobody falls through.
    /// To be saved with the removal.
    /// </summary>
    public static async Task DraftsWentUnsent(YoungFuturesDb db, IReadOnlyCollection<Referral> drafts, CancellationToken cancelled = default)
    {
        var ids = drafts.Where(draft => draft.Source == ReferralSource.Identified).Select(draft => draft.Id).ToList();
        if (ids.Count == 0) return;
        foreach (var candidate in await db.Candidates.Where(held => held.ReferralId != null && ids.Contains(held.ReferralId.Value)).ToListAsync(cancelled))
            candidate.WaitAgain(await db.ActIn(candidate.PanelId));
        foreach (var change in await db.EvidenceChanges.Where(held => held.ReferralId != null && ids.Contains(held.ReferralId.Value)).ToListAsync(cancelled))
            change.NothingRestsOnIt(db.Now);
        db.ReferralEvidence.RemoveRange(await db.ReferralEvidence.Where(held => held.ReferralId != null && ids.Contains(held.ReferralId.Value)).ToListAsync(cancelled));
    }

    /// <summary>Its evidence goes with an accepted referral into the case, to be read there by the agencies whose records it is. To be saved with the acceptance.</summary>
    public static async Task CameIntoCase(YoungFuturesDb db, Referral referral)
    {
        if (referral.Source != ReferralSource.Identified) return;
        foreach (var line in await db.ReferralEvidence.Where(held => held.ReferralId == referral.Id).ToListAsync()) line.CaseId = referral.CaseId;
        foreach (var candidate in await db.Candidates.Where(held => held.ReferralId == referral.Id).ToListAsync()) candidate.CaseId = referral.CaseId;
        if (referral.CaseId is { } caseId && db.Cases.Local.FirstOrDefault(held => held.Id == caseId) is { } @case) await MustBeTold(db, @case, referral.Id);
    }

    /// <summary>
    /// Nobody referred them, so nobody has told them: within a month of the data being obtained the family is, or somebody says why not. Counted from the day on which
    /// the rules first found them: before it the panel held rows of lists, and nobody’s data to act on. To be saved with the acceptance.
    /// </summary>
    public static async Task MustBeTold(YoungFuturesDb db, Cases.Case @case, Guid? referralId = null, Candidate? joined = null)
    {
        var foundAt = joined?.FoundAt ?? await db.Candidates.Where(held => held.ReferralId == referralId).Select(held => (DateTime?)held.FoundAt).MinAsync();
        if (foundAt is not { } at) return;
        if (await db.PrivacyNotices.AnyAsync(held => held.CaseId == @case.Id && held.State == Sharing.PrivacyNoticeState.Due)) return;
        db.PrivacyNotices.Add(new Sharing.PrivacyNotice(await db.ActIn(@case.PanelId), @case, Calendar.UkTime.LocalDate(at)));
    }

    /// <summary>Ties the linked records to the young person. Were it missed, the next look at those records does it.</summary>
    public static async Task BecameYoungPerson(YoungFuturesDb db, Referral referral)
    {
        if (referral.Source != ReferralSource.Identified || referral.YoungPersonId is not { } youngPersonId) return;
        await using var own = db.As(Purpose.Identifying);
        var identityIds = await own.Candidates.Where(held => held.ReferralId == referral.Id).Select(held => held.IdentityId).ToListAsync();
        await own.LinkedIdentities.Where(held => identityIds.Contains(held.Id) && held.YoungPersonId == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.YoungPersonId, youngPersonId));
    }
}
