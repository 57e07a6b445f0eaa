using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Panels;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Meetings.Items.Quick;

public sealed class QuickForm : IVersioned
{
    [Display(Name = "What is the panel asked to agree to?")] public DecisionOutcome? Outcome { get; set; }
    [Display(Name = "Reasons"), Long] public string? Reasons { get; set; }
    [Display(Name = "What does the young person say?"), Long] public string? Views { get; set; }
    [Display(Name = "Looked at again on")] public DateAnswer ReviewOn { get; set; } = new();
    [Display(Name = "Who tells the family?")] public string? TellsFamily { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid MeetingId { get; set; }
    [BindNever] public string Reference { get; set; } = "";
    [BindNever] public DateTime StartsAt { get; set; }
    [BindNever] public IReadOnlyList<Choice> Outcomes { get; set; } = [];
}

public sealed class QuickFormValidator : AbstractValidator<QuickForm>
{
    public QuickFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage(_ => T["Choose what the panel is asked to agree to"])
            .Must(outcome => outcome is null || QuickProposal.Outcomes.Contains(outcome.Value)).WithMessage(_ => T["The quick-agree list is for reviews, assurance, signposting and no further action. Everything else is heard."]);
        RuleFor(form => form.Reasons).NotEmpty().WithMessage(_ => T["Enter the reasons for the decision"]);
        RuleFor(form => form.Views).NotEmpty().WithMessage(_ => T["Enter what the young person says, or why that is not known"]);
        RuleFor(form => form.ReviewOn).IsGiven().When(form => form.Outcome is DecisionOutcome.SupportInPlace or DecisionOutcome.Review)
            .WithMessage(_ => T["Enter the date on which this is looked at again"]);
        RuleFor(form => form.ReviewOn).IsRealDate(T)
            .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date is more than a year away. Check the year."]);
        RuleFor(form => form.TellsFamily).NotEmpty().When(form => form.Outcome is not (null or DecisionOutcome.Review)).WithMessage(_ => T["Enter who tells the family"]);
    }
}
