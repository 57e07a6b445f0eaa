using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.BreakGlass.Opened.Review;

/// <summary>Afterwards, by somebody else: whether it was right to open the case.</summary>
[Route("break-glass/opened/{emergencySightId:guid}/review")]
public sealed class ReviewController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid emergencySightId)
    {
        if (await Find(emergencySightId) is not { } sight) return NotFound();
        HttpContext.Concerns(sight);
        if (!viewer.May(EmergencyRights.Decide, sight)) return Forbid();
        if (!sight.IsOpen) return LocalRedirect($"/break-glass/opened/{emergencySightId}");
        return View(await About(new ReviewForm { Version = sight.Version.ToString() }, sight));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid emergencySightId, ReviewForm form)
    {
        if (await Find(emergencySightId) is not { } sight) return NotFound();
        HttpContext.Concerns(sight);
        if (!viewer.May(EmergencyRights.Decide, sight)) return Forbid();
        if (!ModelState.IsValid) return this.Invalid("New", await About(form, sight));
        db.Expect(sight, form.Version);
        sight.Decide(await db.ActIn(sight.PanelId), form.Finding!.Value, form.Note!);
        await db.SaveChangesAsync();
        this.Done(T["What you found was recorded."]);
        return LocalRedirect($"/break-glass/opened/{emergencySightId}");
    }

    private Task<EmergencySight?> Find(Guid id) => db.EmergencySights.SingleOrDefaultAsync(held => held.Id == id);

    private async Task<ReviewForm> About(ReviewForm form, EmergencySight sight)
    {
        (form.Head, form.Because) = (await SightHead.Of(db, sight), sight.Because);
        return form;
    }
}
