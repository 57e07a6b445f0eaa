using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary;

/// <summary>The released figures of a panel or a police force area, period by period. It reads releases and nothing else.</summary>
[Route("summary")]
[Looks(typeof(Release))]
public sealed class SummaryController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await SummaryPage.Of(db, viewer, T, panel, period) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View(page);
    }

    [HttpGet("{releaseId:guid}")]
    public async Task<IActionResult> Details(Guid releaseId)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        var release = await db.Releases.AsNoTracking().SingleOrDefaultAsync(held => held.Id == releaseId);
        if (release is null) return NotFound();
        var panel = await db.Panels.Where(held => held.Id == release.PanelId).Select(held => held.Code).SingleAsync();
        if (await SummaryPage.Of(db, viewer, T, panel, release.Period.Code) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View("Index", page);
    }
}

internal static class SummarySubject
{
    public static void Concerns(this HttpContext context, SummaryPage page) =>
        context.Concerns(null, page.Scope.PanelIds is [var panelId] ? panelId : null, page.Figures?.ReleaseIds is [var releaseId] ? releaseId : null);
}
