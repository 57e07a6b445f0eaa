using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Summary.Population;

/// <summary>Released counts by sex, ethnicity and age beside how many young people live in the panel's areas.</summary>
[Route("summary/population")]
[Looks(typeof(Release))]
public sealed class PopulationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? panel, string? period)
    {
        if (!viewer.May(UserRights.ReadSummary)) return NotFound();
        if (await PopulationPage.Of(db, viewer, T, panel, period) is not { } page) return NotFound();
        HttpContext.Concerns(page);
        return View(page);
    }
}

internal static class PopulationSubject
{
    public static void Concerns(this HttpContext context, PopulationPage page) =>
        context.Concerns(null, page.Choice.Scope.PanelIds is [var panelId] ? panelId : null, page.ReleaseIds is [var releaseId] ? releaseId : null);
}
