using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Passkey;

/// <summary>A passkey alone, from the sign-in page. Whatever is wrong with it, one sentence is the answer.</summary>
[AllowAnonymous, Route("sign-in/passkey"), EnableRateLimiting(Limits.Passwords)]
public sealed class PasskeyController(PasswordCheck passwords, Door door, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(PasskeyForm form)
    {
        var returnUrl = Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null;
        var (answer, user) = ModelState.IsValid ? await passwords.Passkey(form.State, form.Credential, null, PasswordCheck.AtPasskey) : (PasswordAnswer.Wrong, null);
        if (user is not null) return LocalRedirect(await door.Open(HttpContext, user, byCode: true, returnUrl, PasswordCheck.AtPasskey));

        TempData["Note"] = answer == PasswordAnswer.Late ? T["Too much time has passed. Use your passkey again."] : T["The passkey was not accepted. Try again, or sign in with your password."];
        return LocalRedirect(returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
    }
}
