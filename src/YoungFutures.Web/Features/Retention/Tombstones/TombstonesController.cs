using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Tombstones;

public sealed record TombstoneRow(string References, string Panel, RetentionRule Rule, DateOnly DueOn, string DecidedBy, DateTime DecidedAt, string ConfirmedBy, DateTime ConfirmedAt, DateTime DisposedAt, int Rows, IReadOnlyList<KeyValuePair<string, int>> ByKind);

/// <summary>What was disposed of. Nobody else learns that there was something.</summary>
[Route("retention/disposals")]
public sealed class TombstonesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int OnAPage = 20;

    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(RetentionRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        var tombstones = await db.Tombstones.AsNoTracking().Where(held => governed.Contains(held.PanelId)).OrderByDescending(held => held.DisposedAt).ThenBy(held => held.Id).ToPageAsync(page, OnAPage);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var people = tombstones.Items.SelectMany(held => new[] { held.DecidedById, held.ConfirmedById }).Distinct().ToArray();
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        return View(new Paged<TombstoneRow>([.. tombstones.Items.Select(held => new TombstoneRow(held.References, T.Of(panels[held.PanelId]), held.Rule, held.DueOn, names.GetValueOrDefault(held.DecidedById, "–"), held.DecidedAt,
            names.GetValueOrDefault(held.ConfirmedById, "–"), held.ConfirmedAt, held.DisposedAt, held.Rows, held.ByKind()))], tombstones.Page, tombstones.PageSize, tombstones.Total));
    }
}
