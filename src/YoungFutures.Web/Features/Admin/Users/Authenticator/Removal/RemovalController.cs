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

/// <summary>For somebody who has lost their telephone and their recovery codes: their authenticator, their passkeys and their organisation’s sign-in are taken away, and the password alone leads to setting up others.</summary>
[Route("admin/users/{userId:guid}/authenticator/removal"), StepUp(typeof(UserRights), nameof(UserRights.Administer))]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (await db.Users.SingleOrDefaultAsync(held => held.Id == userId) is not { } user || await Of(user) is not var (authenticator, _, _)) return NotFound();
        if (!viewer.May(UserRights.TakeAuthenticatorAway, user)) return Forbid();
        return View(new RemovalForm { UserId = userId, Name = user.DisplayName, Version = Told(user, authenticator).Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, RemovalForm form)
    {
        if (await db.Users.SingleOrDefaultAsync(held => held.Id == userId) is not { } user || await Of(user) is not var (authenticator, hasPasskeys, hasOrganisations)) return NotFound();
        if (!viewer.May(UserRights.TakeAuthenticatorAway, user)) return Forbid();
        db.Expect(Told(user, authenticator), form.Version);
        authenticator?.Remove(db.Now);
        await db.ForgetRecoveryCodes(userId);
        await db.ForgetPasskeys(userId);
        await db.ForgetOrganisations(userId);
        user.ChangedFactor();
        if (hasPasskeys) mail.AllTakenAway(user);
        else if (authenticator is not null) mail.TakenAway(user);
        if (hasOrganisations) mail.Disconnected(user);
        await db.SaveChangesAsync();
        await sessions.EndAllOf(userId);
        this.Done(T["What they signed in with beside the password is removed. They are signed out everywhere and were told by mail."]);
        return LocalRedirect($"/admin/users/{userId}");
    }

    /// <summary>What they sign in with beside the password; nothing where there is none.</summary>
    private async Task<(Domain.Users.Authenticator? Authenticator, bool HasPasskeys, bool HasOrganisations)?> Of(User user)
    {
        var authenticator = await db.Authenticators.SingleOrDefaultAsync(held => held.UserId == user.Id && held.Secret != null);
        var hasPasskeys = await db.Passkeys.AnyAsync(held => held.UserId == user.Id);
        var hasOrganisations = await db.OrganisationSignIns.AnyAsync(held => held.UserId == user.Id);
        return authenticator is null && !hasPasskeys && !hasOrganisations ? null : (authenticator, hasPasskeys, hasOrganisations);
    }

    /// <summary>The record by which is told that something changed meanwhile. A passkey that is added, or an organisation, is a change of its owner.</summary>
    private static Domain.IHasVersion Told(User user, Domain.Users.Authenticator? authenticator) => authenticator is null ? user : authenticator;
}
