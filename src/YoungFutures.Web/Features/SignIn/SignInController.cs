using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Data.Demo;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn;

[AllowAnonymous]
public sealed class SignInController(PasswordCheck passwords, PasskeyCheck passkeys, Organisations organisations, Door door, YoungFuturesDb db, IHostEnvironment environment, Words T) : Controller
{
    [HttpGet("sign-in")]
    public async Task<IActionResult> New(string? returnUrl) =>
        View(await Shown(new SignInForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null }));

    [HttpPost("sign-in"), EnableRateLimiting(Limits.Passwords)]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (ModelState.IsValid && await passwords.Whose(form.Email!, form.Password!) is { } user)
            return LocalRedirect(await door.OpenHalf(HttpContext, user, Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null));

        if (ModelState.IsValid) ModelState.AddModelError(nameof(form.Email), T["The e-mail address or the password is not right"]);
        form.Password = null;
        return this.Invalid("New", await Shown(form));
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Delete()
    {
        await door.Close(HttpContext);
        this.Done(T["You are signed out."]);
        return LocalRedirect("/sign-in");
    }

    private async Task<SignInForm> Shown(SignInForm form)
    {
        form.Passkey = await passkeys.ToUse(PasswordCheck.AtPasskey, null);
        form.Organisations = organisations.All;
        form.DemoAccounts = await DemoAccounts();
        return form;
    }

    private async Task<IReadOnlyList<DemoAccount>> DemoAccounts()
    {
        if (!environment.IsDevelopment()) return [];
        var accounts = await db.Users.Where(user => user.IsDemo && DemoPanels.SignIns.Contains(user.Email!))
            .ToDictionaryAsync(user => user.Email!, user => new DemoAccount(user.Email!, user.DisplayName, user.JobTitle ?? ""));
        return [.. DemoPanels.SignIns.Where(accounts.ContainsKey).Select(email => accounts[email])];
    }
}
