using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Actions;

public sealed class NewActionForm
{
    [Long, Display(Name = "What is to be done?")] public string? What { get; set; }
    [Long, Display(Name = "What does the agency need to know?")] public string? Summary { get; set; }
    [Display(Name = "Which agency does it?")] public Guid? AgencyId { get; set; }
    [Display(Name = "Who does it there? (optional)")] public Guid? OwnerId { get; set; }
    [Display(Name = "By when?")] public DateAnswer DueOn { get; set; } = new();

    [Long, Display(Name = "Why is this agency given it all the same?")] public string? Despite { get; set; }

    [BindNever] public IReadOnlyList<Agencies.ObjectedAgency> Objections { get; set; } = [];
    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
    [BindNever] public DateOnly TwoWeeksOn { get; set; }
}

public sealed class NewActionFormValidator : AbstractValidator<NewActionForm>
{
    public NewActionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what is to be done"]);
        RuleFor(form => form.Summary).NotEmpty().WithMessage(_ => T["Say what the agency needs to know"]);
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose an agency"]);
        RuleFor(form => form.DueOn).IsGiven().WithMessage(_ => T["Enter the day by which it is to be done"]).IsRealDate(T)
            .IsNotBefore(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day by which it is to be done cannot be in the past"])
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime).AddYears(1)).WithMessage(_ => T["The day by which it is to be done must be within a year"]);
    }
}
