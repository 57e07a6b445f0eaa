using System.Linq.Expressions;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.Support;
using static YoungFutures.Domain.Interventions.InterventionStatus;

namespace YoungFutures.Domain.Gaps;

/// <summary>The rules about support that is offered and given, about what the family knows, and about what comes after the end.</summary>
public static partial class GapRules
{
    private static IEnumerable<GapRule> OfSupport =>
    [
        new(Gap.AgreementUnconfirmed, GapStep.ConfirmAgreement, on => on.Late(CaseStatus.Supporting).Where(held => held.ConfirmAgreementBy < on.Past
                && (held.ReviewOn == null || held.ReviewOn >= on.Past) && (held.PlanBy == null || held.PlanBy >= on.Past))
            .Select(held => new GapLine { Id = held.Id, CaseId = held.Id, SubjectId = held.YoungPersonId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = held.ConfirmAgreementBy })),
        // What remains of support that is late: the family took its agreement back, and the days in which somebody closes the case or asks once more have passed.
        new(Gap.NotAgreedAnew, GapStep.RecordAgreement, on => on.Late(CaseStatus.Supporting).Where(held => (held.ReviewOn == null || held.ReviewOn >= on.Past)
            && (held.PlanBy == null || held.PlanBy >= on.Past) && (held.ConfirmAgreementBy == null || held.ConfirmAgreementBy >= on.Past)).Select(Line.OfCase)),
        // From the moment it is listed: before that somebody still has the time to say it to them.
        new(Gap.FamilyNotTold, GapStep.TellFamily, on => FamiliesNotTold.Among(on.Items, on.OpenCases.Where(held => held.Status != CaseStatus.InformationGathering || held.ListBy < on.Past))
            .Select(held => new GapLine { Id = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Reference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = DateOnly.FromDateTime(held.Since) }), AtOnce: true, OfPanel: true),
        new(Gap.NoticeLate, GapStep.GiveNotice, on => on.Notices.Where(held => held.State == PrivacyNoticeState.Due && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, AgencyId = held.Case.LeadAgencyId, Since = held.DueOn })),
        new(Gap.OfferUnanswered, GapStep.OpenSupport, on => on.Late(Offered).Select(OfIntervention)),
        new(Gap.WaitTooLong, GapStep.OpenSupport, on => on.Late(Waiting).Select(OfIntervention)),
        new(Gap.PlaceNotTakenUp, GapStep.OpenSupport, on => on.Late(Accepted).Select(OfInterventionWithLead)),
        new(Gap.WithoutSession, GapStep.OpenSupport, on => on.Late(Started).Select(OfIntervention)),
        new(Gap.SupportOnHold, GapStep.OpenSupport, on => on.Late(OnHold).Select(OfInterventionWithLead)),
        new(Gap.SupportCameBack, GapStep.OpenSupport, on => on.Late(CameBack).Select(OfInterventionWithLead)),
        new(Gap.RiskNotHeard, GapStep.SettleRisk, on => on.RisenRisks.Where(held => held.EndedAt == null && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, AgencyId = held.Case.LeadAgencyId, Since = held.DueOn })),
        new(Gap.WarningNotReviewed, GapStep.ReviewWarning, on => on.Warnings.Where(held => held.EndedAt == null && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, AgencyId = held.Case.LeadAgencyId, Since = held.DueOn })),
        new(Gap.HandoverLate, GapStep.HandOver, on => on.Handovers.Where(held => held.EndedAt == null && held.DueOn < on.Past)
            .Select(held => new GapLine { Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.Case.Reference, OwnerId = held.OwnerId, AgencyId = held.Case.LeadAgencyId, Since = held.DueOn })),
        new(Gap.CheckAfterLate, GapStep.AskAfter, on => on.Late(AfterState.Waiting).Select(OfCheckAfter), OfPanel: true),
        new(Gap.HelpWantedAgain, GapStep.AskAfter, on => on.Late(AfterState.HelpWanted).Select(OfCheckAfter), OfPanel: true),
        new(Gap.OwnerLeft, GapStep.OpenSupport, on => on.Interventions.Where(held => held.DueOn != null && on.Left.Any(user => user.Id == held.OwnerId)).Select(OfIntervention), AtOnce: true),
    ];

    private static Expression<Func<Intervention, GapLine>> OfIntervention => held => new()
    {
        Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, AgencyId = held.AgencyId, Since = held.DueOn,
    };

    /// <summary>It waits for the lead practitioner.</summary>
    private static Expression<Func<Intervention, GapLine>> OfInterventionWithLead => held => new()
    {
        Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, AgencyId = held.LeadAgencyId, Since = held.DueOn,
    };

    private static Expression<Func<PostClosureCheck, GapLine>> OfCheckAfter => held => new()
    {
        Id = held.Id, OfId = held.CaseId, CaseId = held.CaseId, SubjectId = held.SubjectId, Reference = held.CaseReference, OwnerId = held.OwnerId, AgencyId = (Guid?)null, Since = held.DueOn,
    };
}
