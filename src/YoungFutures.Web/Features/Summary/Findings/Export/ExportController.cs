using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Findings.Export;

/// <summary>The findings as a file, a line for each cell of the page.</summary>
[Route("summary/findings/export")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await FindingsPage.Of(db, viewer, T, panel) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return CsvFile.Of(page.FileName + ".csv", FigureLines.Headings(T), FigureLines.AsText(page.Lines(T)));
    }
}
