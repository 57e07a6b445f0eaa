using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.Security;

namespace YoungFutures.Web.Features.SignIn.Code;

/// <summary>A form that asks for the code of an authenticator, or for a recovery code instead.</summary>
public interface IAsksCode
{
    string? Code { get; }
    string? RecoveryCode { get; }
}

public sealed class CodeForm : IAsksCode
{
    [Display(Name = "Code"), UpTo(20)] public string? Code { get; set; }
    [Display(Name = "Recovery code"), UpTo(60)] public string? RecoveryCode { get; set; }
    [Display(Name = "Ask for no other code in this browser today")] public bool Remember { get; set; }

    [BindNever] public bool AsksCode { get; set; }
    [BindNever] public PasskeyChallenge? Passkey { get; set; }
}

public sealed class CodeFormValidator : AbstractValidator<CodeForm>
{
    public CodeFormValidator(Words T) =>
        RuleFor(form => form.Code).NotEmpty().When(form => form.RecoveryCode is null).WithMessage(_ => T["Enter the code that your authenticator shows"]);
}
