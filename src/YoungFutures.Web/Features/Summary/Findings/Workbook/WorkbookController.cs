using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Findings.Workbook;

/// <summary>The findings as a workbook: a sheet that says what they are, and the lines of the CSV file.</summary>
[Route("summary/findings/workbook")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class WorkbookController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await FindingsPage.Of(db, viewer, T, panel) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return WorkbookFile.Of(page.FileName + ".xlsx", T["Findings: the pilot and what followed"], FigureLines.Sheets(
            [new(T["Marking"], Paper.Marking), .. page.Facts(T), .. (page.Found is null ? [FindingsPage.Nothing(T)] : FindingsWords.Of(T)).Select(said => new PaperFact(T["How to read them"], said))], page.Lines(T), T));
    }
}
