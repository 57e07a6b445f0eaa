using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Retention;

/// <summary>
/// All that one panel holds of one young person, by its ids: everybody who was put together with them, each case and referral, whom the rules found, and how lists were linked.
/// A referral that became no case is a whole by itself. What another panel holds of the same young person is that panel’s own, with its own date.
/// </summary>
public sealed record WholeRecord(Guid SubjectId, Guid PanelId, List<Guid> YoungPeople, List<Guid> Cases, List<Guid> Referrals, List<Guid> Candidates, List<Guid> Identities, List<Guid> Meetings)
{
    /// <summary>Whose keys their audited values are under.</summary>
    public List<Guid> Subjects { get; } = [.. YoungPeople, .. Referrals, .. Candidates];

    /// <param name="db">Sees all.</param>
    /// <param name="subjectId">A young person, or a referral that became no case.</param>
    public static async Task<WholeRecord?> Of(YoungFuturesDb db, Guid subjectId, CancellationToken cancelled = default)
    {
        var referral = await db.Referrals.Where(held => held.Id == subjectId).Select(held => new { held.PanelId, held.YoungPersonId }).SingleOrDefaultAsync(cancelled);
        if (referral is { YoungPersonId: null })
        {
            var found = await db.Candidates.Where(held => held.ReferralId == subjectId).Select(held => held.Id).ToListAsync(cancelled);
            return new(subjectId, referral.PanelId, [], [], [subjectId], found, [], []);
        }

        var survivorId = await ReadTogether.Survivor(db, referral?.YoungPersonId ?? subjectId);
        if (await db.YoungPeople.Where(held => held.Id == survivorId).Select(held => (Guid?)held.PanelId).SingleOrDefaultAsync(cancelled) is not { } panelId) return null;
        List<Guid> people = [.. (await ReadTogether.Folded(db, [survivorId])).Keys];
        var cases = await db.Cases.Where(held => people.Contains(held.YoungPersonId)).OrderBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled);
        var referrals = await db.Referrals.Where(held => people.Contains(held.YoungPersonId!.Value) || cases.Contains(held.CaseId!.Value)).OrderBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled);
        var identities = await db.LinkedIdentities.Where(held => people.Contains(held.YoungPersonId!.Value)).OrderBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled);
        var candidates = await db.Candidates.Where(held => cases.Contains(held.CaseId!.Value) || referrals.Contains(held.ReferralId!.Value) || identities.Contains(held.IdentityId))
            .OrderBy(held => held.Id).Select(held => held.Id).ToListAsync(cancelled);
        var meetings = await db.AgendaItems.Where(held => cases.Contains(held.CaseId)).Select(held => held.MeetingId)
            .Union(db.AgendaChanges.Where(held => cases.Contains(held.CaseId)).Select(held => held.MeetingId)).ToListAsync(cancelled);
        return new(survivorId, panelId, people, cases, referrals, candidates, identities, meetings);
    }

    /// <summary>From when on it is looked at for disposal; nothing as long as anything of it is open.</summary>
    public async Task<RetentionDate?> Date(YoungFuturesDb db, PanelSettings limits, CancellationToken cancelled = default)
    {
        if (await IsOpen(db, cancelled)) return null;
        var born = await db.YoungPeople.Where(held => YoungPeople.Contains(held.Id)).Select(held => new { held.BornOn, held.BornOnEstimated }).ToListAsync(cancelled);
        var cases = await db.Cases.Where(held => Cases.Contains(held.Id)).Select(held => new
        {
            held.OpenedAt, held.ClosedAt, held.ClosedBecause,
            // Reopened, a case forgets that it was adopted; what happened to it does not.
            WasAdopted = held.AdoptedAt != null || held.Events.Any(happened => happened.Kind == CaseEventKind.Adopted),
            WasSupported = held.SupportStartedAt != null || held.Events.Any(happened => happened.Kind == CaseEventKind.SupportStarted),
        }).ToListAsync(cancelled);
        if (cases.Any(held => held.ClosedAt is null)) return null;
        var ended = await db.Referrals.Where(held => Referrals.Contains(held.Id) && held.CaseId == null).Select(held => held.EndedAt).ToListAsync(cancelled);
        if (ended.Contains(null)) return null;
        // Of two records of one young person the later date of birth keeps the longer.
        var latest = born.Where(held => held.BornOn is not null).OrderBy(held => held.BornOnEstimated ? new DateOnly(held.BornOn!.Value.Year, 12, 31) : held.BornOn!.Value).LastOrDefault();
        return RetentionDate.Of(latest?.BornOn, latest?.BornOnEstimated ?? false,
            cases.ConvertAll(held => new ClosedCase(UkTime.LocalDate(held.OpenedAt), UkTime.LocalDate(held.ClosedAt!.Value), held.WasAdopted, held.WasSupported, held.ClosedBecause)),
            ended.ConvertAll(at => UkTime.LocalDate(at!.Value)), limits);
    }

    public Task<bool> IsHeld(YoungFuturesDb db, CancellationToken cancelled = default) => db.RetentionHolds.AnyAsync(hold => Subjects.Contains(hold.SubjectId) && hold.LiftedAt == null, cancelled);

    /// <summary>The last day on which something of it ended.</summary>
    public async Task<DateOnly?> LastEnding(YoungFuturesDb db, CancellationToken cancelled = default)
    {
        var closed = await db.Cases.Where(held => Cases.Contains(held.Id)).MaxAsync(held => held.ClosedAt, cancelled);
        var ended = await db.Referrals.Where(held => Referrals.Contains(held.Id)).MaxAsync(held => held.EndedAt, cancelled);
        var last = closed is null || ended > closed ? ended : closed;
        return last is { } at ? UkTime.LocalDate(at) : null;
    }

    private async Task<bool> IsOpen(YoungFuturesDb db, CancellationToken cancelled) =>
        await db.Cases.AnyAsync(held => Cases.Contains(held.Id) && held.Status != CaseStatus.Closed, cancelled)
        || await db.Referrals.AnyAsync(held => Referrals.Contains(held.Id)
            && (held.Status == ReferralStatus.Draft || held.Status == ReferralStatus.Submitted || held.Status == ReferralStatus.Screening || held.Status == ReferralStatus.AwaitingInformation), cancelled)
        || await db.SafeguardingReports.AnyAsync(held => (Cases.Contains(held.CaseId!.Value) || Subjects.Contains(held.RecordId)) && held.ConfirmedAt == null, cancelled)
        || await db.PostClosureChecks.AnyAsync(held => Cases.Contains(held.CaseId) && (held.State == AfterState.Waiting || held.State == AfterState.HelpWanted), cancelled)
        // Nobody disposes of what somebody asks to be put right, or complains about, before they are answered.
        || await db.RightsRequests.AnyAsync(held => Subjects.Contains(held.SubjectId) && held.EndedAt == null, cancelled)
        || await db.Candidates.AnyAsync(held => Candidates.Contains(held.Id) && held.Status == CandidateStatus.Waiting, cancelled);
}
