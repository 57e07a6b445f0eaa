using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Askings.Answer;

public sealed class AnswerForm : IVersioned
{
    [Display(Name = "What did they answer?")] public AskingAnswer? Answer { get; set; }
    [Long, Display(Name = "In their words")] public string? Words { get; set; }
    [Display(Name = "When did they answer?")] public DateAnswer On { get; set; } = new();
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
    [BindNever] public string Whom { get; set; } = "";
    [BindNever] public string Question { get; set; } = "";
}

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Answer).NotNull().WithMessage(_ => T["Choose what they answered"]).IsInEnum().WithMessage(_ => T["Choose what they answered"]);
        RuleFor(form => form.Words).NotEmpty().WithMessage(_ => T["Enter what they said"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter when they answered"]).IsRealDate(T).IsNotAfter(() => clock.Today()).WithMessage(_ => T["The day of the answer must be today or earlier"]);
    }
}
