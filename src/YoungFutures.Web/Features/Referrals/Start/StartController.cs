using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Start;

[Route("referrals/new")]
public sealed class StartController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(ReferralRights.Start)) return viewer.May(ReferralRights.List) ? Forbid() : NotFound();
        return View(new StartForm { Panels = await PanelsToReferTo.Of(db, viewer) });
    }

    [HttpPost]
    public async Task<IActionResult> Create(StartForm form)
    {
        if (!viewer.May(ReferralRights.Start)) return viewer.May(ReferralRights.List) ? Forbid() : NotFound();
        form.Panels = await PanelsToReferTo.Of(db, viewer);
        if (form.Panels.Count == 0) return Forbid();
        if (form.Panels.Count == 1) form.PanelId ??= form.Panels[0].Id;
        if (form.PanelId is null) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        else if (!form.Panels.Any(panel => panel.Id == form.PanelId)) return NotFound();
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var search = form.ToSearch(viewer.UserId, form.PanelId!.Value, db.Now);
        db.SavedSearches.Add(search);
        await db.SaveChangesAsync();
        return LocalRedirect($"/referrals/new/{search.Id}");
    }
}
