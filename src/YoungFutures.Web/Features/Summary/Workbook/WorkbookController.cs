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
        return WorkbookFile.Of(FigureLines.FileName(page) + ".xlsx", T["Summary"], FigureLines.Sheets(About(page), page.Figures is { } figures ? FigureLines.Of(figures, T) : [], T));
    }

    private IEnumerable<PaperFact> About(SummaryPage page)
    {
        yield return new(T["Marking"], Paper.Marking);
        yield return new(T["Panel"], page.Scope.Name);
        if (page.Figures is not { } figures)
        {
            yield return new(T["Period"], T["No figures of this panel have been released yet."]);
            yield break;
        }

        yield return new(T["Added up from"], string.Join("; ", figures.Panels));
        yield return new(T["Period"], T.Of(figures.Period));
        yield return new(T["Computed on"], figures.ComputedAt.ToLongWithTime());
        foreach (var said in SummaryWords.Of(T)) yield return new(T["How to read them"], said);
    }
}
