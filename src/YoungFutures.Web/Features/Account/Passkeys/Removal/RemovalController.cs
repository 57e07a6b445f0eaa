using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Passkeys.Removal;

public sealed class RemovalForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public string Name { get; set; } = "";
    /// <summary>Nothing is left then that stands beside the password, and something must.</summary>
    [BindNever] public bool LeavesNothing { get; set; }
}

/// <summary>One of the reader’s own: it opens nothing any more from here on.</summary>
[Route("account/passkeys/{passkeyId:guid}/removal"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class RemovalController(YoungFuturesDb db, Viewer viewer, OneTimeCodes codes, AccountMail mail, SessionCookie sessions, CodesRequired required, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid passkeyId) =>
        await Own(passkeyId) is { } passkey ? View(new RemovalForm { Version = passkey.Version.ToString(), Name = passkey.Name, LeavesNothing = await LeavesNothing(passkeyId) }) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid passkeyId, RemovalForm form)
    {
        if (await Own(passkeyId) is not { } passkey) return NotFound();
        db.Expect(passkey, form.Version);
        var user = await db.Users.SingleAsync(held => held.Id == viewer.UserId);
        var leavesNothing = await LeavesNothing(passkeyId);
        db.Passkeys.Remove(passkey);
        user.ChangedFactor();
        mail.PasskeyRemoved(user);
        await db.SaveChangesAsync();
        await sessions.EndAllOf(user.Id);
        var sessionId = await sessions.Start(HttpContext, user);
        // Who they are was shown a moment ago, and this session opens nothing but what sets something up again.
        if (leavesNothing) await sessions.Prove(sessionId, Proof.Passkey);
        this.Done(T["The passkey is removed. Every other browser is signed out."]);
        return LocalRedirect(leavesNothing ? CodesRequired.SetUp : "/account/passkeys");
    }

    private Task<Passkey?> Own(Guid passkeyId) => db.Passkeys.Include(held => held.Use).SingleOrDefaultAsync(held => held.Id == passkeyId && held.UserId == viewer.UserId);

    private async Task<bool> LeavesNothing(Guid passkeyId) =>
        required.OfEverybody && !await codes.AreSetUpBy(viewer.UserId) && !await db.Passkeys.AnyAsync(held => held.UserId == viewer.UserId && held.Id != passkeyId);
}
