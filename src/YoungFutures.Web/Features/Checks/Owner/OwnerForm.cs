using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Checks.Owner;

public sealed class OwnerForm : IVersioned
{
    [Display(Name = "Who answers it?")] public Guid? OwnerId { get; set; }
    [UpTo(36)] public string? Version { get; set; }
    public CheckPage Check { get; private set; } = null!;
    public IReadOnlyList<Choice> People { get; private set; } = [];

    public OwnerForm Offering(CheckPage check, IReadOnlyList<Choice> people)
    {
        (Check, People) = (check, people);
        return this;
    }
}

public sealed class OwnerFormValidator : AbstractValidator<OwnerForm>
{
    public OwnerFormValidator(Words T) => RuleFor(form => form.OwnerId).NotNull().WithMessage(_ => T["Choose who answers it"]);
}
