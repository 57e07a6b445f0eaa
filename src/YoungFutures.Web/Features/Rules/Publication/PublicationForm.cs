using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Rules.Publication;

/// <summary>From when new rules are in force, and why they were changed.</summary>
public sealed class PublicationForm : IVersioned
{
    [Display(Name = "From which day are they in force?")] public DateAnswer EffectiveFrom { get; set; } = new();
    [Display(Name = "Why are the rules changed?"), Long] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid PanelId { get; set; }
    [BindNever] public Guid RuleSetId { get; set; }
    [BindNever] public int Number { get; set; }
    [BindNever] public bool WasTried { get; set; }

    public PublicationForm For(RuleSet set, bool wasTried)
    {
        (PanelId, RuleSetId, Number, WasTried) = (set.PanelId, set.Id, set.Number, wasTried);
        return this;
    }
}

public sealed class PublicationFormValidator : AbstractValidator<PublicationForm>
{
    public PublicationFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.EffectiveFrom).IsGiven().WithMessage(_ => T["Enter the first day"])
            .IsRealDate(T)
            .Must(answer => answer.Date is not { } date || date >= clock.Today()).WithMessage(_ => T["The first day must be today or later"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the rules are changed"]);
    }
}
