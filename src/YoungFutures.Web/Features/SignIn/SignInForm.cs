using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn;

public sealed class SignInForm
{
    [UpTo(256)] public string? Email { get; set; }
    [AsTyped, UpTo(256)] public string? Password { get; set; }
    [UpTo(2000)] public string? ReturnUrl { get; set; }
    [BindNever] public PasskeyChallenge? Passkey { get; set; }
    [BindNever] public IReadOnlyList<Security.Organisation> Organisations { get; set; } = [];
    public IReadOnlyList<DemoAccount> DemoAccounts { get; set; } = [];
}

/// <summary>A made-up account of the demo panel, shown in Development only.</summary>
public sealed record DemoAccount(string Email, string Name, string What);

public sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator(Words T)
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => T["Enter your e-mail address"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => T["Enter your password"]);
    }
}
