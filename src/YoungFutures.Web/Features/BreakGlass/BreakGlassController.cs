using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.BreakGlass;

/// <summary>
/// The door for emergencies. Nothing leads here from a page that says there is nothing. What was typed is looked for and forgotten: it stands in no address and no record.
/// </summary>
[Route("break-glass")]
[StepUp(typeof(EmergencyRights), nameof(EmergencyRights.BreakGlass))]
public sealed class BreakGlassController(YoungFuturesDb db, Viewer viewer, Letters letters, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        var form = new BreakGlassForm { Panels = await Panels() };
        if (form.Panels is [var only]) form.PanelId = Guid.Parse(only.Value);
        return View(form);
    }

    [HttpPost, EnableRateLimiting(Limits.BreakGlass)]
    public async Task<IActionResult> Create(BreakGlassForm form)
    {
        form.Panels = await Panels();
        if (form.PanelId is { } chosen && !form.Panels.Any(panel => panel.Value == chosen.ToString())) ModelState.AddModelError(nameof(form.PanelId), T["Choose the panel"]);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var act = await db.ActIn(form.PanelId!.Value);
        var (tried, caseId) = await Domain.Emergencies.BreakGlass.Break(db, act, form.Sought, form.Ground!.Value, form.Because!);
        // The same for a hit and a miss, and no word of the case: whoever reads it opens the page.
        await letters.Send(await Domain.Emergencies.BreakGlass.WhoIsTold(db, act), null, $"/break-glass/tries/{tried.Id}",
            T => T["Break-glass was used in your panel"],
            T => T["Somebody tried to open a case that is not open to them, because of an emergency. See who it was and what came of it."]);
        await db.SaveChangesAsync();
        if (caseId is null) return LocalRedirect($"/break-glass/tries/{tried.Id}");
        this.Done(tried.Answer == GlassAnswer.InSight ? T["This case is open to you without break-glass."] : T["The case is open to you for {0} hours. The panel’s coordinator has been told.", EmergencySight.Hours]);
        return LocalRedirect($"/cases/{caseId}");
    }

    private async Task<IReadOnlyList<Choice>> Panels()
    {
        var ids = viewer.PanelIds.Union(viewer.SeatedPanelIds).ToArray();
        return [.. (await db.Panels.AsNoTracking().Where(panel => ids.Contains(panel.Id)).OrderBy(panel => panel.Name).Take(200).ToListAsync()).Select(panel => new Choice(panel.Id.ToString(), T.Of(panel)))];
    }
}
