using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts.CheckAnswers;

[Route("referrals/{referralId:guid}/check-answers")]
public sealed class CheckAnswersController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.AsNoTracking().Include(referral => referral.Triggers).SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        var act = await db.ActIn(draft.PanelId);
        return View(new CheckAnswersPage(await StepHead.For(draft, null, db, act.Limits), await AnswersPage.For(draft, db, T, changeable: true), draft.StepsToDo, draft.Version.ToString()));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid referralId, CheckAnswersForm form)
    {
        var draft = await db.Referrals.Include(referral => referral.Triggers).Include(referral => referral.Involvements).AsSplitQuery()
            .SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();

        db.Expect(draft, form.Version);
        var confirmed = await db.SafeguardingConfirmed(referralId);
        draft.MustBeReady(confirmed);
        var act = await db.ActIn(draft.PanelId);
        draft.Submit(act, await ReferenceNumber.ForReferral(db, act), confirmed);
        await db.SaveChangesAsync();
        this.Done(T["Referral {0} was sent", draft.Reference]);
        return LocalRedirect($"/referrals/{referralId}");
    }
}
