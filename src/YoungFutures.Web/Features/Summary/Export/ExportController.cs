using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Export;

/// <summary>The figures of the summary as a file: the same objects, line by line. Where nothing has been released yet it has no lines.</summary>
[Route("summary/export")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await SummaryPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Figures is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return CsvFile.Of(FigureLines.FileName(page) + ".csv", FigureLines.Headings(T), page.Figures is { } figures ? FigureLines.AsText(FigureLines.Of(figures, T)) : []);
    }
}
