using System.Linq.Expressions;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Features.Exports;

namespace YoungFutures.Web.Features.Referrals;

/// <summary>One line of the list of referrals.</summary>
public sealed record ReferralRow(Guid Id, string? Reference, string? GivenName, string? FamilyName, string? PreferredName, ReferralStatus Status, DateOnly? DueOn,
    DateTime StartedAt, DateTime? SubmittedAt, bool IsStopped, bool HasQuestion, bool MustBeTold, bool HasEnded) : IListed
{
    public Guid? SubjectId { get; init; }
    public Guid PanelId { get; init; }
    public string Name => $"{GivenName} {FamilyName}".Trim() is { Length: > 0 } name ? name : PreferredName ?? "";

    public static readonly Expression<Func<Referral, ReferralRow>> From = referral => new ReferralRow(
        referral.Id, referral.Reference, referral.GivenName, referral.FamilyName, referral.PreferredName, referral.Status, referral.DueOn,
        referral.StartedAt, referral.SubmittedAt, referral.Status == ReferralStatus.Draft && referral.ImmediateRisk == Answer.Yes,
        referral.Status == ReferralStatus.AwaitingInformation, referral.TellReferrerBy != null && referral.ReferrerToldAt == null, referral.EndedAt != null)
    { SubjectId = referral.YoungPersonId ?? referral.Id, PanelId = referral.PanelId };
}

/// <summary>Which referrals a list shows, as it stands in the address.</summary>
public enum ReferralsShown
{
    Open,
    Drafts,
    Waiting,
    ToTell,
    Ended,
    All,
}
