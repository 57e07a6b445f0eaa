using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Identification;
using YoungFutures.Domain.Signals;
using YoungFutures.Web.Features.Links;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Links;

/// <summary>The records that were linked, and why each is there.</summary>
public sealed record LinksPage(Guid CandidateId, string Name, LinksView? Linked);

/// <summary>What agencies’ lists are held to say about one young person whom the rules found, so that a wrong link is seen before somebody decides.</summary>
[Route("candidates/{candidateId:guid}/links")]
public sealed class LinksController(YoungFuturesDb db, Viewer viewer, LinkageModels models, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid candidateId)
    {
        var candidate = await db.Candidates.AsNoTracking().SingleOrDefaultAsync(held => held.Id == candidateId);
        if (candidate is null) return NotFound();
        HttpContext.Concerns(candidate);
        if (!viewer.May(LinkRights.Decide, candidate.PanelId)) return Forbid();
        var linked = await Explained.Identity(db, models, candidate.IdentityId);
        return View(new LinksPage(candidateId, $"{candidate.GivenName} {candidate.FamilyName}".Trim(), linked is null ? null : LinksView.Of(T, linked)));
    }
}
