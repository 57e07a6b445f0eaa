using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;

namespace YoungFutures.Web.Features.Help;

/// <summary>What the reader does here and in which order, in plain words: a part for each role they have, and what holds for everybody. A new role needs its two partials, <c>_Role.cshtml</c> and <c>_Role.cy.cshtml</c>.</summary>
[Route("help")]
public sealed class HelpController(Viewer viewer) : Controller
{
    [HttpGet]
    public IActionResult Details() => View(new HelpPage([.. viewer.Roles.Select(held => held.Role).Distinct().Order()]));
}

public sealed record HelpPage(IReadOnlyList<Role> Roles);

/// <summary>A picture of one of our own pages, in one language.</summary>
/// <param name="File">In Assets/pictures; PicturesTests takes it.</param>
/// <param name="Says">For whoever does not see it: what can be seen on it.</param>
public sealed record HelpPicture(string File, string Says);
