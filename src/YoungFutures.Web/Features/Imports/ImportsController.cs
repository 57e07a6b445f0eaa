using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports;

[Route("imports")]
public sealed class ImportsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    /// <summary>So many lists are offered to send a file of; the page of all lists has the rest.</summary>
    private const int MostOffered = 20;

    private const string AgainAfterSeconds = "5";

    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(ImportRights.List)) return NotFound();
        var (panelIds, agencyId) = (viewer.PanelIds, viewer.AgencyId);
        var sent = panelIds.Length > 0 ? db.SignalImports.Where(held => panelIds.Contains(held.PanelId)) : db.SignalImports.Where(held => held.AgencyId == agencyId);
        var imports = await (from import in sent.AsNoTracking()
                             join list in db.SignalLists.AsNoTracking() on import.ListId equals list.Id
                             join agency in db.Agencies.AsNoTracking() on import.AgencyId equals agency.Id
                             orderby import.StartedAt descending, import.Id descending
                             select new { import, list, agency }).ToPageAsync(page);
        var today = UkTime.LocalDate(db.Now);
        var lists = await db.SignalLists.AsNoTracking().Where(list => list.AcceptedAt != null && list.EndedAt == null && list.ExpiresOn >= today)
            .OrderBy(list => list.Name).ThenBy(list => list.Id).Take(200).ToListAsync();
        return View(new ImportsPage(
            new Paged<ImportRow>([.. imports.Items.Select(held => new ImportRow(held.import.Id, held.import.Name, held.list.Name, T.Of(held.agency), held.import.StartedAt, held.import.Status,
                held.import.Rows, held.import.Faulty))], imports.Page, imports.PageSize, imports.Total),
            [.. lists.Where(list => viewer.May(ListRights.Send, list)).Take(MostOffered).Select(list => new ListToSend(list.Id, list.Name))]));
    }

    [HttpGet("{importId:guid}")]
    public async Task<IActionResult> Details(Guid importId, int page = 1)
    {
        if (await db.SignalImports.AsNoTracking().SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        // Looks again by itself while there is something to see, without a script.
        if (import.IsRunning) Response.Headers["Refresh"] = AgainAfterSeconds;
        return View(await ImportPage.Of(db, viewer, import, T, page));
    }
}
