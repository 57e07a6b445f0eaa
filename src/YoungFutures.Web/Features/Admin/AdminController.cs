using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Users;

namespace YoungFutures.Web.Features.Admin;

[Route("admin")]
public sealed class AdminController(Viewer viewer) : Controller
{
    [HttpGet]
    public IActionResult Index() => viewer.May(UserRights.Administer) ? View() : NotFound();
}
