using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Again;

/// <summary>The password again, before something that is asked of nobody's open browser, with the code of whoever has codes; or a passkey.</summary>
[OpenWithoutCodes, Route("sign-in/again")]
public sealed class AgainController(PasswordCheck passwords, OneTimeCodes codes, PasskeyCheck passkeys, SessionCookie sessions, YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(string? returnUrl, bool comesBack) => View(await Shown(new AgainForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null, ComesBack = comesBack }));

    [HttpPost]
    public async Task<IActionResult> Create(AgainForm form)
    {
        await Shown(form);
        if (!form.AsksPassword) ModelState.AddModelError(nameof(form.Password), T["The password alone is not enough. Use your passkey."]);
        if (form.AsksCode && form.Code is null && form.RecoveryCode is null) ModelState.AddModelError(nameof(form.Code), T["Enter the code that your authenticator shows"]);
        if (ModelState.IsValid && viewer.SessionId is { } sessionId)
        {
            switch (await passwords.OfUser(viewer.UserId, form.Password!, form.Code, form.RecoveryCode))
            {
                case PasswordAnswer.Right:
                    await sessions.Prove(sessionId, form.AsksCode ? Proof.PasswordAndCode : Proof.Password);
                    if (form.ComesBack) this.Done(T["Thank you. Now choose the file again, and it is saved."]);
                    return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/my-work");
                // Whoever guesses so often is perhaps not the one who signed in.
                case PasswordAnswer.Locked:
                    await sessions.End(HttpContext);
                    this.Done(form.AsksCode
                        ? T["The password or the code was wrong too often, so you were signed out. The account is locked for a quarter of an hour."]
                        : T["The password was wrong too often, so you were signed out. The account is locked for a quarter of an hour."]);
                    return LocalRedirect("/sign-in");
                default:
                    ModelState.AddModelError(nameof(form.Password), form.AsksCode ? T["The password or the code is not right, or the code was used before"] : T["The password is not right"]);
                    break;
            }
        }

        form.Password = form.Code = form.RecoveryCode = null;
        return this.Invalid("New", form);
    }

    private async Task<AgainForm> Shown(AgainForm form)
    {
        form.AsksCode = await codes.AreSetUpBy(viewer.UserId);
        form.Passkey = await passkeys.AreHeldBy(viewer.UserId) ? await passkeys.ToUse(PasswordCheck.Again, await db.Users.SingleAsync(held => held.Id == viewer.UserId)) : null;
        return form;
    }
}
