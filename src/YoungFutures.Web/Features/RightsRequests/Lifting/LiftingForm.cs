using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Lifting;

public sealed class LiftingForm : IVersioned
{
    [Display(Name = "Does the restriction last?")] public bool? Lasts { get; set; }
    [Long, Display(Name = "Why?")] public string? Why { get; set; }
    [Display(Name = "When were they told that it ends?")] public DateAnswer EndToldOn { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class LiftingFormValidator : AbstractValidator<LiftingForm>
{
    public LiftingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Lasts).NotNull().WithMessage(_ => T["Choose whether the restriction lasts"]);
        RuleFor(form => form.Why).NotEmpty().WithMessage(_ => T["Say why"]);
        When(form => form.Lasts == false, () => RuleFor(form => form.EndToldOn).IsGiven().WithMessage(_ => T["Enter when they were told"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which they were told must be today or earlier"]));
    }
}
