using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Features.Admin.Users;
using YoungFutures.Web.Features.Admin.Users.Invitations;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.OurPeople.Joining;

/// <summary>Somebody new of one's own agency: the account, the panels and the invitation, in one save.</summary>
[Route("our-people/new"), EnableRateLimiting(Limits.Links)]
public sealed class JoiningController(YoungFuturesDb db, Viewer viewer, InvitationMail mail, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() => viewer.May(UserRights.SeeOwnPeople) ? View(await Offered(new JoiningForm())) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(JoiningForm form)
    {
        if (!viewer.May(UserRights.SeeOwnPeople)) return NotFound();
        await Offered(form);
        if (form.PanelIds.Count > 0 && !form.Panels.Offers(form.PanelIds)) ModelState.AddModelError(nameof(form.PanelIds), T["Choose at least one panel of the list"]);
        if (!string.IsNullOrEmpty(form.Email) && form.Email.Length <= 256)
        {
            var key = Domain.Users.User.KeyOf(form.Email);
            if (await db.Users.AnyAsync(user => user.NormalizedUserName == key))
                ModelState.AddModelError(nameof(form.Email), T["Somebody has an account with this address already. An administrator can bring an account to another agency, or back."]);
        }

        if (!ModelState.IsValid) return this.Invalid("New", form);

        var now = db.Now;
        var agency = await db.Agencies.SingleAsync(held => held.Id == viewer.AgencyId);
        var user = new User { LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };
        user.Address(form.Email!);
        user.Describe(form.Name!, form.JobTitle, agency.Id, UserAnswers.CultureOf(form.Language!.Value), null, now);
        user.WorkIn(agency, form.PanelIds, [.. form.Panels.Select(panel => Guid.Parse(panel.Value))], now);
        if (form.TrainedOn.Date is { } trained) user.Train(trained, now);
        db.Users.Add(user);
        mail.Invite(user);
        await db.SaveChangesAsync();
        this.Done(T["The invitation is on its way. The link in it works for seven days."]);
        return LocalRedirect($"/our-people/{user.Id}");
    }

    private async Task<JoiningForm> Offered(JoiningForm form)
    {
        form.Panels = await db.SeatChoices(viewer.AgencyId!.Value);
        return form;
    }
}
