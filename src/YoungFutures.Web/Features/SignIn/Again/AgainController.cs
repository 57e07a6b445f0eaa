using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Again;

/// <summary>The password again, before something that is asked of nobody's open browser. A code or a key that is added later is another way to the same end.</summary>
[Route("sign-in/again")]
public sealed class AgainController(PasswordCheck passwords, SessionCookie sessions, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public IActionResult New(string? returnUrl) => View(new AgainForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null });

    [HttpPost]
    public async Task<IActionResult> Create(AgainForm form)
    {
        if (ModelState.IsValid && viewer.SessionId is { } sessionId)
        {
            switch (await passwords.OfUser(viewer.UserId, form.Password!))
            {
                case PasswordAnswer.Right:
                    await sessions.Prove(sessionId, Proof.Password);
                    return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/my-work");
                // Whoever guesses so often is perhaps not the one who signed in.
                case PasswordAnswer.Locked:
                    await sessions.End(HttpContext);
                    this.Done(T["The password was wrong too often, so you were signed out. The account is locked for a quarter of an hour."]);
                    return LocalRedirect("/sign-in");
                default:
                    ModelState.AddModelError(nameof(form.Password), T["The password is not right"]);
                    break;
            }
        }

        form.Password = null;
        return this.Invalid("New", form);
    }
}
