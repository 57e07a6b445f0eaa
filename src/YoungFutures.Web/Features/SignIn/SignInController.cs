using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Audit;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(UserManager<User> users, SessionCookie sessions, YoungFuturesDb db, Records records, AuditKeyring keyring,
    IPasswordHasher<User> hasher, IHostEnvironment environment, Words T) : Controller
{
    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, "no password at all"));

    [HttpGet("sign-in")]
    public async Task<IActionResult> New(string? returnUrl) =>
        View(new SignInForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null, DemoAccounts = await DemoAccounts() });

    [HttpPost("sign-in")]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (ModelState.IsValid && await Known(form) is { } user)
        {
            await sessions.Start(HttpContext, user);
            await Record(AuditEvents.SignedIn, user.Id);
            if (await KeptFor(user.Id) is [var one, .. var more]) return LocalRedirect(more.Count == 0 ? $"/kept-forms/{one}" : "/kept-forms");
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/my-work");
        }

        if (ModelState.IsValid) ModelState.AddModelError(nameof(form.Email), T["The e-mail address or the password is not right"]);
        form.Password = null;
        form.DemoAccounts = await DemoAccounts();
        return this.Invalid("New", form);
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Delete()
    {
        if (db.Viewer.IsKnown) await Record(AuditEvents.SignedOut, db.Viewer.UserId);
        await sessions.End(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        this.Done(T["You are signed out."]);
        return LocalRedirect("/sign-in");
    }

    // Known or unknown, locked or not, right or wrong: one password is hashed, and one sentence is the answer.
    private async Task<User?> Known(SignInForm form)
    {
        var user = await users.FindByEmailAsync(form.Email!);
        var locked = user is not null && await users.IsLockedOutAsync(user);
        if (user is null || locked || user.PasswordHash is null)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, form.Password!);
            await Record(locked ? AuditEvents.Locked : AuditEvents.SignInFailed, user?.Id);
            return null;
        }

        if (await users.CheckPasswordAsync(user, form.Password!) && !(user.LeavesOn < Domain.Calendar.UkTime.LocalDate(db.Now)) && !(user.IsDemo && !environment.IsDevelopment()))
        {
            await users.ResetAccessFailedCountAsync(user);
            return user;
        }

        await users.AccessFailedAsync(user);
        await Record(AuditEvents.SignInFailed, user.Id);
        return null;
    }

    private async Task Record(string happened, Guid? userId)
    {
        await using var own = records.As(Purpose.SigningIn);
        AuditTrail.Add(own, new AuditEntry
        {
            At = own.Now, UserId = userId, Event = happened, Route = "sign-in",
            From = HttpContext.Connection.RemoteIpAddress?.ToString(), RequestId = HttpContext.TraceIdentifier,
        }, keyring);
        await own.SaveChangesAsync();
    }

    private async Task<List<Guid>> KeptFor(Guid userId)
    {
        await using var own = records.As(Purpose.SigningIn);
        var since = own.Now - Plumbing.KeptForms.Lifetime;
        return await own.KeptForms.Where(form => form.UserId == userId && form.KeptAt > since)
            .OrderByDescending(form => form.KeptAt).Take(2).Select(form => form.Id).ToListAsync();
    }

    private async Task<IReadOnlyList<DemoAccount>> DemoAccounts()
    {
        if (!environment.IsDevelopment()) return [];
        var accounts = await db.Users.Where(user => user.IsDemo && DemoPanels.SignIns.Contains(user.Email!))
            .ToDictionaryAsync(user => user.Email!, user => new DemoAccount(user.Email!, user.DisplayName, user.JobTitle ?? ""));
        return [.. DemoPanels.SignIns.Where(accounts.ContainsKey).Select(email => accounts[email])];
    }
}
