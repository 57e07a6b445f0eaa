using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.ActNow;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts.Safety;

[Route("referrals/{referralId:guid}/safety")]
public sealed class SafetyController(YoungFuturesDb db, Viewer viewer, Words T, Alarm alarm) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        var form = await Shown(SafetyForm.For(draft), draft);
        form.ImmediateRisk = form.Report?.AnsweredSince ?? form.ImmediateRisk;
        return View(form);
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
        if (form.ImmediateRisk is { } answer && ModelState.IsWhole()) await Note(draft, answer, form, wasAtRisk);
        await db.SaveStep(draft, form, DraftStep.Safety, ModelState);
        if (!ModelState.IsValid) return this.Invalid("Edit", await Shown(form, draft));
        // First things first: whatever else is missing can wait.
        if (draft.ImmediateRisk == Answer.Yes && !wasAtRisk) return LocalRedirect($"/referrals/{referralId}/act-now");
        if (form.Later is null) return LocalRedirect(Steps.After(draft, DraftStep.Safety));
        this.Done(T["The draft is saved. You can go on with it whenever you like."]);
        return LocalRedirect("/referrals");
    }

    // Saved with the answer itself, so that the clock runs even if the browser is closed on the next page. A yes stays; what is answered
    // after it is kept beside the report.
    private async Task Note(Referral draft, Answer answer, SafetyForm form, bool wasAtRisk)
    {
        var open = await db.SafeguardingReports.Where(held => held.RecordId == draft.Id && held.ConfirmedAt == null)
            .OrderByDescending(held => held.RaisedAt).FirstOrDefaultAsync();
        if (wasAtRisk) open?.AnswerAgain(answer, db.Now);
        else if (answer == Answer.Yes && open is null)
            await alarm.Raise((await RecordAtRisk.Find(db, ReportedFrom.Referral, draft.Id))!, form.Act, "", ModelState.IsFine(nameof(form.OwnWords)) ? form.OwnWords : null);
    }

    private async Task<SafetyForm> Shown(SafetyForm form, Referral draft)
    {
        form.Act = await db.ActIn(draft.PanelId);
        form.Head = await StepHead.For(draft, DraftStep.Safety, db, form.Act.Limits);
        form.RiskIsAnswered = draft.ImmediateRisk == Answer.Yes;
        if (form.RiskIsAnswered)
            form.Report = await db.SafeguardingReports.Where(held => held.RecordId == draft.Id).OrderBy(held => held.ConfirmedAt != null).ThenByDescending(held => held.RaisedAt)
                .Select(held => new ReportOfRisk(held.Id, held.ConfirmedAt != null, held.AnsweredSince, held.AnsweredSinceAt)).FirstOrDefaultAsync();
        return form;
    }
}
