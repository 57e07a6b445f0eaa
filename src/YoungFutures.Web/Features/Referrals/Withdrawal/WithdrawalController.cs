using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Referrals.Drafts;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Withdrawal;

[Route("referrals/{referralId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid referralId)
    {
        var referral = await db.Referrals.AsNoTracking().SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Withdraw, referral)) return Forbid();
        if (!referral.CanMoveTo(ReferralStatus.Withdrawn)) return LocalRedirect($"/referrals/{referralId}");
        return View(new WithdrawalForm { Version = referral.Version.ToString(), ReferralId = referralId, Reference = referral.Reference });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid referralId, WithdrawalForm form)
    {
        var referral = await db.Referrals.Include(held => held.Questions).SingleOrDefaultAsync(held => held.Id == referralId);
        if (referral is null) return NotFound();
        HttpContext.Concerns(referral);
        if (!viewer.May(ReferralRights.Withdraw, referral)) return Forbid();
        (form.ReferralId, form.Reference) = (referralId, referral.Reference);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(referral, form.Version);
        var act = await db.ActIn(referral.PanelId);
        referral.Withdraw(act, form.Because!, await db.SafeguardingConfirmed(referralId));
        await endings.Tell(referral, act);
        await db.SaveChangesAsync();
        this.Done(referral.Reference is null ? T["The draft was withdrawn"] : T["Referral {0} was withdrawn", referral.Reference]);
        // A draft that was withdrawn stays with nobody who could open it again.
        return LocalRedirect(referral.Reference is null ? "/referrals" : $"/referrals/{referralId}");
    }
}
