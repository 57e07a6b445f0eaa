using YoungFutures.Domain.Panels;
using YoungFutures.Domain.Reference;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Reporting;
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
            Definition = Words.Key("Referrals that were submitted in the period about a young person whose case with the panel had closed not long before: within as many months as the panel counts a return."),
            Denominator = Words.Key("All referrals submitted in the period, as they stand under referrals by source."),
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
    ];

    public static IReadOnlyList<DaysDescription> Days { get; } =
    [
        new()
        {
            Name = DaysToScreening,
            Title = Words.Key("From referral to the end of screening"),
            Definition = Words.Key("Whole days from the day on which a referral was submitted to the day on which its screening ended."),
            Denominator = Words.Key("Referrals whose screening ended in the period."),
        },
        new()
        {
            Name = DaysToDecision,
            Title = Words.Key("From the first referral to the first decision"),
            Definition = Words.Key("Whole days from the day on which the first referral of a case was submitted to the day of its first decision."),
            Denominator = Words.Key("Cases that were decided for the first time in the period."),
        },
        new()
        {
            Name = DaysToFirstAction,
            Title = Words.Key("From the first decision to the first action done"),
            Definition = Words.Key("Whole days from the day of the first decision on a case to the day on which its first action was done."),
            Denominator = Words.Key("Cases whose first action was done in the period."),
        },
    ];
}
