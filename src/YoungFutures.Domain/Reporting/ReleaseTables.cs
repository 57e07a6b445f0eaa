namespace YoungFutures.Domain.Reporting;

/// <summary>The names under which a release holds its tables and medians, and the codes of rows that no list of reference data gives.</summary>
public static class ReleaseTables
{
    /// <summary>Referrals submitted in the period, by who they came from (<see cref="Referrals.ReferralSource"/>).</summary>
    public const string Sources = "referrals-by-source";

    /// <summary>Referrals submitted in the period, by trigger: a referral may have several, so that the rows overlap.</summary>
    public const string Triggers = "referrals-by-trigger";

    /// <summary>Referrals submitted in the quarter or year, by month.</summary>
    public const string Months = "referrals-by-month";

    /// <summary>Referrals accepted in the period about somebody whose case had closed not long before: within the panel's months for a return.</summary>
    public const string Repeats = "repeat-referrals";

    /// <summary>From referral to outcome: figures of other tables, one under the other.</summary>
    public const string Funnel = "funnel";

    /// <summary>Referrals submitted in the period, by the age on that day (<see cref="Services.AgeBand"/>).</summary>
    public const string Ages = "referrals-by-age";

    /// <summary>Referrals submitted in the period, by sex (<see cref="YoungPeople.Sex"/>).</summary>
    public const string Sexes = "referrals-by-sex";

    /// <summary>Referrals submitted in the period, by ethnicity in five groups (<see cref="EthnicGroups"/>).</summary>
    public const string Ethnicities = "referrals-by-ethnicity";

    /// <summary>Referrals submitted in the period, by the language asked for (<see cref="YoungPeople.ContactLanguage"/>).</summary>
    public const string Languages = "referrals-by-language";

    /// <summary>Referrals submitted in the period that lack something; a referral may lack several things.</summary>
    public const string Lacking = "referrals-lacking";

    /// <summary>What is not known of referrals and cases: figures of other tables, one under the other.</summary>
    public const string NotKnown = "not-known";

    /// <summary>Referrals whose screening ended in the period, by how: accepted, not eligible, withdrawn, or redirected to (a code of the list).</summary>
    public const string Screenings = "screenings-by-outcome";

    /// <summary>Referrals whose screening ended in the period, by whether that was within the panel's limit.</summary>
    public const string ScreenedInTime = "screenings-in-time";

    /// <summary>Cases opened in the period, by care status in groups.</summary>
    public const string Care = "cases-opened-by-care";

    /// <summary>Cases opened in the period, by learning needs in groups.</summary>
    public const string Learning = "cases-opened-by-learning-needs";

    /// <summary>Cases open at the end of the last day of the period, by where they stood. Released no longer: it gave away the difference between cases opened and closed.</summary>
    public const string Stages = "cases-by-stage";

    /// <summary>Decisions recorded in the period, by outcome (<see cref="Panels.DecisionOutcome"/>).</summary>
    public const string Decisions = "decisions-by-outcome";

    /// <summary>Cases decided for the first time in the period, by whether they were heard within the panel's limit.</summary>
    public const string Heard = "cases-heard-in-time";

    /// <summary>Cases in which somebody agreed to take part for the first time in the period, by who (<see cref="Cases.AgreementBy"/>).</summary>
    public const string Agreed = "agreements-by-who";

    /// <summary>What families answered: figures of other tables, one under the other.</summary>
    public const string Answers = "answers";

    /// <summary>Cases whose family was reached for the first time in the period, by whether that was within the panel's limit.</summary>
    public const string Reached = "families-reached-in-time";

    /// <summary>Cases whose support started for the first time in the period.</summary>
    public const string Supported = "support-started";

    /// <summary>Cases already decided whose first action was done in the period.</summary>
    public const string FirstActions = "first-actions-done";

    /// <summary>Conversations recorded in the period that found this need; most find several.</summary>
    public const string Needs = "needs-found";

    /// <summary>Young people (their cases) who were offered this kind of support for the first time in the period.</summary>
    public const string Offered = "support-offered-by-kind";

    /// <summary>Young people (their cases) who were given a place in this kind of support for the first time in the period.</summary>
    public const string Accepted = "support-accepted-by-kind";

    /// <summary>Young people (their cases) whose first attendance of this kind of support was recorded in the period.</summary>
    public const string Attended = "support-attended-by-kind";

    /// <summary>Offers that were put on a waiting list for the first time in the period, by kind of support.</summary>
    public const string Waits = "support-waited-for-by-kind";

    /// <summary>Support that ended in the period, by what stood in its way (<see cref="Interventions.SupportBarrier"/>), or <see cref="Completed"/>.</summary>
    public const string Endings = "support-ended-by-barrier";

    /// <summary>Support whose first session was recorded in the period, for young people who speak Welsh, by whether it is given in Welsh.</summary>
    public const string Welsh = "support-for-welsh-speakers";

    /// <summary>Gaps in provision recorded in the period, by need.</summary>
    public const string Gaps = "gaps-by-need";

    /// <summary>Gaps in provision recorded in the period, by whether support in Welsh was looked for.</summary>
    public const string GapsInWelsh = "gaps-by-language";

