using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Returns.Disclosure;

/// <summary>A signed return leaves for the recipient of its basis: first that is written down, then there are files.</summary>
[Route("returns/{returnId:guid}/disclosure")]
[StepUp(typeof(ReturnRights), nameof(ReturnRights.Govern))]
public sealed class DisclosureController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid returnId)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        HttpContext.Concerns(null, held.PanelId);
        if (held.State != ReturnState.Signed) return LocalRedirect($"/returns/{returnId}");
        return View(new DisclosureForm { Return = (await ReturnPage.Of(db, viewer, T, returnId))! });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid returnId, DisclosureForm form)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        form.Return = (await ReturnPage.Of(db, viewer, T, returnId))!;
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var basis = await db.ReturnBases.AsNoTracking().SingleOrDefaultAsync(one => one.Id == held.BasisId) ?? throw new Refused("This return has not been signed.");
        var made = ControlledDisclosure.OfReturn(await db.ActIn(held.PanelId), held, basis, form.Reason);
        db.ControlledDisclosures.Add(made);
        await db.SaveChangesAsync();
        this.Done(T["The disclosure was recorded. Its files can be downloaded for one day."]);
        return LocalRedirect($"/disclosures/{made.Id}");
    }
}
