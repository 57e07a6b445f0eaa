using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Pausing;

public sealed class PausingForm : IVersioned
{
    [Display(Name = "What is awaited?")] public PauseReason? Reason { get; set; }
    [Display(Name = "When were they asked for it?")] public DateAnswer On { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}

public sealed class PausingFormValidator : AbstractValidator<PausingForm>
{
    public PausingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Reason).NotNull().WithMessage(_ => T["Choose what is awaited"]).IsInEnum().WithMessage(_ => T["Choose what is awaited"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when they were asked for it"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which they were asked must be today or earlier"]);
    }
}
