using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Features.Referrals.Telling;
using YoungFutures.Web.Language;
using YoungFutures.Web.Mail;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Transfers.Acceptance;

[Route("transfers/{transferId:guid}/acceptance")]
public sealed class AcceptanceController(YoungFuturesDb db, Viewer viewer, Words T, Letters letters, Endings endings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid transferId)
    {
        if (await db.CaseTransfers.SingleOrDefaultAsync(held => held.Id == transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        if (!viewer.May(TransferRights.Answer, transfer)) return Forbid();
        return transfer.IsOpen ? View(await TransferPage.Of(db, viewer, transfer, T)) : LocalRedirect($"/transfers/{transferId}");
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid transferId, string? version)
    {
        if (await db.TransferWithItsCase(transferId) is not { } transfer) return NotFound();
        HttpContext.Concerns(transfer);
        if (!viewer.May(TransferRights.Answer, transfer)) return Forbid();
        // Before a reference is taken for it.
        if (!transfer.IsOpen) throw new Refused("This transfer has been answered or taken back already.");

        db.Expect(transfer, version);
        var (there, here) = (await db.ActIn(transfer.ToPanelId), await db.ActIn(transfer.PanelId));
        var reference = await ReferenceNumber.ForReferral(db, there);
        var referral = transfer.Accept(there, here, reference, here.Panel.Name, T["Transferred to {0}, where it is {1}.", T.Of(there.Panel), reference]);
        db.Referrals.Add(referral);
        await endings.Tell(transfer.Case.Referrals, here);
        await letters.Send(transfer.ProposedById, here.CoordinatorId, $"/transfers/{transferId}", T => T["Case {0}: transferred", transfer.CaseReference],
            T => T["The other panel has taken over case {0}, and it is closed here. Sign in to read more:", transfer.CaseReference], transfer.CaseId);
        await db.SaveChangesAsync();
        this.Done(T["The transfer is acknowledged. Referral {0} waits to be screened.", reference]);
        return LocalRedirect($"/referrals/{referral.Id}/screening");
    }
}
