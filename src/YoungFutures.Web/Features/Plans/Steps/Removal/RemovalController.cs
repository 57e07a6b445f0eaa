using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Steps.Removal;

[Route("steps/{stepId:guid}/removal")]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid stepId, string? version)
    {
        var step = await db.StepInHand(stepId);
        if (step is null) return NotFound();
        HttpContext.Concerns(step);
        if (!viewer.May(CaseRights.Lead, step.Goal.Case)) return Forbid();
        db.Expect(step, version);
        step.TakeOut(await db.ActIn(step.PanelId), step.Goal.Case.DraftOfPlan ?? throw new Refused("Begin a new version of the plan first."));
        await db.SaveChangesAsync();
        this.Done(T["The step was taken out of the version that is being written."]);
        return LocalRedirect($"/cases/{step.CaseId}/plan");
    }
}
