using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Retention.Disposal;

[Route("retention/{retentionReviewId:guid}/disposal")]
[StepUp(typeof(RetentionRights), nameof(RetentionRights.Govern))]
public sealed class DisposalController(YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid retentionReviewId)
    {
        if (await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        if (!review.CanDecide) return LocalRedirect($"/retention/{retentionReviewId}");
        return View(new DisposalForm { Head = ReviewHead.Of(review), Version = review.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid retentionReviewId, DisposalForm form)
    {
        if (await db.ReviewInSight(retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        form.Head = ReviewHead.Of(review);
        if (!ModelState.IsValid) return this.Invalid("New", form);
        db.Expect(review, form.Version);
        await db.MustBeDue(review);
        review.Propose(await db.ActIn(review.PanelId), form.Because!);
        await db.SaveChangesAsync();
        this.Done(T["The disposal was decided. Somebody else of information governance has to confirm it."]);
        return LocalRedirect($"/retention/{retentionReviewId}");
    }
}
