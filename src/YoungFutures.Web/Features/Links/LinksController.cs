using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Links.Decision;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Links;

[Route("links")]
public sealed class LinksController(YoungFuturesDb db, Viewer viewer, LinkageModels models, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(int page = 1)
    {
        if (!viewer.May(LinkRights.List)) return NotFound();
        return View(await LinkRow.Waiting(db, viewer.RunPanelIds, page));
    }

    [HttpGet("{linkQuestionId:guid}")]
    public async Task<IActionResult> Details(Guid linkQuestionId)
    {
        if (await db.LinkQuestions.AsNoTracking().SingleOrDefaultAsync(held => held.Id == linkQuestionId) is not { } question) return NotFound();
        HttpContext.Concerns(null, question.PanelId);
        return View(await new DecisionForm { Version = question.Version.ToString() }.About(db, models, T, question));
    }
}
