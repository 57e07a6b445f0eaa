using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users.Joining;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Memberships;

[Route("admin/users/{userId:guid}/memberships/new")]
public sealed class MembershipsController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid userId)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.GiveRole, user)) return Forbid();
        return View(await Offered(new MembershipForm { Version = user.Version.ToString() }, user));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid userId, MembershipForm form)
    {
        if (!viewer.May(UserRights.Administer) || await Whole(userId) is not { } user) return NotFound();
        if (!viewer.May(UserRights.GiveRole, user)) return Forbid();
        await Offered(form, user);
        await CheckPanel(form, user);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        db.Expect(user, form.Version);
        if (form.Role == Role.Analyst) await db.MustBelongToNoCase(userId);
        user.Take(form.Role!.Value, form.Role == Role.Administrator ? null : form.PanelId, db.Now);
        await db.SaveChangesAsync();
        this.Done(T["The role was given. It holds from the next page on."]);
        return LocalRedirect($"/admin/users/{userId}");
    }

    private Task<User?> Whole(Guid userId) => db.Users.Include(held => held.Memberships).SingleOrDefaultAsync(held => held.Id == userId);

    private async Task CheckPanel(MembershipForm form, User user)
    {
        if (form.Role is null or Role.Administrator || form.PanelId is not { } panelId) return;
        if (!form.Panels.Offers([panelId])) ModelState.AddModelError(nameof(form.PanelId), T["Choose from the list"]);
        else if (form.Role is Role.Partner or Role.Provider && user.AgencyId is { } agencyId && !await db.PanelAgencies.AnyAsync(seat => seat.PanelId == panelId && seat.AgencyId == agencyId))
            ModelState.AddModelError(nameof(form.PanelId), T["This person’s agency has no seat on that panel"]);
    }

    private async Task<MembershipForm> Offered(MembershipForm form, User user)
    {
        (form.UserId, form.Name, form.Panels) = (user.Id, user.DisplayName, await PanelChoices.Of(db));
        return form;
    }
}
