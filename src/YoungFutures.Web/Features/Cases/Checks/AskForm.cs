using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Checks;

public sealed class AskForm
{
    [Display(Name = "Which agencies?")] public List<Guid> AgencyIds { get; set; } = [];
    [Long, Display(Name = "What do you ask them?")] public string? Question { get; set; }
    [Display(Name = "Answer by")] public DateAnswer DueOn { get; set; } = new();
    public string Reference { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<Choice> AskedAlready { get; private set; } = [];

    public AskForm Offering(string reference, string summary, IReadOnlyList<Choice> agencies, IReadOnlySet<Guid> askedIds)
    {
        (Reference, Summary) = (reference, summary);
        Agencies = [.. agencies.Where(choice => !askedIds.Contains(Guid.Parse(choice.Value)))];
        AskedAlready = [.. agencies.Where(choice => askedIds.Contains(Guid.Parse(choice.Value)))];
        return this;
    }
}

public sealed class AskFormValidator : AbstractValidator<AskForm>
{
    public AskFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.AgencyIds).NotEmpty().WithMessage(_ => T["Choose at least one agency"]);
        RuleFor(form => form.Question).NotEmpty().WithMessage(_ => T["Enter the question"]);
        RuleFor(form => form.DueOn).IsGiven().WithMessage(_ => T["Enter the date by which you need the answer"])
            .IsRealDate(T)
            .IsNotBefore(() => clock.Today()).WithMessage(_ => T["The date cannot be in the past"])
            .IsNotAfter(() => clock.Today().AddYears(1)).WithMessage(_ => T["The date must be within a year"]);
    }
}
