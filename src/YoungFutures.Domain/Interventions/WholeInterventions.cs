using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Interventions;

/// <summary>
/// Support in sight with everything that its verbs look at: the provider sees nothing of the case that decides whose turn is next, and the lead practitioner none of the access
/// that ends with it. For verbs only; nothing of it is shown that the viewer does not see by themselves.
/// </summary>
public static class WholeInterventions
{
    public static async Task<Intervention?> WholeIntervention(this YoungFuturesDb db, Guid interventionId)
    {
        if (!await db.Interventions.AnyAsync(held => held.Id == interventionId)) return null;
        return await Whole(db, () => db.Interventions.Include(held => held.Case).ThenInclude(held => held.Agreements).Include(held => held.Case).ThenInclude(held => held.Exclusions)
            .Include(held => held.Case).ThenInclude(held => held.YoungPerson)
            .Include(held => held.Service).Include(held => held.Agency).Include(held => held.Briefing).Include(held => held.Sessions).Include(held => held.Involvements)
            .AsSplitQuery().SingleAsync(held => held.Id == interventionId));
    }

    /// <summary>A case in sight with all support that it was offered, and its actions: what rests on the agreement.</summary>
    public static async Task<Case?> WholeCaseToSupport(this YoungFuturesDb db, Guid caseId)
    {
        if (!await db.Cases.AnyAsync(held => held.Id == caseId)) return null;
        return await Whole(db, () => db.Cases.Include(held => held.YoungPerson).Include(held => held.Agreements).Include(held => held.Exclusions)
            .Include(held => held.Objections)
            .Include(held => held.Actions).ThenInclude(action => action.Involvements)
            .Include(held => held.Interventions).ThenInclude(held => held.Involvements)
            .Include(held => held.Interventions).ThenInclude(held => held.Sessions)
            .Include(held => held.Interventions).ThenInclude(held => held.Service)
            .AsSplitQuery().SingleAsync(held => held.Id == caseId));
    }

    private static async Task<T> Whole<T>(YoungFuturesDb db, Func<Task<T>> read)
    {
        var viewer = db.Viewer;
        db.Viewer = Viewer.For(Purpose.Involving);
        try
        {
            return await read();
        }
        finally
        {
            db.Viewer = viewer;
        }
    }
}
