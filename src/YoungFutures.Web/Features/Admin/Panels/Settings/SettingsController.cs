using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Panels.Settings;

[Route("admin/panels/{panelId:guid}/settings")]
public sealed class SettingsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    private const int VersionsOnAPage = 20;

    [HttpGet]
    public async Task<IActionResult> Index(Guid panelId, int page = 1)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var code = await db.Panels.Where(panel => panel.Id == panelId).Select(panel => panel.Code).SingleOrDefaultAsync();
        if (code is null) return NotFound();
        var versions = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).ToPageAsync(page, VersionsOnAPage);
        var oldest = versions.Items[^1].Number;
        // What the oldest of this page changed, the newest of the next page tells.
        var before = await db.PanelSettings.AsNoTracking().Where(held => held.PanelId == panelId && held.Number < oldest).OrderByDescending(held => held.Number).FirstOrDefaultAsync();
        var setBy = versions.Items.Select(held => held.SetById).Distinct().ToArray();
        var names = await db.Users.Where(user => setBy.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var shown = versions.Items.Select((held, index) => new SettingsVersion(held.Number, held.SetAt, held.SetAt == DateTime.UnixEpoch ? null : names.GetValueOrDefault(held.SetById),
            Changes(index + 1 < versions.Items.Count ? versions.Items[index + 1] : before, held)));
        return View(new SettingsPage(panelId, code, new Paged<SettingsVersion>([.. shown], versions.Page, versions.PageSize, versions.Total)));
    }

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid panelId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        return await Panel(panelId) is { } panel ? View(For(SettingsForm.Of(panel.Settings), panel)) : NotFound();
    }

    [HttpPost("edit")]
    public async Task<IActionResult> Update(Guid panelId, SettingsForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        if (await Panel(panelId) is not { } panel) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("Edit", For(form, panel));

        db.Expect(panel.Settings, form.Version);
        form.WriteTo(panel.Amend(db.Now, viewer.UserId));
        await db.SaveChangesAsync();
        this.Done(T["The settings are now version {0}. What was decided under an earlier version keeps it.", panel.Settings.Number]);
        return LocalRedirect($"/admin/panels/{panelId}");
    }

    private async Task<Panel?> Panel(Guid panelId)
    {
        var panel = await db.Panels.SingleOrDefaultAsync(held => held.Id == panelId);
        if (panel is not null) await db.PanelSettings.Where(held => held.PanelId == panelId).OrderByDescending(held => held.Number).Take(1).LoadAsync();
        return panel;
    }

    private IReadOnlyList<SettingsChange> Changes(PanelSettings? before, PanelSettings after) => before is null ? [] :
        [.. SettingsWords.Of(T, SettingsForm.Of(before)).Zip(SettingsWords.Of(T, SettingsForm.Of(after)))
            .Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new SettingsChange(pair.First.Label, pair.First.Value, pair.Second.Value))];

    private static SettingsForm For(SettingsForm form, Panel panel)
    {
        (form.PanelId, form.Code) = (panel.Id, panel.Code);
        return form;
    }
}
