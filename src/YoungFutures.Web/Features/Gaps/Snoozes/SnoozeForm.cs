using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Gaps;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Gaps.Snoozes;

public sealed class SnoozeForm
{
    [Display(Name = "Why is it left alone?"), Long] public string? Because { get; set; }
    [Display(Name = "When is it to be back on the board?")] public DateAnswer Until { get; set; } = new();

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Gap Gap { get; set; }
    [BindNever] public string? Reference { get; set; }
    [BindNever] public DateOnly Latest { get; set; }
}

public sealed class SnoozeFormValidator : AbstractValidator<SnoozeForm>
{
    public SnoozeFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is left alone"]);
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the day on which it is to be back"]).IsRealDate(T)
            .IsNotBefore(() => Domain.Calendar.UkTime.Today(clock).AddDays(1)).WithMessage(_ => T["The day on which it is to be back must be in the future"]);
    }
}
