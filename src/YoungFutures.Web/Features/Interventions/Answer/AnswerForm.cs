using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Interventions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Interventions.Answer;

public enum AnswerToOffer
{
    [Display(Name = "Yes, there is a place now")] Place,
    [Display(Name = "Yes, but they have to wait")] Wait,
    [Display(Name = "No, we cannot support them")] No,
}

public sealed class AnswerForm : IVersioned
{
    [Display(Name = "Can you support this young person?")] public AnswerToOffer? Answer { get; set; }
    [Display(Name = "Who will do it?")] public Guid? WorkerId { get; set; }
    [Display(Name = "When is the first session? (optional)")] public DateAnswer FirstOn { get; set; } = new();
    [Display(Name = "When do you expect a place?")] public DateAnswer ExpectedOn { get; set; } = new();
    [Display(Name = "Why not?")] public SupportBarrier? Barrier { get; set; }
    [Long, Display(Name = "In a sentence or two, so that the lead practitioner can find another way")] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
    [BindNever] public string Need { get; set; } = "";
    [BindNever] public string Matters { get; set; } = "";
    [BindNever] public string? HowToTalk { get; set; }
    [BindNever] public int? Age { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Answer).NotNull().WithMessage(_ => T["Say whether you can support this young person"]);
        RuleFor(form => form.WorkerId).NotNull().When(form => form.Answer is AnswerToOffer.Place or AnswerToOffer.Wait).WithMessage(_ => T["Choose who will do it"]);
        When(form => form.Answer == AnswerToOffer.Place, () => RuleFor(form => form.FirstOn).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The first session cannot be in the past"]));
        When(form => form.Answer == AnswerToOffer.Wait, () => RuleFor(form => form.ExpectedOn).IsGiven().WithMessage(_ => T["Enter the day on which you expect a place"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage(_ => T["The day on which you expect a place must be after today"])
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(2)).WithMessage(_ => T["Check the year"]));
        When(form => form.Answer == AnswerToOffer.No, () =>
        {
            RuleFor(form => form.Barrier).NotNull().WithMessage(_ => T["Choose why not"])
                .Must(barrier => barrier is null || Intervention.ReasonsOfProvider.Contains(barrier.Value)).WithMessage(_ => T["Choose why not"]);
            RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why not"]);
        });
    }
}
