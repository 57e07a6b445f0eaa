using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Lists;

[Route("lists")]
public sealed class ListsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(ListRights.List)) return NotFound();
        var lists = await db.SignalLists.AsNoTracking().OrderBy(list => list.EndedAt != null).ThenBy(list => list.Name).ThenBy(list => list.Id).ToPageAsync(page);
        var agencyIds = lists.Items.Select(list => list.AgencyId).ToHashSet();
        var agencies = await db.Agencies.AsNoTracking().Where(agency => agencyIds.Contains(agency.Id)).ToDictionaryAsync(agency => agency.Id);
        var today = UkTime.LocalDate(db.Now);
        return View(new ListsPage(
            new Paged<ListRow>([.. lists.Items.Select(list => ListRow.Of(list, T.Of(agencies[list.AgencyId]), today, viewer))], lists.Page, lists.PageSize, lists.Total),
            viewer.May(ListRights.Propose)));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(ListRights.List)) return NotFound();
        if (!viewer.May(ListRights.Propose)) return Forbid();
        return View(await Offering(new ListForm()));
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(ListForm form)
    {
        if (!viewer.May(ListRights.List)) return NotFound();
        if (!viewer.May(ListRights.Propose)) return Forbid();
        var run = viewer.RunPanelIds;
        var place = await db.PanelAgencies.Include(held => held.Agency).SingleOrDefaultAsync(held => held.Id == form.PlaceId && run.Contains(held.PanelId) && held.Agency.LeftOn == null);
        if (form.PlaceId is not null && place is null) ModelState.AddModelError(nameof(form.PlaceId), T["Choose one of the agencies of the panel"]);
        if (place is not null && form.Name is { } name && await db.SignalLists.AnyAsync(list => list.PanelId == place.PanelId && list.AgencyId == place.AgencyId && list.Name == name))
            ModelState.AddModelError(nameof(form.Name), T["The agency has a list of this name already"]);
        if (!ModelState.IsValid) return this.Invalid("New", await Offering(form));

        var list = new SignalList(place!.PanelId, place.Agency, form.Name!, form.Kinds);
        db.SignalLists.Add(list);
        await db.SaveChangesAsync();
        this.Done(list.NeedsInformationGovernance
            ? T["The list is proposed. It stays off until information governance has accepted it."]
            : T["The list is proposed. It stays off until it is accepted."]);
        return LocalRedirect($"/lists/{list.Id}");
    }

    [HttpGet("{listId:guid}")]
    public async Task<IActionResult> Details(Guid listId)
    {
        if (!viewer.May(ListRights.List)) return NotFound();
        if (await db.SignalLists.AsNoTracking().SingleOrDefaultAsync(held => held.Id == listId) is not { } list) return NotFound();
        HttpContext.Concerns(null, list.PanelId);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(held => held.Id == list.AgencyId);
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == list.PanelId);
        var by = await db.Users.Where(user => user.Id == list.AcceptedById).Select(user => user.DisplayName).SingleOrDefaultAsync();
        var purged = await db.PurgedSignals.Where(day => day.ListId == listId).SumAsync(day => day.Count);
        return View(ListPage.Of(list, T.Of(agency), T.Of(panel), by, purged, UkTime.LocalDate(db.Now), viewer));
    }

    private async Task<ListForm> Offering(ListForm form)
    {
        var run = viewer.RunPanelIds;
        var places = await db.PanelAgencies.AsNoTracking().Include(held => held.Agency).Where(held => run.Contains(held.PanelId) && held.Agency.LeftOn == null
            && held.Agency.Sector != Sector.Provider && held.Agency.Sector != Sector.Opcc).OrderBy(held => held.Agency.Name).Take(500).ToListAsync();
        var panels = await db.Panels.AsNoTracking().Where(panel => run.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        form.Places = [.. places.Select(held => new Choice(held.Id.ToString(), panels.Count == 1 ? T.Of(held.Agency) : T["{0} ({1})", T.Of(held.Agency), panels[held.PanelId].Code]))];
        return form;
    }
}
