using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Memberships.Ending;

public sealed class EndingForm : IVersioned
{
    public string? Version { get; set; }

    [BindNever] public Guid UserId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public Role Role { get; set; }
    [BindNever] public string? Panel { get; set; }
}

[Route("admin/users/{userId:guid}/memberships/{membershipId:guid}/ending")]
public sealed class EndingController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId, Guid membershipId)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user || user.Memberships.Find(held => held.Id == membershipId) is not { } role) return NotFound();
        var panel = await db.Panels.SingleOrDefaultAsync(held => held.Id == role.PanelId);
        return View(new EndingForm { UserId = userId, Name = user.DisplayName, Role = role.Role, Panel = panel is null ? null : T.Of(panel), Version = user.Version.ToString() });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, Guid membershipId, EndingForm form)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user || user.Memberships.Find(held => held.Id == membershipId) is not { } role) return NotFound();
        db.Expect(user, form.Version);
        if (role.Role == Role.Coordinator) await db.MustCoordinateWithout(userId, role.PanelId);
        if (role.Role == Role.Administrator && role.IsOpenAt(db.Now)) await db.MustAdministerWithout(userId);
        user.GiveUp(role, db.Now);
        await db.SaveChangesAsync();
        // What was lent to them there by standing in for somebody ends with the role, and not an hour later.
        await Covering.Sweep(db);
        this.Done(T["The role has ended."]);
        return LocalRedirect(userId == viewer.UserId && role.Role == Role.Administrator ? "/my-work" : $"/admin/users/{userId}");
    }

    private Task<User?> Whole(Guid userId) => db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId);
}
