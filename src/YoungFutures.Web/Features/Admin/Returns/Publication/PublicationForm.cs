using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Admin.Returns.Publication;

public sealed class PublicationForm : IVersioned
{
    [Display(Name = "For quarters that end on or after which day?")] public DateAnswer EffectiveFrom { get; set; } = new();
    [Display(Name = "Working days in which a return is to be signed")] public int? DaysToSign { get; set; }
    [Display(Name = "Why does the return change?"), Long] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid DefinitionId { get; set; }
    [BindNever] public int Number { get; set; }
}

public sealed class PublicationFormValidator : AbstractValidator<PublicationForm>
{
    private const int MostDays = 60;

    public PublicationFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.EffectiveFrom).IsGiven().WithMessage(_ => T["Enter the first day"]).IsRealDate(T)
            .Must(answer => answer.Date is not { } date || date >= clock.Today()).WithMessage(_ => T["The first day must be today or later"]);
        RuleFor(form => form.DaysToSign).NotNull().WithMessage(_ => T["Enter a number of working days between 1 and {0}", MostDays])
            .InclusiveBetween(1, MostDays).WithMessage(_ => T["Enter a number of working days between 1 and {0}", MostDays]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the return changes"]);
    }
}