    /// <summary>Closings in the period, by reason, without those that follow from a decision at once.</summary>
    public const string Closings = "closings";

    /// <summary>Closings in the period by reason, with the panel's decisions that close a case: figures of other tables added up.</summary>
    public const string ClosedBecause = "closings-by-reason";

    /// <summary>Closings in the period after support had started, by how far the young person's goals had moved.</summary>
    public const string Distance = "closings-by-distance-travelled";

    /// <summary>Checks 3, 6 and 12 months after the end that were answered or given up in the period, by what they found.</summary>
    public const string After3 = "checks-after-3-months";
    public const string After6 = "checks-after-6-months";
    public const string After12 = "checks-after-12-months";

    /// <summary>Actions promised for a day in the period, by whether they were kept. Those overtaken by events are left out.</summary>
    public const string Actions = "actions-by-timeliness";

    /// <summary>The same actions, by agency and by whether they were kept.</summary>
    public const string AgencyActions = "actions-by-agency";

    /// <summary>Checks asked for in the period, by agency and by whether they were answered in time; as it stood when the figures were due.</summary>
    public const string AgencyChecks = "checks-by-agency";

    /// <summary>Meetings held in the period, by agency and how it was there. Where nothing was recorded of an agency it is not counted.</summary>
    public const string AgencyAttendance = "attendance-by-agency";

    /// <summary>Days from submission to the end of screening, over referrals whose screening ended in the period.</summary>
    public const string DaysToScreening = "days-to-screening";

    /// <summary>Days from the first submission to the first decision, over cases first decided in the period.</summary>
    public const string DaysToDecision = "days-to-decision";

    /// <summary>Days from the first decision to the first action done, over cases with their first action done in the period.</summary>
    public const string DaysToFirstAction = "days-to-first-action";

    /// <summary>Days from the first submission until the family was first reached, over cases where that was recorded in the period.</summary>
    public const string DaysToFirstContact = "days-to-first-contact";

    /// <summary>Days from the offer of support to its first session, over support whose first session was recorded in the period.</summary>
    public const string DaysToFirstSession = "days-to-first-session";

    /// <summary>What the name of a stretch of days is followed by where it is the ninetieth percentile and not the median.</summary>
    public const string Ninetieth = "-ninetieth";

    /// <summary>A trigger that is no longer on the list.</summary>
    public const string OtherTrigger = "other";

    public const string Repeat = "repeat";

    public const string Waiting = "waiting";
    public const string Engaging = "engaging";
    public const string Supporting = "supporting";
    public const string Assured = "assured";

    public const string OnTime = "on-time";
    public const string Late = "late";
    public const string NotDone = "not-done";

    public const string InTime = "in-time";

    public const string NotEligible = "not-eligible";
    public const string Withdrawn = "withdrawn";
    /// <summary>A place in the list, where it is accepted; redirections stand under the code of the service.</summary>
    public const string ScreenedIn = "accepted";
    /// <summary>Redirected to a service that is on no list.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The steps of <see cref="Funnel"/> and the answers of <see cref="Answers"/>.</summary>
    public const string StepReceived = "received";
    public const string StepScreenedOut = "screened-out";
    public const string StepOpened = "opened";
    public const string StepHeard = "heard";
    public const string StepAdopted = "adopted";
    public const string StepAgreed = "agreed";
    public const string StepDeclined = "declined";
    public const string StepNotReached = "not-reached";
    public const string StepSupported = "supported";
    public const string StepClosed = "closed";
    public const string StepMoved = "closed-with-progress";

    /// <summary>An age, group or status that nobody wrote down.</summary>
    public const string Unknown = "not-known";

    public const string NoArea = "no-area";
    public const string NoDay = "no-day";
    public const string FamilyNotKnown = "family-awareness-not-known";
    public const string AgeUnknown = "age-not-known";
    public const string SexUnknown = "sex-not-known";
    public const string EthnicityUnknown = "ethnicity-not-known";
    public const string LanguageUnknown = "language-not-known";
    public const string CareUnknown = "care-not-known";
    public const string LearningUnknown = "learning-needs-not-known";

    public const string NoCare = "none";
    public const string CarePlan = "plan";
    public const string ChildProtection = "child-protection";
    public const string LookedAfter = "looked-after";
    public const string OnceLookedAfter = "once-looked-after";

    public const string NoLearningNeeds = "none";
    public const string LearningPlan = "plan-or-support";
    public const string BeingAssessed = "being-assessed";

    public const string Started = "started";
    public const string FirstDone = "done";

    /// <summary>Support that was completed, or goes on without the panel.</summary>
    public const string Completed = "completed";

    public const string InWelsh = "in-welsh";
    public const string NotInWelsh = "not-in-welsh";

    public const string MuchBetter = "much-better";
    public const string SomeBetter = "some-better";
    public const string Same = "same";
    public const string Worse = "worse";

    public const string NotReached = "not-reached";
    public const string Refused = "refused";

    public const string NotReturned = "not-returned";

    /// <summary>An agency that is no longer one of the panel's.</summary>
    public const string OtherAgency = "other";
}
