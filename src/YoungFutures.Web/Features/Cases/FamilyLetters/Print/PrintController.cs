using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters.Print;

/// <summary>The page that goes to the family: no marking, no navigation, nothing of the case.</summary>
[Route("letters/{letterId:guid}/print")]
public sealed class PrintController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    [Looks(typeof(Letter), AuditEvents.Exported)]
    public async Task<IActionResult> Details(Guid letterId)
    {
        if (await db.Letters.AsNoTracking().OfFamily(letterId) is not { } letter) return NotFound();
        HttpContext.Concerns(letter);
        if (!viewer.May(SharingRights.Read, letter.Case)) return Forbid();
        Letter.MustBeAlive(letter.Case.YoungPerson);
        return View(LetterSheet.Of(letter));
    }
}
