using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Exclusions;

/// <summary>Somebody who is kept out of the case now.</summary>
/// <param name="DeclarationId">The declaration that keeps them out, which is where it is lifted.</param>
public sealed record KeptOut(Guid ExclusionId, string Name, string Why, DateTime Since, Guid? DeclarationId);

public sealed class ExclusionForm
{
    [Display(Name = "Who?")] public Guid? UserId { get; set; }
    [UpTo(200), Display(Name = "Why?")] public string? Why { get; set; }
    public string Reference { get; private set; } = "";
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public IReadOnlyList<KeptOut> KeptOut { get; private set; } = [];

    public ExclusionForm Offering(string reference, IReadOnlyList<Choice> people, IReadOnlyList<KeptOut> keptOut)
    {
        (Reference, People, KeptOut) = (reference, people, keptOut);
        return this;
    }
}

public sealed class ExclusionFormValidator : AbstractValidator<ExclusionForm>
{
    public ExclusionFormValidator(Words T)
    {
        RuleFor(form => form.UserId).NotNull().WithMessage(_ => T["Choose a person"]);
        RuleFor(form => form.Why).NotEmpty().WithMessage(_ => T["Enter why this person must not see the case"]);
    }
}
