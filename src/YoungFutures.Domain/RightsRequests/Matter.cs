using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;

namespace YoungFutures.Domain.RightsRequests;

/// <summary>The record that a request concerns, by the reference that people know.</summary>
public sealed record Matter(Guid SubjectId, Guid PanelId, Guid? CaseId, Guid? ReferralId, string Reference)
{
    /// <summary>A case or referral that the viewer sees, or one of a panel that they govern, whose records they do not see; nothing where they are kept out of it.</summary>
    public static async Task<Matter?> Find(YoungFuturesDb db, string reference)
    {
        if (await In(db, reference, null) is { } seen) return seen;
        var governed = db.Viewer.GovernedPanelIds;
        if (governed.Length == 0) return null;
        var (userId, now) = (db.Viewer.UserId, db.Now);
        await using var own = db.As(Purpose.KeepingApart);
        if (await In(own, reference, governed) is not { } found || await WholeRecord.Of(own, found.SubjectId) is not { } whole) return null;
        return await own.Exclusions.AnyAsync(kept => whole.Cases.Contains(kept.CaseId) && kept.UserId == userId && kept.From <= now && (kept.Until == null || now < kept.Until)) ? null : found;
    }

    /// <summary>Whoever writes it down where they govern the panel, otherwise the first of those who do; never whom it is about, nor somebody who is kept out of the case. Where nobody is left it rests with the coordinator by name.</summary>
    public async Task<Guid> WhoSeesToIt(YoungFuturesDb db, Act act, Guid? aboutUserId)
    {
        if (db.Viewer.GovernedPanelIds.Contains(PanelId) && aboutUserId != act.UserId) return act.UserId;
        await using var own = db.As(Purpose.KeepingApart);
        return await own.Memberships.Where(role => role.PanelId == PanelId && role.Role == Role.InformationGovernance && (aboutUserId == null || role.UserId != aboutUserId) && role.From <= act.At && (role.Until == null || act.At < role.Until)
                && own.Users.Any(user => user.Id == role.UserId && (user.LeavesOn == null || user.LeavesOn >= act.Today))
                && !own.Exclusions.Any(kept => kept.SubjectId == SubjectId && kept.UserId == role.UserId && kept.From <= act.At && (kept.Until == null || act.At < kept.Until)))
            .OrderBy(role => role.From).ThenBy(role => role.Id).Select(role => (Guid?)role.UserId).FirstOrDefaultAsync() ?? act.CoordinatorId;
    }

    private static async Task<Matter?> In(YoungFuturesDb db, string reference, Guid[]? panelIds)
    {
        if (await db.Cases.Where(held => held.Reference == reference).Select(held => new { held.Id, held.YoungPersonId, held.PanelId }).SingleOrDefaultAsync() is { } found)
            return panelIds?.Contains(found.PanelId) == false ? null : new(found.YoungPersonId, found.PanelId, found.Id, null, reference);
        if (await db.Referrals.Where(held => held.Reference == reference).Select(held => new { held.Id, held.YoungPersonId, held.CaseId, held.PanelId }).SingleOrDefaultAsync() is not { } referral) return null;
        return panelIds?.Contains(referral.PanelId) == false ? null : new(referral.YoungPersonId ?? referral.Id, referral.PanelId, referral.CaseId, referral.Id, reference);
    }
}
