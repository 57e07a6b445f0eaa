using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Web.Language;

namespace YoungFutures.Web.Features.Cases.ProvisionGaps;

/// <summary>One press of a button: the need that the page was about, and whether Welsh was wanted.</summary>
public sealed class GapForm
{
    [Display(Name = "Need")] public string? Need { get; set; }
    [Display(Name = "It is to be in Welsh")] public bool InWelsh { get; set; }
}

public sealed class GapFormValidator : AbstractValidator<GapForm>
{
    public GapFormValidator(Words T) => RuleFor(form => form.Need).NotEmpty().WithMessage(_ => T["Choose a need"]);
}
