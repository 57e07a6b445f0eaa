using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Features.Account.Passkeys;

public sealed record PasskeyRow(Guid Id, string Name, DateTime AddedAt, DateTime? LastUsedAt);

public sealed record PasskeysPage(IReadOnlyList<PasskeyRow> Passkeys, bool MayAdd);

/// <summary>The reader’s own, so that one that is not theirs does not stay unseen.</summary>
[Route("account/passkeys")]
public sealed class PasskeysController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index()
    {
        var held = await db.Passkeys.Where(passkey => passkey.UserId == viewer.UserId).OrderBy(passkey => passkey.AddedAt).ThenBy(passkey => passkey.Id).Take(Passkey.Most)
            .Select(passkey => new PasskeyRow(passkey.Id, passkey.Name, passkey.AddedAt, passkey.Use.LastUsedAt)).ToListAsync();
        return View(new PasskeysPage(held, held.Count < Passkey.Most));
    }
}
