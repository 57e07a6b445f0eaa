using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Search;

public sealed class SearchForm
{
    [Display(Name = "Name or reference")] public string? Text { get; set; }
    [Display(Name = "Date of birth (optional)")] public DateAnswer BornOn { get; set; } = new();
}

public sealed class SearchFormValidator : AbstractValidator<SearchForm>
{
    public SearchFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => T["Enter a name, a reference or an agency"]);
        RuleFor(form => form.BornOn).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The date of birth must be in the past"]);
    }
}
