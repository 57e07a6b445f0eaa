using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Workbook;

/// <summary>The figures of the summary as a workbook: a sheet that says what they are, and the lines of the CSV file. It holds nothing that is not seen.</summary>
[Route("summary/workbook")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class WorkbookController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await SummaryPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Figures is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return WorkbookFile.Of(FigureLines.FileName(page) + ".xlsx", T["Summary"],
        [
            new(T["About these figures"], [T["What"], T["Answer"]], [24, 90], [.. About(page)]),
            new(T["Figures"], FigureLines.Headings(T), [20, 40, 18, 20, 20, 40, 40, 20, 14, 9, 70, 50], page.Figures is { } figures ? [.. FigureLines.Of(figures, T)] : []),
        ]);
    }

    private IEnumerable<IReadOnlyList<object>> About(SummaryPage page)
    {
        yield return [T["Marking"], Paper.Marking];
        yield return [T["Panel"], page.Scope.Name];
        if (page.Figures is not { } figures)
        {
            yield return [T["Period"], T["No figures of this panel have been released yet."]];
            yield break;
        }

        yield return [T["Added up from"], string.Join("; ", figures.Panels)];
        yield return [T["Period"], T.Of(figures.Period)];
        yield return [T["Computed on"], figures.ComputedAt.ToLongWithTime()];
        foreach (var said in SummaryWords.Of(T)) yield return [T["How to read them"], said];
    }
}
