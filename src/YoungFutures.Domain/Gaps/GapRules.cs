using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Returns;
using YoungFutures.Domain.Signals;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.SupportActions;

namespace YoungFutures.Domain.Gaps;

/// <summary>A rule of the board: which records of a panel it finds, and what is done about one.</summary>
/// <param name="Finds">Its query; every one has an index to go by.</param>
/// <param name="OfPanel">What it finds is the panel’s own to do: no agency’s contact is asked about it.</param>
/// <param name="AtOnce">It does not wait for a date of its own to pass: what it finds is a gap from the moment it is so.</param>
/// <param name="OfGovernance">What it finds is about the panel’s own people too: information governance alone sees it, and no panel does without it.</param>
public sealed record GapRule(Gap Gap, GapStep Step, Func<GapScope, IQueryable<GapLine>> Finds, bool AtOnce = false, bool OfPanel = false, bool OfGovernance = false);

/// <summary>
/// The rules of the board, in the order in which they are shown. Together they look at everything that can be open: whatever its verbs give a date to is found by one of them from the
/// working day on which that date has passed. Each line says every member that the board filters by, also that there is none: a database is not asked otherwise. A new kind of record adds its rules here, and its set to <see cref="GapScope"/>.
/// </summary>
public static partial class GapRules
{
    private const int Deferrals = 2;
    /// <summary>So long a case that was closed after one refusal is brought up again.</summary>
    private const int DeclinedWeeks = 12;

