using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Telling;

[Route("referrals/{referralId:guid}/telling")]
public sealed class TellingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid referralId)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.TellReferrer, referral)) return Forbid();
        if (referral.TellReferrerBy is null || referral.ReferrerToldAt is not null) return LocalRedirect($"/referrals/{referralId}");
        return View(Shown(new TellingForm { Version = referral.Version.ToString() }, referral));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid referralId, TellingForm form)
    {
        var referral = await db.Referrals.SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.TellReferrer, referral)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", Shown(form, referral));

        db.Expect(referral, form.Version);
        referral.TellReferrer(await db.ActIn(referral.PanelId), form.How!);
        await db.SaveChangesAsync();
        this.Done(T["It is recorded that the referrer was told"]);
        return LocalRedirect($"/referrals/{referralId}");
    }

    private static TellingForm Shown(TellingForm form, Referral referral)
    {
        (form.ReferralId, form.Reference, form.Status) = (referral.Id, referral.Reference, referral.Status);
        (form.Name, form.Contact, form.By) = (referral.ReferrerName, referral.ReferrerContact, referral.TellReferrerBy);
        return form;
    }
}
