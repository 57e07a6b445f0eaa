using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.Referrer;

[Route("referrals/{referralId:guid}/referrer")]
public sealed class ReferrerController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid referralId)
    {
        var draft = await db.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.WriteForAnother, draft)) return Forbid();
        if (draft.Status != ReferralStatus.Draft) return LocalRedirect($"/referrals/{referralId}");
        return View(await Shown(ReferrerForm.For(draft), draft));
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid referralId, ReferrerForm form)
    {
        var draft = await db.Referrals.SingleOrDefaultAsync(referral => referral.Id == referralId);
        if (draft is null) return NotFound();
        HttpContext.Concerns(draft);
        if (!viewer.May(ReferralRights.WriteForAnother, draft)) return Forbid();
        if (form is { ToldBy: ToldByWhom.Agency, AgencyId: { } agencyId })
        {
            form.Agency = await db.PanelAgencies.Where(seat => seat.PanelId == draft.PanelId && seat.AgencyId == agencyId).Select(seat => seat.Agency).SingleOrDefaultAsync();
            if (form.Agency is null) return NotFound();
            if (form.ColleagueId is { } colleagueId)
            {
                form.Colleague = await db.Users.OfAgency(agencyId, draft.PanelId, db.Now).SingleOrDefaultAsync(user => user.Id == colleagueId);
                if (form.Colleague is null) ModelState.AddModelError(nameof(form.ColleagueId), T["Choose somebody who works for this agency"]);
            }
        }

        await db.SaveStep(draft, form, DraftStep.Referrer, ModelState);
        if (!ModelState.IsValid) return this.Invalid("Edit", await Shown(form, draft));
        if (!form.IsLater) return LocalRedirect(Steps.After(draft, DraftStep.Referrer));
        this.Done(T["The draft is saved. You can go on with it whenever you like."]);
        return LocalRedirect("/referrals");
    }

    private async Task<ReferrerForm> Shown(ReferrerForm form, Referral draft)
    {
        var act = await db.ActIn(draft.PanelId);
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        var sectors = act.Limits.ReferringSectors;
        form.Head = await StepHead.For(draft, DraftStep.Referrer, db, act.Limits);
        form.Agencies = await db.PanelAgencies.AsNoTracking()
            .Where(seat => seat.PanelId == draft.PanelId && seat.MayRefer && sectors.Contains(seat.Agency.Sector))
            .OrderBy(seat => welsh ? seat.Agency.NameCy : seat.Agency.Name).Take(500)
            .Select(seat => new Choice(seat.AgencyId.ToString(), welsh ? seat.Agency.NameCy : seat.Agency.Name, null, false)).ToListAsync();
        var people = await db.Users.InPanel(draft.PanelId, db.Now)
            .Where(user => db.PanelAgencies.Any(seat => seat.PanelId == draft.PanelId && seat.AgencyId == user.AgencyId && seat.MayRefer && sectors.Contains(seat.Agency.Sector)))
            .OrderBy(user => user.DisplayName).ThenBy(user => user.Id).Take(500)
            .Select(user => new { user.Id, user.DisplayName, Agency = user.Agency!.Name, AgencyCy = user.Agency.NameCy }).ToListAsync();
        form.Colleagues = [.. people.Select(person => new Choice(person.Id.ToString(), T["{0}, {1}", person.DisplayName, T.Either(person.Agency, person.AgencyCy)]))];
        return form;
    }
}
