using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Questions.Answer;

public sealed class AnswerForm : IVersioned
{
    [Display(Name = "Your answer")] [Long] public string? Answer { get; set; }
    public string? Version { get; set; }

    [BindNever, ValidateNever] public AnswerPage Page { get; set; } = null!;
}

/// <summary>The question and what it is about: a reference, no more.</summary>
public sealed record AnswerPage(Guid ReferralId, string Reference, string Question, DateTime AskedAt, DateOnly? DueOn, bool OnBehalf);

public sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator(Words T) => RuleFor(form => form.Answer).NotEmpty().WithMessage(_ => T["Write the answer"]);
}
