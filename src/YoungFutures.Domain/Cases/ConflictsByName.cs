using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;

namespace YoungFutures.Domain.Cases;

/// <summary>Looks for people of the panel who bear the name of somebody named in a case: when the agenda is published, and every hour, since people come and are renamed.</summary>
public static class ConflictsByName
{
    /// <summary>Proposes what is found about these cases. Nothing is saved yet.</summary>
    public static async Task<int> ProposeConflictsIn(this YoungFuturesDb db, Act act, IReadOnlyCollection<Guid> caseIds, CancellationToken cancelled = default)
    {
        if (caseIds.Count == 0) return 0;
        var named = await db.NamedPeople.AsNoTracking().Where(held => caseIds.Contains(held.CaseId) && held.EndedAt == null).ToListAsync(cancelled);
        if (named.Count == 0) return 0;
        var members = await db.MembersOf(act.Panel.Id);
        var proposed = 0;
        foreach (var caseId in named.Where(held => members.Any(member => held.MayBe(member.Name))).Select(held => held.CaseId).Distinct().ToList())
            proposed += (await db.WholeCaseToDeclare(caseId)).ProposeConflicts(act, members, await db.WhoConfirms(caseId, members)).Count;
        return proposed;
    }

    /// <summary>All open cases of all panels. What was proposed or decided once is not proposed again, so running it twice does no harm.</summary>
    public static async Task<int> Sweep(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var proposed = 0;
        foreach (var panelId in await db.Panels.Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var caseIds = await db.NamedPeople.Where(held => held.PanelId == panelId && held.EndedAt == null && db.Cases.Any(@case => @case.Id == held.CaseId && @case.Status != CaseStatus.Closed))
                .Select(held => held.CaseId).Distinct().ToListAsync(cancelled);
            foreach (var some in caseIds.Chunk(100))
            {
                proposed += await db.ProposeConflictsIn(await db.ActIn(panelId), some, cancelled);
                await db.SaveChangesAsync(cancelled);
                db.ChangeTracker.Clear();
            }
        }

        return proposed;
    }
}
