using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Declarations;

[Route("declarations/{declarationId:guid}")]
public sealed class DeclarationsController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid declarationId)
    {
        if (await db.Declarations.AsNoTracking().SingleOrDefaultAsync(held => held.Id == declarationId) is not { } declaration) return NotFound();
        HttpContext.Concerns(declaration);
        return View(await DeclarationPage.Of(db, viewer, declaration));
    }
}
