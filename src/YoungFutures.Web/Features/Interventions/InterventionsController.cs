using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions;

/// <summary>Young people we support: the provider's own list, the lead agency's and the panel's.</summary>
[Route("interventions")]
public sealed class InterventionsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(SupportShown show, int page = 1)
    {
        if (!viewer.May(InterventionRights.List)) return NotFound();
        var today = UkTime.LocalDate(db.Now);
        return View(new InterventionsPage(show, !viewer.SitsOnPanel, await InterventionsPage.Lines(db, viewer, show, today).ToPageAsync(page), today));
    }

    [HttpGet("{interventionId:guid}")]
    public async Task<IActionResult> Details(Guid interventionId) =>
        await InterventionPage.Of(db, viewer, interventionId, HttpContext) is { } page ? View(page) : NotFound();
}
