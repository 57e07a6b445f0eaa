using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels.Areas;

[Route("admin/panels/{panelId:guid}/areas")]
public sealed class AreasController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid panelId)
    {
        if (!viewer.May(UserRights.Administer) || await CodeOf(panelId) is not { } panel) return NotFound();
        var form = new NewAreaForm();
        await form.Offer(db, panelId, panel);
        return View(form);
    }

    [HttpPost("new")]
    public async Task<IActionResult> Create(Guid panelId, NewAreaForm form)
    {
        if (!viewer.May(UserRights.Administer) || await CodeOf(panelId) is not { } panel) return NotFound();
        await form.Offer(db, panelId, panel);
        CheckService(form);
        var code = form.Code?.ToUpperInvariant();
        if (ModelState.IsValid && await db.PanelAreas.AnyAsync(area => area.PanelId == panelId && area.Code == code))
            ModelState.AddModelError(nameof(form.Code), T["This panel covers that area already"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var area = new PanelArea(panelId, code!, form.Name!, form.NameCy!);
        form.WriteTo(area);
        db.PanelAreas.Add(area);
        await db.SaveChangesAsync();
        this.Done(T["The area was added."]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    [HttpGet("{areaId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid panelId, Guid areaId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var area = await db.PanelAreas.SingleOrDefaultAsync(held => held.Id == areaId && held.PanelId == panelId);
        if (area is null) return NotFound();
        var form = AreaForm.Of(area);
        await form.Offer(db, panelId, T.Of(area));
        return View(form);
    }

    [HttpPost("{areaId:guid}/edit")]
    public async Task<IActionResult> Update(Guid panelId, Guid areaId, AreaForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var area = await db.PanelAreas.SingleOrDefaultAsync(held => held.Id == areaId && held.PanelId == panelId);
        if (area is null) return NotFound();
        await form.Offer(db, panelId, T.Of(area));
        CheckService(form);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(area, form.Version);
        form.WriteTo(area);
        await db.SaveChangesAsync();
        this.Done(T["The area was changed."]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    private void CheckService(AreaForm form)
    {
        if (form.ChildrensServicesId is { } chosen && !form.Services.Offers([chosen]))
            ModelState.AddModelError(nameof(form.ChildrensServicesId), T["Choose children’s services that sit on this panel"]);
    }

    private Task<string?> CodeOf(Guid panelId) => db.Panels.Where(panel => panel.Id == panelId).Select(panel => panel.Code).SingleOrDefaultAsync();
}
