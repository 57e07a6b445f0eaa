using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Admin.Users.Sessions.Ending;

/// <summary>For a machine that was lost or left open: its user is signed out in every browser and may sign in again.</summary>
[Route("admin/users/{userId:guid}/sessions/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, SessionCookie sessions, PasswordCheck passwords, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid userId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        if (!await db.Users.AnyAsync(held => held.Id == userId)) return NotFound();
        await sessions.EndAllOf(userId);
        await passwords.Record(AuditEvents.SessionsEnded, viewer.UserId, "admin/users/{userId}/sessions/ending", about: userId);
        this.Done(T["Every browser of this account is signed out."]);
        return LocalRedirect(userId == viewer.UserId ? "/sign-in" : $"/admin/users/{userId}");
    }
}
