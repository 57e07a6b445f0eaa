using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.SubjectAccess.Closing;

public sealed class ClosingForm : IVersioned
{
    [Display(Name = "How did it end?")] public AccessEnding? Ending { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();
    [Long, Display(Name = "How was it sent or told?")] public string? How { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> Endings { get; set; } = [];
}

public sealed class ClosingFormValidator : AbstractValidator<ClosingForm>
{
    public ClosingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Ending).NotNull().WithMessage(_ => T["Choose how it ended"]).IsInEnum().WithMessage(_ => T["Choose how it ended"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when it ended"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which it ended must be today or earlier"]);
        RuleFor(form => form.How).NotEmpty().WithMessage(_ => T["Say how it was sent or told"]);
    }
}
