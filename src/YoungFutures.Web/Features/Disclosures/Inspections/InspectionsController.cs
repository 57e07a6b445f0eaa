using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Features.Returns.Bases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Disclosures.Inspections;

/// <summary>The list of young people and the audit that an inspectorate asks for. Who asked, on what power and why is written down first.</summary>
[Route("disclosures/inspections/new")]
[StepUp(typeof(DisclosureRights), nameof(DisclosureRights.Govern))]
public sealed class InspectionsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        var form = new InspectionForm { Panels = await db.GovernedPanelChoices(viewer, T) };
        if (form.Panels is [var only]) form.PanelId = Guid.Parse(only.Value);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(InspectionForm form)
    {
        form.Panels = await db.GovernedPanelChoices(viewer, T);
        if (form.PanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var (from, until) = (form.From.Date!.Value, form.Until.Date!.Value);
        // Whether it can be made at all is asked before it is written down.
        await InspectionPack.Scope(db, form.PanelId!.Value, from, until);
        var made = ControlledDisclosure.OfInspection(await db.ActIn(form.PanelId.Value), new Recipient(form.Organisation!, form.Post!, form.Basis!), from, until, form.Reason!);
        db.ControlledDisclosures.Add(made);
        await db.SaveChangesAsync();
        this.Done(T["The disclosure was recorded. Its files can be downloaded for one day."]);
        return LocalRedirect($"/disclosures/{made.Id}");
    }
}
