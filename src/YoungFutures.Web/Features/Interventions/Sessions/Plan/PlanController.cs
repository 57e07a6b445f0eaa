using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Sessions.Plan;

[Route("interventions/{interventionId:guid}/sessions/plan")]
public sealed class PlanController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        if (!held.TakesSessions) return LocalRedirect($"/interventions/{interventionId}");
        return View(new PlanForm { Head = InterventionHead.Of(held), Version = held.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid interventionId, PlanForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.Carry, held)) return Forbid();
        form.Head = InterventionHead.Of(held);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(held, form.Version);
        var planned = held.Plan(await db.ActIn(held.PanelId), form.First.Date!.Value, form.Count!.Value, form.EveryWeeks!.Value);
        await db.SaveChangesAsync();
        this.Done(T["Sessions planned: {0}", planned.Count]);
        return LocalRedirect($"/interventions/{interventionId}");
    }
}
