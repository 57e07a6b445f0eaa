using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Retention.Confirmation;

/// <summary>The second of the two who dispose of a record.</summary>
[Route("retention/{retentionReviewId:guid}/confirmation")]
[StepUp(typeof(RetentionRights), nameof(RetentionRights.Govern))]
public sealed class ConfirmationController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid retentionReviewId)
    {
        if (await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        if (review.State != ReviewState.Proposed) return LocalRedirect($"/retention/{retentionReviewId}");
        return View(new ConfirmationForm { Head = ReviewHead.Of(review), Because = review.Because, Version = review.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid retentionReviewId, ConfirmationForm form)
    {
        if (await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        (form.Head, form.Because) = (ReviewHead.Of(review), review.Because);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(review, form.Version);
        await db.MustBeDue(review);
        review.Confirm(await db.ActIn(review.PanelId));
        await db.SaveChangesAsync();
        this.Done(T["The disposal was confirmed. Until the night of {0} it can be stopped.", review.CarryOutOn!.Value.ToLong()]);
        return LocalRedirect($"/retention/{retentionReviewId}");
    }
}
