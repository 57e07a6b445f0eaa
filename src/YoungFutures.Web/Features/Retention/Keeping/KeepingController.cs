using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Keeping;

[Route("retention/{retentionReviewId:guid}/keeping")]
public sealed class KeepingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid retentionReviewId)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        if (!review.CanDecide) return LocalRedirect($"/retention/{retentionReviewId}");
        return View(new KeepingForm { Head = ReviewHead.Of(review), Version = review.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid retentionReviewId, KeepingForm form)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        form.Head = ReviewHead.Of(review);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(review, form.Version);
        review.Keep(await db.ActIn(review.PanelId), form.Until.Date!.Value, form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The record is kept until {0} and then comes back to be decided.", form.Until.Date.Value.ToLong()]);
        return LocalRedirect($"/retention/{retentionReviewId}");
    }
}
