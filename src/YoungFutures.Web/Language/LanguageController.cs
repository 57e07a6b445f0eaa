using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace YoungFutures.Web.Language;

[AllowAnonymous]
[Route("language")]
public sealed class LanguageController : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(string? language, string? returnUrl)
    {
        if (Languages.Find(language) is not { } culture) return BadRequest();
        await SpeakAgain.Keep(HttpContext, culture);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
