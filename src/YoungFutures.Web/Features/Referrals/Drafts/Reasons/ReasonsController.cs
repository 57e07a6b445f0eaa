using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.Reasons;

[Route("referrals/{referralId:guid}/reasons")]
public sealed class ReasonsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.Include(referral => referral.Triggers).SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        var form = await Shown(ReasonsForm.For(draft), draft);
        form.LayOutTriggers();
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid referralId, ReasonsForm form)
    {
        var draft = await db.Referrals.Include(referral => referral.Triggers).SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        await Shown(form, draft);
        OnlyOffered(nameof(form.TriggerCodes), form.TriggerCodes, form.TriggerChoices);
        OnlyOffered(nameof(form.TriggerCodes), form.Triggers.Select(trigger => trigger.Code ?? ""), form.TriggerChoices);
        OnlyOffered(nameof(form.ConcernCodes), form.ConcernCodes, form.Concerns);
        OnlyOffered(nameof(form.StrengthCodes), form.StrengthCodes, form.Strengths);

        await db.SaveStep(draft, form, DraftStep.Reasons, ModelState);
        if (!ModelState.IsValid) return this.Invalid("Edit", await Shown(form, draft));
        if (!form.IsLater) return LocalRedirect(Steps.After(draft, DraftStep.Reasons));
        this.Done(T["The draft is saved. You can go on with it whenever you like."]);
        return LocalRedirect("/referrals");
    }

    private void OnlyOffered(string question, IEnumerable<string> codes, IReadOnlyList<Choice> offered)
    {
        if (codes.Any(code => !offered.Any(choice => !choice.Divider && choice.Value == code))) ModelState.AddModelError(question, T["Choose one of the answers"]);
    }

    private async Task<ReasonsForm> Shown(ReasonsForm form, Referral draft)
    {
        var act = await db.ActIn(draft.PanelId);
        form.Head = await StepHead.For(draft, DraftStep.Reasons, db, act.Limits);
        form.TriggerChoices = [.. await db.ChoicesOf(ReferenceKind.Trigger, draft.Triggers.Select(trigger => trigger.Code)), Choice.Or(T["or"]), new(Referral.NotKnownYet, T["None of these, or not known yet"])];
        form.Concerns = [.. await db.ChoicesOf(ReferenceKind.Concern, draft.ConcernCodes), Choice.Or(T["or"]), new(Referral.NotKnownYet, T["Not known yet"])];
        form.Strengths = [.. await db.ChoicesOf(ReferenceKind.Strength, draft.StrengthCodes), Choice.Or(T["or"]), new(Referral.NotKnownYet, T["Not known yet"])];
        return form;
    }
}
