using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Transfers;

[Route("transfers/{transferId:guid}")]
public sealed class TransfersController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid transferId)
    {
        if (await db.CaseTransfers.SingleOrDefaultAsync(held => held.Id == transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        return View(await TransferPage.Of(db, viewer, transfer, T));
    }
}
