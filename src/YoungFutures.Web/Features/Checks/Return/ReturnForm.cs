using System.ComponentModel.DataAnnotations;
using FluentValidation;
using YoungFutures.Domain.Access;
using YoungFutures.Domain.Agencies;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Checks.Return;

public sealed class ReturnForm : IVersioned
{
    [Long, Display(Name = "What is known")] public string? Known { get; set; }
    [Long, Display(Name = "Strengths")] public string? Strengths { get; set; }
    [Long, Display(Name = "Risks")] public string? Risks { get; set; }
    [Long, Display(Name = "What the young person says")] public string? OwnWords { get; set; }
    [Long, Display(Name = "What the family says")] public string? FamilysWords { get; set; }
    [Display(Name = "Who may read it")] public Visibility? Visibility { get; set; }
    [Display(Name = "Which agencies?")] public List<Guid> NamedAgencyIds { get; set; } = [];
    [Display(Name = "Legal gateway")] public LegalGateway? Gateway { get; set; }
    public string? Version { get; set; }
    public CheckPage Check { get; private set; } = null!;
    public IReadOnlyList<Choice> Agencies { get; private set; } = [];
    public IReadOnlyList<Choice> Gateways { get; private set; } = [];

    /// <summary>Health and social care are told which gateway is not theirs.</summary>
    public bool IsBarredFromViolenceDuty => Gateways.All(offered => offered.Value != nameof(LegalGateway.SeriousViolenceDuty));

    public ReturnForm Offering(CheckPage check, IReadOnlyList<Choice> agencies, IReadOnlyList<Choice> gateways)
    {
        (Check, Agencies, Gateways) = (check, agencies, gateways);
        return this;
    }
}

public sealed class ReturnFormValidator : AbstractValidator<ReturnForm>
{
    public ReturnFormValidator(Words T)
    {
        RuleFor(form => form.Known).NotEmpty().WithMessage(_ => T["Enter what your agency knows"]);
        RuleFor(form => form.Visibility).NotNull().WithMessage(_ => T["Choose who may read your answer"]);
        RuleFor(form => form.NamedAgencyIds).NotEmpty().When(form => form.Visibility == Visibility.NamedAgencies).WithMessage(_ => T["Choose at least one agency"]);
        RuleFor(form => form.Gateway).NotNull().WithMessage(_ => T["Choose the legal gateway"]);
    }
}
