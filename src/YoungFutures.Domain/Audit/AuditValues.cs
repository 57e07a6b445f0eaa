using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.Users;

namespace YoungFutures.Domain.Audit;

/// <summary>The task for which somebody of information governance may read what stood in a young person’s records: it is theirs, it is open, and it is about that young person.</summary>
public sealed record AuditGround(string Kind, Guid RecordId);

/// <summary>What stood in one column before and after a change. Of an element that is not there nothing was kept.</summary>
public sealed record AuditValue(string Column, JsonElement? Before, JsonElement? After);

/// <summary>
/// Before and after of a line of the audit, for information governance. A young person’s are opened only by a task of the reader’s own about that young person, and closed when it ends; nobody’s after disposal, which
/// destroys the key. That they were read, and why, is a line of its own.
/// </summary>
public sealed class AuditValues(YoungFuturesDb db, AuditKeyring keyring)
{
    private const int MostTasks = 500;

    // About nobody in particular, and nothing in them that somebody wrote about a young person.
    private static readonly FrozenSet<string> OfAdministration = new[]
    {
        nameof(Agency), nameof(AgreementExtension), nameof(AgreementWarning), nameof(PartnerSystem), nameof(Panel), nameof(PanelArea), nameof(PanelAgency), nameof(PanelSettings), nameof(CheckQuestion), nameof(Service),
        nameof(User), nameof(Invitation), nameof(Membership), nameof(Recertification), nameof(RecertificationLine), nameof(ReferenceEntry), nameof(RuleSet), nameof(RuleTerm), nameof(GapRuleOff), nameof(SignalList), nameof(ListExport),
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By young person, and by referral that became theirs, the viewer’s own open tasks.</summary>
    public async Task<IReadOnlyDictionary<Guid, AuditGround>> Grounds(CancellationToken cancelled = default)
    {
        var (governed, mine) = (db.Viewer.GovernedPanelIds, db.Viewer.AnswersFor);
        var grounds = new Dictionary<Guid, AuditGround>();
        if (governed.Length == 0) return grounds;
        foreach (var held in await db.AccessRequests.AsNoTracking().Where(one => governed.Contains(one.PanelId) && one.OwnerId != null && mine.Contains(one.OwnerId.Value)
                && (one.State == AccessState.Deciding || one.State == AccessState.Finished)).OrderBy(one => one.DueOn).Take(MostTasks).Select(one => new { one.SubjectId, one.Id }).ToListAsync(cancelled))
            grounds.TryAdd(held.SubjectId, new(nameof(AccessRequest), held.Id));
        foreach (var held in await db.RightsRequests.AsNoTracking().Where(one => governed.Contains(one.PanelId) && one.State == RightsState.ToDecide
                && ((one.DeciderId == null && one.OwnerId != null && mine.Contains(one.OwnerId.Value)) || (one.DeciderId != null && mine.Contains(one.DeciderId.Value))))
            .OrderBy(one => one.DueOn).Take(MostTasks).Select(one => new { one.SubjectId, one.Id }).ToListAsync(cancelled))
            grounds.TryAdd(held.SubjectId, new(nameof(RightsRequest), held.Id));
        foreach (var held in await db.UnusualLooks.AsNoTracking().Where(one => governed.Contains(one.PanelId) && one.ReviewedAt == null && one.SubjectId != null && one.OwnerId != null && mine.Contains(one.OwnerId.Value))
            .OrderBy(one => one.DueOn).Take(MostTasks).Select(one => new { SubjectId = one.SubjectId!.Value, one.Id }).ToListAsync(cancelled))
            grounds.TryAdd(held.SubjectId, new(nameof(UnusualLook), held.Id));
        if (grounds.Count == 0) return grounds;

        // Before there was a case the same young person was a referral; and whoever is kept out of a case reads nothing of it here either.
        var subjects = grounds.Keys.ToList();
        var (userId, now) = (db.Viewer.UserId, db.Now);
        await using var own = db.As(Purpose.ReadingAudit);
        foreach (var kept in await own.Exclusions.AsNoTracking().Where(one => one.UserId == userId && subjects.Contains(one.SubjectId) && one.From <= now && (one.Until == null || now < one.Until))
            .Select(one => one.SubjectId).Distinct().ToListAsync(cancelled)) grounds.Remove(kept);
        var people = grounds.Keys.ToList();
        // From the cases, which are few, to their referrals: the other way round every referral would be read.
        foreach (var held in await own.Cases.AsNoTracking().Where(one => people.Contains(one.YoungPersonId))
            .SelectMany(one => one.Referrals, (one, referral) => new { referral.Id, one.YoungPersonId }).ToListAsync(cancelled))
            grounds.TryAdd(held.Id, grounds[held.YoungPersonId]);
        return grounds;
    }

    /// <summary>Whether the line kept anything that the viewer may read with these grounds.</summary>
    public static bool MayRead(string? kind, Guid? subjectId, bool hasValues, IReadOnlyDictionary<Guid, AuditGround> grounds) =>
        hasValues && (subjectId is { } subject ? grounds.ContainsKey(subject) : kind is not null && OfAdministration.Contains(kind));

    /// <summary>Writes down that it is read and why, and reads it. A line of a panel that the viewer governs, and the grounds asked for now.</summary>
    /// <exception cref="Refused">There is no task about that young person, or nothing left that could be read.</exception>
    public async Task<IReadOnlyList<AuditValue>> Read(AuditEntry line, string because, CancellationToken cancelled = default)
    {
        var grounds = await Grounds(cancelled);
        MustBeReadable(line, grounds);
        if (await db.SubjectKey(keyring, line.SubjectId ?? AuditTrail.Administration, cancelled) is not { } key)
            throw new Refused("What stood there cannot be read any more: the key was destroyed with the record.");
        var ground = line.SubjectId is { } subject ? grounds[subject] : null;
        var id = Guid.CreateVersion7();
        AuditTrail.Add(db, new AuditEntry
        {
            Id = id, At = db.Now, UserId = db.Viewer.UserId, AgencyId = db.Viewer.AgencyId, Event = AuditEvents.ValuesRead, RecordKind = nameof(AuditEntry), RecordId = line.Id, SubjectId = line.SubjectId, PanelId = line.PanelId,
            From = db.Origin.Address, RequestId = db.Origin.RequestId, Fields = "Because",
            Values = AuditKeyring.Encrypt(key, JsonSerializer.Serialize(new { before = new { }, after = new { Because = because, For = ground?.Kind, ForId = ground?.RecordId } }), id),
        }, keyring);
        await db.SaveChangesAsync(cancelled);

        using var values = JsonDocument.Parse(AuditKeyring.Decrypt(key, line.Values!, line.Id));
        var (before, after) = (Of("before"), Of("after"));
        return [.. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(column => new AuditValue(column, before.TryGetValue(column, out var stood) ? stood : null, after.TryGetValue(column, out var stands) ? stands : null))];

        Dictionary<string, JsonElement> Of(string part) => values.RootElement.GetProperty(part).EnumerateObject().ToDictionary(held => held.Name, held => held.Value.Clone(), StringComparer.Ordinal);
    }

    /// <exception cref="Refused">Why it cannot be read.</exception>
    public static void MustBeReadable(AuditEntry line, IReadOnlyDictionary<Guid, AuditGround> grounds)
    {
        if (line.Values is null) throw new Refused("This line kept nothing of what stood in the record.");
        if (MayRead(line.RecordKind, line.SubjectId, true, grounds)) return;
        throw line.SubjectId is null
            ? new Refused("What stood in a record of this kind is not read here.")
            : new Refused("What stood in a young person’s record is read only by whoever answers a request for access, decides a request about rights or reviews an alert about them, and until that is done.");
    }
}
