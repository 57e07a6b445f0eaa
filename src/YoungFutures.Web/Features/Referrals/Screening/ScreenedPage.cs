using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Referrals;

namespace YoungFutures.Web.Features.Referrals.Screening;

public sealed record ScreeningLine(ScreeningOutcome Outcome, string Reason, string Facts, DateTime ScreenedAt, string? ScreenedBy);

/// <summary>How a referral was screened, each time, with the facts as they stood.</summary>
public sealed record ScreenedPage(Guid ReferralId, string? Reference, IReadOnlyList<ScreeningLine> Screenings)
{
    public static async Task<ScreenedPage> Of(YoungFuturesDb db, Referral referral) => new(referral.Id, referral.Reference,
        await db.Screenings.AsNoTracking().Where(held => held.ReferralId == referral.Id).OrderByDescending(held => held.ScreenedAt)
            .Select(held => new ScreeningLine(held.Outcome, held.Reason, held.Facts, held.ScreenedAt,
                db.Users.Where(user => user.Id == held.ScreenedById).Select(user => user.DisplayName).FirstOrDefault()))
            .ToListAsync());
}
