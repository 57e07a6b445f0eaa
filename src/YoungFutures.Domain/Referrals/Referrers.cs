using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Referrals;

/// <summary>
/// Who is asked about a referral and told how it ended: the person who referred, or else whoever answers for their agency. Nobody where
/// neither has an account; nobody either who is kept out of the case.
/// </summary>
public static class Referrers
{
    public static async Task<User?> ReferrerOf(this YoungFuturesDb db, Referral referral, CancellationToken cancelled = default)
    {
        if (referral.ReferringAgencyId is not { } agencyId) return null;
        var now = db.Now;
        var contactId = await db.Agencies.Where(agency => agency.Id == agencyId).Select(agency => agency.ContactId).SingleOrDefaultAsync(cancelled);
        var people = await db.Users.AsNoTracking().InPanel(referral.PanelId, now)
            .Where(user => user.AgencyId == agencyId && user.Email != null
                && (user.Id == referral.ReferrerId || user.Id == contactId
                    // Before the referrer had a place of their own on the record, the writer was it, but for a coordinator who wrote for somebody else.
                    || (user.Id == referral.LoggedById && !user.Memberships.Any(held => held.PanelId == referral.PanelId && held.Role == Role.Coordinator)))
                && (referral.CaseId == null || !db.Exclusions.Any(exclusion => exclusion.CaseId == referral.CaseId && exclusion.UserId == user.Id
                    && exclusion.From <= now && (exclusion.Until == null || now < exclusion.Until))))
            .ToListAsync(cancelled);
        return people.MinBy(user => user.Id == referral.ReferrerId ? 0 : user.Id == contactId ? 2 : 1);
    }
}
