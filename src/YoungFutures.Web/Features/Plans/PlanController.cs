using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Plans;

[Route("cases/{caseId:guid}/plan")]
public sealed class PlanController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid caseId)
    {
        var @case = await db.Cases.AsNoTrackingWithIdentityResolution().WithSupport().SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        return View(await PlanPage.Of(db, viewer, @case, T));
    }
}
