using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Referrals.Start;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Another;

/// <summary>The same incident, another young person: a referral of its own that shares nothing with the first but what happened.</summary>
[Route("referrals/{referralId:guid}/another")]
public sealed class AnotherController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid referralId)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Write, referral) || !viewer.May(ReferralRights.Start)) return Forbid();
        return View(new StartForm { PanelId = referral.PanelId });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid referralId, StartForm form)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Write, referral) || !viewer.May(ReferralRights.Start)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var search = form.ToSearch(viewer.UserId, referral.PanelId, db.Now, incidentOf: referralId);
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync();
        return LocalRedirect($"/referrals/new/{search.Id}");
    }
}
