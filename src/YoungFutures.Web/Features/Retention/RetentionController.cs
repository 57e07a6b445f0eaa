using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention;

/// <summary>Whose time to be kept is over, and what is decided about each.</summary>
[Route("retention")]
public sealed class RetentionController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        if (!viewer.May(RetentionRights.Govern)) return NotFound();
        ReviewState? state = Enum.TryParse<ReviewState>(show, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        var governed = viewer.GovernedPanelIds;
        var due = await db.RetentionReviews.AsNoTracking().Where(held => governed.Contains(held.PanelId) && (state == null || held.State == state)).OrderBy(held => held.DueOn).ThenBy(held => held.Id)
            .Select(held => new { held.Id, held.PanelId, held.References, held.Rule, held.DueOn, held.State, held.CarryOutOn, held.KeptUntil, IsHeld = db.RetentionHolds.Any(hold => hold.SubjectId == held.SubjectId && hold.LiftedAt == null) })
            .ToPageAsync(page);
        var panels = await db.Panels.AsNoTracking().Where(panel => governed.Contains(panel.Id)).ToDictionaryAsync(panel => panel.Id);
        return View(new RetentionPage(state, new Paged<RetentionRow>([.. due.Items.Select(held => new RetentionRow(held.Id, held.References, T.Of(panels[held.PanelId]), held.Rule, held.DueOn, held.State, held.CarryOutOn, held.KeptUntil, held.IsHeld))],
            due.Page, due.PageSize, due.Total)));
    }

    [HttpGet("{retentionReviewId:guid}")]
    public async Task<IActionResult> Details(Guid retentionReviewId)
    {
        if (!viewer.May(RetentionRights.Govern)) return NotFound();
        if (await db.RetentionReviews.AsNoTracking().SingleOrDefaultAsync(held => held.Id == retentionReviewId) is not { } review) return NotFound();
        HttpContext.Concerns(review);
        Guid?[] people = [review.ProposedById, review.ConfirmedById, review.StoppedById, review.KeptById];
        var names = await db.Users.Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName);
        var panel = await db.Panels.AsNoTracking().SingleAsync(held => held.Id == review.PanelId);
        return View(new RetentionReviewPage(review.Id, review.References, T.Of(panel), review.Rule, review.DueOn, review.State, review.CanDecide, review.CanStop, review.State == ReviewState.Proposed && review.ProposedById != viewer.UserId,
            Of(review.ProposedById), review.ProposedAt, review.Because, Of(review.ConfirmedById), review.ConfirmedAt, review.CarryOutOn, Of(review.StoppedById), review.StoppedAt, review.StoppedBecause,
            Of(review.KeptById), review.KeptUntil, review.KeptBecause, await RecordsKept.Of(db, review, counted: true)));

        string? Of(Guid? userId) => userId is { } id ? names.GetValueOrDefault(id) : null;
    }
}
