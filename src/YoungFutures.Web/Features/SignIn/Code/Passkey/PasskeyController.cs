using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Code.Passkey;

/// <summary>A passkey in place of the code, after the password.</summary>
[AllowAnonymous, Route("sign-in/code/passkey"), EnableRateLimiting(Limits.Codes)]
public sealed class PasskeyController(PasswordCheck passwords, HalfSignedIn half, Door door, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(PasskeyForm form)
    {
        if (await half.Who(HttpContext) is not var (userId, returnUrl, by))
        {
            TempData["Note"] = T["Too much time has passed. Sign in again."];
            return LocalRedirect("/sign-in");
        }

        var (answer, user) = ModelState.IsValid ? await passwords.Passkey(form.State, form.Credential, userId, PasswordCheck.AtCode) : (PasswordAnswer.Wrong, null);
        if (user is not null) return LocalRedirect(await door.Open(HttpContext, user, byCode: true, returnUrl, by));

        if (answer == PasswordAnswer.Locked)
        {
            half.Forget(HttpContext);
            TempData["Note"] = T["Something was wrong too often. Wait a quarter of an hour, then sign in again."];
            return LocalRedirect("/sign-in");
        }

        TempData["Note"] = answer == PasswordAnswer.Late ? T["Too much time has passed. Use your passkey again."] : T["The passkey was not accepted."];
        return LocalRedirect("/sign-in/code");
    }
}
