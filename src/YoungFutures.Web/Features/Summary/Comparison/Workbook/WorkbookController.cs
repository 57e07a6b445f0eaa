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
        return WorkbookFile.Of(ComparisonTables.FileName(page) + ".xlsx", T["Compare panels or periods"], FigureLines.Sheets(About(page), ComparisonTables.Lines(page, T), T));
    }

    private IEnumerable<PaperFact> About(ComparisonPage page)
    {
        yield return new(T["Marking"], Paper.Marking);
        yield return new(T["Panel"], page.Choice.Scope.Name);
        if (page.ComputedAt is not { } computed)
        {
            yield return new(T["Period"], T["No figures that can be compared have been released for this choice."]);
            yield break;
        }

        yield return new(T["Period"], ComparisonTables.Period(page, T));
        yield return new(T["Computed on"], computed.ToLongWithTime());
        yield return new(T["What is compared"], T["{0}: {1}", page.Measure!.Title, page.Measure.Name]);
        foreach (var said in ComparisonWords.Of(page, T).Concat(SummaryWords.Of(T))) yield return new(T["How to read them"], said);
    }
}
