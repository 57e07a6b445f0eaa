using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Returns.Bases;

/// <summary>Panels that somebody governs, as answers.</summary>
public static class GovernedPanels
{
    public static async Task<IReadOnlyList<Choice>> GovernedPanelChoices(this YoungFuturesDb db, Viewer viewer, Words T)
    {
        var governed = viewer.GovernedPanelIds;
        return [.. (await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).OrderBy(panel => panel.Name).Take(200).ToListAsync()).Select(panel => new Choice(panel.Id.ToString(), T.Of(panel)))];
    }
}

public sealed record BasisRow(Guid Id, string Version, string Panel, string Organisation, string Post, string Basis, DateOnly From, DateOnly? Until, DateTime? EndedAt, bool IsInForce);

/// <summary>On what ground, and to whom, the returns of a panel go.</summary>
[Route("returns/bases")]
public sealed class BasesController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(ReturnRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        var bases = await db.ReturnBases.AsNoTracking().Where(held => governed.Contains(held.PanelId)).OrderBy(held => held.EndedAt != null).ThenByDescending(held => held.From).ThenBy(held => held.Id).ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        var today = UkTime.LocalDate(db.Now);
        return View(new Paged<BasisRow>([.. bases.Items.Select(held => new BasisRow(held.Id, held.Version.ToString(), T.Of(panels[held.PanelId]), held.Organisation, held.Post, held.Basis, held.From, held.Until, held.EndedAt, held.IsInForceOn(today)))],
            bases.Page, bases.PageSize, bases.Total));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(ReturnRights.Govern)) return NotFound();
        var form = new BasisForm { Panels = await db.GovernedPanelChoices(viewer, T), From = DateAnswer.From(UkTime.LocalDate(db.Now)) };
        if (form.Panels is [var only]) form.PanelId = Guid.Parse(only.Value);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(BasisForm form)
    {
        if (!viewer.May(ReturnRights.Govern)) return NotFound();
        form.Panels = await db.GovernedPanelChoices(viewer, T);
        if (form.PanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var act = await db.ActIn(form.PanelId!.Value);
        var others = await db.ReturnBases.Where(held => held.PanelId == act.Panel.Id && held.EndedAt == null).ToListAsync();
        db.ReturnBases.Add(new ReturnBasis(act, form.Organisation!, form.Post!, form.Basis!, form.From.Date!.Value, form.Until.Date, others));
        await db.SaveChangesAsync();
        this.Done(T["It was recorded. From its first day on returns of this panel may be counted."]);
        return LocalRedirect("/returns/bases");
    }

    [HttpPost("{basisId:guid}/ending")]
    public async Task<IActionResult> Delete(Guid basisId, string? version)
    {
        if (!viewer.May(ReturnRights.Govern)) return NotFound();
        var governed = viewer.GovernedPanelIds;
        if (await db.ReturnBases.SingleOrDefaultAsync(held => held.Id == basisId && governed.Contains(held.PanelId)) is not { } basis) return NotFound();
        db.Expect(basis, version);
        basis.End(await db.ActIn(basis.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["It was ended. Nothing is counted, signed or sent on it any more."]);
        return LocalRedirect("/returns/bases");
    }
}
