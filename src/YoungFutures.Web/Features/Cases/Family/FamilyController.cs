using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Family;

[Route("cases/{caseId:guid}/family")]
public sealed class FamilyController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid caseId)
    {
        var @case = await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        return View(await FamilyPage.Of(db, viewer, @case));
    }
}
