using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Gaps;

/// <summary>One way of falling through, by the name that the panel reads. What it looks at stands in <see cref="GapRules"/>.</summary>
public enum Gap
{
    [Display(Name = "A report that a child is at risk is not confirmed")] ReportUnconfirmed,
    [Display(Name = "A draft stopped by an immediate risk waits")] DraftStopped,
    [Display(Name = "A referral is not screened")] Unscreened,
    [Display(Name = "A question to the referrer is not answered")] QuestionUnanswered,
    [Display(Name = "A referrer is not told how it ended")] ReferrerNotTold,
    [Display(Name = "Somebody whom the rules found is not decided about")] CandidateUndecided,
    [Display(Name = "Two records are not compared")] LinkUndecided,
    [Display(Name = "A record that something rests on was taken back, and nobody has read it")] EvidenceUnread,
    [Display(Name = "A check has not come back")] CheckNotReturned,
    [Display(Name = "A case is not listed for a meeting")] NotListed,
    [Display(Name = "A case was listed and not heard or decided")] NotHeard,
    [Display(Name = "A case was deferred twice")] DeferredTwice,
    [Display(Name = "The chair has not answered a request")] RequestUnanswered,
    [Display(Name = "A conflict of interest is not confirmed")] ConflictUnconfirmed,
    [Display(Name = "Nobody has said whether a case was rightly opened by break-glass")] SightUndecided,
    [Display(Name = "An agency that asked for access has no answer")] SightUnanswered,
    [Display(Name = "Another panel has not answered about a transfer")] TransferUnanswered,
    [Display(Name = "A meeting has passed and was not recorded")] MeetingNotHeld,
    [Display(Name = "Minutes are not locked")] MinutesLate,
    [Display(Name = "The lead agency has not taken a case on")] LeadNotAccepted,
    [Display(Name = "The family is not reached or has not agreed")] FamilyNotReached,
    [Display(Name = "Nobody has been in contact with the family")] NoContact,
    [Display(Name = "Support runs without an agreement")] AgreementMissing,
    [Display(Name = "A new lead practitioner has not asked whether the family still agrees")] AgreementUnconfirmed,
    [Display(Name = "Support was to end or be agreed anew, and neither happened")] NotAgreedAnew,
    [Display(Name = "A family is not known to have been told")] FamilyNotTold,
    [Display(Name = "A privacy notice is late")] NoticeLate,
    [Display(Name = "A support plan is late")] PlanLate,
    [Display(Name = "Support runs and no action is open")] PlanWithoutAction,
    [Display(Name = "A review was missed")] ReviewMissed,
    [Display(Name = "A pause is past its date")] PausedPastDate,
    [Display(Name = "Assurance was not given on its day")] AssuranceMissed,
    [Display(Name = "Nobody has accepted an action")] ActionNotAccepted,
    [Display(Name = "An action came back and nobody has it")] ActionSentBack,
    [Display(Name = "An action is late")] ActionLate,
    [Display(Name = "A provider has not answered an offer")] OfferUnanswered,
    [Display(Name = "A wait for support is past its date")] WaitTooLong,
    [Display(Name = "A place that is given is not taken up")] PlaceNotTakenUp,
    [Display(Name = "Support is without a session, or one is not recorded")] WithoutSession,
    [Display(Name = "Support is on hold past its date")] SupportOnHold,
    [Display(Name = "Support came back and nobody has found another way")] SupportCameBack,
    [Display(Name = "A risk that rose has not been looked at")] RiskNotHeard,
    [Display(Name = "A warning for whoever visits was not looked at again")] WarningNotReviewed,
    [Display(Name = "A young person has moved out of the panel’s area")] Moved,
    [Display(Name = "A young person turns 18 soon or has turned 18")] Turning18,
    [Display(Name = "A service has not said that it takes over at 18")] HandoverLate,
    [Display(Name = "A check after the end of support is late")] CheckAfterLate,
    [Display(Name = "Help is wanted again after support ended")] HelpWantedAgain,
    [Display(Name = "A case was closed as declined after one refusal")] DeclinedOnce,
    [Display(Name = "A national return is not signed")] ReturnLate,
    [Display(Name = "Support was accepted when it was offered once more, and no case is open")] SecondOfferAccepted,
    [Display(Name = "Unusual looking has not been reviewed")] LookUnreviewed,
    [Display(Name = "Nobody has confirmed who still needs access")] AccessUnconfirmed,
    [Display(Name = "A request for access to a record is not answered")] AccessLate,
    [Display(Name = "A request about rights, or a complaint, is not answered")] RightsLate,
    [Display(Name = "Its owner has left")] OwnerLeft,
}

