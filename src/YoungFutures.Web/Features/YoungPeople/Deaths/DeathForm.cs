using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.YoungPeople;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Deaths;

public sealed class DeathForm : IVersioned
{
    [Display(Name = "On which day did they die?")] [RecordedAs(nameof(YoungPerson.DiedOn))] public DateAnswer On { get; set; } = new();
    [Display(Name = "I have made sure that this is true")] public bool Sure { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public string Name { get; set; } = "";
}

public sealed class DeathFormValidator : AbstractValidator<DeathForm>
{
    public DeathFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which they died"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2000, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.Sure).Equal(true).WithMessage(_ => T["Make sure that this is true before you record it, and say that you have"]);
    }
}
