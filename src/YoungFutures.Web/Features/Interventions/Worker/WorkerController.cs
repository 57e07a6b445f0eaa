using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Worker;

[Route("interventions/{interventionId:guid}/worker")]
public sealed class WorkerController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Edit(Guid interventionId)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.End, held)) return Forbid();
        if (!held.IsOpen) return LocalRedirect($"/interventions/{interventionId}");
        return View(new WorkerForm { WorkerId = held.WorkerId, Version = held.Version.ToString(), Head = InterventionHead.Of(held), People = await db.WorkersOf(held, viewer) });
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid interventionId, WorkerForm form)
    {
        var held = await db.WholeIntervention(interventionId);
        if (held is null) return NotFound();
        HttpContext.Concerns(held);
        if (!viewer.May(InterventionRights.End, held)) return Forbid();
        (form.Head, form.People) = (InterventionHead.Of(held), await db.WorkersOf(held, viewer));
        if (form.WorkerId is { } chosen && !form.People.Any(person => person.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.WorkerId), T["Choose one of the people on the list"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(held, form.Version);
        held.HandTo(await db.ActIn(held.PanelId), form.WorkerId!.Value);
        await db.SaveChangesAsync();
        this.Done(T["It was recorded who has support on case {0} in hand.", held.CaseReference]);
        // Of a restricted case whoever handed it on sees nothing any more.
        return LocalRedirect(await db.Interventions.AnyAsync(seen => seen.Id == interventionId) ? $"/interventions/{interventionId}" : "/interventions");
    }
}
