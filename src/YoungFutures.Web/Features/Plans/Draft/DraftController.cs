using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Draft;

[Route("cases/{caseId:guid}/plan/draft")]
public sealed class DraftController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid caseId, string? version)
    {
        var @case = await db.Cases.WithSupport().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        db.Expect(@case, version);
        var plan = @case.BeginPlan(await db.ActIn(@case.PanelId));
        db.SupportPlans.Add(plan);
        await db.SaveChangesAsync();
        this.Done(plan.Number == 1 ? T["Write down what the young person wants, and who does what by when."] : T["The next version begins from the one in force. Change it, then record it."]);
        return LocalRedirect($"/cases/{caseId}/plan");
    }
}
