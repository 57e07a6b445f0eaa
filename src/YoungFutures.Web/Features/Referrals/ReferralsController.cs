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
        var list = new ReferralList(db, viewer, show, mine);
        return View(new ReferralsPage(await list.Rows.ToPageAsync(page), list.Shown, mine,
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
}
