using Microsoft.AspNetCore.Mvc;
using YoungFutures.Domain;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.OurPeople.Invitations.Withdrawal;

[Route("our-people/{userId:guid}/invitations/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid userId)
    {
        if (await db.OwnPerson(viewer, userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.ChangeOwnPerson, user)) return Forbid();
        // A link for a new password was sent by an administrator.
        if (user.PasswordHash is not null) throw new Refused("This person has chosen a password already. An administrator can send a link for a new one.");
        await db.WithdrawInvitations(userId);
        await db.SaveChangesAsync();
        this.Done(T["The link opens nothing any more."]);
        return LocalRedirect($"/our-people/{userId}");
    }
}
