using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Identification;

/// <summary>A candidate as far as it bears on whether there is to be another.</summary>
internal sealed record CandidateHead(Guid Id, Guid IdentityId, CandidateStatus Status, DateTime FoundAt, IReadOnlyList<Guid> Considered)
{
    public bool WasDecided => Status is CandidateStatus.Accepted or CandidateStatus.Declined or CandidateStatus.Redirected;
}

/// <summary>What one linked identity’s records say, and which candidates there are of them already.</summary>
/// <param name="SaidBefore">The records among <paramref name="Signals"/> that only say again, in a newer row of their source, what whoever decided had before them.</param>
internal sealed record LinkedRecords(LinkedIdentity Identity, IReadOnlyList<SignalFacts> Signals, IReadOnlyList<CandidateHead> Candidates, IReadOnlySet<Guid> SaidBefore)
{
    // More than any list has of one young person: a cluster that grew beyond it is a fault of linkage, and its newest records are read.
    private const int MostOfOne = 500;
    private const int MostAtOnce = 20_000;

    public CandidateHead? Waiting => Candidates.Where(held => held.Status == CandidateStatus.Waiting).OrderBy(held => held.FoundAt).ThenBy(held => held.Id).FirstOrDefault();

    /// <summary>
    /// Whether somebody has to look: the rules raise it, and if a person decided before, a record fired that was not there then. The rules alone never bring back what a person declined.
    /// </summary>
    public bool IsWanted(Evaluation evaluation)
    {
        if (!evaluation.Raises) return false;
        var decided = Candidates.Where(held => held.WasDecided).ToList();
        if (decided.Count == 0) return true;
        var known = decided.SelectMany(held => held.Considered).ToHashSet();
        return evaluation.Findings.Where(finding => finding.Rule.Finds() || finding.Rule.IsStatutory())
            .SelectMany(finding => finding.Signals).Any(signal => !known.Contains(signal.Id) && !SaidBefore.Contains(signal.Id));
    }

    /// <summary>Reads a bounded number of identities with a handful of queries.</summary>
    public static async Task<IReadOnlyList<LinkedRecords>> Of(YoungFuturesDb db, IReadOnlyList<LinkedIdentity> identities, CancellationToken cancelled)
    {
        var ids = identities.Select(identity => identity.Id).ToList();
        var signals = await Facts(db, ids, MostAtOnce + 1, cancelled);
        if (signals.Count > MostAtOnce)
        {
            signals = [];
            foreach (var id in ids) signals.AddRange(await Facts(db, [id], MostOfOne, cancelled));
        }

        var joined = await db.LinkedIdentities.AsNoTracking().Where(held => held.JoinedIntoId != null && ids.Contains(held.JoinedIntoId.Value))
            .Select(held => new { held.Id, IntoId = held.JoinedIntoId!.Value }).ToListAsync(cancelled);
        var resting = await db.CandidateEvidence.AsNoTracking()
            .Join(db.Signals.Where(signal => signal.IdentityId != null && ids.Contains(signal.IdentityId.Value)), line => line.SignalId, signal => signal.Id,
                (line, signal) => new { line.CandidateId, IdentityId = signal.IdentityId!.Value }).Distinct().ToListAsync(cancelled);
        var joinedIds = joined.Select(pair => pair.Id).ToList();
        var restingIds = resting.Select(pair => pair.CandidateId).Distinct().ToList();
        var heads = await db.Candidates.AsNoTracking().Where(held => ids.Contains(held.IdentityId) || joinedIds.Contains(held.IdentityId) || restingIds.Contains(held.Id))
            .Select(held => new CandidateHead(held.Id, held.IdentityId, held.Status, held.FoundAt, held.Considered)).ToListAsync(cancelled);
        var saidBefore = await SaidBeforeIn(db, signals, heads, cancelled);

        var byIdentity = signals.ToLookup(held => held.IdentityId, held => held.Facts);
        return [.. identities.Select(identity => new LinkedRecords(identity, [.. byIdentity[identity.Id]],
            [.. heads.Where(head => head.IdentityId == identity.Id || joined.Exists(pair => pair.Id == head.IdentityId && pair.IntoId == identity.Id)
                // Of records that are another’s by now, only what a person decided about them comes along.
                || (head.WasDecided && resting.Exists(pair => pair.CandidateId == head.Id && pair.IdentityId == identity.Id)))],
            saidBefore))];
    }

    private sealed record Held(Guid IdentityId, SignalFacts Facts);

    private static Task<List<Held>> Facts(YoungFuturesDb db, List<Guid> identityIds, int most, CancellationToken cancelled) =>
        db.Signals.AsNoTracking().Where(signal => signal.IdentityId != null && identityIds.Contains(signal.IdentityId.Value))
            .OrderByDescending(signal => signal.OccurredOn).ThenBy(signal => signal.Id).Take(most)
            .Select(signal => new Held(signal.IdentityId!.Value, new SignalFacts(signal.Id, signal.AgencyId, db.Agencies.Where(agency => agency.Id == signal.AgencyId).Select(agency => agency.Sector).First(), signal.Kind, signal.OccurredOn)
            {
                Counts = signal.WithdrawnAt == null && signal.ReplacedById == null && db.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed),
                ListId = signal.ListId, SourceKey = signal.SourceKey, EndedOn = signal.EndedOn, Reference = signal.Reference, Role = signal.Role, Standing = signal.Standing,
                Outcome = signal.Outcome, OutcomeOn = signal.OutcomeOn, Quantity = signal.Quantity, Programme = signal.Programme, StatutoryThreshold = signal.StatutoryThreshold,
                ConcernCodes = signal.ConcernCodes, StrengthCodes = signal.StrengthCodes, BornOn = signal.BornOn,
            })).ToListAsync(cancelled);

    // A corrected row is a new row of the same key: where it says the same kind of thing, whoever decided has seen it.
    private static async Task<IReadOnlySet<Guid>> SaidBeforeIn(YoungFuturesDb db, List<Held> signals, List<CandidateHead> heads, CancellationToken cancelled)
    {
        var considered = heads.Where(head => head.WasDecided).SelectMany(head => head.Considered).Distinct().ToList();
        if (considered.Count == 0) return new HashSet<Guid>();
        var keys = new HashSet<(Guid, string, SignalKind)>();
        foreach (var some in considered.Chunk(500))
            foreach (var key in await db.Signals.AsNoTracking().Where(signal => some.Contains(signal.Id)).Select(signal => new { signal.ListId, signal.SourceKey, signal.Kind }).ToListAsync(cancelled))
                if (key.SourceKey.Length > 0) keys.Add((key.ListId, key.SourceKey, key.Kind));
        return signals.Where(held => keys.Contains((held.Facts.ListId, held.Facts.SourceKey, held.Facts.Kind))).Select(held => held.Facts.Id).ToHashSet();
    }
}
