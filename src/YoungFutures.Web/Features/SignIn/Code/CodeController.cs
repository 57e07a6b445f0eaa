using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Data;
using YoungFutures.Web.Features.Account;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Code;

/// <summary>The second question at the door. Whoever has not just answered the first finds it closed.</summary>
[AllowAnonymous, Route("sign-in/code"), EnableRateLimiting(Limits.Codes)]
public sealed class CodeController(PasswordCheck passwords, OneTimeCodes codes, PasskeyCheck passkeys, HalfSignedIn half, RememberedDevices devices, Door door, AccountMail mail, YoungFuturesDb db, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New() => await half.Who(HttpContext) is var (userId, _, _) ? View(await Shown(userId)) : Again();

    [HttpPost]
    public async Task<IActionResult> Create(CodeForm form)
    {
        if (await half.Who(HttpContext) is not var (userId, returnUrl, by)) return Again();
        if (ModelState.IsValid)
        {
            // Of a form that is sent twice only one can spend the code; the other follows it.
            var key = db.FormKey;
            switch (await passwords.Code(userId, form.Code, form.RecoveryCode, PasswordCheck.AtCode))
            {
                case PasswordAnswer.Right:
                    var user = await db.Users.SingleAsync(held => held.Id == userId);
                    // A recovery code says that the authenticator is not at hand, and no more.
                    if (form.Remember && form.RecoveryCode is null) await devices.Remember(HttpContext, userId);
                    var goOn = await door.Open(HttpContext, user, byCode: true, returnUrl, by);
                    if (form.RecoveryCode is not null) await mail.RecoveryCodeUsed(user);
                    db.FormKey = key;
                    await db.SaveChangesAsync();
                    return LocalRedirect(goOn);
                case PasswordAnswer.Locked:
                    half.Forget(HttpContext);
                    TempData["Note"] = T["Something was wrong too often. Wait a quarter of an hour, then sign in again."];
                    return LocalRedirect("/sign-in");
                default:
                    ModelState.AddModelError(form.RecoveryCode is null ? nameof(form.Code) : nameof(form.RecoveryCode), T["The code is not right, or was used before"]);
                    break;
            }
        }

        // What comes back is empty.
        ModelState.SetModelValue(nameof(form.Code), "", "");
        ModelState.SetModelValue(nameof(form.RecoveryCode), "", "");
        return this.Invalid("New", await Shown(userId));
    }

    private async Task<CodeForm> Shown(Guid userId) => new()
    {
        AsksCode = await codes.AreSetUpBy(userId),
        Passkey = await passkeys.AreHeldBy(userId) ? await passkeys.ToUse(PasswordCheck.AtCode, await db.Users.SingleAsync(held => held.Id == userId)) : null,
    };

    private LocalRedirectResult Again()
    {
        TempData["Note"] = T["Too much time has passed. Sign in again."];
        return LocalRedirect("/sign-in");
    }
}
