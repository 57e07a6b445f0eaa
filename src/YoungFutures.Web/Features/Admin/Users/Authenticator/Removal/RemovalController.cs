using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Account;
using YoungFutures.Web.Features.Account.Codes;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Admin.Users.Authenticator.Removal;

public sealed class RemovalForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
}

/// <summary>For somebody who has lost their telephone and their recovery codes: their authenticator is taken away, and the password alone leads to setting up another.</summary>
[Route("admin/users/{userId:guid}/authenticator/removal"), StepUp(typeof(UserRights), nameof(UserRights.Administer))]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (await db.Users.SingleOrDefaultAsync(held => held.Id == userId) is not { } user || await Of(userId) is not { } authenticator) return NotFound();
        if (!viewer.May(UserRights.TakeAuthenticatorAway, user)) return Forbid();
        return View(new RemovalForm { UserId = userId, Name = user.DisplayName, Version = authenticator.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, RemovalForm form)
    {
        if (await db.Users.SingleOrDefaultAsync(held => held.Id == userId) is not { } user || await Of(userId) is not { } authenticator) return NotFound();
        if (!viewer.May(UserRights.TakeAuthenticatorAway, user)) return Forbid();
        db.Expect(authenticator, form.Version);
        authenticator.Remove(db.Now);
        await db.ForgetRecoveryCodes(userId);
        user.ChangedFactor();
        mail.TakenAway(user);
        await db.SaveChangesAsync();
        await sessions.EndAllOf(userId);
        this.Done(T["The authenticator is removed. Its owner is signed out everywhere and was told by mail."]);
        return LocalRedirect($"/admin/users/{userId}");
    }

    private Task<Domain.Users.Authenticator?> Of(Guid userId) => db.Authenticators.SingleOrDefaultAsync(held => held.UserId == userId && held.Secret != null);
}
