using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.AgencyReports;

namespace YoungFutures.Web.Features.Account;

public sealed record AccountPage(string Name, string? Email, DateTime? CodesSince, int RecoveryCodesLeft, int Passkeys, int Organisations, bool MayChooseDigest, bool AnswersForAgency);

/// <summary>What somebody signs in with, and how they are written to.</summary>
[Route("account")]
public sealed class AccountController(YoungFuturesDb db, Viewer viewer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Details()
    {
        var user = await db.Users.AsNoTracking().SingleAsync(held => held.Id == viewer.UserId);
        var authenticator = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(held => held.UserId == viewer.UserId);
        var left = await db.RecoveryCodes.CountAsync(held => held.UserId == viewer.UserId && held.UsedAt == null);
        return View(new AccountPage(user.DisplayName, user.Email, authenticator?.Secret is null ? null : authenticator.SetUpAt, left, await db.Passkeys.CountAsync(held => held.UserId == viewer.UserId), await db.OrganisationSignIns.CountAsync(held => held.UserId == viewer.UserId), viewer.May(AbsenceRights.Record), await db.AnswersForAgency(viewer)));
    }
}
