using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Organisation;

/// <summary>The sign-in of somebody's own organisation: there, and back with what it said.</summary>
[AllowAnonymous, Route("sign-in/organisation")]
public sealed class OrganisationController(Organisations organisations, OrganisationAnswers answers, PasswordCheck passwords, Door door, Words T) : Controller
{
    // By a link and not by a form: a form of ours leads nowhere else.
    [HttpGet("{organisation}")]
    public IActionResult Ask(string organisation, string? returnUrl) => organisations.Find(organisation) is { } asked
        ? Challenge(OrganisationAnswers.Question(null, Url.IsLocalUrl(returnUrl) ? returnUrl : null), asked.Scheme)
        : NotFound();

    [HttpGet]
    public async Task<IActionResult> Enter()
    {
        if (answers.Read(HttpContext, null) is not { } answered || organisations.Find(answered.Organisation) is not { } organisation || !await answers.Spend(HttpContext, answered))
            return Back(T["Your organisation’s sign-in was not completed. Try again, or sign in with your password."]);
        if (await passwords.OfOrganisation(answered) is not { } user)
            return Back(T["{0} knows you, but this does not open an account here. Sign in with your password; under “Your account” you can connect the two.", organisation.NameIn(T)]);
        var returnUrl = Url.IsLocalUrl(answered.ReturnUrl) ? answered.ReturnUrl : null;
        if (!organisation.AsksSecondFactor) return LocalRedirect(await door.OpenHalf(HttpContext, user, returnUrl, PasswordCheck.AtOrganisation));
        await passwords.TakeBack(user.Id);
        return LocalRedirect(await door.Open(HttpContext, user, byCode: true, returnUrl, PasswordCheck.AtOrganisation));
    }

    private LocalRedirectResult Back(string note)
    {
        TempData["Note"] = note;
        return LocalRedirect("/sign-in");
    }
}
