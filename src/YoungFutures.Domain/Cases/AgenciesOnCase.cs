using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>An agency that takes part in a case, and how far that reaches.</summary>
public sealed record AgencyOnCase(Guid AgencyId, Reach Reach);

public static class AgenciesOnCase
{
    // More than any panel has.
    private const int Most = 200;

    /// <summary>
    /// Which agencies take part in a case in sight, for one that works on it: who leads, acts, supports and sits at the table. Never who was only asked, never a referrer, a
    /// person, a reason or who is kept out; and to whoever does not work on the case, nothing.
    /// </summary>
    public static async Task<IReadOnlyList<AgencyOnCase>> AgenciesOn(this YoungFuturesDb db, Case @case)
    {
        // Those who run or chair the panel see every involvement by themselves; and named people of a restricted case work on it for themselves: no agency sees it.
        if (@case.IsRestricted || db.Viewer.RunsOrChairs(@case.PanelId)) return [];
        var (now, caseId) = (db.Now, @case.Id);
        var worksOnIt = await db.Involvements.AnyAsync(held => held.CaseId == caseId && held.Reach == Reach.Party
                && (held.UserId == db.Viewer.UserId || (held.AgencyId == db.Viewer.AgencyId && held.AgencyId != null))
                && held.From <= now && (held.Until == null || now < held.Until));
        if (!worksOnIt) return [];
        await using var own = db.As(Purpose.Involving);
        return await own.Involvements
            .Where(held => held.CaseId == caseId && held.AgencyId != null
                && (held.Reach == Reach.Party || held.Reach == Reach.Action || held.Reach == Reach.Provider || held.Reach == Reach.Seat)
                && held.From <= now && (held.Until == null || now < held.Until))
            .Select(held => new { AgencyId = held.AgencyId!.Value, held.Reach }).Distinct()
            .OrderBy(held => held.Reach).ThenBy(held => held.AgencyId).Take(Most)
            .Select(held => new AgencyOnCase(held.AgencyId, held.Reach)).ToListAsync();
    }
}
