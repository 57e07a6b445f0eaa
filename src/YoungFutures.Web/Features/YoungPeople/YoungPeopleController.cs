using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople;

[Route("young-people")]
public sealed class YoungPeopleController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(CaseRights.ListYoungPeople)) return NotFound();
        Guid[] panels = [.. viewer.PanelIds.Union(viewer.PartnerPanelIds)];
        return View(await db.YoungPeople.Where(youngPerson => panels.Contains(youngPerson.PanelId)
                // Whoever was put together with another is on the other's line, for whoever sees the other.
                && (youngPerson.MergedIntoId == null || !db.YoungPeople.Any(other => other.Id == youngPerson.MergedIntoId)))
            .OrderBy(youngPerson => youngPerson.SortKey).ThenBy(youngPerson => youngPerson.Id)
            .Select(YoungPersonRow.From)
            .ToPageAsync(page));
    }

    [HttpGet("{youngPersonId:guid}")]
    public async Task<IActionResult> Details(Guid youngPersonId)
    {
        var who = await db.YoungPeople.AsNoTracking().SingleOrDefaultAsync(held => held.Id == youngPersonId);
        if (who is null) return NotFound();
        HttpContext.Concerns(who);
        if (await db.SeenWith(who) is { } survivorId)
        {
            this.Done(T["The record that you asked for was put together with this one. This page shows both."]);
            return LocalRedirect($"/young-people/{survivorId}");
        }

        return View(await YoungPersonPage.Of(db, viewer, who));
    }
}