    public static IReadOnlyList<GapRule> All { get; } =
    [
        // The clock of Act now runs by the hour, every day.
        new(Gap.ReportUnconfirmed, GapStep.ConfirmReport, on => on.Reports.Where(held => held.ConfirmedAt == null && held.DueAt < on.Act.At)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.RecordReference, OwnerId = held.OwnerId, AgencyId = held.RaisedByAgencyId, Since = held.DueOn }), AtOnce: true),
        new(Gap.DraftStopped, GapStep.OpenReferral, on => on.Late(ReferralStatus.Draft).Where(held => held.ImmediateRisk == Answer.Yes).Select(Line.OfReferral)),
        new(Gap.Unscreened, GapStep.Screen, on => on.Referrals.Where(held => (held.Status == ReferralStatus.Submitted || held.Status == ReferralStatus.Screening) && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.Id, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = (Guid?)null, Since = held.DueOn }), OfPanel: true),
        new(Gap.QuestionUnanswered, GapStep.OpenReferral, on => on.Questions.Where(held => held.AnsweredAt == null && held.DueOn < on.Past && held.Referral.Status == ReferralStatus.AwaitingInformation)
            .Select(held => new GapLine { Id = held.Id, OfId = held.ReferralId, CaseId = held.Referral.CaseId, SubjectId = held.ReferralId, Reference = held.Referral.Reference, OwnerId = held.OwnerId, AgencyId = held.Referral.ReferringAgencyId, Since = held.DueOn })),
        new(Gap.ReferrerNotTold, GapStep.TellReferrer, on => on.Referrals.Where(held => held.ReferrerToldAt == null && held.TellReferrerBy < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.Id, Reference = held.Reference, OwnerId = on.Act.Panel.CoordinatorId, AgencyId = (Guid?)null, Since = held.TellReferrerBy }), OfPanel: true),
        new(Gap.CandidateUndecided, GapStep.DecideCandidate, on => on.Candidates.Where(held => held.Status == CandidateStatus.Waiting && held.Place != Place.KeptOut && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        new(Gap.LinkUndecided, GapStep.CompareRecords, on => on.LinkQuestions.Where(held => held.State == LinkQuestionState.Open && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        new(Gap.EvidenceUnread, GapStep.ReadEvidence, on => on.EvidenceChanges.Where(held => held.AcknowledgedAt == null && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.ReferralId ?? held.CandidateId, Reference = held.RecordReference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.CheckNotReturned, GapStep.ChaseCheck, on => on.Checks.Where(held => held.DueOn < on.Past).Select(Line.OfCheck)),
        new(Gap.NotListed, GapStep.OpenCase, on => on.Late(CaseStatus.InformationGathering).Select(Line.OfCase)),
        new(Gap.NotHeard, GapStep.OpenCase, on => on.Late(CaseStatus.Listed).Select(Line.OfCase)),
        new(Gap.DeferredTwice, GapStep.OpenCase, on => on.Cases.Where(held => (held.Status == CaseStatus.InformationGathering || held.Status == CaseStatus.Listed)
                && on.Decisions.Count(taken => taken.CaseId == held.Id && taken.Outcome == DecisionOutcome.Deferred && (held.ReopenedAt == null || taken.RecordedAt >= held.ReopenedAt)) >= Deferrals)
            .Select(Line.OfCase), AtOnce: true),
        new(Gap.RequestUnanswered, GapStep.OpenRequest, on => on.Requests.Where(held => held.Status == RequestStatus.Waiting && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.ConflictUnconfirmed, GapStep.DecideConflict, on => on.Declarations.Where(held => held.State == DeclarationState.Proposed && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.SightUndecided, GapStep.DecideSight, on => on.EmergencySights.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.SightUnanswered, GapStep.AnswerSight, on => on.SightRequests.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.TransferUnanswered, GapStep.OpenTransfer, on => on.Transfers.Where(held => held.Status == TransferStatus.Proposed && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.MeetingNotHeld, GapStep.OpenMeeting, on => on.Meetings.Where(held => (held.Status == MeetingStatus.Planned || held.Status == MeetingStatus.Published) && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        new(Gap.MinutesLate, GapStep.FinishMinutes, on => on.Meetings.Where(held => held.Status == MeetingStatus.Held && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        new(Gap.ReturnLate, GapStep.OpenReturn, on => on.Returns.Where(held => (held.State == ReturnState.Preparing || held.State == ReturnState.AwaitingSignature) && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        // Whoever runs the panel sees none of these: they are information governance's, who find them under My work.
        new(Gap.LookUnreviewed, GapStep.ReviewLook, on => on.UnusualLooks.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true, OfGovernance: true),
        new(Gap.AccessUnconfirmed, GapStep.ConfirmAccess, on => on.Recertifications.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.Id, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null, Reference = (string?)null }), OfPanel: true),
        // Information governance’s to see and to do: to everybody else it is not there.
        new(Gap.AccessLate, GapStep.AnswerAccess, on => on.AccessRequests.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = (Guid?)null, SubjectId = held.SubjectId, Reference = held.Reference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        // As far as they see it: no complaint, and nothing that is about themselves.
        new(Gap.RightsLate, GapStep.AnswerRights, on => on.RightsRequests.Where(held => held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Reference, OwnerId = held.OwnerId, Since = held.DueOn, AgencyId = (Guid?)null }), OfPanel: true),
        new(Gap.LeadNotAccepted, GapStep.AcceptLead, on => on.Late(CaseStatus.Engaging).Where(held => held.LeadAcceptedAt == null).Select(Line.OfCase)),
        new(Gap.FamilyNotReached, GapStep.RecordContact, on => on.Late(CaseStatus.Engaging).Where(held => held.LeadAcceptedAt != null).Select(Line.OfCase)),
        new(Gap.NoContact, GapStep.RecordContact, on => on.Cases.Where(held => held.Status == CaseStatus.Supporting && held.SupportStartedAt < on.ContactBefore
                && !on.Contacts.Any(tried => tried.CaseId == held.Id && tried.Reached && tried.On >= on.ContactSince))
            .Select(Line.OfCase), AtOnce: true),
        new(Gap.AgreementMissing, GapStep.RecordAgreement, on => on.Cases.Where(held => (held.Status == CaseStatus.Supporting || held.Status == CaseStatus.Paused)
                && !on.Agreements.Any(made => made.CaseId == held.Id && made.Given && made.WithdrawnAt == null && (held.ReopenedAt == null || made.RecordedAt >= held.ReopenedAt)))
            .Select(Line.OfCase), AtOnce: true),
        new(Gap.PlanLate, GapStep.WritePlan, on => on.Cases.Where(held => held.Status == CaseStatus.Supporting && held.PlanBy < on.Past && (held.ReviewOn == null || held.ReviewOn >= on.Past))
            .Select(held => new GapLine { Id = held.Id, CaseId = held.Id, SubjectId = held.YoungPersonId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = held.PlanBy })),
        new(Gap.PlanWithoutAction, GapStep.OpenCase, on => on.Cases.Where(held => held.Status == CaseStatus.Supporting && held.SupportStartedAt < on.PlanBefore
                && !on.ActionsByCase.Any(action => action.CaseId == held.Id && (action.Status == ActionStatus.Open || action.Status == ActionStatus.Accepted || action.Status == ActionStatus.Declined))
                && !on.InterventionsByCase.Any(support => support.CaseId == held.Id && support.EndedAt == null))
            .Select(Line.OfCase), AtOnce: true),
        new(Gap.ReviewMissed, GapStep.RecordReview, on => on.Cases.Where(held => held.Status == CaseStatus.Supporting && held.ReviewOn < on.Past).Select(Line.OfCaseToReview)),
        new(Gap.PausedPastDate, GapStep.Resume, on => on.Late(CaseStatus.Paused).Select(Line.OfCase)),
        new(Gap.AssuranceMissed, GapStep.OpenCase, on => on.Late(CaseStatus.Assured).Select(Line.OfCase)),
        new(Gap.ActionNotAccepted, GapStep.OpenAction, on => on.Late(ActionStatus.Open).Select(Line.OfAction)),
        new(Gap.ActionSentBack, GapStep.OpenAction, on => on.Late(ActionStatus.Declined).Select(Line.OfAction)),
        new(Gap.ActionLate, GapStep.OpenAction, on => on.Late(ActionStatus.Accepted).Select(Line.OfAction)),
        new(Gap.Moved, GapStep.Transfer, on => on.OpenCases.Where(held => held.YoungPerson.AreaCode != null && !on.Areas.Contains(held.YoungPerson.AreaCode)).Select(Line.OfCase), AtOnce: true),
        new(Gap.Turning18, GapStep.OpenCase, on => on.OpenCases.Where(held => held.YoungPerson.BornOn <= on.BornBefore
                && (held.YoungPerson.BornOn <= on.Adults || !on.Handovers.Any(handover => handover.CaseId == held.Id && handover.AcceptedOn != null && (held.ReopenedAt == null || handover.PlannedAt >= held.ReopenedAt))))
            .Select(Line.OfCase), AtOnce: true),
        new(Gap.DeclinedOnce, GapStep.OfferAgain, on => on.Cases.Where(held => held.Status == CaseStatus.Closed && held.ClosedAt >= on.DeclinedSince && held.ClosedBecause == ClosingReason.Declined
                && held.YoungPerson.DiedOn == null
                && on.Agreements.Count(made => made.CaseId == held.Id && !made.Given && (held.ReopenedAt == null || made.RecordedAt >= held.ReopenedAt)) < 2
                && !on.SecondOffers.Any(again => again.CaseId == held.Id && (held.ReopenedAt == null || again.RecordedAt >= held.ReopenedAt))
                && !on.OpenCases.Any(open => open.YoungPersonId == held.YoungPersonId))
            .Select(held => new GapLine { Id = held.Id, CaseId = held.Id, SubjectId = held.YoungPersonId, Reference = held.Reference, OwnerId = on.Act.Panel.CoordinatorId, AgencyId = held.LeadAgencyId, Since = DateOnly.FromDateTime(held.ClosedAt!.Value) }), AtOnce: true),
        // They said yes, and nothing has come of it: neither this case nor another one is open, or was opened since.
        new(Gap.SecondOfferAccepted, GapStep.Reopen, on => on.SecondOffers.Where(again => again.Answer == SecondAnswer.Accepted && again.Case.Status == CaseStatus.Closed && again.Case.YoungPerson.DiedOn == null
                && (again.Case.ReopenedAt == null || again.RecordedAt >= again.Case.ReopenedAt) && !on.OpenCases.Any(open => open.YoungPersonId == again.Case.YoungPersonId)
                && !on.Cases.Any(since => since.YoungPersonId == again.Case.YoungPersonId && since.Id != again.CaseId && (since.OpenedAt >= again.RecordedAt || since.ReopenedAt >= again.RecordedAt)))
            .Select(again => new GapLine { Id = again.CaseId, CaseId = again.CaseId, SubjectId = again.SubjectId, Reference = again.Case.Reference, OwnerId = on.Act.Panel.CoordinatorId, AgencyId = (Guid?)null, Since = again.On }), AtOnce: true, OfPanel: true),
        // For as long as it takes until what rested with them is handed on by itself.
        new(Gap.OwnerLeft, GapStep.OpenCase, on => on.OpenCases.Where(held => on.Left.Any(user => user.Id == held.OwnerId)).Select(Line.OfCase), AtOnce: true),
        new(Gap.OwnerLeft, GapStep.OpenCheck, on => on.Checks.Where(held => held.DueOn != null && on.Left.Any(user => user.Id == held.OwnerId)).Select(Line.OfCheck), AtOnce: true),
        new(Gap.OwnerLeft, GapStep.OpenAction, on => on.OpenActions.Where(held => on.Left.Any(user => user.Id == held.OwnerId)).Select(Line.OfAction), AtOnce: true),
        .. OfSupport,
    ];

    /// <summary>Those that a panel may switch off.</summary>
    public static IEnumerable<Gap> OfThePanel => All.Where(rule => !rule.OfGovernance).Select(rule => rule.Gap).Distinct();

    /// <inheritdoc cref="WorkingCalendar.Past"/>
    public static DateOnly Past(DateOnly today) => WorkingCalendar.EnglandAndWales.Past(today);

    internal static DateTime DeclinedSince(DateTime now) => now.AddDays(-7 * DeclinedWeeks);
}
