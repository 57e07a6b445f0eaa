using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>
/// A case in sight with everybody who is named on it or kept out of it: the lead agency that says who works with the family sees neither, and must name nobody
/// twice and nobody who is kept out. For verbs only; nothing of it is shown.
/// </summary>
public static class CaseToLead
{
    public static async Task<Case?> WholeCaseToLead(this YoungFuturesDb db, Guid caseId)
    {
        if (!await db.Cases.AnyAsync(@case => @case.Id == caseId)) return null;
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await db.Cases.Include(held => held.YoungPerson).Include(held => held.ContactAttempts).Include(held => held.Agreements).Include(held => held.Interventions).Include(held => held.Handovers).Include(held => held.Warnings)
                .Include(held => held.Involvements.Where(named => named.UserId != null)).Include(held => held.Exclusions)
                .AsSplitQuery().SingleAsync(held => held.Id == caseId);
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
