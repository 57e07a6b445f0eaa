using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Gaps;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Domain.Users;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Domain.Retention;

/// <summary>One kind of record, and which of its rows are about somebody who is disposed of.</summary>
public abstract class DisposalLine(Type kind)
{
    public Type Kind { get; } = kind;

    public abstract Task<int> Count(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default);

    /// <summary>The rows themselves, or those among them with these ids: for whoever asks for their own record.</summary>
    internal abstract Task<IReadOnlyList<object>> Read(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default);

    internal abstract Task<IReadOnlyList<object>> Read(YoungFuturesDb db, WholeRecord whole, IReadOnlyCollection<Guid> ids, CancellationToken cancelled = default);

    /// <summary>Behind the audit, whose lines would hold once more what goes; the tombstone has the count.</summary>
    internal abstract Task<int> Remove(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default);
}

/// <summary>
/// Everything that leaves with a young person, kind by kind. A kind of record that is about young people, or hangs from one that is, and is missing here fails the test of this plan.
/// What lists of agencies say and how it is linked goes with <see cref="Disposal"/> itself, and so do the keys and what meetings as a whole wrote.
/// </summary>
public static class DisposalPlan
{
    public static IReadOnlyList<DisposalLine> Lines { get; } =
    [
        Of((db, of) => db.YoungPeople.Where(row => of.YoungPeople.Contains(row.Id))),
        Of((db, of) => db.NameKeys.Where(row => of.YoungPeople.Contains(row.YoungPersonId!.Value) || of.Referrals.Contains(row.ReferralId!.Value))),
        Of((db, of) => db.YoungPersonMerges.Where(row => of.YoungPeople.Contains(row.SurvivorId) || of.YoungPeople.Contains(row.MergedId))),
        Of((db, of) => db.FamilyContacts.Where(row => of.YoungPeople.Contains(row.YoungPersonId))),

        Of((db, of) => db.Referrals.Where(row => of.Referrals.Contains(row.Id))),
        Of((db, of) => db.ReferralTriggers.Where(row => of.Referrals.Contains(row.ReferralId))),
        Of((db, of) => db.ReferralQuestions.Where(row => of.Referrals.Contains(row.ReferralId))),
        Of((db, of) => db.Screenings.Where(row => of.Referrals.Contains(row.ReferralId))),
        Of((db, of) => db.ReferralEvidence.Where(row => of.Referrals.Contains(row.ReferralId!.Value) || of.Cases.Contains(row.CaseId!.Value) || of.Candidates.Contains(row.CandidateId))),

        Of((db, of) => db.Candidates.Where(row => of.Candidates.Contains(row.Id))),
        Of((db, of) => db.CandidateEvidence.Where(row => of.Candidates.Contains(row.CandidateId))),
        Of((db, of) => db.EvidenceChanges.Where(row => of.Candidates.Contains(row.CandidateId) || of.Referrals.Contains(row.ReferralId!.Value) || of.Cases.Contains(row.CaseId!.Value))),

        Of((db, of) => db.Cases.Where(row => of.Cases.Contains(row.Id))),
        Of((db, of) => db.CaseEvents.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Notes.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Agreements.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.ContactAttempts.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.AgencyChecks.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.CaseTransfers.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.RequestsToChair.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.SafeguardingReports.Where(row => of.Cases.Contains(row.CaseId!.Value) || of.Subjects.Contains(row.RecordId))),
        Of((db, of) => db.GapSnoozes.Where(row => of.Cases.Contains(row.CaseId!.Value) || of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.Involvements.Where(row => of.Cases.Contains(row.CaseId!.Value) || of.Referrals.Contains(row.ReferralId!.Value))),
        Of((db, of) => db.KnownRecords.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.SightRequests.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.EmergencySights.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Exclusions.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.NamedPeople.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Declarations.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Disclosures.Where(row => of.Cases.Contains(row.CaseId))),

        Of((db, of) => db.AgendaItems.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.AgendaChanges.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.QuickProposals.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Decisions.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.ItemMinutes.Where(row => db.AgendaItems.Where(item => of.Cases.Contains(item.CaseId)).Select(item => item.Id).Contains(row.AgendaItemId))),
        Of((db, of) => db.Addenda.Where(row => db.AgendaItems.Where(item => of.Cases.Contains(item.CaseId)).Select(item => item.Id).Contains(row.AgendaItemId!.Value))),
        Of((db, of) => db.MinutedParts.Where(row => of.Meetings.Contains(row.MeetingId) && of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.Openings.Where(row => db.AgendaItems.Where(item => of.Cases.Contains(item.CaseId)).Select(item => item.Id).Contains(row.AgendaItemId))),
        Of((db, of) => db.HearingDrafts.Where(row => db.AgendaItems.Where(item => of.Cases.Contains(item.CaseId)).Select(item => item.Id).Contains(row.AgendaItemId))),

        Of((db, of) => db.SupportActions.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.ActionProgress.Where(row => db.SupportActions.Where(action => of.Cases.Contains(action.CaseId)).Select(action => action.Id).Contains(row.ActionId))),
        Of((db, of) => db.Interventions.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Briefings.Where(row => db.Interventions.Where(support => of.Cases.Contains(support.CaseId)).Select(support => support.Id).Contains(row.InterventionId))),
        Of((db, of) => db.SupportSessions.Where(row => db.Interventions.Where(support => of.Cases.Contains(support.CaseId)).Select(support => support.Id).Contains(row.InterventionId))),
        Of((db, of) => db.ProvisionGaps.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.NeedsConversations.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.SupportPlans.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Goals.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.GoalSteps.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.OutcomeMeasures.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.SupportReviews.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Feedback.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.RisenRisks.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.AdultHandovers.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.PostClosureChecks.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.SecondOffers.Where(row => of.Cases.Contains(row.CaseId))),

        Of((db, of) => db.DisclosuresMade.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.DecisionsNotToShare.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.FamilyTold.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Objections.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.PrivacyNotices.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.VisitWarnings.Where(row => of.Cases.Contains(row.CaseId))),
        Of((db, of) => db.Letters.Where(row => of.Cases.Contains(row.CaseId))),

        // Their bytes nobody can read from then on, for their key goes in the same transaction; the job that removes what no record holds takes them away within the hour.
        Of((db, of) => db.Documents.Where(row => of.Cases.Contains(row.CaseId!.Value) || of.Referrals.Contains(row.ReferralId!.Value))),

        Of((db, of) => db.RetentionReviews.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.RetentionHolds.Where(row => of.Subjects.Contains(row.SubjectId))),
        // What was said of somebody's look may name whom it was at.
        Of((db, of) => db.UnusualLooks.Where(row => of.Subjects.Contains(row.SubjectId!.Value))),

        Of((db, of) => db.AccessRequests.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.AccessPauses.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.AccessItems.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.RightsRequests.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.RecordMarks.Where(row => of.Subjects.Contains(row.SubjectId))),
        Of((db, of) => db.AccessAskings.Where(row => of.Subjects.Contains(row.SubjectId))),
    ];

    /// <summary>What agencies’ lists say of them. It is no line of the plan: what came after everything had ended stays.</summary>
    internal static DisposalLine OfLists { get; } = Of((db, of) => db.Signals.Where(row => of.Identities.Contains(row.IdentityId!.Value)));

    /// <summary>What hangs from others goes before them.</summary>
    public static IReadOnlyList<DisposalLine> InOrder(IModel model)
    {
        var left = Lines.ToDictionary(line => line.Kind);
        var order = new List<DisposalLine>();
        while (left.Count > 0)
        {
            var free = Lines.Where(line => left.ContainsKey(line.Kind)
                && !left.Keys.Any(other => other != line.Kind && model.FindEntityType(other)!.GetForeignKeys().Any(key => key.PrincipalEntityType.ClrType == line.Kind))).ToList();
            if (free.Count == 0) throw new InvalidOperationException($"These hang from one another: {string.Join(", ", left.Keys.Select(kind => kind.Name))}.");
            foreach (var line in free) left.Remove(line.Kind);
            order.AddRange(free);
        }

        return order;
    }

    private static Line<T> Of<T>(Func<YoungFuturesDb, WholeRecord, IQueryable<T>> rows) where T : class => new(rows);

    private sealed class Line<T>(Func<YoungFuturesDb, WholeRecord, IQueryable<T>> rows) : DisposalLine(typeof(T)) where T : class
    {
        public override Task<int> Count(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default) => rows(db, whole).CountAsync(cancelled);

        internal override async Task<IReadOnlyList<object>> Read(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default) => await rows(db, whole).AsNoTracking().ToListAsync(cancelled);

        internal override async Task<IReadOnlyList<object>> Read(YoungFuturesDb db, WholeRecord whole, IReadOnlyCollection<Guid> ids, CancellationToken cancelled = default) =>
            await rows(db, whole).AsNoTracking().Where(row => ids.Contains(EF.Property<Guid>(row, nameof(Record.Id)))).ToListAsync(cancelled);

        internal override Task<int> Remove(YoungFuturesDb db, WholeRecord whole, CancellationToken cancelled = default)
        {
            var gone = rows(db, whole);
            return gone.ExecuteDeleteAsync(cancelled);
        }
    }
}
