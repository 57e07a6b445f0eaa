using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Imports.Files;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Imports.Abandonment;

[Route("imports/{importId:guid}/abandonment")]
public sealed class AbandonmentController(YoungFuturesDb db, Viewer viewer, Words T, ImportFiles files) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid importId, string? version)
    {
        if (await db.SignalImports.SingleOrDefaultAsync(held => held.Id == importId) is not { } import) return NotFound();
        HttpContext.Concerns(null, import.PanelId);
        if (!viewer.May(ImportRights.Handle, import)) return Forbid();

        db.Expect(import, version);
        import.Abandon();
        await db.SaveChangesAsync();
        files.Remove(importId);
        this.Done(T["The file is given up and removed. Nothing of it was taken in."]);
        return LocalRedirect($"/imports/{importId}");
    }
}
