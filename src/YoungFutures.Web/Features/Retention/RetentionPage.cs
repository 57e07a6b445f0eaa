using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention;

public sealed record RetentionRow(Guid Id, string References, string Panel, RetentionRule Rule, DateOnly DueOn, ReviewState State, DateOnly? CarryOutOn, DateOnly? KeptUntil, bool IsHeld);

public sealed record RetentionPage(ReviewState? Shown, Paged<RetentionRow> Rows);

public sealed record RetentionReviewPage(Guid Id, string References, string Panel, RetentionRule Rule, DateOnly DueOn, ReviewState State, bool CanDecide, bool CanStop, bool CanConfirm,
    string? ProposedBy, DateTime? ProposedAt, string? Because, string? ConfirmedBy, DateTime? ConfirmedAt, DateOnly? CarryOutOn, string? StoppedBy, DateTime? StoppedAt, string? StoppedBecause,
    string? KeptBy, DateOnly? KeptUntil, string? KeptBecause, RecordKept Kept);

/// <summary>At the head of each page on which something is decided.</summary>
public sealed record ReviewHead(Guid Id, string References, RetentionRule Rule, DateOnly DueOn, string Version)
{
    public static ReviewHead Of(RetentionReview review) => new(review.Id, review.References, review.Rule, review.DueOn, review.Version.ToString());
}

internal static class ReviewInHand
{
    public static Task<RetentionReview?> ReviewInSight(this YoungFuturesDb db, Guid retentionReviewId) => db.RetentionReviews.SingleOrDefaultAsync(held => held.Id == retentionReviewId);

    /// <summary>A disposal is decided and confirmed on what is true now, not on what was when the list was made.</summary>
    public static async Task MustBeDue(this YoungFuturesDb db, RetentionReview review)
    {
        var kept = await RecordsKept.Of(db, review);
        if (kept.IsHeld) throw new Refused("This record is on hold, so nothing of it is disposed of. Lift the hold first.");
        if (!kept.IsDue) throw new Refused("This record is no longer due: something of it is open again, or the schedule has changed. It leaves the list tonight.");
    }
}
