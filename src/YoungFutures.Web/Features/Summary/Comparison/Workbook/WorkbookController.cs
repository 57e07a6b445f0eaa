using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Comparison.Workbook;

/// <summary>The comparison as a workbook: a sheet that says what it is, and the lines of the CSV file.</summary>
[Route("summary/comparison/workbook")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class WorkbookController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period, string? figure)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await ComparisonPage.Of(db, viewer, T, panel, period, figure);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return WorkbookFile.Of(ComparisonTables.FileName(page) + ".xlsx", T["Compare panels or periods"], FigureLines.Sheets(ComparisonTables.About(page, T), ComparisonTables.Lines(page, T), T));
    }
}
