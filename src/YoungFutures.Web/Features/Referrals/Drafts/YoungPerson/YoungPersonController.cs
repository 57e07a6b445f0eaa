using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.YoungPerson;

[Route("referrals/{referralId:guid}/young-person")]
public sealed class YoungPersonController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        return View(await Shown(YoungPersonForm.For(draft), draft));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid referralId, YoungPersonForm form)
    {
        var draft = await db.Referrals.Include(referral => referral.NameKeys).SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.Write, draft)) return Forbid();
        await Shown(form, draft);
        if (form.AreaCode is { } area && !form.Areas.Any(choice => choice.Value == area)) ModelState.AddModelError(nameof(form.AreaCode), T["Choose one of the answers"]);
        if (form.EthnicityCode is { } ethnicity && !form.Ethnicities.Any(choice => choice.Value == ethnicity)) ModelState.AddModelError(nameof(form.EthnicityCode), T["Choose one of the answers"]);

        await db.SaveStep(draft, form, DraftStep.YoungPerson, ModelState);
        if (!ModelState.IsValid) return this.Invalid("Edit", await Shown(form, draft));
        if (!form.IsLater) return LocalRedirect(Steps.After(draft, DraftStep.YoungPerson));
        this.Done(T["The draft is saved. You can go on with it whenever you like."]);
        return LocalRedirect("/referrals");
    }

    private async Task<YoungPersonForm> Shown(YoungPersonForm form, Referral draft)
    {
        var act = await db.ActIn(draft.PanelId);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        form.Head = await StepHead.For(draft, DraftStep.YoungPerson, db, act.Limits);
        form.Areas =
        [
            .. act.Panel.Areas.Select(area => new Choice(area.Code, welsh ? area.NameCy : area.Name)).OrderBy(area => area.Text, StringComparer.CurrentCulture),
            new(YoungPersonForm.NotKnown, T["Not known yet"]),
        ];
        form.Ethnicities = await db.ChoicesOf(ReferenceKind.Ethnicity, draft.EthnicityCode ?? "");
        return form;
    }
}
