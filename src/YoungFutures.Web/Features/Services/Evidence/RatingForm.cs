using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Services;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Evidence;

public sealed record EvidencePage(IReadOnlyList<RatingLine> Lines, bool MayRate);

public sealed class RatingForm : IVersioned
{
    [Display(Name = "Impact on violent crime")] public EstimatedImpact? Impact { get; set; }
    [Display(Name = "Quality of the evidence, from 1 to 5")] public int? Quality { get; set; }
    [Display(Name = "Cost")] public EstimatedCost? Cost { get; set; }
    [Display(Name = "When did you read it?")] public DateAnswer ReadOn { get; set; } = new();
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public SupportKind Kind { get; set; }
}

public sealed class RatingFormValidator : AbstractValidator<RatingForm>
{
    public RatingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Impact).NotNull().WithMessage(_ => T["Choose what the Toolkit says of the impact"]);
        RuleFor(form => form.Quality).NotNull().WithMessage(_ => T["Enter a whole number"]).InclusiveBetween(1, ApproachRating.BestQuality).WithMessage(_ => T["Enter a whole number from {0} to {1}", 1, ApproachRating.BestQuality]);
        RuleFor(form => form.Cost).NotNull().WithMessage(_ => T["Choose what the Toolkit says of the cost"]);
        RuleFor(form => form.ReadOn).IsGiven().WithMessage(_ => T["Enter the day on which you read it"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day on which you read it cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2021, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
