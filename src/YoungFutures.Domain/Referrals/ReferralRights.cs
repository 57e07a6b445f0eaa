using YoungFutures.Domain.Access;

namespace YoungFutures.Domain.Referrals;

public static class ReferralRights
{
    /// <summary>Starting one: a coordinator for their panel, a partner for their own agency.</summary>
    public static readonly Right Start = new(nameof(Start), viewer => viewer.RunPanelIds.Length > 0 || viewer.SeatedPanelIds.Length > 0);

    public static readonly Right List = new(nameof(List), viewer => viewer.SitsOnPanel);

    public static readonly Right<Referral> Write = new(nameof(Write), (viewer, referral) => viewer.UserId == referral.LoggedById);

    /// <summary>Saying who told it: whoever coordinates writes down what others tell them.</summary>
    public static readonly Right<Referral> WriteForAnother = new(nameof(WriteForAnother), (viewer, referral) =>
        viewer.UserId == referral.LoggedById && viewer.Runs(referral.PanelId));

    public static readonly Right<Referral> Withdraw = new(nameof(Withdraw), (viewer, referral) =>
        viewer.UserId == referral.LoggedById || viewer.BelongsTo(referral.ReferringAgencyId) || viewer.Runs(referral.PanelId));

    public static readonly Right<Referral> Screen = new(nameof(Screen), (viewer, referral) => viewer.Runs(referral.PanelId));

    public static readonly Right<Referral> SeeScreening = new(nameof(SeeScreening), (viewer, referral) => viewer.RunsOrChairs(referral.PanelId));

    public static readonly Right<Referral> AnswerQuestion = new(nameof(AnswerQuestion), (viewer, referral) =>
        viewer.UserId == referral.LoggedById || viewer.BelongsTo(referral.ReferringAgencyId) || viewer.Runs(referral.PanelId));

    public static readonly Right<Referral> TellReferrer = new(nameof(TellReferrer), (viewer, referral) => viewer.Runs(referral.PanelId));

    public static readonly Right<Referral> ReportRisk = new(nameof(ReportRisk), (viewer, referral) => viewer.WorksOnCases);
}
