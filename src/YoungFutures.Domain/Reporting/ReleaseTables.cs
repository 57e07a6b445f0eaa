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

    /// <summary>Referrals submitted in the period about somebody whose case had closed not long before.</summary>
    public const string Repeats = "repeat-referrals";

    /// <summary>Cases open at the end of the last day of the period, by where they stood.</summary>
    public const string Stages = "cases-by-stage";

    /// <summary>Decisions recorded in the period, by outcome (<see cref="Panels.DecisionOutcome"/>).</summary>
    public const string Decisions = "decisions-by-outcome";

    /// <summary>Actions promised for a day in the period, by whether they were kept. Those overtaken by events are left out.</summary>
    public const string Actions = "actions-by-timeliness";

    /// <summary>Days from submission to the end of screening, over referrals screened in the period.</summary>
    public const string DaysToScreening = "days-to-screening";

    /// <summary>Days from the first submission to the first decision, over cases first decided in the period.</summary>
    public const string DaysToDecision = "days-to-decision";

    /// <summary>Days from the first decision to the first action done, over cases with their first action done in the period.</summary>
    public const string DaysToFirstAction = "days-to-first-action";

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
}
