using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users.Invitations;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users.Joining;

/// <summary>Somebody new: the account, the first role and the invitation, in one save.</summary>
[Route("admin/users/new")]
public sealed class JoiningController(YoungFuturesDb db, Viewer viewer, InvitationMail mail, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var form = new JoiningForm();
        await form.Offer(db);
        return View(form);
    }

    [HttpPost]
    public async Task<IActionResult> Create(JoiningForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        await form.Offer(db);
        await form.Check(db, ModelState, T, null);
        await CheckRole(form);
        if (!ModelState.IsValid) return this.Invalid("New", form);

        var now = db.Now;
        var user = new User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
        user.Address(form.Email!);
        user.Describe(form.Name!, form.JobTitle, form.AgencyId, UserAnswers.CultureOf(form.Language!.Value), form.LeavesOn.Date, now);
        if (form.Role is { } role) user.Take(role, role == Role.Administrator ? null : form.PanelId, now);
        db.Users.Add(user);
        mail.Invite(user);
        await db.SaveChangesAsync();
        this.Done(T["The invitation is on its way. The link in it works for seven days."]);
        return LocalRedirect($"/admin/users/{user.Id}");
    }

    private async Task CheckRole(JoiningForm form)
    {
        if (form.Role is null or Role.Administrator) return;
        if (form.PanelId is { } panel && !form.Panels.Offers([panel])) ModelState.AddModelError(nameof(form.PanelId), T["Choose from the list"]);
        else if (form is { Role: Role.Partner or Role.Provider, PanelId: { } panelId, AgencyId: { } agencyId }
            && !await db.PanelAgencies.AnyAsync(seat => seat.PanelId == panelId && seat.AgencyId == agencyId))
            ModelState.AddModelError(nameof(form.AgencyId), T["This agency has no seat on that panel"]);
    }
}
