using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Recertifications.Lines.Confirmation;

[Route("recertifications/{recertificationId:guid}/lines/{recertificationLineId:guid}/confirmation")]
public sealed class ConfirmationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid recertificationId, Guid recertificationLineId, string? version)
    {
        if (await AccessToDecide.Of(db, recertificationId, recertificationLineId) is not { } access) return NotFound();
        if (!viewer.May(RecertificationRights.DecideRole, new RoleToDecide(access.Held, access.Line.Role))) return Forbid();
        db.Expect(access.Line, version);
        access.Held.Confirm(await db.ActIn(access.Held.PanelId), access.Line, access.Role, await db.DecidersOf(access.Held));
        await db.SaveChangesAsync();
        this.Done(T["It is confirmed that the access is still needed."]);
        return LocalRedirect($"/recertifications/{recertificationId}");
    }
}
