using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Data;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.Account.Passkeys;

public sealed class NewPasskeyForm
{
    [Display(Name = "Name of the passkey"), RecordedAs(nameof(Passkey.Name)), UpTo(Lengths.Name)] public string? Name { get; set; }
    [Display(Name = "What was asked of the passkey"), AsTyped, UpTo(8000)] public string? State { get; set; }
    [Display(Name = "What the passkey answered"), AsTyped, UpTo(20_000)] public string? Credential { get; set; }

    [BindNever] public string Options { get; set; } = "";
}

public sealed class NewPasskeyFormValidator : AbstractValidator<NewPasskeyForm>
{
    public NewPasskeyFormValidator(Words T) => RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter a name for the passkey"]);
}

/// <summary>Another passkey, or the first, also in place of one-time codes where something is required. Without a script there is nothing to press.</summary>
[OpenWithoutCodes, Route("account/passkeys/new"), StepUp(typeof(UserRights), nameof(UserRights.KeepOwnAccount))]
public sealed class NewPasskeyController(YoungFuturesDb db, Viewer viewer, PasskeyCheck passkeys, AccountMail mail, SessionCookie sessions, Words T) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New()
    {
        if (await Held() >= Passkey.Most) return LocalRedirect("/account/passkeys");
        return View(await Shown(new NewPasskeyForm(), await Own()));
    }

    [HttpPost]
    public async Task<IActionResult> Create(NewPasskeyForm form)
    {
        var user = await Own();
        if (ModelState.IsValid)
        {
            var asked = passkeys.Asked(form.State, PasskeyCheck.Adding, user.Id);
            if (asked is null) ModelState.AddModelError(nameof(form.Name), T["Too much time has passed. Add the passkey again."]);
            else if (!string.IsNullOrEmpty(form.Credential) && await passkeys.Made(asked, form.Credential) is { } made)
            {
                db.Passkeys.Add(user.Add(form.Name!, made, await Held(), db.Now));
                mail.PasskeyAdded(user);
                await db.SaveChangesAsync();
                // A new session for a new way in; every other browser starts again.
                await sessions.EndAllOf(user.Id);
                await sessions.Start(HttpContext, user);
                this.Done(T["The passkey is added. Every other browser is signed out."]);
                return LocalRedirect("/account/passkeys");
            }
            else ModelState.AddModelError(nameof(form.Name), T["The passkey was not added. Your browser gave none that can be used here, or you have added it already."]);
        }

        return this.Invalid("New", await Shown(form, user));
    }

    private Task<User> Own() => db.Users.SingleAsync(held => held.Id == viewer.UserId);

    private Task<int> Held() => db.Passkeys.CountAsync(held => held.UserId == viewer.UserId);

    private async Task<NewPasskeyForm> Shown(NewPasskeyForm form, User user)
    {
        (form.Options, form.State) = await passkeys.ToAdd(user);
        form.Credential = null;
        return form;
    }
}
