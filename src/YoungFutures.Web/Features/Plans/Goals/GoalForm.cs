using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Goals;

public sealed class GoalForm : IVersioned
{
    [Long, Display(Name = "What does the young person want?")] public string? Words { get; set; }
    [Display(Name = "Which need does it answer?")] public string? NeedCode { get; set; }
    [Display(Name = "How near are they to it today, 0 to 10?"), UpTo(6)] public string? Start { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> NeedChoices { get; set; } = [];
}

public sealed class GoalFormValidator : AbstractValidator<GoalForm>
{
    public GoalFormValidator(Words T)
    {
        RuleFor(form => form.Words).NotEmpty().WithMessage(_ => T["Write the goal in the young person’s own words"]);
        RuleFor(form => form.NeedCode).NotEmpty().WithMessage(_ => T["Choose the need that it answers"]);
    }
}
