using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts.Safety;

[Route("referrals/{referralId:guid}/safety")]
public sealed class SafetyController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        return View(await Shown(SafetyForm.For(draft), draft));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid referralId, SafetyForm form)
    {
        var draft = await db.Referrals.Include(referral => referral.Triggers).SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        await Shown(form, draft);

        var wasAtRisk = draft.ImmediateRisk == Answer.Yes;
        await db.SaveStep(draft, form, DraftStep.Safety, ModelState);
        if (!ModelState.IsValid) return this.Invalid("Edit", await Shown(form, draft));
        // First things first: whatever else is missing can wait.
        if (draft.ImmediateRisk == Answer.Yes && !wasAtRisk) return LocalRedirect($"/referrals/{referralId}/act-now");
        if (form.Later is null) return LocalRedirect(Steps.After(draft, DraftStep.Safety));
        this.Done(T["The draft is saved. You can go on with it whenever you like."]);
        return LocalRedirect("/referrals");
    }

    private async Task<SafetyForm> Shown(SafetyForm form, Referral draft)
    {
        form.Act = await db.ActIn(draft.PanelId);
        form.Head = await StepHead.For(draft, DraftStep.Safety, db, form.Act.Limits);
        form.RiskIsAnswered = draft.ImmediateRisk == Answer.Yes;
        return form;
    }
}
