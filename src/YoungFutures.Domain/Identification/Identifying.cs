using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;

namespace YoungFutures.Domain.Identification;

/// <summary>
/// Looks with each panel’s rules at those whose records changed, at those for whom a day has come, and, after new rules, at everybody; a bounded number at
/// a time, each saved by itself. It may stop anywhere and go on later, and run on two nodes without harm: it finds, and never decides.
/// </summary>
/// <param name="db">Opened for this purpose, without a viewer.</param>
public sealed class Identifying(YoungFuturesDb db)
{
    private const int AtOnce = 100;

    /// <summary>Tells whoever runs or chairs the panel, today, in the save of the candidate.</summary>
    public Func<Candidate, SafeguardingReport, Task> TellOfRisk { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Tells the owner of a referral or case, in the same save.</summary>
    public Func<EvidenceChange, Task> TellOfChange { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the report of a record that says that a child is at risk begins with.</summary>
    public string WordsOfRisk { get; init; } = "A record on an agency’s list says that this young person may be at risk. It came by a list: nobody has spoken to the panel about it.";

    /// <summary>What could not be saved, usually because somebody changed it in the same moment; it is looked at again.</summary>
    public int Clashes { get; private set; }

    /// <returns>How many were looked at.</returns>
    /// <param name="most">No more than about so many now; what is left comes next time.</param>
    public async Task<int> Run(int most = int.MaxValue, CancellationToken cancelled = default)
    {
        var looked = 0;
        foreach (var panelId in await db.Panels.OrderBy(panel => panel.Id).Select(panel => panel.Id).ToListAsync(cancelled))
        {
            var today = UkTime.LocalDate(db.Now);
            looked += await Each(panelId, most - looked, db.LinkedIdentities.Where(held => held.PanelId == panelId && held.ToEvaluateSince != null).OrderBy(held => held.ToEvaluateSince).ThenBy(held => held.Id), cancelled);
            looked += await Each(panelId, most - looked, db.LinkedIdentities.Where(held => held.PanelId == panelId && held.EvaluateAgainOn != null && held.EvaluateAgainOn <= today).OrderBy(held => held.EvaluateAgainOn).ThenBy(held => held.Id), cancelled);
            looked += await UnderNewRules(panelId, today, most - looked, cancelled);
        }

        return looked;
    }

    private async Task<int> Each(Guid panelId, int most, IOrderedQueryable<LinkedIdentity> waiting, CancellationToken cancelled)
    {
        var looked = 0;
        while (looked < most)
        {
            var some = await waiting.AsNoTracking().Take(AtOnce).ToListAsync(cancelled);
            var (done, _) = await Look(panelId, some, cancelled);
            looked += done;
            // None could be saved: they are tried again next time, not for ever now.
            if (done == 0 || some.Count < AtOnce) break;
        }

        return looked;
    }

    private async Task<int> UnderNewRules(Guid panelId, DateOnly today, int most, CancellationToken cancelled)
    {
        var rules = await db.RulesOf(panelId, today);
        var run = await db.RuleRuns.SingleOrDefaultAsync(held => held.RuleSetId == rules.Id, cancelled);
        if (run?.DoneAt is not null) return 0;
        // Those that the first version has yet to look at all wait by themselves.
        if (run is null) db.RuleRuns.Add(run = new RuleRun { RuleSetId = rules.Id, PanelId = panelId, DoneAt = rules.Number == 1 ? db.Now : null });
        await db.SaveChangesAsync(cancelled);
        var looked = 0;
        while (run.DoneAt is null && looked < most)
        {
            var after = run.After;
            var some = await db.LinkedIdentities.AsNoTracking().Where(held => held.PanelId == panelId && held.Id.CompareTo(after) > 0)
                .OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
            looked += (await Look(panelId, some, cancelled)).Done;
            run = await db.RuleRuns.SingleAsync(held => held.RuleSetId == rules.Id, cancelled);
            if (some.Count > 0) run.After = some[^1].Id;
            if (some.Count < AtOnce) run.DoneAt = db.Now;
            await db.SaveChangesAsync(cancelled);
        }

        db.ChangeTracker.Clear();
        return looked;
    }

    private async Task<(int Done, int Left)> Look(Guid panelId, List<LinkedIdentity> some, CancellationToken cancelled)
    {
        if (some.Count == 0) return (0, 0);
        db.ChangeTracker.Clear();
        var panel = await db.ActIn(panelId);
        var act = panel with { UserId = panel.CoordinatorId, AgencyId = null };
        var rules = await db.RulesOf(panelId, act.Today);
        var ages = new AgeRange(act.Limits.MinimumAge, act.Limits.MaximumAge);
        var done = 0;
        foreach (var read in await LinkedRecords.Of(db, some, cancelled))
        {
            try
            {
                await One(read, rules, ages, act, cancelled);
                done++;
            }
            catch (DbUpdateException)
            {
                // Somebody decides about this one in this moment, or another node was quicker.
                Clashes++;
            }

            db.ChangeTracker.Clear();
        }

        return (done, some.Count - done);
    }

    private async Task One(LinkedRecords read, RuleSet rules, AgeRange ages, Act act, CancellationToken cancelled)
    {
        var identity = read.Identity;
        var evaluation = Evaluation.Of(read.Signals, rules, ages, act.Today);
        // What was joined into another is that one’s to be found by.
        if (identity.JoinedIntoId is null)
        {
            var waiting = read.Candidates.Where(held => held.Status == CandidateStatus.Waiting).OrderBy(held => held.FoundAt).ThenBy(held => held.Id).ToList();
            if (read.IsWanted(evaluation)) await Found(read, evaluation, rules, waiting, act, cancelled);
            else foreach (var head in waiting) await Lapse(head, act, cancelled);
            var accepted = read.Candidates.Where(held => held.Status == CandidateStatus.Accepted).Select(held => held.Id).ToList();
            if (accepted.Count > 0) await LookAtWhatRests(identity, accepted, evaluation, act, cancelled);
            await db.SaveChangesAsync(cancelled);
        }

        if (identity.EvaluateAgainOn != evaluation.AgainOn)
            await db.LinkedIdentities.Where(held => held.Id == identity.Id).ExecuteUpdateAsync(set => set.SetProperty(held => held.EvaluateAgainOn, identity.JoinedIntoId is null ? evaluation.AgainOn : null), cancelled);
        // Unless its records changed while they were read: then it waits still.
        if (identity.ToEvaluateSince is { } since)
            await db.LinkedIdentities.Where(held => held.Id == identity.Id && held.ToEvaluateSince == since).ExecuteUpdateAsync(set => set.SetProperty(held => held.ToEvaluateSince, (DateTime?)null), cancelled);
    }

    private async Task Found(LinkedRecords read, Evaluation evaluation, RuleSet rules, List<CandidateHead> waiting, Act act, CancellationToken cancelled)
    {
        Candidate? candidate = null;
        if (waiting.Count > 0)
        {
            candidate = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == waiting[0].Id, cancelled);
            // Two that were held to be two people and are one: the older stays.
            foreach (var other in waiting.Skip(1)) await Lapse(other, act, cancelled);
            if (candidate.IdentityId != read.Identity.Id) candidate.MoveTo(read.Identity.Id);
        }
        else
        {
            var before = read.Candidates.Where(held => held.WasDecided).OrderByDescending(held => held.FoundAt).FirstOrDefault();
            candidate = new Candidate(act, read.Identity.Id, before is null ? null : await db.Candidates.SingleAsync(held => held.Id == before.Id, cancelled));
            db.Candidates.Add(candidate);
        }

        var neededBefore = candidate.Evidence.Where(line => line.SignalId is not null).Select(line => line.SignalId!.Value).Distinct().ToList();
        var neededIds = evaluation.Findings.SelectMany(finding => finding.Signals).Select(signal => signal.Id).Distinct().ToList();
        var needed = await db.Signals.Where(signal => neededIds.Contains(signal.Id)).ToListAsync(cancelled);
        var wasAtRisk = candidate.Place == Place.Statutory && neededBefore.Count > 0;
        candidate.Take(evaluation, rules, needed, read.Signals.GroupBy(signal => signal.AgencyId).ToDictionary(group => group.Key, group => group.First().Sector), [.. read.Signals.Select(signal => signal.Id)]);
        foreach (var signal in needed.Where(signal => !signal.IsNeeded)) signal.IsNeeded = true;
        await NoLongerNeeded([.. neededBefore.Except(neededIds)], candidate.Id, cancelled);
        if (!evaluation.IsStatutory || wasAtRisk) return;

        candidate.IsUrgent(act);
        var report = new SafeguardingReport(act, candidate.Id, ReportedFrom.Candidate, candidate.Id, null, null, candidate.AreaCode, WordsOfRisk, null);
        db.SafeguardingReports.Add(report);
        await TellOfRisk(candidate, report);
    }

    private async Task Lapse(CandidateHead head, Act act, CancellationToken cancelled)
    {
        var candidate = await db.Candidates.Include(held => held.Evidence).SingleAsync(held => held.Id == head.Id, cancelled);
        if (!candidate.IsOpen) return;
        candidate.Lapse(act.At);
        await NoLongerNeeded([.. candidate.Evidence.Where(line => line.SignalId is not null).Select(line => line.SignalId!.Value).Distinct()], candidate.Id, cancelled);
    }

    // It goes on the panel’s schedule again, unless something else rests on it.
    private async Task NoLongerNeeded(List<Guid> signalIds, Guid candidateId, CancellationToken cancelled)
    {
        if (signalIds.Count == 0) return;
        var elsewhere = await db.CandidateEvidence.Where(line => line.SignalId != null && signalIds.Contains(line.SignalId.Value) && line.CandidateId != candidateId
                && db.Candidates.Any(held => held.Id == line.CandidateId && held.Status != CandidateStatus.NoLongerMet))
            .Select(line => line.SignalId!.Value).Distinct().ToListAsync(cancelled);
        var free = signalIds.Except(elsewhere).ToList();
        foreach (var signal in await db.Signals.Where(signal => free.Contains(signal.Id) && signal.IsNeeded).ToListAsync(cancelled)) signal.IsNeeded = false;
    }

    /// <summary>Whether a referral or case rests on a record that its source has taken back or that belongs to somebody else by now.</summary>
    private async Task LookAtWhatRests(LinkedIdentity identity, List<Guid> candidateIds, Evaluation evaluation, Act act, CancellationToken cancelled)
    {
        foreach (var candidate in await db.Candidates.Where(held => candidateIds.Contains(held.Id)).OrderBy(held => held.Id).ToListAsync(cancelled))
        {
            var referral = candidate.ReferralId is { } referralId ? await db.Referrals.SingleAsync(held => held.Id == referralId, cancelled) : null;
            var caseId = candidate.CaseId ?? referral?.CaseId;
            var @case = caseId is null ? null : await db.Cases.SingleAsync(held => held.Id == caseId, cancelled);
            if ((@case?.YoungPersonId ?? referral?.YoungPersonId) is { } youngPersonId && identity.YoungPersonId is null && candidate.IdentityId == identity.Id)
                await db.LinkedIdentities.Where(held => held.Id == identity.Id && held.YoungPersonId == null).ExecuteUpdateAsync(set => set.SetProperty(held => held.YoungPersonId, youngPersonId), cancelled);

            var evidence = await db.ReferralEvidence.Where(line => line.CandidateId == candidate.Id && line.TakenBackAt == null && line.SignalId != null).ToListAsync(cancelled);
            var ids = evidence.Select(line => line.SignalId!.Value).Distinct().ToList();
            var stands = await db.Signals.Where(signal => ids.Contains(signal.Id) && signal.WithdrawnAt == null && signal.ReplacedById == null && (signal.IdentityId == candidate.IdentityId || signal.IdentityId == identity.Id)
                    && db.SignalImports.Any(import => import.Id == signal.ImportId && import.Status == ImportStatus.Committed))
                .Select(signal => signal.Id).ToListAsync(cancelled);
            var back = evidence.FindAll(line => !stands.Contains(line.SignalId!.Value));
            if (back.Count == 0) continue;
            foreach (var line in back) line.TakenBackAt = act.At;
            var ownerId = (@case is { IsOpen: true } ? @case.OwnerId : referral is { IsOpen: true } ? referral.OwnerId : null) ?? act.CoordinatorId;
            var change = new EvidenceChange(act, candidate, referral?.Id, caseId, @case?.Reference ?? referral?.Reference, ownerId, evaluation.Raises);
            db.EvidenceChanges.Add(change);
            await TellOfChange(change);
        }
    }
}
