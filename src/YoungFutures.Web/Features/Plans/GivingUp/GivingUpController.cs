using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.GivingUp;

[Route("plans/{planId:guid}/giving-up")]
public sealed class GivingUpController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid planId, string? version)
    {
        var plan = await db.PlanInHand(planId);
        if (plan is null) return NotFound();
        HttpContext.Concerns(plan);
        if (!viewer.May(CaseRights.Lead, plan.Case)) return Forbid();
        db.Expect(plan, version);
        plan.GiveUp(await db.ActIn(plan.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["That version was given up. The plan in force stays as it was."]);
        return LocalRedirect($"/cases/{plan.CaseId}/plan");
    }
}
