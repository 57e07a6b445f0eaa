using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Panels;

namespace YoungFutures.Domain.Referrals;

/// <summary>
/// How far the panel has come with an accepted referral, as its referrer may know it: each step only if it was taken after this referral was
/// accepted and every step before it was too, so that a referral that joined an open case shows nothing a fresh one could not. See decision 0007.
/// </summary>
/// <param name="HeardAt">A meeting looked at it, whatever it decided.</param>
/// <param name="ArrangedAt">Support is being arranged.</param>
/// <param name="BegunAt">Support has begun.</param>
public sealed record ReferralSteps(DateTime? HeardAt, DateTime? ArrangedAt, DateTime? BegunAt)
{
    public static readonly ReferralSteps None = new(null, null, null);

    public static async Task<ReferralSteps> Of(YoungFuturesDb db, Referral referral, CancellationToken cancelled = default)
    {
        if (referral is not { Status: ReferralStatus.Accepted, ScreenedAt: { } accepted, CaseId: { } caseId }) return None;
        // Its referrer sees no case: three moments are read for them and nothing else.
        await using var register = db.As(Purpose.FollowingReferrals);
        var decided = await register.Decisions.Where(decision => decision.CaseId == caseId && decision.RecordedAt >= accepted)
            .OrderBy(decision => decision.RecordedAt).Select(decision => new { decision.RecordedAt, decision.Outcome }).Take(100).ToListAsync(cancelled);
        if (decided.Count == 0) return None;
        var arranged = decided.Find(decision => decision.Outcome == DecisionOutcome.Adopted)?.RecordedAt;
        var begun = arranged is null ? null : await register.Cases.Where(@case => @case.Id == caseId).Select(@case => @case.SupportStartedAt).SingleOrDefaultAsync(cancelled);
        return new(decided[0].RecordedAt, arranged, begun >= arranged ? begun : null);
    }
}
