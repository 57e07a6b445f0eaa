using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters;

[Route("letters/{letterId:guid}")]
public sealed class LettersController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details(Guid letterId)
    {
        if (await db.Letters.AsNoTracking().OfFamily(letterId) is not { } letter) return NotFound();
        HttpContext.Concerns(letter);
        Letter.MustBeAlive(letter.Case.YoungPerson);
        return View(await LetterPage.Of(db, viewer, letter));
    }
}

internal static class OneLetter
{
    public static Task<Letter?> OfFamily(this IQueryable<Letter> letters, Guid letterId) =>
        letters.Include(held => held.Contact).Include(held => held.Case).ThenInclude(held => held.YoungPerson).SingleOrDefaultAsync(held => held.Id == letterId);
}
