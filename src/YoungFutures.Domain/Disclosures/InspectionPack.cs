using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Disclosures;

/// <summary>A young person and a case as an inspectorate asks for them: who, since when, where it stands, what was decided, whom it ended.</summary>
public sealed record InspectedCase(Guid CaseId, string Reference, string Name, DateOnly? BornOn, Sex Sex, string? AreaCode, CaseStatus Status, bool IsRestricted, IReadOnlyList<InspectedReferral> Referrals,
    DateTime OpenedAt, DateTime? AdoptedAt, DateTime? SupportStartedAt, DateTime? ClosedAt, ClosingReason? ClosedBecause, Guid? LeadAgencyId, IReadOnlyList<InspectedDecision> Decisions, IReadOnlyList<InspectedAgency> Agencies);

public sealed record InspectedReferral(string Reference, DateTime At, ReferralSource Source, Guid? AgencyId);

public sealed record InspectedDecision(DateTime At, DecisionOutcome Outcome, bool WasQuorate, DateOnly? ReviewOn);

/// <summary>What an agency was to a case, from when until when.</summary>
public sealed record InspectedAgency(Guid AgencyId, Reach Reach, DateTime From, DateTime? Until);

/// <summary>A line of the audit of one of these young people, without what stood in the record.</summary>
public sealed record InspectedLine(string Reference, DateTime At, Guid? UserId, Guid? AgencyId, string Event, string? Kind, Guid? RecordId, string? Route);

/// <summary>
/// The list of young people that an inspectorate asks a panel for, with the audit of their records: cases open at any time of a period, restricted ones too. It is read in batches, so that its length
/// does not matter to the memory it takes.
/// </summary>
public static class InspectionPack
{
    public const int Most = 20_000;
    private const int AtOnce = 100;

