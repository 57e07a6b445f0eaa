using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Looking;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Users;

/// <summary>What somebody can own that is open.</summary>
public enum WorkKind
{
    [Display(Name = "Cases")] Cases,
    [Display(Name = "Checks")] Checks,
    [Display(Name = "Actions")] Actions,
    [Display(Name = "Referrals")] Referrals,
    [Display(Name = "Questions about referrals")] Questions,
    [Display(Name = "Requests to the chair")] Requests,
    [Display(Name = "Conflicts of interest to confirm")] Declarations,
    [Display(Name = "Transfers between panels")] Transfers,
    [Display(Name = "Safeguarding reports")] Reports,
    [Display(Name = "Meetings and their minutes")] Meetings,
    [Display(Name = "Young people found by the rules")] Candidates,
    [Display(Name = "Records to compare")] LinkQuestions,
    [Display(Name = "Records taken back or corrected")] EvidenceChanges,
    [Display(Name = "Support of services")] Interventions,
    [Display(Name = "Risks that rose")] RisenRisks,
    [Display(Name = "Handovers at 18")] Handovers,
    [Display(Name = "Checks after the end of support")] ChecksAfter,
    [Display(Name = "Privacy notices to give")] Notices,
    [Display(Name = "Warnings to look at again")] Warnings,
    [Display(Name = "National returns")] Returns,
    [Display(Name = "Break-glass to decide about")] EmergencySights,
    [Display(Name = "Agencies that ask for access")] SightRequests,
    [Display(Name = "Unusual looking to review")] UnusualLooks,
    [Display(Name = "Access to confirm")] Recertifications,
    [Display(Name = "Requests for access to a record")] AccessRequests,
    [Display(Name = "Requests about rights, and complaints")] RightsRequests,
}

/// <summary>One open thing that somebody owns: a reference where it has one, and no name.</summary>
public sealed record OwnedLine(Guid Id, string? Reference, DateOnly? DueOn);

/// <summary>How much of one kind goes to the person chosen, and how much stays because it cannot be theirs.</summary>
public sealed record OwnedCount(WorkKind Kind, int Goes, int Stays)
{
    public int Total => Goes + Stays;
}

/// <summary>
/// Everything open that somebody owns, and handing all of it over in one act. A draft that nobody has sent is its writer's alone: it goes on its day, and is not counted. A new kind of record
/// that is owned is added here and to <see cref="LeaversWork"/>.
/// </summary>
public static class OpenWork
{
    private const int AtOnce = 100;
    private const int MostClashes = 5;

    /// <summary>How much of each kind, without a word about what it is.</summary>
    public static async Task<IReadOnlyList<OwnedCount>> Counts(YoungFuturesDb db, Guid userId, CancellationToken cancelled = default)
    {
        var counts = new List<OwnedCount>();
        foreach (var kind in Enum.GetValues<WorkKind>())
            if (await Lines(db, kind, userId).CountAsync(cancelled) is > 0 and var count) counts.Add(new(kind, count, 0));
        return counts;
    }

    /// <summary>The same for whoever may know no more than numbers: an administrator, who sees no case.</summary>
    public static async Task<IReadOnlyList<OwnedCount>> CountsWithoutContent(YoungFuturesDb db, Guid userId)
    {
        await using var own = db.As(Purpose.Sweeping);
        return await Counts(own, userId);
    }

