using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Again;

/// <summary>The password again, before something that is asked of nobody's open browser. A code or a key that is added later is another way to the same end.</summary>
[OpenWithoutCodes, Route("sign-in/again")]
public sealed class AgainController(PasswordCheck passwords, OneTimeCodes codes, SessionCookie sessions, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(string? returnUrl) => View(new AgainForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null, AsksCode = await codes.AreSetUpBy(viewer.UserId) });

    [HttpPost]
    public async Task<IActionResult> Create(AgainForm form)
    {
        form.AsksCode = await codes.AreSetUpBy(viewer.UserId);
        if (form.AsksCode && form.Code is null && form.RecoveryCode is null) ModelState.AddModelError(nameof(form.Code), T["Enter the code that your authenticator shows"]);
        if (ModelState.IsValid && viewer.SessionId is { } sessionId)
        {
            switch (await passwords.OfUser(viewer.UserId, form.Password!, form.Code, form.RecoveryCode))
            {
                case PasswordAnswer.Right:
                    await sessions.Prove(sessionId, form.AsksCode ? Proof.PasswordAndCode : Proof.Password);
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
}
