using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings.Review;

public sealed class ReviewForm : IVersioned
{
    [Long, Display(Name = "What was found?")] [RecordedAs(nameof(VisitWarning.ReviewNote))] public string? Note { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string What { get; set; } = "";
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(Words T) => RuleFor(form => form.Note).NotEmpty().WithMessage(_ => T["Say what was found"]);
}
