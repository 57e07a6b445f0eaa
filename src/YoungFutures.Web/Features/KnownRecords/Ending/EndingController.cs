using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.KnownRecords.Ending;

[Route("known-records/{knownRecordId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid knownRecordId)
    {
        if (await db.KnownRecords.Include(held => held.Involvement).Include(held => held.Requests).SingleOrDefaultAsync(held => held.Id == knownRecordId) is not { } known) return NotFound();
        HttpContext.Concerns(known);
        if (!viewer.May(KnownRecordRights.End, known)) return Forbid();

        known.End(await db.ActIn(known.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The agency no longer sees that there is a record."]);
        return LocalRedirect($"/known-records/{knownRecordId}");
    }
}
