using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Retention;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Retention.Keeping;

public sealed class KeepingForm : IVersioned
{
    [Display(Name = "Kept until")] public DateAnswer Until { get; set; } = new();
    [Long, Display(Name = "Why is it kept?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public ReviewHead Head { get; set; } = null!;
}

public sealed class KeepingFormValidator : AbstractValidator<KeepingForm>
{
    public KeepingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the day until which it is kept"]).IsRealDate(T)
            .Must((_, until) => until.Date is not { } day || day > clock.Today()).WithMessage(_ => T["The day until which it is kept must be in the future"])
            .Must((_, until) => until.Date is not { } day || day <= clock.Today().AddYears(RetentionReview.MostYears)).WithMessage(_ => T["It is looked at again after {0} years at the latest", RetentionReview.MostYears]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is kept"]);
    }
}
