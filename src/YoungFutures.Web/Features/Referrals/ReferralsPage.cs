using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals;

/// <summary>The referrals in the viewer's sight, what waits first.</summary>
public sealed record ReferralsPage(Paged<ReferralRow> Referrals, ReferralsShown Show, bool Mine, bool MayStart, bool SeesPanel, Guid ViewerId);
