using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population.Workbook;

/// <summary>The rates as a workbook: a sheet that says what they are, and the lines of the CSV file.</summary>
[Route("summary/population/workbook")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class WorkbookController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await PopulationPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Choice.Chosen is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return WorkbookFile.Of(PopulationTables.FileName(page) + ".xlsx", T["Beside the young people who live there"], PopulationTables.Sheets(page, T));
    }
}
