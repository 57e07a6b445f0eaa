using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Features.Accessibility;

/// <summary>How far the site can be used by everybody, for whoever is signed in or not, as the Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018 ask of whoever runs it.</summary>
[AllowAnonymous, Route("accessibility")]
public sealed class AccessibilityController(IConfiguration configuration) : Controller
{
    [HttpGet]
    public IActionResult Details() => View(new AccessibilityPage(configuration["Site:Operator"], configuration["Site:Contact"]));
}

/// <param name="Operator">Who runs this site, in whatever language they are called.</param>
/// <param name="Contact">Their address for whoever cannot use it, a mailbox or a telephone number.</param>
public sealed record AccessibilityPage(string? Operator, string? Contact);
