using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Pause;

public sealed class PauseForm : IVersioned
{
    [Long, Display(Name = "Why is support paused?")] [RecordedAs(nameof(Case.PausedBecause))] public string? Because { get; set; }
    [Display(Name = "When is it looked at again?")] public DateAnswer ResumeOn { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public DateOnly Latest { get; set; }
}

public sealed class PauseFormValidator : AbstractValidator<PauseForm>
{
    public PauseFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why support is paused"]);
        RuleFor(form => form.ResumeOn).IsGiven().WithMessage(_ => T["Enter the day on which it is looked at again"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage(_ => T["The day on which it is looked at again must be in the future"]);
    }
}
