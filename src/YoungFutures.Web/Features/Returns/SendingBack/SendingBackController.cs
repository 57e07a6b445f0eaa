using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.SendingBack;

[Route("returns/{returnId:guid}/sending-back")]
public sealed class SendingBackController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid returnId)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        if (held.State != ReturnState.AwaitingSignature) return LocalRedirect($"/returns/{returnId}");
        return View(new SendingBackForm { ReturnId = returnId, Version = held.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid returnId, SendingBackForm form)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Sign, held)) return Forbid();
        form.ReturnId = returnId;
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(held, form.Version);
        held.SendBack(await db.ActIn(held.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The return is back with the panel’s coordinator."]);
        return LocalRedirect($"/returns/{returnId}");
    }
}
