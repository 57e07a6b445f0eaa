using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Web.Features.Cases.Matching;

[Route("cases/{caseId:guid}/services")]
public sealed class MatchingController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid caseId, [FromQuery] MatchingFilter filter)
    {
        var @case = await db.Cases.AsNoTracking().Include(held => held.YoungPerson).Include(held => held.Agreements).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        Plumbing.AuditSubjects.Concerns(HttpContext, @case);
        if (!viewer.May(CaseRights.Lead, @case)) return Forbid();
        // An answer that is none of the list's is as good as no answer.
        ModelState.Clear();
        return View(await MatchingPage.Of(db, @case, filter));
    }
}
