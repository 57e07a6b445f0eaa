using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.Counting;

[Route("returns/{returnId:guid}/counting")]
public sealed class CountingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid returnId, string? version)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Run, held)) return Forbid();
        db.Expect(held, version);
        var basis = await db.BasisOf(held.PanelId) ?? throw new Refused("Information governance has recorded no basis that is in force, so nothing may be counted.");
        var definition = await db.ReturnDefinitions.AsNoTracking().Include(one => one.Lines).SingleAsync(one => one.Id == held.DefinitionId);
        held.Count(await db.ActIn(held.PanelId), await ReturnCounting.Count(db, held.PanelId, definition, held.Period), basis);
        await db.SaveChangesAsync();
        this.Done(T["The return was counted from the records as they are now."]);
        return LocalRedirect($"/returns/{returnId}");
    }
}
