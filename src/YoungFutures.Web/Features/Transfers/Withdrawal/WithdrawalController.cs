using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Transfers.Withdrawal;

[Route("transfers/{transferId:guid}/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid transferId, string? version)
    {
        if (await db.CaseTransfers.SingleOrDefaultAsync(held => held.Id == transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        if (!viewer.May(TransferRights.Withdraw, transfer)) return Forbid();

        db.Expect(transfer, version);
        transfer.Withdraw(await db.ActIn(transfer.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The transfer is taken back. The case stays here."]);
        return LocalRedirect($"/transfers/{transferId}");
    }
}
