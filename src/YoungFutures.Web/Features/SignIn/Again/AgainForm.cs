using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Again;

public sealed class AgainForm : SignIn.Code.IAsksCode
{
    [Display(Name = "Your password"), AsTyped, UpTo(256)] public string? Password { get; set; }
    [Display(Name = "Code"), UpTo(20)] public string? Code { get; set; }
    [Display(Name = "Recovery code"), UpTo(60)] public string? RecoveryCode { get; set; }
    [Display(Name = "Where you were going"), UpTo(2000)] public string? ReturnUrl { get; set; }

    /// <summary>They were asking for a file, which is saved and not shown.</summary>
    [Display(Name = "Coming back to choose the file again")] public bool ComesBack { get; set; }

    [BindNever] public bool AsksCode { get; set; }
    [BindNever] public PasskeyChallenge? Passkey { get; set; }
    /// <summary>The password is half of it, and they have no codes for the other half.</summary>
    public bool AsksPassword => AsksCode || Passkey is null;
}

public sealed class AgainFormValidator : AbstractValidator<AgainForm>
{
    public AgainFormValidator(Words T) => RuleFor(form => form.Password).NotEmpty().WithMessage(_ => T["Enter your password"]);
}
