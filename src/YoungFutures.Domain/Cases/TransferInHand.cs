using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

public static class TransferInHand
{
    /// <summary>
    /// A transfer in sight with the case that it closes. The panel that takes it over does not see that case, and nothing of it is shown: it is read for
    /// the verbs alone, and for the copy of who the young person is.
    /// </summary>
    public static async Task<CaseTransfer?> TransferWithItsCase(this YoungFuturesDb db, Guid transferId)
    {
        if (await db.CaseTransfers.Where(held => held.Id == transferId).Select(held => (Guid?)held.CaseId).SingleOrDefaultAsync() is not { } caseId) return null;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            await db.Cases.WithAllThatClosingTouches().Include(held => held.YoungPerson).SingleAsync(held => held.Id == caseId);
            return await db.CaseTransfers.SingleAsync(held => held.Id == transferId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
