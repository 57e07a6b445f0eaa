using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users.Invitations;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.OurPeople.Invitations;

/// <summary>The invitation once more, to whoever has not chosen a password. A new password for an account that is used is an administrator's to send.</summary>
[Route("our-people/{userId:guid}/invitations"), EnableRateLimiting(Limits.Links)]
public sealed class InvitationsController(YoungFuturesDb db, Viewer viewer, InvitationMail mail, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid userId)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) throw new Refused("This person has left. Take the last day away first.");
        if (user.PasswordHash is not null) throw new Refused("This person has chosen a password already. An administrator can send a link for a new one.");
        await db.WithdrawInvitations(userId);
        mail.Invite(user);
        await db.SaveChangesAsync();
        this.Done(T["The invitation is on its way. The link in it works for seven days."]);
        return LocalRedirect($"/our-people/{userId}");
    }
}
