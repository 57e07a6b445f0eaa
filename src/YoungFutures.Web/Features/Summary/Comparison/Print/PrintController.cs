using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Summary.Print;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Comparison.Print;

/// <summary>The comparison on sheets of paper, with how it is read.</summary>
[Route("summary/comparison/print")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class PrintController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(string? panel, string? period, string? figure)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await ComparisonPage.Of(db, viewer, T, panel, period, figure);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return View(new PrintPage(page.Address("/summary/comparison"), ComparisonTables.Sheet(page, T)));
    }
}
