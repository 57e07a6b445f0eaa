using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters.PuttingAside;

[Route("letters/{letterId:guid}/putting-aside")]
public sealed class PuttingAsideController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid letterId, string? version)
    {
        if (await db.Letters.OfFamily(letterId) is not { } letter) return NotFound();
        HttpContext.Concerns(letter);
        if (!viewer.May(SharingRights.Write, letter.Case)) return Forbid();

        db.Expect(letter, version);
        letter.PutAside(await db.ActIn(letter.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The letter was put aside. It is not sent."]);
        return LocalRedirect($"/cases/{letter.CaseId}/family");
    }
}
