using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Disposal;

public sealed class DisposalForm : IVersioned
{
    [Long, Display(Name = "Why is it disposed of?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public ReviewHead Head { get; set; } = null!;
}

public sealed class DisposalFormValidator : AbstractValidator<DisposalForm>
{
    public DisposalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is disposed of"]);
}
