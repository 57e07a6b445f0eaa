using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Domain.Access;
using YoungFutures.Web.Language;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Organisation;

/// <param name="Name">What they are called there.</param>
public sealed record EntryPage(string Organisation, string Name);

/// <summary>The sign-in of somebody's own organisation: there, and back with what it said.</summary>
[AllowAnonymous, Route("sign-in/organisation"), EnableRateLimiting(Limits.Passwords)]
public sealed class OrganisationController(Organisations organisations, OrganisationAnswers answers, PasswordCheck passwords, Door door, Words T) : Controller
{
    /// <summary>To the organisation. By a link and not by a form: a form of this site leads nowhere else, not even by way of another page.</summary>
    /// <param name="connect">Whoever is signed in connects it with their account.</param>
    [HttpGet("{organisation}")]
    public async Task<IActionResult> New(string organisation, string? returnUrl, bool connect)
    {
        if (organisations.Find(organisation) is not { } asked) return NotFound();
        var viewer = HttpContext.Features.Get<Viewer>();
        // Not signed in any more: first they are, and the link is given again.
        if (connect && viewer is not { IsKnown: true }) return LocalRedirect($"/account/organisations/to/{asked.Key}");
        try
        {
            await HttpContext.ChallengeAsync(asked.Scheme, OrganisationAnswers.Question(connect ? viewer!.UserId : null, Url.IsLocalUrl(returnUrl) ? returnUrl : null));
            return new EmptyResult();
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException)
        {
            TempData["Note"] = T["{0} cannot be reached at the moment. Try again later, or sign in with your password.", asked.NameIn(T)];
            return LocalRedirect(connect ? "/account/organisations" : "/sign-in");
        }
    }

    /// <summary>Back from there. Nothing is done yet: what lets somebody in is a form of this site, with the cookies that belong to it alone.</summary>
    [HttpGet]
    public IActionResult Details() => Answered() is var (answered, organisation) ? View(new EntryPage(organisation.NameIn(T), answered.Name)) : NotCompleted();

    [HttpPost]
    public async Task<IActionResult> Create()
    {
        if (Answered() is not var (answered, organisation) || !await answers.Spend(HttpContext, answered)) return NotCompleted();
        if (await passwords.OfOrganisation(answered) is not { } user)
            return Back(T["{0} knows you, but this does not open an account here. Sign in with your password; under “Your account” you can connect the two.", organisation.NameIn(T)]);
        var returnUrl = Url.IsLocalUrl(answered.ReturnUrl) ? answered.ReturnUrl : null;
        if (!organisation.AsksSecondFactor) return LocalRedirect(await door.OpenHalf(HttpContext, user, returnUrl, PasswordCheck.AtOrganisation));
        await passwords.TakeBack(user.Id);
        return LocalRedirect(await door.Open(HttpContext, user, byCode: true, returnUrl, PasswordCheck.AtOrganisation));
    }

    private (OrganisationAnswer Answered, Security.Organisation Organisation)? Answered() =>
        answers.Read(HttpContext, null) is { } answered && organisations.Find(answered.Organisation) is { } organisation ? (answered, organisation) : null;

    private LocalRedirectResult NotCompleted() => Back(T["Your organisation’s sign-in was not completed. Try again, or sign in with your password."]);

    private LocalRedirectResult Back(string note)
    {
        TempData["Note"] = note;
        return LocalRedirect("/sign-in");
    }
}
