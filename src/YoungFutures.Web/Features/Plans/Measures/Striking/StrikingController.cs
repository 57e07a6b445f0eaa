using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans.Measures.Striking;

[Route("measures/{measureId:guid}/striking")]
public sealed class StrikingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid measureId, string? version)
    {
        var measure = await db.OutcomeMeasures.Include(held => held.Case).SingleOrDefaultAsync(held => held.Id == measureId);
        if (measure is null) return NotFound();
        HttpContext.Concerns(measure);
        if (!viewer.May(CaseRights.Lead, measure.Case)) return Forbid();
        db.Expect(measure, version);
        measure.Strike(await db.ActIn(measure.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The score was struck out. It can be recorded again."]);
        return LocalRedirect($"/cases/{measure.CaseId}/plan");
    }
}
