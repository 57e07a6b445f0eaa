using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Cancellation;

public sealed class CancellationForm : IVersioned
{
    [Long, Display(Name = "Why is it no longer needed?")] [RecordedAs(nameof(SupportAction.Outcome))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
}

public sealed class CancellationFormValidator : AbstractValidator<CancellationForm>
{
    public CancellationFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is cancelled"]);
}
