using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Resumption;

public sealed class ResumptionForm : IVersioned
{
    [Display(Name = "When did it come?")] public DateAnswer On { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}

public sealed class ResumptionFormValidator : AbstractValidator<ResumptionForm>
{
    public ResumptionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when it came"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which it came must be today or earlier"]);
    }
}
