using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Emergencies;

namespace YoungFutures.Tests.Web.Emergencies;

public static class GivenEmergencies
{
    /// <summary>Somebody broke the glass on a case, and it is open to them.</summary>
    public static Task<(Guid TryId, Guid SightId)> BrokenGlass(this Given given, Guid caseId, string account = "police.nw") => given.As(account, async (db, act) =>
    {
        var tried = new GlassTry(act, SoughtBy.Reference, GlassGround.ChildAtRisk, GlassAnswer.Opened);
        var sight = EmergencySight.Of(act, tried, await db.Cases.SingleAsync(held => held.Id == caseId), "She is with somebody who hurts her.", act.CoordinatorId, objected: false);
        db.GlassTries.Add(tried);
        db.Involvements.Add(sight.Involvement!);
        db.EmergencySights.Add(sight);
        return (tried.Id, sight.Id);
    });
}
