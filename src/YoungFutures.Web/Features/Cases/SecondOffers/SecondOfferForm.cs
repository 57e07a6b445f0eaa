using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Cases;
using YoungFutures.Domain.Support;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.SecondOffers;

public sealed class SecondOfferForm : IVersioned
{
    [Display(Name = "What came of it?"), RecordedAs(nameof(SecondOffer.Answer))] public SecondAnswer? Answer { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();
    [Display(Name = "Who offered it, or heard this?"), RecordedAs(nameof(SecondOffer.By))] public string? By { get; set; }
    [Display(Name = "How?"), RecordedAs(nameof(SecondOffer.How))] public ContactMethod? How { get; set; }
    [Long, Display(Name = "Note"), RecordedAs(nameof(SecondOffer.Note))] public string? Note { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string? DeclinedOn { get; set; }
}

public sealed class SecondOfferFormValidator : AbstractValidator<SecondOfferForm>
{
    public SecondOfferFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Answer).NotNull().WithMessage(_ => T["Say what came of it"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which support was offered once more, or this was heard"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.By).NotEmpty().WithMessage(_ => T["Enter who offered it, or heard this"]);
        RuleFor(form => form.How).NotNull().When(form => form.Answer is not (null or SecondAnswer.NotWanted)).WithMessage(_ => T["Say how support was offered once more"]);
    }
}
