using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Sessions.Ending;

public sealed class EndingForm
{
    [Display(Name = "Browser"), Chosen] public Guid? SessionId { get; set; }
}

/// <summary>Ends one session of the reader's own. Its id is posted: no address names a session.</summary>
[Route("account/sessions/ending")]
public sealed class EndingController(Viewer viewer, SessionCookie sessions, PasswordCheck passwords, Door door, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(EndingForm form)
    {
        if (form.SessionId is not { } sessionId) return NotFound();
        if (sessionId == viewer.SessionId)
        {
            await door.Close(HttpContext);
            this.Done(T["You are signed out."]);
            return LocalRedirect("/sign-in");
        }

        if (!await sessions.EndOne(viewer.UserId, sessionId)) return NotFound();
        await passwords.Record(AuditEvents.SessionsEnded, viewer.UserId, "account/sessions/ending");
        this.Done(T["That browser is signed out. What was open in it closes at its next page."]);
        return LocalRedirect("/account/sessions");
    }
}
