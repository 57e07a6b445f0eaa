using YoungFutures.Domain.Gaps;

namespace YoungFutures.Web.Features.Gaps;

/// <summary>Where the next step about a line is taken.</summary>
public static class GapAddress
{
    public static string Of(GapStep step, GapLine line) => step switch
    {
        GapStep.ConfirmReport => $"/safeguarding/{line.Id}",
        GapStep.OpenReferral => $"/referrals/{line.OfId ?? line.Id}",
        GapStep.Screen => $"/referrals/{line.Id}/screening",
        GapStep.TellReferrer => $"/referrals/{line.Id}/telling",
        GapStep.DecideCandidate => $"/candidates/{line.Id}",
        GapStep.CompareRecords => $"/links/{line.Id}",
        GapStep.ReadEvidence => $"/evidence-changes/{line.Id}",
        GapStep.ChaseCheck or GapStep.OpenCheck => $"/checks/{line.Id}",
        GapStep.OpenRequest or GapStep.OpenCase => $"/cases/{line.OfId ?? line.Id}",
        GapStep.DecideConflict => $"/declarations/{line.Id}",
        GapStep.DecideSight => $"/break-glass/opened/{line.Id}",
        GapStep.AnswerSight => $"/sight-requests/{line.Id}",
        GapStep.OpenTransfer => $"/transfers/{line.Id}",
        GapStep.OpenMeeting => $"/meetings/{line.Id}",
        GapStep.FinishMinutes => $"/meetings/{line.Id}/minutes",
        GapStep.AcceptLead => $"/cases/{line.Id}/lead-acceptance",
        GapStep.RecordContact => $"/cases/{line.Id}/contacts/new",
        GapStep.RecordAgreement => $"/cases/{line.Id}/agreements/new",
        GapStep.Resume => $"/cases/{line.Id}/support",
        GapStep.Transfer => $"/cases/{line.Id}/transfer",
        GapStep.OfferAgain => $"/cases/{line.Id}/second-offer",
        GapStep.Reopen => $"/cases/{line.Id}/reopening",
        GapStep.OpenSupport => $"/interventions/{line.Id}",
        GapStep.ConfirmAgreement or GapStep.GiveNotice => $"/cases/{line.OfId ?? line.Id}",
        GapStep.SettleRisk => $"/risen-risks/{line.Id}/settling",
        GapStep.HandOver => $"/handovers/{line.Id}/acceptance",
        GapStep.TellFamily => $"/cases/{line.Id}/sharing",
        GapStep.WritePlan => $"/cases/{line.Id}/plan",
        GapStep.RecordReview => $"/cases/{line.Id}/reviews/new",
        GapStep.ReviewWarning => $"/warnings/{line.Id}/review",
        GapStep.AskAfter => $"/after-checks/{line.Id}",
        GapStep.AnswerAccess => $"/subject-access/{line.Id}",
        GapStep.AnswerRights => $"/rights-requests/{line.Id}",
        GapStep.OpenReturn => $"/returns/{line.Id}",
        GapStep.ReviewLook => $"/audit/unusual/{line.Id}",
        GapStep.ConfirmAccess => $"/recertifications/{line.Id}",
        GapStep.OpenAction => $"/actions/{line.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step that leads nowhere."),
    };
}
