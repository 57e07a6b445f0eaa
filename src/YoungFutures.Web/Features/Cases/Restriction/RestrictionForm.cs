using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Restriction;

public sealed class RestrictionForm : IVersioned
{
    [Display(Name = "Who may see this case?")] public bool? IsRestricted { get; set; }
    [Display(Name = "People named")] public List<Guid> UserIds { get; set; } = [];
    public string? Version { get; set; }
    public string Reference { get; private set; } = "";
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public RestrictionForm Offering(Case @case, IReadOnlyList<Choice> people)
    {
        (Reference, People) = (@case.Reference, people);
        return this;
    }
}

public sealed class RestrictionFormValidator : AbstractValidator<RestrictionForm>
{
    public RestrictionFormValidator(Words T)
    {
        RuleFor(form => form.IsRestricted).NotNull().WithMessage(_ => T["Choose who may see this case"]);
        RuleFor(form => form.UserIds).NotEmpty().When(form => form.IsRestricted == true).WithMessage(_ => T["Name at least one person"]);
    }
}
