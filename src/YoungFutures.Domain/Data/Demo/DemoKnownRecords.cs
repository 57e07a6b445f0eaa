using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Sharing;

namespace YoungFutures.Domain.Data.Demo;

/// <summary>Two records of which the police of North Wales know that they exist, and nothing more; for one of them an officer has asked for access.</summary>
public static class DemoKnownRecords
{
    public static async Task Fill(YoungFuturesDb db)
    {
        if (await db.KnownRecords.AnyAsync()) return;
        var cast = await DemoCast.Of(db, "NW");
        var police = cast.By("police");
        var (agencyId, panelId) = (police.Agency.Id, cast.Panel.Id);
        var cases = await db.Cases.Include(held => held.Involvements).Include(held => held.Known).AsSplitQuery()
            .Where(held => held.PanelId == panelId && held.Status == CaseStatus.Supporting && !held.IsRestricted && !held.Involvements.Any(open => open.Reach == Reach.Party && open.AgencyId == agencyId)
                && !db.Objections.Any(objection => objection.CaseId == held.Id && objection.AgencyId == agencyId) && !db.Exclusions.Any(kept => kept.CaseId == held.Id))
            .OrderBy(held => held.Reference).Take(2).ToListAsync();
        var act = await db.ActIn(panelId) with { UserId = cast.Coordinator.Id, AgencyId = cast.Coordinator.AgencyId };
        KnownRecord? last = null;
        foreach (var @case in cases) last = @case.LetKnow(act with { At = act.At.AddDays(-3) }, agencyId, "Its officers meet the young person in town.");
        if (last is not null)
            db.SightRequests.Add(last.Ask(act with { UserId = police.User.Id, AgencyId = agencyId, At = act.At.AddDays(-1) }, SightPurpose.Planning,
                "The neighbourhood team plans who speaks with the young people at the bus station, and does not want to cross what the panel does."));
        await db.SaveChangesAsync();
    }
}
