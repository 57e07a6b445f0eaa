using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Interventions;
using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
using YoungFutures.Domain.Services;
using YoungFutures.Domain.Support;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using static YoungFutures.Domain.Reporting.ReleaseTables;

namespace YoungFutures.Web.Features.Summary;

/// <summary>The figures of the summary, in the order in which they stand within their section. A new table of a release is one entry here and its Welsh.</summary>
public static class FigureDescriptions
{
    public static IReadOnlyList<FigureDescription> Tables { get; } =
    [
        new()
        {
            Name = Months,
            Section = FigureSection.Funnel,
            Title = Words.Key("Referrals by month"),
            RowsAre = Words.Key("Month"),
            Rows = FigureCodes.Periods,
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals that were submitted to the panel in each month, whatever became of them. A referral that was started and never submitted is not counted."),
            Denominator = Words.Key("All referrals submitted in the months shown."),
            Chart = FigureChart.Columns,
        },
        new()
        {
            Name = Sources,
            Section = FigureSection.Funnel,
            Title = Words.Key("Referrals by source"),
            RowsAre = Words.Key("Source"),
            Rows = FigureCodes.Of<ReferralSource>(),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals that were submitted to the panel in the period, by the kind of agency or person that each came from."),
            Denominator = Words.Key("All referrals submitted in the period. Each has one source."),
            Shares = FigureShares.OfTotal,
            Headline = new(Words.Key("Referrals")),
        },
        new()
        {
            Name = Triggers,
            Section = FigureSection.Funnel,
            Title = Words.Key("Referrals by trigger"),
            RowsAre = Words.Key("Trigger"),
            Rows = FigureCodes.Entries(ReferenceKind.Trigger, (OtherTrigger, Words.Key("A trigger that is no longer on the list"))),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals that were submitted in the period and name this trigger."),
            Denominator = Words.Key("All referrals submitted in the period."),
            Note = Words.Key("A referral can have several triggers or none, so that these do not add up to all referrals."),
        },
        new()
        {
            Name = Repeats,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Repeat referrals"),
            RowsAre = Words.Key("Referral"),
            Rows = FigureCodes.Said((Repeat, Words.Key("About a young person whose case had closed"))),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals that the panel accepted in the period about a young person whose case with it had closed not long before: within as many months as the panel counts a return."),
            Denominator = Words.Key("Referrals accepted in the period, as they stand under screening by outcome."),
            Chart = FigureChart.None,
            Headline = new(Words.Key("Repeat referrals"), Repeat),
        },
        new()
        {
            Name = Decisions,
            Section = FigureSection.Funnel,
            Title = Words.Key("Decisions by outcome"),
            RowsAre = Words.Key("Outcome"),
            Rows = FigureCodes.Of<DecisionOutcome>(),
            Counted = Words.Key("Decisions"),
            Definition = Words.Key("Decisions that the panel recorded in the period, by what was decided. A case that was decided twice is counted twice."),
            Denominator = Words.Key("All decisions recorded in the period."),
            Shares = FigureShares.OfTotal,
            Headline = new(Words.Key("Decisions")),
        },
        new()
        {
            Name = ReleaseTables.Actions,
            Section = FigureSection.Agencies,
            Title = Words.Key("Actions due in the period"),
            RowsAre = Words.Key("How they ended"),
            Rows = FigureCodes.Said(
                (OnTime, Words.Key("Done on time")),
                (Late, Words.Key("Done late, or still open")),
                (NotDone, Words.Key("Not done"))),
            Counted = Words.Key("Actions"),
            Definition = Words.Key("Actions that were promised for a day in the period, by whether they were done by that day."),
            Denominator = Words.Key("All actions promised for a day in the period, without those that were cancelled, handed to another agency or overtaken by events."),
            Note = Words.Key("Actions that were cancelled, handed to another agency or overtaken by events are left out."),
            Shares = FigureShares.OfTotal,
            Headline = new(Words.Key("Actions done on time"), OnTime, AsShare: true),
        },
        new()
        {
            Name = Stages,
            Section = FigureSection.Support,
            Title = Words.Key("Open cases, where they stood at the end of {0}"),
            RowsAre = Words.Key("Stage of the case"),
            Rows = FigureCodes.Said(
                (Waiting, Words.Key("Waiting for a decision")),
                (Engaging, Words.Key("Adopted, support not begun")),
                (Supporting, Words.Key("Support under way or paused")),
                (Assured, Words.Key("Support already in place elsewhere"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases that were open at the end of the last day of the period, by how far they had come. The same case is counted again in every period at whose end it is open."),
            Denominator = Words.Key("All cases open at the end of the period. Each has one stage."),
            Shares = FigureShares.OfTotal,
            Headline = new(Words.Key("Open cases at the end")),
        },
        new()
        {
            Name = Funnel,
            Section = FigureSection.Funnel,
            Title = Words.Key("From referral to outcome"),
            RowsAre = Words.Key("Step"),
            Rows = FigureCodes.Said(
                (StepReceived, Words.Key("Referrals received")),
                (StepScreenedOut, Words.Key("Referrals screened out or withdrawn")),
                (StepOpened, Words.Key("Cases opened")),
                (StepHeard, Words.Key("Cases heard for the first time")),
                (StepAdopted, Words.Key("Decisions to adopt")),
                (StepAgreed, Words.Key("Families who agreed to take part")),
                (StepSupported, Words.Key("Cases in which support began")),
                (StepClosed, Words.Key("Cases closed")),
                (StepMoved, Words.Key("Cases closed with progress towards the young person’s goals"))),
            Counted = Words.Key("Referrals, then cases"),
            Definition = Words.Key("How often each step was taken in the period. Each step is counted in the month in which it was taken, so that a referral of one month may stand among the cases of another."),
            Denominator = Words.Key("None: each step is a number of its own, as it stands in the tables below."),
        },
        new()
        {
            Name = ReleaseTables.Screenings,
            Section = FigureSection.Funnel,
            Title = Words.Key("Screening by outcome"),
            RowsAre = Words.Key("Outcome"),
            Rows = FigureCodes.Entries(
                ReferenceKind.RedirectTarget,
                (ScreenedIn, Words.Key("Accepted by the panel")),
                (NotEligible, Words.Key("Not eligible")),
                (Withdrawn, Words.Key("Withdrawn by whoever referred")),
                (Elsewhere, Words.Key("Redirected elsewhere"))),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals whose screening ended in the period, by how it ended. Those that were redirected stand under the service they were redirected to."),
            Denominator = Words.Key("All referrals whose screening ended in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = ScreenedInTime,
            Section = FigureSection.Timeliness,
            Title = Words.Key("Screening against the limit"),
            RowsAre = Words.Key("Time taken"),
            Rows = FigureCodes.Said(
                (InTime, Words.Key("Within the panel’s limit")),
                (Late, Words.Key("Later than the limit"))),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals whose screening ended in the period, by whether that was within the working days that the panel allows from submission."),
            Denominator = Words.Key("All referrals whose screening ended in the period."),
            Shares = FigureShares.OfTotal,
            Note = Words.Key("Those that wait are no figure of their own: they are what was received and has not been screened."),
        },
        new()
        {
            Name = ReleaseTables.Heard,
            Section = FigureSection.Timeliness,
            Title = Words.Key("First hearing against the limit"),
            RowsAre = Words.Key("Time taken"),
            Rows = FigureCodes.Said(
                (InTime, Words.Key("Within the panel’s limit")),
                (Late, Words.Key("Later than the limit"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases that were decided for the first time in the period, by whether that was within the working days that the panel allows from the first referral."),
            Denominator = Words.Key("Cases that were decided for the first time in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Reached,
            Section = FigureSection.Timeliness,
            Title = Words.Key("First contact against the limit"),
            RowsAre = Words.Key("Time taken"),
            Rows = FigureCodes.Said(
                (InTime, Words.Key("Within the panel’s limit")),
                (Late, Words.Key("Later than the limit"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases in which the family was reached for the first time in the period, by whether that was within the working days that the panel allows once the lead agency has taken the case on."),
            Denominator = Words.Key("Cases whose family was reached for the first time in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Answers,
            Section = FigureSection.Support,
            Title = Words.Key("What families answered"),
            RowsAre = Words.Key("Answer"),
            Rows = FigureCodes.Said(
                (StepAgreed, Words.Key("Agreed to take part")),
                (StepDeclined, Words.Key("Declined support")),
                (StepNotReached, Words.Key("Could not be reached"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases in which somebody agreed to take part for the first time in the period, and cases that were closed in it because the family declined or could not be reached."),
            Denominator = Words.Key("None: a family may agree in one period and decline in another."),
        },
        new()
        {
            Name = Needs,
            Section = FigureSection.Support,
            Title = Words.Key("Needs found"),
            RowsAre = Words.Key("Need"),
            Rows = FigureCodes.Entries(ReferenceKind.Need, (Elsewhere, Words.Key("A need that is no longer on the list"))),
            Counted = Words.Key("Conversations"),
            Definition = Words.Key("Conversations about strengths and needs that were recorded in the period and found this need."),
            Denominator = Words.Key("All conversations recorded in the period; their number is not released."),
            Note = Words.Key("Most conversations find several needs, so that these do not add up."),
        },
        new()
        {
            Name = Offered,
            Section = FigureSection.Support,
            Title = Words.Key("Offered, by kind of support"),
            RowsAre = Words.Key("Kind of support"),
            Rows = FigureCodes.Of<SupportKind>(),
            Counted = Words.Key("Young people"),
            Definition = Words.Key("Young people who were offered this kind of support for the first time in the period."),
            Denominator = Words.Key("None: those of other periods may take the next step in this one."),
            Note = Words.Key("A young person can be given several kinds of support, so that these do not add up."),
        },
        new()
        {
            Name = Accepted,
            Section = FigureSection.Support,
            Title = Words.Key("Given a place, by kind of support"),
            RowsAre = Words.Key("Kind of support"),
            Rows = FigureCodes.Of<SupportKind>(),
            Counted = Words.Key("Young people"),
            Definition = Words.Key("Young people who were given a place in this kind of support for the first time in the period."),
            Denominator = Words.Key("None: those of other periods may take the next step in this one."),
            Note = Words.Key("A young person can be given several kinds of support, so that these do not add up."),
        },
        new()
        {
            Name = Attended,
            Section = FigureSection.Support,
            Title = Words.Key("Attended, by kind of support"),
            RowsAre = Words.Key("Kind of support"),
            Rows = FigureCodes.Of<SupportKind>(),
            Counted = Words.Key("Young people"),
            Definition = Words.Key("Young people whose first session of this kind of support was recorded in the period."),
            Denominator = Words.Key("None: those of other periods may take the next step in this one."),
            Note = Words.Key("A young person can be given several kinds of support, so that these do not add up."),
        },
        new()
        {
            Name = Waits,
            Section = FigureSection.Support,
            Title = Words.Key("Put on a waiting list, by kind of support"),
            RowsAre = Words.Key("Kind of support"),
            Rows = FigureCodes.Of<SupportKind>(),
            Counted = Words.Key("Offers of support"),
            Definition = Words.Key("Offers that a provider put on its waiting list for the first time in the period."),
            Denominator = Words.Key("All offers put on a waiting list in the period."),
        },
        new()
        {
            Name = Endings,
            Section = FigureSection.Support,
            Title = Words.Key("Support that ended, and what stood in its way"),
            RowsAre = Words.Key("How it ended"),
            Rows = FigureCodes.Of<SupportBarrier>((Completed, Words.Key("Completed, or goes on without the panel"))),
            Counted = Words.Key("Offers of support"),
            Definition = Words.Key("Support that ended in the period, begun or not, by the reason that was chosen for it."),
            Denominator = Words.Key("All support that ended in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = ReleaseTables.Gaps,
            Section = FigureSection.Support,
            Title = Words.Key("Gaps in provision, by need"),
            RowsAre = Words.Key("Need"),
            Rows = FigureCodes.Entries(ReferenceKind.Need, (Elsewhere, Words.Key("A need that is no longer on the list"))),
            Counted = Words.Key("Gaps in provision"),
            Definition = Words.Key("Needs for which somebody recorded in the period that there was no service. Only the code is counted; what was written about it is released nowhere."),
            Denominator = Words.Key("All gaps recorded in the period."),
        },
        new()
        {
            Name = GapsInWelsh,
            Section = FigureSection.People,
            Title = Words.Key("Gaps in provision, by language"),
            RowsAre = Words.Key("Language"),
            Rows = FigureCodes.Said(
                (InWelsh, Words.Key("Support in Welsh was looked for")),
                (NotInWelsh, Words.Key("Support in any language"))),
            Counted = Words.Key("Gaps in provision"),
            Definition = Words.Key("Gaps in provision recorded in the period, by whether support in Welsh was looked for."),
            Denominator = Words.Key("All gaps recorded in the period."),
        },
        new()
        {
            Name = Welsh,
            Section = FigureSection.People,
            Title = Words.Key("Support for young people who speak Welsh"),
            RowsAre = Words.Key("Language of the service"),
            Rows = FigureCodes.Said(
                (InWelsh, Words.Key("Given in Welsh, or on request")),
                (NotInWelsh, Words.Key("Not given in Welsh"))),
            Counted = Words.Key("Offers of support"),
            Definition = Words.Key("Support whose first session was recorded in the period, for young people whose spoken language is Welsh, by whether the service is given in Welsh."),
            Denominator = Words.Key("All such support."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = ClosedBecause,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Closings by reason"),
            RowsAre = Words.Key("Reason"),
            Rows = FigureCodes.Of<ClosingReason>(),
            Counted = Words.Key("Closings"),
            Definition = Words.Key("Cases that closed in the period, by reason. Those that the panel’s decision closes are counted when it was recorded."),
            Denominator = Words.Key("All closings in the period. A case that was reopened and closed again is counted twice."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Distance,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Distance travelled when support ended"),
            RowsAre = Words.Key("Movement of the young person’s goals"),
            Rows = FigureCodes.Said(
                (MuchBetter, Words.Key("Three points or more towards them")),
                (SomeBetter, Words.Key("Up to three points towards them")),
                (Same, Words.Key("No movement")),
                (Worse, Words.Key("Further away")),
                (Unknown, Words.Key("No goal scored at the start and at the end"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases that closed in the period after support had started, by the average change in the young person’s own scores, from 0 to 10, between the start and the end."),
            Denominator = Words.Key("All closings in the period after support had started."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = After3,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Checks 3 months after the end"),
            RowsAre = Words.Key("Does it still hold?"),
            Rows = FigureCodes.Of<Holding>((NotReached, Words.Key("Could not be reached")), (ReleaseTables.Refused, Words.Key("Did not want it"))),
            Counted = Words.Key("Checks after the end"),
            Definition = Words.Key("Checks 3 months after support ended that were answered or given up in the period."),
            Denominator = Words.Key("All such checks. They are made only where the family agreed to be asked."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = After6,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Checks 6 months after the end"),
            RowsAre = Words.Key("Does it still hold?"),
            Rows = FigureCodes.Of<Holding>((NotReached, Words.Key("Could not be reached")), (ReleaseTables.Refused, Words.Key("Did not want it"))),
            Counted = Words.Key("Checks after the end"),
            Definition = Words.Key("Checks 6 months after support ended that were answered or given up in the period."),
            Denominator = Words.Key("All such checks. They are made only where the family agreed to be asked."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = After12,
            Section = FigureSection.Outcomes,
            Title = Words.Key("Checks 12 months after the end"),
            RowsAre = Words.Key("Does it still hold?"),
            Rows = FigureCodes.Of<Holding>((NotReached, Words.Key("Could not be reached")), (ReleaseTables.Refused, Words.Key("Did not want it"))),
            Counted = Words.Key("Checks after the end"),
            Definition = Words.Key("Checks 12 months after support ended that were answered or given up in the period."),
            Denominator = Words.Key("All such checks. They are made only where the family agreed to be asked."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = AgencyActions,
            Section = FigureSection.Agencies,
            Title = Words.Key("Actions by agency"),
            RowsAre = Words.Key("Agency"),
            Rows = FigureCodes.Agencies,
            Counted = Words.Key("Actions"),
            Definition = Words.Key("Actions that were promised for a day in the period, by agency and by whether they were done by that day; as it stood a week after the month."),
            Denominator = Words.Key("All actions promised for a day in the period, without those that were cancelled, handed to another agency or overtaken by events."),
            Note = Words.Key("The rows are the agencies that were on the panel when each month was computed, or stood in an earlier month of that year. What an agency did before it joined stays under agencies that are not the panel’s."),
            ColumnsAre = Words.Key("How they ended"),
            Columns = FigureCodes.Said(
                (OnTime, Words.Key("Done on time")),
                (Late, Words.Key("Done late, or still open")),
                (NotDone, Words.Key("Not done"))),
            Shares = FigureShares.OfRow,
            Chart = FigureChart.Parts,
        },
        new()
        {
            Name = AgencyChecks,
            Section = FigureSection.Agencies,
            Title = Words.Key("Checks by agency"),
            RowsAre = Words.Key("Agency"),
            Rows = FigureCodes.Agencies,
            Counted = Words.Key("Checks"),
            Definition = Words.Key("Checks that agencies were asked for in the period, by agency and by whether they were answered in time; as it stood a week after the month."),
            Denominator = Words.Key("All checks asked for in the period, without those that were taken back."),
            Note = Words.Key("The rows are the agencies that were on the panel when each month was computed, or stood in an earlier month of that year. What an agency did before it joined stays under agencies that are not the panel’s."),
            ColumnsAre = Words.Key("Answer"),
            Columns = FigureCodes.Said(
                (OnTime, Words.Key("Answered in time")),
                (Late, Words.Key("Answered late")),
                (NotReturned, Words.Key("Not answered a week after the month"))),
            Shares = FigureShares.OfRow,
            Chart = FigureChart.Parts,
        },
        new()
        {
            Name = AgencyAttendance,
            Section = FigureSection.Agencies,
            Title = Words.Key("Attendance at meetings by agency"),
            RowsAre = Words.Key("Agency"),
            Rows = FigureCodes.Agencies,
            Counted = Words.Key("Meetings"),
            Definition = Words.Key("Meetings that were held in the period, by how each agency was there. Where nothing was recorded of an agency, that meeting is not counted for it."),
            Denominator = Words.Key("Meetings for which the agency’s attendance was recorded."),
            Note = Words.Key("The rows are the agencies that were on the panel when each month was computed, or stood in an earlier month of that year. What an agency did before it joined stays under agencies that are not the panel’s."),
            ColumnsAre = Words.Key("Attendance"),
            Columns = FigureCodes.Of<Presence>(),
            Shares = FigureShares.OfRow,
            Chart = FigureChart.Parts,
        },
        new()
        {
            Name = Ages,
            Section = FigureSection.People,
            Title = Words.Key("Referrals by age"),
            RowsAre = Words.Key("Age"),
            Rows = FigureCodes.Of<AgeBand>(),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals submitted in the period, by the young person’s age on that day."),
            Denominator = Words.Key("All referrals submitted in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Sexes,
            Section = FigureSection.People,
            Title = Words.Key("Referrals by sex"),
            RowsAre = Words.Key("Sex"),
            Rows = FigureCodes.Of<Sex>(),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals submitted in the period, by the young person’s sex as the referral tells it."),
            Denominator = Words.Key("All referrals submitted in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Ethnicities,
            Section = FigureSection.People,
            Title = Words.Key("Referrals by ethnicity"),
            RowsAre = Words.Key("Ethnic group"),
            Rows = FigureCodes.Said(
                (EthnicGroups.White, Words.Key("White")),
                (EthnicGroups.Mixed, Words.Key("Mixed or multiple ethnic groups")),
                (EthnicGroups.Asian, Words.Key("Asian, Asian Welsh or Asian British")),
                (EthnicGroups.Black, Words.Key("Black, Black Welsh, Black British, Caribbean or African")),
                (EthnicGroups.Other, Words.Key("Other ethnic group")),
                (Unknown, Words.Key("Not asked, not known or not said"))),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals submitted in the period, by the young person’s ethnicity as the referral tells it, in the five groups of the census."),
            Denominator = Words.Key("All referrals submitted in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = ReleaseTables.Languages,
            Section = FigureSection.People,
            Title = Words.Key("Referrals by language"),
            RowsAre = Words.Key("Language"),
            Rows = FigureCodes.Of<ContactLanguage>(),
            Counted = Words.Key("Referrals"),
            Definition = Words.Key("Referrals submitted in the period, by the language in which the young person is to be spoken with."),
            Denominator = Words.Key("All referrals submitted in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Care,
            Section = FigureSection.People,
            Title = Words.Key("Cases opened, by care status"),
            RowsAre = Words.Key("Care status"),
            Rows = FigureCodes.Said(
                (NoCare, Words.Key("None")),
                (CarePlan, Words.Key("A care and support plan, or a child in need plan")),
                (ChildProtection, Words.Key("On the child protection register or a plan")),
                (LookedAfter, Words.Key("Looked after")),
                (OnceLookedAfter, Words.Key("Care leaver, or looked after in the past")),
                (Unknown, Words.Key("Not known"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases opened in the period, by the young person’s care status as it was recorded when the figures were computed."),
            Denominator = Words.Key("All cases opened in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = Learning,
            Section = FigureSection.People,
            Title = Words.Key("Cases opened, by learning needs"),
            RowsAre = Words.Key("Learning needs"),
            Rows = FigureCodes.Said(
                (NoLearningNeeds, Words.Key("None known")),
                (LearningPlan, Words.Key("A plan, or support at school")),
                (BeingAssessed, Words.Key("Being assessed")),
                (Unknown, Words.Key("Not known"))),
            Counted = Words.Key("Cases"),
            Definition = Words.Key("Cases opened in the period, by the young person’s learning needs as they were recorded when the figures were computed."),
            Denominator = Words.Key("All cases opened in the period."),
            Shares = FigureShares.OfTotal,
        },
        new()
        {
            Name = ReleaseTables.NotKnown,
            Section = FigureSection.Quality,
            Title = Words.Key("What is not known"),
            RowsAre = Words.Key("Missing"),
            Rows = FigureCodes.Said(
                (AgeUnknown, Words.Key("Date of birth")),
                (SexUnknown, Words.Key("Sex")),
                (EthnicityUnknown, Words.Key("Ethnicity")),
                (LanguageUnknown, Words.Key("Language")),
                (NoArea, Words.Key("The area where the young person lives")),
                (NoDay, Words.Key("The day on which it happened")),
                (FamilyNotKnown, Words.Key("Whether the family knows")),
                (CareUnknown, Words.Key("Care status")),
                (LearningUnknown, Words.Key("Learning needs"))),
            Counted = Words.Key("Referrals, then cases"),
            Definition = Words.Key("Referrals submitted, and for care status and learning needs cases opened, of which this was not written down."),
            Denominator = Words.Key("All referrals submitted, or all cases opened, in the period."),
            Note = Words.Key("Several things may be missing of one referral, so that these do not add up."),
        },
    ];

    public static IReadOnlyList<DaysDescription> Days { get; } =
    [
        new()
        {
            Name = DaysToScreening,
            Ninetieth = DaysToScreening + ReleaseTables.Ninetieth,
            Title = Words.Key("From referral to the end of screening"),
            Definition = Words.Key("Whole days from the day on which a referral was submitted to the day on which its screening ended."),
            Denominator = Words.Key("Referrals whose screening ended in the period."),
        },
        new()
        {
            Name = DaysToDecision,
            Ninetieth = DaysToDecision + ReleaseTables.Ninetieth,
            Title = Words.Key("From the first referral to the first decision"),
            Definition = Words.Key("Whole days from the day on which the first referral of a case was submitted to the day of its first decision."),
            Denominator = Words.Key("Cases that were decided for the first time in the period."),
        },
        new()
        {
            Name = DaysToFirstAction,
            Ninetieth = DaysToFirstAction + ReleaseTables.Ninetieth,
            Title = Words.Key("From the first decision to the first action done"),
            Definition = Words.Key("Whole days from the day of the first decision on a case to the day on which its first action was done."),
            Denominator = Words.Key("Cases whose first action was done in the period."),
        },
        new()
        {
            Name = DaysToFirstContact,
            Ninetieth = DaysToFirstContact + ReleaseTables.Ninetieth,
            Title = Words.Key("From the first referral until the family was reached"),
            Definition = Words.Key("Whole days from the day on which the first referral of a case was submitted to the day on which the family was first reached."),
            Denominator = Words.Key("Cases whose family was reached for the first time in the period."),
        },
        new()
        {
            Name = DaysToFirstSession,
            Ninetieth = DaysToFirstSession + ReleaseTables.Ninetieth,
            Title = Words.Key("From the offer of support to its first session"),
            Definition = Words.Key("Whole days from the day on which support was offered to the day of the first session to which the young person came. There is no limit for them: how soon a service begins is not the panel’s to say."),
            Denominator = Words.Key("Support whose first session was recorded in the period."),
        },
    ];
}
