using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Print;

/// <summary>The figures of the summary on sheets of paper, each table with what it means.</summary>
[Route("summary/print")]
[Looks(typeof(Release), AuditEvents.Exported)]
public sealed class PrintController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var page = await SummaryPage.Of(db, viewer, T, panel, period);
        if (page is null || (page.Figures is null && !string.IsNullOrEmpty(period))) return NotFound();
        HttpContext.Concerns(page);
        return View(new PrintPage(page.Address("/summary"), FigurePaper.Of(page, T)));
    }
}

public sealed record PrintPage(string Back, Paper Paper);

/// <summary>The figures as a paper: the cells of the page, and nothing else.</summary>
public static class FigurePaper
{
    public static Paper Of(SummaryPage page, Words T)
    {
        if (page.Figures is not { } figures)
            return new(T["Summary"], page.Scope.Code, [new([new PaperText(page.Scope.Name), new PaperText(T["No figures of this panel have been released yet."])])]);

        var facts = new PaperFacts(
        [
            new(T["Panel"], page.Scope.Name), new(T["Added up from"], string.Join("; ", figures.Panels)),
            new(T["Period"], T.Of(figures.Period)), new(T["Computed on"], figures.ComputedAt.ToLongWithTime()),
        ]);
        return new(T["Summary: {0}", T.Of(figures.Period)], $"{page.Scope.Code}-{figures.Period.Code}",
        [
            new([facts, .. SummaryWords.Of(T).Select(said => new PaperText(said))]),
            .. figures.Sections.Where(section => figures.In(section).Any()).Select(section => new PaperPart([new PaperHeading(2, T.Of(section)), .. figures.In(section).SelectMany(table => Drawn(table, T))])),
        ]);
    }

    /// <summary>A table, and below it what it means.</summary>
    internal static IEnumerable<PaperBlock> Drawn(FigureTable table, Words T)
    {
        yield return new PaperTable(
            table.Title, [table.RowsAre, .. table.Columns.Select(column => column.Name)],
            [.. table.AllRows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Figures.Select(figure => figure.Text)])]);
        if (table.Note is { } note) yield return new PaperText(note);
        foreach (var means in table.Means)
        {
            if (means.Row is { } row) yield return new PaperText(T["{0}: {1}", row, means.Definition]);
            else yield return new PaperText(means.Definition);
            yield return new PaperText(T["Out of: {0}", means.Of]);
        }
    }
}
