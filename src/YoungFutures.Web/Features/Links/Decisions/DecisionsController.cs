using System.Linq.Expressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Links.Decisions;

[Route("links/decisions")]
public sealed class DecisionsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(LinkRights.List)) return NotFound();
        return View(await db.LinkDecisions.Where(held => viewer.RunPanelIds.Contains(held.PanelId)).OrderByDescending(held => held.At).ThenByDescending(held => held.Id)
            .Select(LinkDecisionRow.From(db)).ToPageAsync(page));
    }
}

/// <summary>One decision in the list; whom it was about is not said.</summary>
public sealed record LinkDecisionRow(Guid Id, DateTime At, string? By, bool Same, bool WasAsked, int Moved, DateTime? UndoneAt)
{
    public static Expression<Func<LinkDecision, LinkDecisionRow>> From(YoungFuturesDb db) => held => new(held.Id, held.At,
        db.Users.Where(user => user.Id == held.ById).Select(user => user.DisplayName).FirstOrDefault(), held.Same, held.QuestionId != null, held.Moved, held.UndoneAt);
}