    /// <summary>What of one kind somebody owns, the soonest first.</summary>
    public static IQueryable<OwnedLine> Lines(YoungFuturesDb db, WorkKind kind, Guid userId) => kind switch
    {
        WorkKind.Cases => db.Cases.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Reference, held.DueOn)),
        WorkKind.Checks => db.AgencyChecks.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Reference, held.DueOn)),
        WorkKind.Actions => db.SupportActions.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.Referrals => db.Referrals.Where(held => held.OwnerId == userId && held.DueOn != null && (held.Status != ReferralStatus.Draft || held.LoggedById != userId))
            .OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Reference, held.DueOn)),
        WorkKind.Questions => db.ReferralQuestions.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Referral.Reference, held.DueOn)),
        WorkKind.Requests => db.RequestsToChair.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.Declarations => db.Declarations.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.Transfers => db.CaseTransfers.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.Reports => db.SafeguardingReports.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.RecordReference, held.DueOn)),
        WorkKind.Meetings => db.PanelMeetings.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.Candidates => db.Candidates.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.LinkQuestions => db.LinkQuestions.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.EvidenceChanges => db.EvidenceChanges.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.RecordReference, held.DueOn)),
        WorkKind.Interventions => db.Interventions.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.RisenRisks => db.RisenRisks.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.Handovers => db.AdultHandovers.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.ChecksAfter => db.PostClosureChecks.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.Notices => db.PrivacyNotices.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.Warnings => db.VisitWarnings.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.Returns => db.NationalReturns.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.SightRequests => db.SightRequests.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Case.Reference, held.DueOn)),
        WorkKind.EmergencySights => db.EmergencySights.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.CaseReference, held.DueOn)),
        WorkKind.Recertifications => db.Recertifications.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.UnusualLooks => db.UnusualLooks.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, null, held.DueOn)),
        WorkKind.AccessRequests => db.AccessRequests.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Reference, held.DueOn)),
        WorkKind.RightsRequests => db.RightsRequests.Where(held => held.OwnerId == userId && held.DueOn != null).OrderBy(held => held.DueOn).ThenBy(held => held.Id).Select(held => new OwnedLine(held.Id, held.Reference, held.DueOn)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>What would go and what would stay. Nothing is changed.</summary>
    /// <param name="panelIds">Only what belongs to these panels goes.</param>
    public static Task<IReadOnlyList<OwnedCount>> Preview(YoungFuturesDb db, Guid fromId, User to, IReadOnlyCollection<Guid> panelIds, CancellationToken cancelled = default) => Go(db, fromId, to, panelIds, really: false, cancelled);

    /// <summary>
    /// Hands over all that is in sight and can be the other's: in batches, each whole by itself, so that what was begun and broken off is finished by doing it again. To be told of the panel's limits, each
    /// record's own panel is asked.
    /// </summary>
    public static Task<IReadOnlyList<OwnedCount>> HandOver(YoungFuturesDb db, Guid fromId, User to, IReadOnlyCollection<Guid> panelIds, CancellationToken cancelled = default) => Go(db, fromId, to, panelIds, really: true, cancelled);

    private static async Task<IReadOnlyList<OwnedCount>> Go(YoungFuturesDb db, Guid fromId, User to, IReadOnlyCollection<Guid> panelIds, bool really, CancellationToken cancelled)
    {
        if (to.Id == fromId) throw new Refused("Choose somebody else to hand over to.");
        var now = db.Now;
        if (to.HasLeft(UkTime.LocalDate(now))) throw new Refused("This person has left. Choose somebody else.");
        // Also while one stands in: what is handed over stays theirs when that is over.
        var roles = to.Memberships.Where(held => held.IsOpenAt(now)).ToLookup(held => held.PanelId, held => held.Role);
        var acts = new Dictionary<Guid, Act>();
        var counts = new List<OwnedCount>();

        await Each(WorkKind.Cases, db.Cases.Include(held => held.Involvements).Include(held => held.Exclusions).Include(held => held.Agreements).AsSplitQuery(), held => held.OwnerId == fromId && held.DueOn != null,
            held => !held.KeepsOut(to.Id, now) && (Runs(held.PanelId) || (to.AgencyId == held.LeadAgencyId && held.LeadAgencyId is not null && Works(held.PanelId))), async held => held.HandTo(await ActIn(held.PanelId), to.Id));
        await Each(WorkKind.Checks, db.AgencyChecks.Include(held => held.Involvements), held => held.OwnerId == fromId && held.DueOn != null,
            held => Runs(held.PanelId) || (to.AgencyId == held.AgencyId && Works(held.PanelId)), async held => held.TakeOn(await ActIn(held.PanelId), to.Id), held => held.CaseId);
        await Each(WorkKind.Actions, db.SupportActions.Include(held => held.Involvements), held => held.OwnerId == fromId && held.DueOn != null,
            held => Runs(held.PanelId) || (to.AgencyId == held.AgencyId && Works(held.PanelId)), async held => held.HandTo(await ActIn(held.PanelId), to.Id), held => held.CaseId);
        await Each(WorkKind.Referrals, db.Referrals, held => held.OwnerId == fromId && held.DueOn != null && (held.Status != ReferralStatus.Draft || held.LoggedById != fromId), held => Runs(held.PanelId), Rest<Referral>(held => held.RestWith(to.Id)));
        await Each(WorkKind.Questions, db.ReferralQuestions.Include(held => held.Referral), held => held.OwnerId == fromId && held.DueOn != null,
            held => Runs(held.PanelId) || (to.AgencyId == held.Referral.ReferringAgencyId && to.AgencyId is not null && Works(held.PanelId)), Rest<ReferralQuestion>(held => held.RestWith(to.Id)));
        await Each(WorkKind.Requests, db.RequestsToChair, held => held.OwnerId == fromId && held.DueOn != null, held => Chairs(held.PanelId), Rest<RequestToChair>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Declarations, db.Declarations, held => held.OwnerId == fromId && held.DueOn != null, held => held.PersonId != to.Id && (Chairs(held.PanelId) || (held.IsForCoordinator && Runs(held.PanelId))),
            Rest<Declaration>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Transfers, db.CaseTransfers, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.ToPanelId), Rest<CaseTransfer>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Reports, db.SafeguardingReports, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId) || Chairs(held.PanelId), Rest<SafeguardingReport>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Meetings, db.PanelMeetings, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<PanelMeeting>(held => held.RestWith(to.Id)));
        await Each(WorkKind.Candidates, db.Candidates, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<Candidate>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.LinkQuestions, db.LinkQuestions, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<LinkQuestion>(held => held.RestWith(to.Id)));
        await Each(WorkKind.EvidenceChanges, db.EvidenceChanges, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<EvidenceChange>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Interventions, db.Interventions.Include(held => held.Case).Include(held => held.Involvements), held => held.OwnerId == fromId && held.DueOn != null,
            held => Runs(held.PanelId) || (to.AgencyId is not null && to.AgencyId == (held.IsWithLead ? held.LeadAgencyId : held.AgencyId) && Works(held.PanelId)), async held => held.RestWith(await ActIn(held.PanelId), to), held => held.CaseId);
        await Each(WorkKind.RisenRisks, db.RisenRisks, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<RisenRisk>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Handovers, db.AdultHandovers.Include(held => held.Case), held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId) || (to.AgencyId == held.Case.LeadAgencyId && to.AgencyId is not null && Works(held.PanelId)), Rest<AdultHandover>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.ChecksAfter, db.PostClosureChecks.Include(held => held.Case), held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId) || (to.AgencyId == held.Case.LeadAgencyId && to.AgencyId is not null && Works(held.PanelId)), Rest<PostClosureCheck>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Notices, db.PrivacyNotices, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<PrivacyNotice>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Warnings, db.VisitWarnings.Include(held => held.Case), held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId) || (to.AgencyId == held.Case.LeadAgencyId && to.AgencyId is not null && Works(held.PanelId)), Rest<VisitWarning>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.Returns, db.NationalReturns, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<NationalReturn>(held => held.RestWith(to.Id)));
        await Each(WorkKind.SightRequests, db.SightRequests, held => held.OwnerId == fromId && held.DueOn != null, held => Runs(held.PanelId), Rest<SightRequest>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.EmergencySights, db.EmergencySights, held => held.OwnerId == fromId && held.DueOn != null, held => held.ById != to.Id && (Runs(held.PanelId) || Chairs(held.PanelId)), Rest<EmergencySight>(held => held.RestWith(to.Id)), held => held.CaseId);
        await Each(WorkKind.UnusualLooks, db.UnusualLooks, held => held.OwnerId == fromId && held.DueOn != null, held => held.LookerId != to.Id && roles[held.PanelId].Contains(Role.InformationGovernance), Rest<UnusualLook>(held => held.RestWith(to.Id)));
        await Each(WorkKind.Recertifications, db.Recertifications, held => held.OwnerId == fromId && held.DueOn != null && held.AgencyId != null, held => Runs(held.PanelId), Rest<Recertification>(held => held.RestWith(to.Id)));
        await Each(WorkKind.AccessRequests, db.AccessRequests, held => held.OwnerId == fromId && held.DueOn != null, held => roles[held.PanelId].Contains(Role.InformationGovernance), Rest<AccessRequest>(held => held.RestWith(to.Id)));
        await Each(WorkKind.RightsRequests, db.RightsRequests, held => held.OwnerId == fromId && held.DueOn != null, held => held.AboutUserId != to.Id && roles[held.PanelId].Contains(Role.InformationGovernance), Rest<RightsRequest>(held => held.RestWith(to.Id)), held => held.CaseId);
        return counts;

        // A transfer is its receiver's to answer.
        static Guid PanelOf(Record one) => one switch { CaseTransfer transfer => transfer.ToPanelId, IAboutYoungPerson about => about.PanelId, PanelMeeting meeting => meeting.PanelId, LinkQuestion question => question.PanelId, NationalReturn held => held.PanelId, UnusualLook unusual => unusual.PanelId, Recertification access => access.PanelId, _ => Guid.Empty };

        bool Runs(Guid panelId) => roles[panelId].Contains(Role.Coordinator);
        bool Chairs(Guid panelId) => roles[panelId].Contains(Role.Chair);
        bool Works(Guid panelId) => roles[panelId].Any(role => role is Role.Coordinator or Role.Chair or Role.Partner or Role.Provider);

        static Func<T, Task> Rest<T>(Action<T> with) => held =>
        {
            with(held);
            return Task.CompletedTask;
        };

        async Task<Act> ActIn(Guid panelId) => acts.TryGetValue(panelId, out var known) ? known : acts[panelId] = await db.ActIn(panelId);

        async Task Each<T>(WorkKind kind, IQueryable<T> records, System.Linq.Expressions.Expression<Func<T, bool>> theirs, Func<T, bool> may, Func<T, Task> give, Func<T, Guid?>? caseOf = null) where T : Record
        {
            var (goes, stays, clashes, last) = (0, 0, 0, Guid.Empty);
            while (true)
            {
                var from = last;
                var some = await (really ? records : records.AsNoTracking()).Where(theirs).Where(held => held.Id > from).OrderBy(held => held.Id).Take(AtOnce).ToListAsync(cancelled);
                if (some.Count == 0) break;
                var (going, staying) = (0, 0);
                foreach (var one in some)
                {
                    if (!panelIds.Contains(PanelOf(one)) || !may(one) || (caseOf?.Invoke(one) is { } caseId && (await db.KeptOutOf(caseId)).Holds(to.Id)))
                    {
                        staying++;
                        continue;
                    }

                    going++;
                    if (really) await give(one);
                }

                try
                {
                    if (really) await db.SaveChangesAsync(cancelled);
                    (goes, stays, last) = (goes + going, stays + staying, some[^1].Id);
                }
                catch (DbUpdateConcurrencyException) when (clashes++ < MostClashes)
                {
                    // Somebody changed one of them in this moment: the batch is read again.
                }

                db.ChangeTracker.Clear();
                acts.Clear();
            }

            if (goes + stays > 0) counts.Add(new(kind, goes, stays));
        }
    }
}
