using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels;

[Route("admin/panels")]
public sealed class PanelsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        return View(await db.Panels.AsNoTracking().OrderBy(panel => panel.Code)
            .Select(PanelRow.From(db, Languages.IsWelsh(CultureInfo.CurrentUICulture))).ToPageAsync(page));
    }

    [HttpGet("new")]
    public IActionResult New() => viewer.May(UserRights.Administer) ? View(new NewPanelForm()) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> Create(NewPanelForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var coordinator = await Coordinator(form);
        if (ModelState.IsValid && await db.Panels.AnyAsync(panel => panel.Code == form.Letters))
            ModelState.AddModelError(nameof(form.Code), T["Another panel has these letters already"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var panel = new Panel(form.Letters, form.Name!, form.NameCy!, form.Nation!.Value, form.PoliceAreaCode!.ToUpperInvariant(), coordinator!.Id);
        db.Panels.Add(panel);
        coordinator.Take(Role.Coordinator, panel.Id, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["Panel {0} was made. Add its areas and the agencies that sit on it.", panel.Code]);
        return LocalRedirect($"/admin/panels/{panel.Id}");
    }

    [HttpGet("{panelId:guid}")]
    public async Task<IActionResult> Details(Guid panelId) =>
        viewer.May(UserRights.Administer) && await PanelPage.For(db, panelId) is { } page ? View(page) : NotFound();

    [HttpGet("{panelId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid panelId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var panel = await db.Panels.SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is null) return NotFound();
        var form = PanelForm.Of(panel);
        await form.Offer(db, panel);
        return View(form);
    }

    [HttpPost("{panelId:guid}/edit")]
    public async Task<IActionResult> Update(Guid panelId, PanelForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var panel = await db.Panels.SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is null) return NotFound();
        await form.Offer(db, panel);
        if (form.CoordinatorId is { } chosen && !form.Coordinators.Offers([chosen]))
            ModelState.AddModelError(nameof(form.CoordinatorId), T["Choose somebody who coordinates this panel"]);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(panel, form.Version);
        panel.Describe(form.Name!, form.NameCy!, form.Nation!.Value, form.PoliceAreaCode!.ToUpperInvariant());
        panel.CoordinatorId = form.CoordinatorId!.Value;
        await db.SaveChangesAsync();
        this.Done(T["Panel {0} was changed.", panel.Code]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    private async Task<User?> Coordinator(NewPanelForm form)
    {
        if (string.IsNullOrEmpty(form.CoordinatorEmail) || !ModelState.IsValid) return null;
        var key = Domain.Users.User.KeyOf(form.CoordinatorEmail);
        var found = await db.Users.Include(user => user.Memberships).SingleOrDefaultAsync(user => user.NormalizedUserName == key);
        if (found is null || found.HasLeft(UkTime.LocalDate(db.Now)))
            ModelState.AddModelError(nameof(form.CoordinatorEmail), T["Nobody with this address has an account. Invite the coordinator first."]);
        else if (!viewer.May(UserRights.GiveRole, found))
            ModelState.AddModelError(nameof(form.CoordinatorEmail), T["You cannot give a role to yourself. Another administrator can."]);
        else if (!Membership.MayHold([.. found.Memberships.Where(held => held.IsOpenAt(db.Now)).Select(held => held.Role)], Role.Coordinator))
            ModelState.AddModelError(nameof(form.CoordinatorEmail), T["An analyst’s account holds no other role, so that no figure can be set beside a case. Use an account of its own."]);
        return found;
    }
}
