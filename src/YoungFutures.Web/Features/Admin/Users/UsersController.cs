using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Users;

[Route("admin/users")]
public sealed class UsersController(YoungFuturesDb db, Viewer viewer, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid? panelId, Guid? agencyId, bool left = false, int page = 1)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        return View(await UsersPage.For(db, panelId, agencyId, left, null, page));
    }

    [HttpGet("{userId:guid}")]
    public async Task<IActionResult> Details(Guid userId) =>
        viewer.May(UserRights.Administer) && await UserPage.For(db, viewer, userId) is { } page ? View(page) : NotFound();

    [HttpGet("{userId:guid}/edit")]
    public async Task<IActionResult> Edit(Guid userId)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var user = await db.Users.SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return NotFound();
        var form = UserForm.Of(user);
        await form.Offer(db);
        return View(form);
    }

    [HttpPost("{userId:guid}/edit")]
    public async Task<IActionResult> Update(Guid userId, UserForm form)
    {
        if (!viewer.May(UserRights.Administer)) return NotFound();
        var user = await db.Users.Include(held => held.Words).Include(held => held.Memberships).AsSplitQuery().SingleOrDefaultAsync(held => held.Id == userId);
        if (user is null) return NotFound();
        await form.Offer(db);
        await form.Check(db, ModelState, T, userId);
        await CheckAgency(form, user);
        await CheckNothingIsLeft(form, user);
        if (!ModelState.IsValid) return this.Invalid("Edit", form);

        db.Expect(user, form.Version);
        // Somebody goes who is not going yet, or sooner than was thought.
        if (form.LeavesOn.Date is not null && user.LeavesOn is null)
        {
            await db.MustCoordinateWithout(userId);
            if (user.Memberships.Exists(held => held.Role == Role.Administrator && held.IsOpenAt(db.Now))) await db.MustAdministerWithout(userId);
        }

        await Readdress(user, form.Email!);
        user.Describe(form.Name!, form.JobTitle, form.AgencyId, UserForm.CultureOf(form.Language!.Value), form.LeavesOn.Date, db.Now);
        await db.SaveChangesAsync();
        if (user.HasLeft(UkTime.LocalDate(db.Now))) await LeaversWork.HandOn(db, userId);
        this.Done(T["The account was changed."]);
        return LocalRedirect($"/admin/users/{userId}");
    }

    /// <summary>Whoever had the old address hears of it there, and an invitation that went there opens nothing any more.</summary>
    private async Task Readdress(User user, string email)
    {
        if (user.Email == email) return;
        await db.WithdrawInvitations(user.Id);
        var words = T.In(Languages.Find(user.Culture) ?? Languages.English);
        if (user.Email is { } old && user.PasswordHash is not null) db.OutboxMessages.Add(Told(words, old, db.Now));
        user.Address(email);
    }

    private static OutboxMessage Told(Words T, string to, DateTime at) => new(to, T["Young Futures: your address was changed"],
        T["An administrator has changed the e-mail address of your Young Futures account. From now on you sign in with the new one. If you did not expect this, tell them at once."] + "\n", at);

    // A last day to come is a notice; who has left owns nothing. That somebody must not come in any more does not wait for this: that is the end of access.
    private async Task CheckNothingIsLeft(UserForm form, User user)
    {
        if (!ModelState.IsValid || form.LeavesOn.Date is not { } last || last >= UkTime.LocalDate(db.Now) || user.LeavesOn == last) return;
        if (await OpenWork.CountsWithoutContent(db, user.Id) is { Count: > 0 } owned)
            ModelState.AddModelError(nameof(form.LeavesOn), T["{0} open things still rest with this person. Let them be handed over first, or end access now.", owned.Sum(held => held.Total)]);
    }

    private async Task CheckAgency(UserForm form, User user)
    {
        if (!ModelState.IsValid || form.AgencyId == user.AgencyId) return;
        var now = db.Now;
        foreach (var role in user.Memberships.Where(held => held.IsOpenAt(now) && held.SpeaksForAnAgency))
            if (form.AgencyId is null) ModelState.AddModelError(nameof(form.AgencyId), T["A partner or provider speaks for an agency: name it first."]);
            else if (!await db.PanelAgencies.AnyAsync(seat => seat.PanelId == role.PanelId && seat.AgencyId == form.AgencyId))
                ModelState.AddModelError(nameof(form.AgencyId), T["This person has a role in a panel on which that agency has no seat. End the role first."]);
    }
}
