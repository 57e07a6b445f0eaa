using System.ComponentModel.DataAnnotations;

namespace YoungFutures.Domain.Returns;

/// <summary>What a line of a return can count. The program knows these and no others; a definition chooses among them.</summary>
public enum ReturnMeasure
{
    [Display(Name = "Referrals received")] ReferralsReceived,
    [Display(Name = "Referrals received about somebody known before")] RepeatReferrals,
    [Display(Name = "Referrals that ended without a case")] ReferralsEnded,
    [Display(Name = "Cases opened")] CasesOpened,
    [Display(Name = "Cases open at the end of the period")] CasesOpen,
    [Display(Name = "Decisions taken")] Decisions,
    [Display(Name = "Cases that the panel took on")] CasesAdopted,
    [Display(Name = "Cases whose family agreed to take part")] FamiliesAgreed,
    [Display(Name = "Cases whose family declined to take part")] FamiliesDeclined,
    [Display(Name = "Cases in which support began")] SupportStarted,
    [Display(Name = "Offers of a service")] SupportOffered,
    [Display(Name = "Offers whose service gave a place")] SupportAccepted,
    [Display(Name = "Services whose first session was attended")] SupportAttended,
    [Display(Name = "Cases closed")] CasesClosed,
    [Display(Name = "Checks after the end that were answered")] ChecksAnswered,
}

/// <summary>By which codes a line is broken down.</summary>
public enum ReturnBreakdown
{
    [Display(Name = "Not broken down")] None,
    [Display(Name = "Who it came from")] Source,
    [Display(Name = "Trigger")] Trigger,
    [Display(Name = "How the referral ended")] Ending,
    [Display(Name = "Age on the day")] AgeGroup,
    [Display(Name = "Sex")] Sex,
    [Display(Name = "Ethnic group")] Ethnicity,
    [Display(Name = "Language")] Language,
    [Display(Name = "Care status")] CareStatus,
    [Display(Name = "Learning needs")] LearningNeeds,
    [Display(Name = "Outcome of the decision")] Outcome,
    [Display(Name = "Kind of support")] SupportKind,
    [Display(Name = "Reason for closing")] ClosingReason,
    [Display(Name = "Whether it held")] Holding,
    [Display(Name = "Months after the end")] Months,
}

public static class ReturnMeasures
{
    private static readonly ReturnBreakdown[] OfReferral =
        [ReturnBreakdown.Source, ReturnBreakdown.Trigger, ReturnBreakdown.AgeGroup, ReturnBreakdown.Sex, ReturnBreakdown.Ethnicity, ReturnBreakdown.Language];

    private static readonly ReturnBreakdown[] OfYoungPerson =
        [ReturnBreakdown.AgeGroup, ReturnBreakdown.Sex, ReturnBreakdown.Ethnicity, ReturnBreakdown.Language, ReturnBreakdown.CareStatus, ReturnBreakdown.LearningNeeds];

    /// <summary>The breakdowns that a measure has beside its bare count.</summary>
    public static IReadOnlyList<ReturnBreakdown> BreakdownsOf(ReturnMeasure measure) => measure switch
    {
        ReturnMeasure.ReferralsReceived or ReturnMeasure.RepeatReferrals => OfReferral,
        ReturnMeasure.ReferralsEnded => [.. OfReferral, ReturnBreakdown.Ending],
        ReturnMeasure.Decisions => [.. OfYoungPerson, ReturnBreakdown.Outcome],
        ReturnMeasure.SupportOffered or ReturnMeasure.SupportAccepted or ReturnMeasure.SupportAttended => [.. OfYoungPerson, ReturnBreakdown.SupportKind],
        ReturnMeasure.CasesClosed => [.. OfYoungPerson, ReturnBreakdown.ClosingReason],
        ReturnMeasure.ChecksAnswered => [.. OfYoungPerson, ReturnBreakdown.Holding, ReturnBreakdown.Months],
        _ => OfYoungPerson,
    };

    public static bool Knows(ReturnMeasure measure, ReturnBreakdown breakdown) =>
        Enum.IsDefined(measure) && (breakdown == ReturnBreakdown.None || BreakdownsOf(measure).Contains(breakdown));
}
