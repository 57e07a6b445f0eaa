using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Sessions.Plan;

public sealed class PlanForm : IVersioned
{
    [Display(Name = "First of these sessions")] public DateAnswer First { get; set; } = new();
    [Display(Name = "How many sessions?")] public int? Count { get; set; } = 1;
    [Display(Name = "Every how many weeks?")] public int? EveryWeeks { get; set; } = 1;
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
}

public sealed class PlanFormValidator : AbstractValidator<PlanForm>
{
    public PlanFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.First).IsGiven().WithMessage(_ => T["Enter the day of the first session"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["Sessions are planned for today or later"])
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.Count).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(1, SupportSession.MostPlanned).WithMessage(_ => T["Enter a whole number from {0} to {1}", 1, SupportSession.MostPlanned]);
        RuleFor(form => form.EveryWeeks).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(1, 8).WithMessage(_ => T["Enter a whole number from {0} to {1}", 1, 8]);
    }
}
