using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Again.Passkey;

/// <summary>A passkey in place of password and code, before something that is asked of nobody's open browser.</summary>
[Route("sign-in/again/passkey")]
public sealed class PasskeyController(PasswordCheck passwords, SessionCookie sessions, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(PasskeyForm form)
    {
        var returnUrl = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null;
        var (answer, user) = ModelState.IsValid ? await passwords.Passkey(form.State, form.Credential, viewer.UserId, PasswordCheck.Again) : (PasswordAnswer.Wrong, null);
        if (user is not null && viewer.SessionId is { } sessionId)
        {
            await sessions.Prove(sessionId, Proof.Passkey);
            return LocalRedirect(returnUrl ?? "/my-work");
        }

        if (answer == PasswordAnswer.Locked)
        {
            await sessions.End(HttpContext);
            this.Done(T["Something was wrong too often, so you were signed out. The account is locked for a quarter of an hour."]);
            return LocalRedirect("/sign-in");
        }

        TempData["Note"] = answer == PasswordAnswer.Late ? T["Too much time has passed. Use your passkey again."] : T["The passkey was not accepted."];
        return LocalRedirect(returnUrl is null ? "/sign-in/again" : $"/sign-in/again?returnUrl={Uri.EscapeDataString(returnUrl)}");
    }
}
