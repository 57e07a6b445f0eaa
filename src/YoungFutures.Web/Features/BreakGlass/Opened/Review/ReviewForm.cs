using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Emergencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.BreakGlass.Opened.Review;

public sealed class ReviewForm : IVersioned
{
    [Display(Name = "Was it right?")] public SightFinding? Finding { get; set; }
    [Long, Display(Name = "Why, and what follows from it?")] public string? Note { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public SightHead Head { get; set; } = null!;
    [BindNever] public string Because { get; set; } = "";
}

public sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(Words T)
    {
        RuleFor(form => form.Finding).NotNull().WithMessage(_ => T["Say whether it was right"]);
        RuleFor(form => form.Note).NotEmpty().WithMessage(_ => T["Say why, and what follows from it"]);
    }
}
