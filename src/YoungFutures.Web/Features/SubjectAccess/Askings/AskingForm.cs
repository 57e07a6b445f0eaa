using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.SubjectAccess.Askings;

public sealed class AskingForm
{
    [Display(Name = "Who is asked?")] public AskedOf? Of { get; set; }
    [Display(Name = "Name and post")] public string? Whom { get; set; }
    [Chosen, Display(Name = "Which agency?")] public Guid? AgencyId { get; set; }
    [Long, Display(Name = "What are they asked?")] public string? Question { get; set; }
    [Display(Name = "By when?")] public DateAnswer By { get; set; } = new();
    [Chosen, Display(Name = "About one item")] public Guid? Item { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever] public string? ItemKind { get; set; }
}

public sealed class AskingFormValidator : AbstractValidator<AskingForm>
{
    public AskingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Of).NotNull().WithMessage(_ => T["Choose who is asked"]).IsInEnum().WithMessage(_ => T["Choose who is asked"]);
        RuleFor(form => form.Whom).NotEmpty().WithMessage(_ => T["Enter who is asked"]);
        RuleFor(form => form.AgencyId).NotNull().When(form => form.Of is AskedOf.Source or AskedOf.Professional && form.Item is null).WithMessage(_ => T["Choose the agency"]);
        RuleFor(form => form.Question).NotEmpty().WithMessage(_ => T["Say what they are asked"]);
        RuleFor(form => form.By).IsGiven().WithMessage(_ => T["Enter the day of the answer"]).IsRealDate(T)
            .Must((_, by) => by.Date is not { } day || day >= clock.Today()).WithMessage(_ => T["The day of the answer must not have passed"])
            .Must((_, by) => by.Date is not { } day || day <= clock.Today().AddMonths(AccessClock.MostMonths)).WithMessage(_ => T["The day of the answer must be within three months"]);
    }
}
