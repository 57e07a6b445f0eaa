using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Features.Cases.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Disclosures;

[Route("cases/{caseId:guid}/disclosures/new")]
public sealed class DisclosuresController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid caseId)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        return View(await Offered(new DisclosureForm { On = DateAnswer.From(UkTime.LocalDate(db.Now)) }, @case));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, DisclosureForm form)
    {
        if (await Find(caseId) is not { } @case) return NotFound();
        if (!viewer.May(SharingRights.Write, @case)) return Forbid();
        await Offered(form, @case);
        if (form.To is { Length: > 0 } && form.Agencies.All(choice => choice.Divider || !string.Equals(choice.Value, form.To, StringComparison.OrdinalIgnoreCase))) ModelState.AddModelError(nameof(form.To), T["Choose with whom it was shared"]);
        if (form.Gateway is { } gateway && form.Gateways.All(choice => choice.Value != gateway.ToString())) ModelState.AddModelError(nameof(form.Gateway), T["Choose the legal gateway"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var act = await db.ActIn(@case.PanelId);
        db.DisclosuresMade.Add(new DisclosureMade(act, @case, Guid.TryParse(form.To, out var agencyId) ? agencyId : null, form.ToOther, form.On.Date!.Value, form.What!, form.Purpose!,
            form.Gateway!.Value, form.Basis!.Value, form.FamilyTold!.Value, form.NotToldBecause));
        await db.SaveChangesAsync();
        this.Done(T["What was shared on case {0} is recorded.", @case.Reference]);
        return LocalRedirect($"/cases/{caseId}/sharing");
    }

    private async Task<Case?> Find(Guid caseId)
    {
        var @case = await db.Cases.Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is not null) HttpContext.Concerns(@case);
        return @case;
    }

    private async Task<DisclosureForm> Offered(DisclosureForm form, Case @case)
    {
        form.Head = CaseHead.Of(@case);
        form.Agencies = [.. await db.AgencyChoices(@case.PanelId), Choice.Or(T["or"]), new Choice(DisclosureForm.SomebodyElse, T["Somebody else"])];
        var nation = await db.Panels.Where(panel => panel.Id == @case.PanelId).Select(panel => panel.Nation).SingleAsync();
        var own = await db.Agencies.AsNoTracking().SingleOrDefaultAsync(agency => agency.Id == viewer.AgencyId);
        form.Gateways = GatewayWords.Choices(T, nation, gateway => own?.MayUse(gateway) != false);
        return form;
    }
}
