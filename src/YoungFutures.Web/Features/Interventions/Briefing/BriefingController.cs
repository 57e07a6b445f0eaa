using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Briefing;

[Route("interventions/{interventionId:guid}/briefing")]
public sealed class BriefingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Lead, held)) return Forbid();
        if (!held.IsOpen) return LocalRedirect($"/interventions/{interventionId}");
        var told = held.Briefing;
        return View(new BriefingForm { Matters = told.Matters, HowToTalk = told.HowToTalk, SafeContact = told.SafeContact, Version = told.Version.ToString(), Head = InterventionHead.Of(held) });
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid interventionId, BriefingForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Lead, held)) return Forbid();
        form.Head = InterventionHead.Of(held);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(held.Briefing, form.Version);
        held.Tell(await db.ActIn(held.PanelId), form.Matters!, form.HowToTalk, form.SafeContact);
        await db.SaveChangesAsync();
        this.Done(T["What the provider is told was changed."]);
        return LocalRedirect($"/interventions/{interventionId}");
    }
}
