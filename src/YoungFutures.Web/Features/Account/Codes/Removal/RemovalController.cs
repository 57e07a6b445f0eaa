using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Codes.Removal;

public sealed class RemovalForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public bool AreRequired { get; set; }
}

/// <summary>Before another telephone takes over: the authenticator is forgotten. Where codes are required, the next page sets up a new one.</summary>
[Route("account/codes/removal"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, AccountMail mail, SessionCookie sessions, CodesRequired required, PasskeyCheck passkeys, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() =>
        await Own() is { } authenticator ? View(new RemovalForm { Version = authenticator.Version.ToString(), AreRequired = await AreRequired() }) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(RemovalForm form)
    {
        if (await Own() is not { } authenticator) return NotFound();
        db.Expect(authenticator, form.Version);
        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        authenticator.Remove(db.Now);
        await db.ForgetRecoveryCodes(user.Id);
        user.ChangedFactor();
        mail.Removed(user);
        await db.SaveChangesAsync();
        await sessions.EndAllOf(user.Id);
        var sessionId = await sessions.Start(HttpContext, user);
        var nothingIsLeft = await AreRequired();
        if (nothingIsLeft) await sessions.Prove(sessionId, Proof.PasswordAndCode);
        this.Done(T["The authenticator is removed. Every other browser is signed out."]);
        return LocalRedirect(nothingIsLeft ? CodesRequired.SetUp : "/account");
    }

    private async Task<bool> AreRequired() => required.OfEverybody && !await passkeys.AreHeldBy(viewer.UserId);

    private Task<Authenticator?> Own() => db.Authenticators.SingleOrDefaultAsync(held => held.UserId == viewer.UserId && held.Secret != null);
}
