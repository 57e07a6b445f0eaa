using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.YoungPeople;

namespace YoungFutures.Web.Features.Cases.Agreements;

public sealed class AgreementForm
{
    [Display(Name = "Do they agree to take part?")] public bool? Given { get; set; }
    [Display(Name = "Whose decision is it?")] public AgreementBy? By { get; set; }
    [Display(Name = "Who decided?")] public string? DecidedBy { get; set; }
    [Long, Display(Name = "What was agreed to, or refused?")] public string? Scope { get; set; }
    [Display(Name = "May we ask how it went, after the support has ended?")] public bool? CoversContactAfter { get; set; }
    [Display(Name = "In which language was it explained?")] public ContactLanguage? Language { get; set; }
    [Display(Name = "How was it said?")] public AgreementMethod? Method { get; set; }
    [UpTo(40), Display(Name = "Version of the form")] public string? FormVersion { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();

    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class AgreementFormValidator : AbstractValidator<AgreementForm>
{
    public AgreementFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Given).NotNull().WithMessage(_ => T["Say whether they agree to take part"]);
        RuleFor(form => form.By).NotNull().WithMessage(_ => T["Choose whose decision it is"]);
        RuleFor(form => form.DecidedBy).NotEmpty().WithMessage(_ => T["Enter who decided"]);
        RuleFor(form => form.Scope).NotEmpty().WithMessage(_ => T["Say what was agreed to, or refused"]);
        RuleFor(form => form.CoversContactAfter).NotNull().When(form => form.Given == true).WithMessage(_ => T["Say whether we may ask how it went, after the support has ended"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language in which it was explained"]);
        RuleFor(form => form.Method).NotNull().WithMessage(_ => T["Choose how it was said"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day of the decision"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The day of the decision cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
