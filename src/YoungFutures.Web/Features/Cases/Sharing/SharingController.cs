using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Sharing;

[Route("cases/{caseId:guid}/sharing")]
public sealed class SharingController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid caseId, int page = 1)
    {
        var @case = await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        if (!viewer.May(SharingRights.Read, @case)) return Forbid();
        return View(await SharingPage.Of(db, viewer, @case, page));
    }
}
