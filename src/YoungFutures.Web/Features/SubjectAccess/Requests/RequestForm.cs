using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Sharing;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Requests;

public sealed class RequestForm
{
    [Display(Name = "Reference of the case or referral")] public string? Reference { get; set; }
    [Display(Name = "Who asks?")] public Requester? Requester { get; set; }
    [Display(Name = "Name of whoever asks")] public string? Name { get; set; }
    [Long, Display(Name = "Where does the answer go?")] public string? ReplyTo { get; set; }
    [Display(Name = "Language of the answer")] public LetterLanguage? Language { get; set; }
    [Display(Name = "When did the request come?")] public DateAnswer ReceivedOn { get; set; } = new();
    [Long, Display(Name = "What is asked for, if not everything?")] public string? Wanted { get; set; }
}

public sealed class RequestFormValidator : AbstractValidator<RequestForm>
{
    public RequestFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Reference).NotEmpty().WithMessage(_ => T["Enter the reference of the case or referral"]);
        RuleFor(form => form.Requester).NotNull().WithMessage(_ => T["Choose who asks"]).IsInEnum().WithMessage(_ => T["Choose who asks"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name of whoever asks"]);
        RuleFor(form => form.ReplyTo).NotEmpty().WithMessage(_ => T["Say where the answer goes"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language of the answer"]).Must(language => language is null or LetterLanguage.Welsh or LetterLanguage.English).WithMessage(_ => T["Choose the language of the answer"]);
        RuleFor(form => form.ReceivedOn).IsGiven().WithMessage(_ => T["Enter the day on which the request came"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which the request came must be today or earlier"])
            .Must((_, on) => on.Date is not { } day || day >= clock.Today().AddYears(-1)).WithMessage(_ => T["The day on which the request came must be within the last year"]);
    }
}
