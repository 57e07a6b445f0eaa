using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace YoungFutures.Web.Language;

[AllowAnonymous]
[Route("language")]
public sealed class LanguageController(IOptions<LanguageSettings> settings) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(string? language, string? returnUrl)
    {
        if (Languages.Find(language) is not { } culture) return BadRequest();
        var code = culture.TwoLetterISOLanguageName;
        Response.Cookies.Append(Languages.Cookie, code, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = Request.IsHttps,
        });
        await settings.Value.Remember(HttpContext, code);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
