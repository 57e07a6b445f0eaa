using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;

namespace YoungFutures.Web.Features.Cases.Contacts;

public sealed class ContactForm
{
    [Display(Name = "How was it tried?")] public ContactMethod? Method { get; set; }
    [Display(Name = "Was the family reached?")] public bool? Reached { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();
    [Long, Display(Name = "What was said or found? (optional)")] public string? Note { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class ContactFormValidator : AbstractValidator<ContactForm>
{
    public ContactFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Method).NotNull().WithMessage(_ => T["Choose how it was tried"]);
        RuleFor(form => form.Reached).NotNull().WithMessage(_ => T["Say whether the family was reached"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day of the contact"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day of the contact cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
