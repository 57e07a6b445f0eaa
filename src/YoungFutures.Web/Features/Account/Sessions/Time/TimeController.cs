using Microsoft.AspNetCore.Mvc;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Sessions.Time;

/// <summary>
/// How many seconds this session still lasts, for the script that warns before it ends. Asked as <see cref="SessionCookie.Unattended"/> it changes nothing; asked by whoever
/// wants to stay, it is a sign of life like any page.
/// </summary>
[Route("account/sessions/time")]
public sealed class TimeController : Controller
{
    [HttpGet]
    public IActionResult Details() => HttpContext.Features.Get<SessionTimes>() is { } times
        ? Json(new { idle = (int)times.Idle.TotalSeconds, whole = (int)times.Whole.TotalSeconds }) : NotFound();
}
