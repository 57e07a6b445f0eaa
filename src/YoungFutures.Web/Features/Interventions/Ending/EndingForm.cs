using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Ending;

public sealed class EndingForm : IVersioned
{
    [Display(Name = "How did it end?")] public InterventionStatus? Status { get; set; }
    [Display(Name = "What stood in the way?")] public SupportBarrier? Barrier { get; set; }
    [Long, Display(Name = "What came of it?")] public string? Outcome { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Endings { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Reasons { get; set; } = [];

    /// <summary>Completed support, and what goes on, met with nothing in its way.</summary>
    public bool NeedsReason => Status is not (null or InterventionStatus.Completed or InterventionStatus.HandedOver);
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T)
    {
        RuleFor(form => form.Status).NotNull().WithMessage(_ => T["Choose how it ended"]);
        RuleFor(form => form.Barrier).NotNull().When(form => form.NeedsReason).WithMessage(_ => T["Choose what stood in the way"]);
        RuleFor(form => form.Outcome).NotEmpty().WithMessage(_ => T["Say what came of it, or what changed"]);
    }
}
