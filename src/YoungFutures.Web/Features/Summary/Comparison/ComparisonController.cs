using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Comparison;

/// <summary>Released shares of several panels, or of several periods, beside one another.</summary>
[Route("summary/comparison")]
[Looks(typeof(Release))]
public sealed class ComparisonController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period, string? figure)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await ComparisonPage.Of(db, viewer, T, panel, period, figure) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View(page);
    }
}

internal static class ComparisonSubject
{
    public static void Concerns(this HttpContext context, ComparisonPage page) =>
        context.Concerns(null, page.Choice.Scope.PanelIds is [var panelId] ? panelId : null, page.ReleaseIds is [var releaseId] ? releaseId : null);
}
