using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Returns;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.Submission;

[Route("returns/{returnId:guid}/submission")]
public sealed class SubmissionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid returnId, string? version)
    {
        if (await db.ReturnInSight(viewer, returnId) is not { } held) return NotFound();
        if (!viewer.May(ReturnRights.Run, held)) return Forbid();
        db.Expect(held, version);
        held.Submit(await db.ActIn(held.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The return waits for information governance."]);
        return LocalRedirect($"/returns/{returnId}");
    }
}
