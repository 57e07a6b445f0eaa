using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Holds.Lifting;

public sealed class LiftingForm : IVersioned
{
    [Long, Display(Name = "Why is the hold lifted?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public string Reference { get; set; } = "";
}

public sealed class LiftingFormValidator : AbstractValidator<LiftingForm>
{
    public LiftingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the hold is lifted"]);
}
