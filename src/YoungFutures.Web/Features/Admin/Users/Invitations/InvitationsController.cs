using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Admin.Users.Invitations;

/// <summary>A new link for somebody who has an account; the one before opens nothing any more.</summary>
[Route("admin/users/{userId:guid}/invitations"), EnableRateLimiting(Limits.Links)]
public sealed class InvitationsController(YoungFuturesDb db, Viewer viewer, InvitationMail mail, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid userId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var user = await db.Users.SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return NotFound();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left. Take the last day away first.");
        await db.WithdrawInvitations(userId);
        mail.Invite(user);
        await db.SaveChangesAsync();
        this.Done(user.PasswordHash is null ? T["The invitation is on its way. The link in it works for seven days."] : T["The link is on its way. It works for one hour."]);
        return LocalRedirect($"/admin/users/{userId}");
    }
}
