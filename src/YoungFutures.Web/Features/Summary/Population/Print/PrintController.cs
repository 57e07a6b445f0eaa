using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Summary.Print;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population.Print;

/// <summary>The rates on sheets of paper, each table with what it means.</summary>
[Route("summary/population/print")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class PrintController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await PopulationPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return View(new PrintPage(page.Choice.Address("/summary/population"), PopulationTables.Sheet(page, T)));
    }
}