/// <summary>What is done about a line of the board. Where that is done is the site's to know.</summary>
public enum GapStep
{
    [Display(Name = "Confirm the report")] ConfirmReport,
    [Display(Name = "Open the referral")] OpenReferral,
    [Display(Name = "Screen the referral")] Screen,
    [Display(Name = "Tell the referrer")] TellReferrer,
    [Display(Name = "Decide about the candidate")] DecideCandidate,
    [Display(Name = "Compare the two records")] CompareRecords,
    [Display(Name = "Say what it means")] ReadEvidence,
    [Display(Name = "Chase the check")] ChaseCheck,
    [Display(Name = "Open the case")] OpenCase,
    [Display(Name = "Open the request")] OpenRequest,
    [Display(Name = "Confirm or dismiss it")] DecideConflict,
    [Display(Name = "Say whether it was right")] DecideSight,
    [Display(Name = "Give access or refuse it")] AnswerSight,
    [Display(Name = "Open the transfer")] OpenTransfer,
    [Display(Name = "Open the meeting")] OpenMeeting,
    [Display(Name = "Finish the minutes")] FinishMinutes,
    [Display(Name = "Take it on or hand it on")] AcceptLead,
    [Display(Name = "Record contact")] RecordContact,
    [Display(Name = "Record an agreement")] RecordAgreement,
    [Display(Name = "Resume or close")] Resume,
    [Display(Name = "Transfer the case")] Transfer,
    [Display(Name = "Offer support once more")] OfferAgain,
    [Display(Name = "Reopen the case")] Reopen,
    [Display(Name = "Open the action")] OpenAction,
    [Display(Name = "Open the check")] OpenCheck,
    [Display(Name = "Open the support")] OpenSupport,
    [Display(Name = "Ask the family")] ConfirmAgreement,
    [Display(Name = "Record what the family was told")] TellFamily,
    [Display(Name = "Give the notice")] GiveNotice,
    [Display(Name = "Write the plan")] WritePlan,
    [Display(Name = "Record the review")] RecordReview,
    [Display(Name = "Say what was done")] SettleRisk,
    [Display(Name = "Look at the warning")] ReviewWarning,
    [Display(Name = "Record who takes over")] HandOver,
    [Display(Name = "Ask how it went")] AskAfter,
    [Display(Name = "Open the return")] OpenReturn,
    [Display(Name = "Review it")] ReviewLook,
    [Display(Name = "Confirm or end access")] ConfirmAccess,
    [Display(Name = "Answer the request")] AnswerAccess,
    [Display(Name = "See to the request")] AnswerRights,
}

/// <summary>A record that a rule finds: whose it is, since when, and enough to lead to it. It holds no name.</summary>
public sealed record GapLine
{
    public required Guid Id { get; init; }
    /// <summary>The case or referral it belongs to, where the next step is taken there.</summary>
    public Guid? OfId { get; init; }
    /// <summary>The case, where there is one: whoever is kept out of it is not shown what is said of it.</summary>
    public Guid? CaseId { get; init; }
    public Guid SubjectId { get; init; }
    public string? Reference { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? AgencyId { get; init; }
    /// <summary>The day that passed, or since which it is so.</summary>
    public DateOnly? Since { get; init; }
}
