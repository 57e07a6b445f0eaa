using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Returns.Signature;

/// <summary>Signed, a return is frozen. It is signed by information governance, and by nobody who prepared it.</summary>
[Route("returns/{returnId:guid}/signature")]
[StepUp(typeof(ReturnRights), nameof(ReturnRights.Govern))]
public sealed class SignatureController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid returnId)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        HttpContext.Concerns(null, held.PanelId);
        if (held.State != ReturnState.AwaitingSignature) return LocalRedirect($"/returns/{returnId}");
        return View(new SignatureForm { Return = (await ReturnPage.Of(db, viewer, T, returnId))!, Version = held.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid returnId, SignatureForm form)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        form.Return = (await ReturnPage.Of(db, viewer, T, returnId))!;
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(held, form.Version);
        held.Sign(await db.ActIn(held.PanelId), await db.BasisOf(held.PanelId) ?? throw new Refused("The basis on which this return was counted is no longer in force. Send it back, so that it is counted on the new one."));
        await db.SaveChangesAsync();
        this.Done(T["The return is signed, and nothing changes it any more."]);
        return LocalRedirect($"/returns/{returnId}");
    }
}
