using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Holds.Lifting;

[Route("retention/holds/{retentionHoldId:guid}/lifting")]
public sealed class LiftingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid retentionHoldId)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.RetentionHolds.SingleOrDefaultAsync(held => held.Id == retentionHoldId) is not { } hold) return NotFound();
        HttpContext.Concerns(hold);
        if (!hold.Stands) return LocalRedirect("/retention/holds");
        return View(new LiftingForm { Reference = hold.Reference, Version = hold.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid retentionHoldId, LiftingForm form)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.RetentionHolds.SingleOrDefaultAsync(held => held.Id == retentionHoldId) is not { } hold) return NotFound();
        HttpContext.Concerns(hold);
        form.Reference = hold.Reference;
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(hold, form.Version);
        hold.Lift(await db.ActIn(hold.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The hold was lifted."]);
        return LocalRedirect("/retention/holds");
    }
}
