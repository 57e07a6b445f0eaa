using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals;

[Route("referrals")]
public sealed class ReferralsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(ReferralsShown? show, bool mine = false, int page = 1)
    {
        if (!viewer.May(ReferralRights.List)) return NotFound();
        var seesPanel = viewer.PanelIds.Length > 0;
        var shown = show ?? (seesPanel ? ReferralsShown.Open : ReferralsShown.All);
        var referrals = Only(InSight(), shown);
        if (mine) referrals = referrals.Where(referral => referral.OwnerId == viewer.UserId || referral.LoggedById == viewer.UserId || referral.ReferrerId == viewer.UserId);
        return View(new ReferralsPage(await InOrder(referrals, shown).Select(ReferralRow.From).ToPageAsync(page), shown, mine,
            viewer.May(ReferralRights.Start), seesPanel, viewer.UserId));
    }

    [HttpGet("{referralId:guid}")]
    public async Task<IActionResult> Details(Guid referralId)
    {
        var referral = await db.Referrals.AsNoTracking().Include(held => held.Triggers).Include(held => held.Questions).AsSplitQuery()
            .SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        return View(await ReferralPage.For(referral, db, viewer, T));
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
