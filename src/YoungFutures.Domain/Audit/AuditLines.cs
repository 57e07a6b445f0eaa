using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Looking;

namespace YoungFutures.Domain.Audit;

/// <summary>The audit as those read it who govern a panel.</summary>
public static class AuditLines
{
    /// <summary>The lines of the viewer's panels; and those of no panel, unless whoever caused them belongs to other panels only.</summary>
    public static IQueryable<AuditEntry> Governed(this YoungFuturesDb db)
    {
        var governed = db.Viewer.GovernedPanelIds;
        // That there is an alert about their own looking is said by no line either.
        return db.AuditEntries.AsNoTracking().Where(line => line.RecordKind != nameof(UnusualLook) || line.RecordId == null || db.UnusualLooks.Any(unusual => unusual.Id == line.RecordId)).Where(line =>
            (line.PanelId != null && governed.Contains(line.PanelId.Value))
            || (line.PanelId == null
                && (!db.Memberships.Any(role => role.UserId == line.UserId && role.PanelId != null)
                    || db.Memberships.Any(role => role.UserId == line.UserId && role.PanelId != null && governed.Contains(role.PanelId.Value)))));
    }
}

/// <summary>The references of cases and referrals, and nothing else of them, for a reader who may not open the records themselves.</summary>
public sealed class AuditReferences(Records records)
{
    /// <returns>The id of the case or referral with this reference in one of the panels; nothing if there is none.</returns>
    public async Task<Guid?> Find(string reference, IReadOnlyCollection<Guid> panelIds)
    {
        await using var db = records.As(Purpose.ReadingAudit);
        return await db.Cases.Where(held => held.Reference == reference && panelIds.Contains(held.PanelId)).Select(held => (Guid?)held.Id).SingleOrDefaultAsync()
            ?? await db.Referrals.Where(held => held.Reference == reference && panelIds.Contains(held.PanelId)).Select(held => (Guid?)held.Id).SingleOrDefaultAsync();
    }

    /// <returns>The references of those among the records that have one, in these panels.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> recordIds, IReadOnlyCollection<Guid> panelIds)
    {
        if (recordIds.Count == 0) return new Dictionary<Guid, string>();
        await using var db = records.As(Purpose.ReadingAudit);
        var cases = await db.Cases.Where(held => recordIds.Contains(held.Id) && panelIds.Contains(held.PanelId)).Select(held => new { held.Id, held.Reference }).ToListAsync();
        var referrals = await db.Referrals.Where(held => recordIds.Contains(held.Id) && panelIds.Contains(held.PanelId) && held.Reference != null)
            .Select(held => new { held.Id, Reference = held.Reference! }).ToListAsync();
        return cases.Concat(referrals).ToDictionary(held => held.Id, held => held.Reference);
    }

    /// <returns>For each of these young people, or referrals of somebody not on record, the reference of the last case or referral.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> OfSubjects(IReadOnlyCollection<Guid> subjectIds, IReadOnlyCollection<Guid> panelIds)
    {
        if (subjectIds.Count == 0) return new Dictionary<Guid, string>();
        await using var db = records.As(Purpose.ReadingAudit);
        var cases = await db.Cases.Where(held => subjectIds.Contains(held.YoungPersonId) && panelIds.Contains(held.PanelId)).Select(held => new { Id = held.YoungPersonId, held.OpenedAt, held.Reference }).ToListAsync();
        var found = cases.GroupBy(held => held.Id).ToDictionary(held => held.Key, held => held.MaxBy(one => one.OpenedAt)!.Reference);
        foreach (var (id, reference) in await Of([.. subjectIds.Where(id => !found.ContainsKey(id))], panelIds)) found[id] = reference;
        return found;
    }
}
