using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.SubjectAccess;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.SubjectAccess.Wishes;

public sealed class WishesForm : IVersioned
{
    [Display(Name = "Does the young person understand what this means?")] public Competence? Competence { get; set; }
    [Long, Display(Name = "How was that found out?")] public string? Because { get; set; }
    [Long, Display(Name = "What does the young person want?")] public string? Wishes { get; set; }
    public string? Version { get; set; }

    [BindNever] public AccessHead Head { get; set; } = null!;
}

public sealed class WishesFormValidator : AbstractValidator<WishesForm>
{
    public WishesFormValidator(Words T)
    {
        RuleFor(form => form.Competence).NotNull().WithMessage(_ => T["Choose whether the young person understands what this means"]).IsInEnum().WithMessage(_ => T["Choose whether the young person understands what this means"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say how that was found out"]);
        RuleFor(form => form.Wishes).NotEmpty().WithMessage(_ => T["Say what the young person wants, or why that is not known"]);
    }
}
