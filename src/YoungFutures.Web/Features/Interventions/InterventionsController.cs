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
        var past = WorkingCalendar.EnglandAndWales.Past(today);
        // Who runs one panel may give support in another: both are theirs.
        var own = db.Interventions.Where(held => viewer.PanelIds.Contains(held.PanelId) || (viewer.AgencyId != null && (held.AgencyId == viewer.AgencyId || held.LeadAgencyId == viewer.AgencyId)));
        var shown = show switch
        {
            SupportShown.Late => own.Where(held => held.DueOn < past).OrderBy(held => held.DueOn).ThenBy(held => held.Id),
            SupportShown.Ended => own.Where(held => held.EndedAt != null).OrderByDescending(held => held.EndedAt).ThenBy(held => held.Id),
            _ => own.Where(held => held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id),
        };
        return View(new InterventionsPage(show, !viewer.SitsOnPanel, await shown.Select(InterventionRow.From(db, viewer.AgencyId, today)).ToPageAsync(page), today));
    }

    [HttpGet("{interventionId:guid}")]
    public async Task<IActionResult> Details(Guid interventionId) =>
        await InterventionPage.Of(db, viewer, interventionId, HttpContext) is { } page ? View(page) : NotFound();
}
