using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases;

[Route("cases")]
public sealed class CasesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? area, string? status, string? owner, bool late = false, Guid? agency = null, int page = 1)
    {
        if (!viewer.May(CaseRights.List)) return NotFound();
        return View(await CaseListPage.Of(db, viewer, new CaseFilter(area, status, owner, late, agency), page));
    }

    [HttpGet("{caseId:guid}")]
    public async Task<IActionResult> Details(Guid caseId, int page = 1)
    {
        var @case = await db.Cases.AsNoTracking().Include(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == caseId);
        if (@case is null) return NotFound();
        HttpContext.Concerns(@case);
        var shown = await CasePage.Of(db, viewer, @case, T, page);
        return View(viewer.RunsOrChairs(@case.PanelId) && !@case.IsOpen ? shown with { LookedAtOn = await RecordsKept.LookedAtOn(db, @case) } : shown);
    }
}
