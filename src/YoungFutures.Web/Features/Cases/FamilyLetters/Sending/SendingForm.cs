using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.FamilyLetters.Sending;

public sealed class SendingForm : IVersioned
{
    [Display(Name = "How does it go?")] [RecordedAs(nameof(Letter.Way))] public LetterWay? Way { get; set; }
    [Display(Name = "When?")] [RecordedAs(nameof(Letter.SentOn))] public DateAnswer On { get; set; } = new();
    [Display(Name = "I have checked the name and the address, and that nobody who must not receive anything can open it")] public bool Checked { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public LetterPage? Letter { get; set; }
}

public sealed class SendingFormValidator : AbstractValidator<SendingForm>
{
    public SendingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Way).NotNull().WithMessage(_ => T["Choose how it goes"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which it is sent"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
        RuleFor(form => form.Checked).Equal(true).WithMessage(_ => T["Check the name and the address before it is sent, and say that you have"]);
    }
}
