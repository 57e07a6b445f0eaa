using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Sessions.Everywhere;

/// <summary>Signs the reader out in every browser, this one included.</summary>
[Route("account/sessions/everywhere")]
public sealed class EverywhereController(Viewer viewer, SessionCookie sessions, PasswordCheck passwords, Door door, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create()
    {
        await sessions.EndAllOf(viewer.UserId);
        await passwords.Record(AuditEvents.SessionsEnded, viewer.UserId, "account/sessions/everywhere");
        await door.Close(HttpContext);
        this.Done(T["You are signed out in every browser."]);
        return LocalRedirect("/sign-in");
    }
}