    /// <exception cref="Refused">There are too many for one pack; or whoever makes it is kept out of one of the cases.</exception>
    public static async Task<IReadOnlyList<CaseInScope>> Scope(YoungFuturesDb db, Guid panelId, DateOnly from, DateOnly until, CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Inspecting);
        var (start, end, now, viewerId) = (UkTime.StartOf(from), UkTime.StartOf(until.AddDays(1)), own.Now, db.Viewer.UserId);
        var cases = own.Cases.AsNoTracking().Where(held => held.PanelId == panelId && held.OpenedAt < end && (held.ClosedAt == null || held.ClosedAt >= start));
        if (await cases.AnyAsync(held => held.Exclusions.Any(kept => kept.UserId == viewerId && kept.From <= now && (kept.Until == null || now < kept.Until)), cancelled))
            throw new Refused("Somebody else of information governance has to make this pack.");
        var scope = await cases.OrderBy(held => held.Id).Take(Most + 1).Select(held => new CaseInScope(held.Id, held.YoungPersonId)).ToListAsync(cancelled);
        return scope.Count <= Most ? scope : throw new Refused("This is more than one file may hold. Choose a shorter time.");
    }

    public static async IAsyncEnumerable<InspectedCase> Cases(YoungFuturesDb db, IReadOnlyList<CaseInScope> scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Inspecting);
        foreach (var some in scope.Chunk(AtOnce))
        {
            var ids = some.Select(held => held.CaseId).ToArray();
            var cases = await own.Cases.AsNoTracking().Where(held => ids.Contains(held.Id)).OrderBy(held => held.Id).Select(held => new
            {
                held.Id, held.Reference, held.YoungPerson.GivenName, held.YoungPerson.FamilyName, held.YoungPerson.BornOn, held.YoungPerson.Sex, held.AreaCode, held.Status, held.IsRestricted,
                held.OpenedAt, held.AdoptedAt, held.SupportStartedAt, held.ClosedAt, held.ClosedBecause, held.LeadAgencyId,
            }).ToListAsync(cancelled);
            var referrals = (await own.Referrals.AsNoTracking().Where(held => held.CaseId != null && ids.Contains(held.CaseId.Value) && held.SubmittedAt != null).OrderBy(held => held.SubmittedAt)
                .Select(held => new { held.CaseId, held.Reference, held.SubmittedAt, held.Source, held.ReferringAgencyId }).ToListAsync(cancelled)).ToLookup(held => held.CaseId!.Value);
            var decisions = (await own.Decisions.AsNoTracking().Where(held => ids.Contains(held.CaseId)).OrderBy(held => held.RecordedAt)
                .Select(held => new { held.CaseId, held.RecordedAt, held.Outcome, held.WasQuorate, held.ReviewOn }).ToListAsync(cancelled)).ToLookup(held => held.CaseId);
            // An involvement that was opened to one person is that of their agency.
            var agencies = (await own.Involvements.AsNoTracking().Where(held => held.CaseId != null && ids.Contains(held.CaseId.Value) && held.CoversId == null)
                .Select(held => new { held.CaseId, AgencyId = held.AgencyId ?? own.Users.Where(user => user.Id == held.UserId).Select(user => user.AgencyId).FirstOrDefault(), held.Reach, held.From, held.Until })
                .ToListAsync(cancelled)).Where(held => held.AgencyId is not null).OrderBy(held => held.From).ToLookup(held => held.CaseId!.Value);
            foreach (var held in cases)
                yield return new InspectedCase(held.Id, held.Reference, $"{held.GivenName} {held.FamilyName}".Trim(), held.BornOn, held.Sex, held.AreaCode, held.Status, held.IsRestricted,
                    [.. referrals[held.Id].Select(one => new InspectedReferral(one.Reference ?? "", one.SubmittedAt!.Value, one.Source, one.ReferringAgencyId))],
                    held.OpenedAt, held.AdoptedAt, held.SupportStartedAt, held.ClosedAt, held.ClosedBecause, held.LeadAgencyId,
                    [.. decisions[held.Id].Select(one => new InspectedDecision(one.RecordedAt, one.Outcome, one.WasQuorate, one.ReviewOn))],
                    [.. agencies[held.Id].Select(one => new InspectedAgency(one.AgencyId!.Value, one.Reach, one.From, one.Until)).Distinct()]);
        }
    }

    /// <summary>
    /// The audit of these young people from the first to the last day, in the order in which it was written for each of them. Before a referral was accepted there was no young person yet: its lines are about the referral.
    /// </summary>
    public static async IAsyncEnumerable<InspectedLine> Audit(YoungFuturesDb db, IReadOnlyList<CaseInScope> scope, DateOnly from, DateOnly until,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancelled = default)
    {
        await using var own = db.As(Purpose.Inspecting);
        var (start, end) = (UkTime.StartOf(from), UkTime.StartOf(until.AddDays(1)));
        foreach (var some in scope.Chunk(AtOnce))
        {
            var ids = some.Select(held => held.CaseId).ToArray();
            var references = await own.Cases.AsNoTracking().Where(held => ids.Contains(held.Id)).Select(held => new { held.YoungPersonId, held.Reference }).ToListAsync(cancelled);
            var referrals = (await own.Referrals.AsNoTracking().Where(held => held.CaseId != null && ids.Contains(held.CaseId.Value) && held.YoungPersonId != null).Select(held => new { held.Id, held.YoungPersonId }).ToListAsync(cancelled))
                .ToLookup(held => held.YoungPersonId!.Value, held => held.Id);
            foreach (var subject in references.GroupBy(held => held.YoungPersonId))
            {
                var reference = string.Join(' ', subject.Select(held => held.Reference).Order(StringComparer.Ordinal));
                Guid?[] subjectIds = [subject.Key, .. referrals[subject.Key].Select(id => (Guid?)id)];
                await foreach (var line in own.AuditEntries.AsNoTracking().Where(line => subjectIds.Contains(line.SubjectId) && line.At >= start && line.At < end).OrderBy(line => line.At)
                    .Select(line => new InspectedLine(reference, line.At, line.UserId, line.AgencyId, line.Event, line.RecordKind, line.RecordId, line.Route)).AsAsyncEnumerable().WithCancellation(cancelled))
                    yield return line;
            }
        }
    }
}
