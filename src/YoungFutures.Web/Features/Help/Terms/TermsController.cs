using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Features.Help.Terms;

/// <summary>The words of the panel, each with what it means here.</summary>
[Route("help/terms")]
public sealed class TermsController : Controller
{
    [HttpGet]
    public IActionResult Index() => View();
}
