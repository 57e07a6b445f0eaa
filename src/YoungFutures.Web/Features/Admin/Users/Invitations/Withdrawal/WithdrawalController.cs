using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Invitations.Withdrawal;

[Route("admin/users/{userId:guid}/invitations/withdrawal")]
public sealed class WithdrawalController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid userId)
    {
        if (!viewer.May(UserRights.Administer) || !await db.Users.AnyAsync(held => held.Id == userId)) return NotFound();
        await db.WithdrawInvitations(userId);
        await db.SaveChangesAsync();
        this.Done(T["The link opens nothing any more."]);
        return LocalRedirect($"/admin/users/{userId}");
    }
}
