using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Findings;

/// <summary>The pilot beside what followed, from released figures alone.</summary>
[Route("summary/findings")]
[Looks(typeof(Release))]
public sealed class FindingsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await FindingsPage.Of(db, viewer, T, panel) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View(page);
    }
}

internal static class FindingsSubject
{
    public static void Concerns(this HttpContext context, FindingsPage page) =>
        context.Concerns(null, page.Scope.PanelIds is [var panelId] ? panelId : null, page.Found?.ReleaseIds is [var releaseId] ? releaseId : null);
}
