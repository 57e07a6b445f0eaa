using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Web.Features.Referrals;

/// <summary>The list of referrals, narrowed and in its order: for its page and for its file.</summary>
public sealed class ReferralList(YoungFuturesDb db, Viewer viewer, ReferralsShown? show, bool mine)
{
    public ReferralsShown Shown { get; } = show ?? (viewer.PanelIds.Length > 0 ? ReferralsShown.Open : ReferralsShown.All);

    public IQueryable<ReferralRow> Rows
    {
        get
        {
            var referrals = Only(InSight(), Shown);
            if (mine) referrals = referrals.Where(referral => referral.OwnerId == viewer.UserId || referral.LoggedById == viewer.UserId || referral.ReferrerId == viewer.UserId);
            return InOrder(referrals, Shown).Select(ReferralRow.From);
        }
    }

    // What the filter would let through of all referrals, found by index instead: those of one's panels, one's own, and those one's agency or oneself is involved in.
    private IQueryable<Referral> InSight()
    {
        var involved = db.Involvements.Where(held => held.ReferralId != null
            && (held.UserId == viewer.UserId || (held.AgencyId == viewer.AgencyId && held.AgencyId != null))).Select(held => held.ReferralId);
        return db.Referrals.AsNoTracking().Where(referral => viewer.PanelIds.Contains(referral.PanelId) || referral.LoggedById == viewer.UserId || involved.Contains(referral.Id));
    }

    private static IQueryable<Referral> Only(IQueryable<Referral> referrals, ReferralsShown shown) => shown switch
    {
        ReferralsShown.Drafts => referrals.Where(referral => referral.Status == ReferralStatus.Draft),
        ReferralsShown.Waiting => referrals.Where(referral => referral.Status == ReferralStatus.AwaitingInformation),
        ReferralsShown.ToTell => referrals.Where(referral => referral.TellReferrerBy != null && referral.ReferrerToldAt == null),
        ReferralsShown.Ended => referrals.Where(referral => referral.EndedAt != null),
        ReferralsShown.All => referrals,
        _ => referrals.Where(referral => referral.Status == ReferralStatus.Draft || referral.Status == ReferralStatus.Submitted
            || referral.Status == ReferralStatus.Screening || referral.Status == ReferralStatus.AwaitingInformation),
    };

    // What is due comes first, soonest first. One's own drafts before the rest for a referrer; for whoever runs the panel, the queue.
    private IQueryable<Referral> InOrder(IQueryable<Referral> referrals, ReferralsShown shown) => shown switch
    {
        ReferralsShown.ToTell => referrals.OrderBy(referral => referral.TellReferrerBy).ThenBy(referral => referral.Id),
        ReferralsShown.Ended => referrals.OrderByDescending(referral => referral.EndedAt).ThenBy(referral => referral.Id),
        _ when viewer.RunPanelIds.Length > 0 => referrals
            .OrderBy(referral => referral.DueOn == null ? 2 : referral.Status == ReferralStatus.Draft && referral.ImmediateRisk != Answer.Yes ? 1 : 0)
            .ThenBy(referral => referral.DueOn).ThenByDescending(referral => referral.Id),
        _ => referrals
            .OrderBy(referral => referral.Status == ReferralStatus.Draft ? 0 : referral.DueOn != null ? 1 : 2)
            .ThenBy(referral => referral.DueOn).ThenByDescending(referral => referral.Id),
    };
}
