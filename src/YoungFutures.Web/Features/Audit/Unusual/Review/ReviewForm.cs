using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Looking;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Unusual.Review;

public sealed class ReviewForm : IVersioned
{
    [Display(Name = "What came of it?")] public LookOutcome? Outcome { get; set; }
    [Long, Display(Name = "What do you know about it?")] public string? Note { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public UnusualHead Head { get; set; } = null!;
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(Words T)
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage(_ => T["Choose what came of it"]);
        RuleFor(form => form.Note).NotEmpty().WithMessage(_ => T["Say what you know about it"]);
    }
}
