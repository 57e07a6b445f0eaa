using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Confirmation;

public sealed class ConfirmationForm : IVersioned
{
    [Display(Name = "I have looked at why it is due, and nothing speaks for keeping it")] public bool Looked { get; set; }
    public string? Version { get; set; }

    [BindNever] public ReviewHead Head { get; set; } = null!;
    [BindNever] public string? Because { get; set; }
}

public sealed class ConfirmationFormValidator : AbstractValidator<ConfirmationForm>
{
    public ConfirmationFormValidator(Words T) => RuleFor(form => form.Looked).Equal(true).WithMessage(_ => T["Confirm that you have looked at why it is due"]);
}
