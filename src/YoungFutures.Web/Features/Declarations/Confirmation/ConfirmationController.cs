using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Declarations.Confirmation;

[Route("declarations/{declarationId:guid}/confirmation")]
public sealed class ConfirmationController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid declarationId, string? version)
    {
        if (await db.Declarations.SingleOrDefaultAsync(held => held.Id == declarationId) is not { } declaration) return NotFound();
        HttpContext.Concerns(declaration);
        if (!viewer.May(DeclarationRights.Decide, declaration)) return Forbid();

        db.Expect(declaration, version);
        var @case = await db.WholeCaseToDeclare(declaration.CaseId);
        var act = await db.ActIn(declaration.PanelId);
        declaration.Confirm(act);
        await db.HandOnWorkOf(act, @case, declaration.PersonId);
        await db.SaveChangesAsync();
        this.Done(T["The conflict is confirmed. That person no longer sees {0}.", declaration.CaseReference]);
        return LocalRedirect($"/declarations/{declarationId}");
    }
}
