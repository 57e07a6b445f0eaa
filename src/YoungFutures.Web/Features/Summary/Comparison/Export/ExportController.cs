using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Comparison.Export;

/// <summary>The comparison as a file, a line for each cell of the page.</summary>
[Route("summary/comparison/export")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period, string? figure)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await ComparisonPage.Of(db, viewer, T, panel, period, figure);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return CsvFile.Of(ComparisonTables.FileName(page) + ".csv", FigureLines.Headings(T), FigureLines.AsText(ComparisonTables.Lines(page, T)));
    }
}
