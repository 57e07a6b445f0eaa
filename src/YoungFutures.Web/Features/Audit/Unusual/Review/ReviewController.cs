using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Unusual.Review;

[Route("audit/unusual/{unusualLookId:guid}/review")]
public sealed class ReviewController(YoungFuturesDb db, Viewer viewer, AuditReferences references, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid unusualLookId)
    {
        if (await InSight(unusualLookId) is not { } held) return NotFound();
        if (!held.IsOpen) return LocalRedirect($"/audit/unusual/{unusualLookId}");
        return View(new ReviewForm { Head = await UnusualHead.Of(db, held, references, viewer, T), Version = held.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid unusualLookId, ReviewForm form)
    {
        if (await InSight(unusualLookId) is not { } held) return NotFound();
        form.Head = await UnusualHead.Of(db, held, references, viewer, T);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(held, form.Version);
        held.Review(await db.ActIn(held.PanelId), form.Outcome!.Value, form.Note!);
        await db.SaveChangesAsync();
        this.Done(T["What came of it is saved."]);
        return LocalRedirect($"/audit/unusual/{unusualLookId}");
    }

    private async Task<UnusualLook?> InSight(Guid unusualLookId)
    {
        if (!viewer.May(LookRights.Govern) || await db.UnusualLooks.SingleOrDefaultAsync(held => held.Id == unusualLookId) is not { } found) return null;
        HttpContext.Concerns(null, found.PanelId);
        return viewer.May(LookRights.Review, found) ? found : null;
    }
}
