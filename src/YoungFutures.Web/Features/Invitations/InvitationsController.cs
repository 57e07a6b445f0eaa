using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Mail;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Invitations;

/// <summary>
/// Choosing the password of an account with the code from a mail. The page is the same for every address, and the answer the same for a code that is wrong,
/// used, expired or withdrawn, so that neither tells who has an account.
/// </summary>
[AllowAnonymous, EnableRateLimiting(Limits.Choosing)]
[Route("invitations/{invitationId:guid}")]
public sealed class InvitationsController(YoungFuturesDb db, PasswordRules passwords, IPasswordHasher<User> hasher, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public IActionResult New() => View(new InvitationForm());

    [HttpPost]
    public async Task<IActionResult> Create(Guid invitationId, InvitationForm form)
    {
        if (!ModelState.IsValid) return this.Invalid("New", form);
        var (now, today) = (db.Now, UkTime.LocalDate(db.Now));
        var invitation = await db.Invitations.SingleOrDefaultAsync(held => held.Id == invitationId);
        if (invitation?.IsOpenedBy(form.Code, now) != true) return Closed();
        var user = await db.Users.Include(held => held.Memberships).Include(held => held.Agency).AsSplitQuery().SingleAsync(held => held.Id == invitation.UserId);
        if (user.HasLeft(today)) return Closed();
        if (passwords.Fault(form.Password!, user, now) is { } fault)
        {
            ModelState.AddModelError(nameof(form.Password), fault);
            return this.Invalid("New", form);
        }

        // Whoever holds the code is the one it was sent to.
        db.Origin = db.Origin with { UserId = user.Id, AgencyId = user.AgencyId };
        var first = user.PasswordHash is null;
        user.ChoosePassword(hasher.HashPassword(user, form.Password!));
        invitation.Accept(now);
        if (!first) db.OutboxMessages.Add(Told(T.In(Languages.Find(user.Culture) ?? Languages.English), user.Email!, now));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same link, opened twice at once. The page that shows both versions would show the password.
            db.ChangeTracker.Clear();
            return Closed();
        }

        await sessions.EndAllOf(user.Id);
        this.Done(T["Your password is set. Sign in with it."]);
        return LocalRedirect("/sign-in");
    }

    private ViewResult Closed()
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Closed");
    }

    private static OutboxMessage Told(Words T, string to, DateTime at) => new(to, T["Young Futures: your password was changed"],
        T["The password of your Young Futures account was changed, and every browser was signed out. If that was not you, tell your administrator at once."] + "\n", at);
}
