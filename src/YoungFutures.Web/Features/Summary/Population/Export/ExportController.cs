using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population.Export;

/// <summary>The rates of the page as a file, a line for each group.</summary>
[Route("summary/population/export")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class ExportController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await PopulationPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return CsvFile.Of(PopulationTables.FileName(page) + ".csv", PopulationTables.Headings(T), FigureLines.AsText(PopulationTables.Lines(page, T)));
    }
}
