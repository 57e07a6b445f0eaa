using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.RightsRequests.Logging;

public sealed class LoggingForm
{
    [Display(Name = "Reference of the case or referral")] public string? Reference { get; set; }
    [Display(Name = "What is asked?")] public RightKind? Kind { get; set; }
    [Chosen, Display(Name = "What is it about?")] public string? ThemeCode { get; set; }
    [Display(Name = "Who asks?")] public Asker? Asker { get; set; }
    [RecordedAs(nameof(RightsRequest.AskerName)), Display(Name = "Name of whoever asks")] public string? Name { get; set; }
    [Display(Name = "How did they ask?")] public AskedHow? How { get; set; }
    [Long, RecordedAs(nameof(RightsRequest.Words)), Display(Name = "What do they say, in their words?")] public string? Says { get; set; }
    [Long, Display(Name = "Where does the answer go?")] public string? ReplyTo { get; set; }
    [Display(Name = "Language of the answer")] public LetterLanguage? Language { get; set; }
    [Display(Name = "When did the request come?")] public DateAnswer ReceivedOn { get; set; } = new();
    [Chosen, Display(Name = "Is it about somebody of the panel?")] public Guid? AboutUserId { get; set; }

    [BindNever] public IReadOnlyList<Choice> Themes { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class LoggingFormValidator : AbstractValidator<LoggingForm>
{
    public LoggingFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Reference).NotEmpty().WithMessage(_ => T["Enter the reference of the case or referral"]);
        RuleFor(form => form.Kind).NotNull().WithMessage(_ => T["Choose what is asked"]).IsInEnum().WithMessage(_ => T["Choose what is asked"]);
        RuleFor(form => form.ThemeCode).NotEmpty().WithMessage(_ => T["Choose what it is about"]);
        RuleFor(form => form.Asker).NotNull().WithMessage(_ => T["Choose who asks"]).IsInEnum().WithMessage(_ => T["Choose who asks"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name of whoever asks"]);
        RuleFor(form => form.How).NotNull().WithMessage(_ => T["Choose how they asked"]).IsInEnum().WithMessage(_ => T["Choose how they asked"]);
        RuleFor(form => form.Says).NotEmpty().WithMessage(_ => T["Write down what they say"]);
        RuleFor(form => form.ReplyTo).NotEmpty().WithMessage(_ => T["Say where the answer goes"]);
        RuleFor(form => form.Language).NotNull().WithMessage(_ => T["Choose the language of the answer"]).Must(language => language is null or LetterLanguage.Welsh or LetterLanguage.English).WithMessage(_ => T["Choose the language of the answer"]);
        RuleFor(form => form.ReceivedOn).IsGiven().WithMessage(_ => T["Enter the day on which the request came"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day on which the request came must be today or earlier"])
            .Must((_, on) => on.Date is not { } day || day >= clock.Today().AddYears(-1)).WithMessage(_ => T["The day on which the request came must be within the last year"]);
    }
}
