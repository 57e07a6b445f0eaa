using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Returns.Signature;

public sealed class SignatureForm : IVersioned
{
    [Display(Name = "I have read the counts, the ground and the recipient")] public bool Agreed { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ReturnPage Return { get; set; } = null!;
}

public sealed class SignatureFormValidator : AbstractValidator<SignatureForm>
{
    public SignatureFormValidator(Words T) => RuleFor(form => form.Agreed).Equal(true).WithMessage(_ => T["Confirm that you have read what you sign"]);
}
