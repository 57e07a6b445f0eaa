using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Summary.Print;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Findings.Print;

/// <summary>The findings on sheets of paper, each table with what it means.</summary>
[Route("summary/findings/print")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class PrintController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(string? panel)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await FindingsPage.Of(db, viewer, T, panel) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View(new PrintPage(page.Choice.Address("/summary/findings"), page.Sheet(T)));
    }
}
