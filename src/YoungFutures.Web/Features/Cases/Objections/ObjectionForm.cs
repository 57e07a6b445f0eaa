using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Objections;

public sealed class ObjectionForm
{
    [Display(Name = "Which agency should not know?")] public Guid? AgencyId { get; set; }
    [Display(Name = "Who objects?")] public string? By { get; set; }
    [Long, Display(Name = "What do they say?")] public string? Says { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
}

public sealed class ObjectionFormValidator : AbstractValidator<ObjectionForm>
{
    public ObjectionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.AgencyId).NotNull().WithMessage(_ => T["Choose an agency"]);
        RuleFor(form => form.By).NotEmpty().WithMessage(_ => T["Enter who objects"]);
        RuleFor(form => form.Says).NotEmpty().WithMessage(_ => T["Say what they say"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which they said so"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
