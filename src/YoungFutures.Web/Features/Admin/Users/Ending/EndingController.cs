using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Admin.Users.Ending;

public sealed class EndingForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
}

[Route("admin/users/{userId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var user = await db.Users.SingleOrDefaultAsync(held => held.Id == userId);
        return user is null ? NotFound() : View(new EndingForm { UserId = userId, Name = user.DisplayName, Version = user.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, EndingForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var user = await db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return NotFound();
        db.Expect(user, form.Version);
        await db.MustCoordinateWithout(userId);
        if (user.Memberships.Exists(held => held.Role == Role.Administrator && held.IsOpenAt(db.Now))) await db.MustAdministerWithout(userId);

        user.Leave(db.Now);
        await db.WithdrawInvitations(userId);
        await db.ForgetPasskeys(userId);
        await db.ForgetOrganisations(userId);
        await db.SaveChangesAsync();
        await LeaversWork.HandOn(db, userId);
        await sessions.EndAllOf(userId);
        this.Done(T["Access has ended. What was open in a browser closes at its next page."]);
        return LocalRedirect(userId == viewer.UserId ? "/sign-in" : $"/admin/users/{userId}");
    }
}
