using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Stopping;

[Route("retention/{retentionReviewId:guid}/stopping")]
public sealed class StoppingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid retentionReviewId)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        if (!review.CanStop) return LocalRedirect($"/retention/{retentionReviewId}");
        return View(new StoppingForm { Head = ReviewHead.Of(review), Version = review.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid retentionReviewId, StoppingForm form)
    {
        if (!viewer.May(RetentionRights.Govern) || await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        form.Head = ReviewHead.Of(review);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(review, form.Version);
        review.Stop(await db.ActIn(review.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The disposal was stopped. The record stays on the list, to be decided anew."]);
        return LocalRedirect($"/retention/{retentionReviewId}");
    }
}
