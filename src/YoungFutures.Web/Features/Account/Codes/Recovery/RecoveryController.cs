using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Codes.Recovery;

public sealed class RecoveryForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }
}

/// <summary>Ten new recovery codes for those that are used up, lost or seen by somebody else.</summary>
[Route("account/codes/recovery"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class RecoveryController(YoungFuturesDb db, Viewer viewer, AccountMail mail) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() => await Own() is { } authenticator ? View(new RecoveryForm { Version = authenticator.Version.ToString() }) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(RecoveryForm form)
    {
        if (await Own() is not { } authenticator) return NotFound();
        db.Expect(authenticator, form.Version);
        authenticator.RenewRecoveryCodes(db.Now);
        var made = await db.NewRecoveryCodes(viewer.UserId);
        mail.RecoveryCodesRenewed(await db.Users.SingleAsync(held => held.Id == viewer.UserId));
        await db.SaveChangesAsync();
        return View("../../RecoveryCodes", new RecoveryCodesPage(made));
    }

    private Task<Authenticator?> Own() => db.Authenticators.SingleOrDefaultAsync(held => held.UserId == viewer.UserId && held.Secret != null);
}
