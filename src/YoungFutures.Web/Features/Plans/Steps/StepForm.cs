using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Features.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Plans.Steps;

public sealed class StepForm : IVersioned
{
    [Display(Name = "Who?"), UpTo(100)] public string? Who { get; set; }
    [Long, Display(Name = "What will they do?")] public string? What { get; set; }
    [Display(Name = "By when?")] public DateAnswer By { get; set; } = new();
    [Display(Name = "Which action of an agency stands behind it?")] public Guid? ActionId { get; set; }
    [Display(Name = "Add it, and another"), UpTo(5)] public string? Another { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Goal { get; set; } = "";
    [BindNever] public IReadOnlyList<Choice> Actions { get; set; } = [];
}

public sealed class StepFormValidator : AbstractValidator<StepForm>
{
    public StepFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Who).NotEmpty().WithMessage(_ => T["Say who does it, as the young person knows them"]);
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what they will do"]);
        RuleFor(form => form.By).IsGiven().WithMessage(_ => T["Enter the day by which it is done"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day by which it is done cannot be in the past"])
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(2)).WithMessage(_ => T["Check the year"]);
    }
}
