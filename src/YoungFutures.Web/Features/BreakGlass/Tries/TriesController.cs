using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.BreakGlass.Tries;

/// <summary>One try, and the case that it was about as far as its reader may know.</summary>
public sealed record TryRow(Guid Id, DateTime At, string? Who, string? Agency, string Panel, SoughtBy By, GlassGround Ground, GlassAnswer Answer, Guid? SightId, string? Reference, bool WasRefused, SightFinding? Finding, bool IsReaders);

public sealed record TriesPage(Paged<TryRow> Rows, bool MayTry);

/// <summary>Who tried to open a case by break-glass: one’s own tries, and those of the panels that one runs, chairs or governs.</summary>
[Route("break-glass/tries")]
public sealed class TriesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet, Looks(typeof(GlassTry))]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(EmergencyRights.List)) return NotFound();
        var seen = viewer.PanelIds.Union(viewer.GovernedPanelIds).ToArray();
        var tries = seen.Length > 0 ? db.GlassTries.Where(held => seen.Contains(held.PanelId)) : db.GlassTries.Where(held => held.ById == viewer.UserId);
        return View(new TriesPage(await Named(await Rows(tries).ToPageAsync(page)), viewer.May(EmergencyRights.BreakGlass)));
    }

    [HttpGet("{glassTryId:guid}")]
    public async Task<IActionResult> Details(Guid glassTryId)
    {
        if (!viewer.May(EmergencyRights.List)) return NotFound();
        var rows = await Rows(db.GlassTries.Where(held => held.Id == glassTryId)).ToPageAsync(1);
        if (rows.Items.Count == 0) return NotFound();
        var row = (await Named(rows)).Items[0];
        HttpContext.Concerns(null, await db.GlassTries.Where(held => held.Id == glassTryId).Select(held => held.PanelId).SingleAsync());
        return View(row);
    }

    private IQueryable<Found> Rows(IQueryable<GlassTry> tries)
    {
        var welsh = Languages.IsWelsh(CultureInfo.CurrentUICulture);
        return tries.AsNoTracking().OrderByDescending(held => held.At).ThenBy(held => held.Id).Select(held => new Found(held.Id, held.PanelId, held.At,
            db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(),
            db.Agencies.Where(agency => agency.Id == held.AgencyId).Select(agency => welsh ? agency.NameCy : agency.Name).FirstOrDefault(), held.By, held.Ground, held.Answer, held.ById));
    }

    // The cases apart, within their own filter: what a try was about is not part of it.
    private async Task<Paged<TryRow>> Named(Paged<Found> found)
    {
        var ids = found.Items.Select(held => held.Id).ToList();
        var sights = await db.EmergencySights.AsNoTracking().Where(held => ids.Contains(held.TryId)).Select(held => new { held.Id, held.TryId, held.CaseReference, WasRefused = held.InvolvementId == null, held.Finding }).ToDictionaryAsync(held => held.TryId);
        var panelIds = found.Items.Select(held => held.PanelId).Distinct().ToList();
        var panels = await db.Panels.AsNoTracking().Where(panel => panelIds.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        return new([.. found.Items.Select(held =>
        {
            var sight = sights.GetValueOrDefault(held.Id);
            return new TryRow(held.Id, held.At, held.Who, held.Agency, T.Of(panels[held.PanelId]), held.By, held.Ground, held.Answer, sight?.Id, sight?.CaseReference, sight?.WasRefused == true, sight?.Finding, held.ById == viewer.UserId);
        })], found.Page, found.PageSize, found.Total);
    }

    private sealed record Found(Guid Id, Guid PanelId, DateTime At, string? Who, string? Agency, SoughtBy By, GlassGround Ground, GlassAnswer Answer, Guid ById);
}
