using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.FamilyLetters;

public sealed class LetterForm
{
    [Display(Name = "Which letter?")] public LetterKind? Kind { get; set; }
    [Display(Name = "To whom?")] public Guid? ContactId { get; set; }
    [UpTo(40), Display(Name = "On which number can they reach you?")] public string? Telephone { get; set; }
    [UpTo(1200), Display(Name = "In English")] public string? English { get; set; }
    [UpTo(1200), Display(Name = "In Welsh")] public string? Welsh { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Contacts { get; set; } = [];
    [BindNever] public IReadOnlyList<string> MustNot { get; set; } = [];
}

public sealed class LetterFormValidator : AbstractValidator<LetterForm>
{
    public LetterFormValidator(Words T)
    {
        RuleFor(form => form.Kind).NotNull().WithMessage(_ => T["Choose which letter"]);
        RuleFor(form => form.ContactId).NotNull().WithMessage(_ => T["Choose to whom it goes"]);
        RuleFor(form => form.Telephone).NotEmpty().WithMessage(_ => T["Enter the number on which they can reach you"]);
        RuleFor(form => form.English).Must(text => LetterText.Frightens(text) is null).WithMessage((_, text) => T["A letter to the family does not say “{0}”. Write it in other words.", LetterText.Frightens(text)]);
        RuleFor(form => form.Welsh).Must(text => LetterText.Frightens(text) is null).WithMessage((_, text) => T["A letter to the family does not say “{0}”. Write it in other words.", LetterText.Frightens(text)]);
    }
}
