using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Disclosures;

public sealed class DisclosureForm
{
    public const string SomebodyElse = "other";

    [Display(Name = "With whom was it shared?")] public string? To { get; set; }
    [Display(Name = "Who is that?")] public string? ToOther { get; set; }
    [Long, Display(Name = "What was shared?")] public string? What { get; set; }
    [Long, Display(Name = "What for?")] public string? Purpose { get; set; }
    [Display(Name = "Legal gateway")] public LegalGateway? Gateway { get; set; }
    [Display(Name = "Lawful basis")] public LawfulBasis? Basis { get; set; }
    [Display(Name = "Was the family told?")] public bool? FamilyTold { get; set; }
    [Long, Display(Name = "Why was the family not told?")] public string? NotToldBecause { get; set; }
    [Display(Name = "When?")] public DateAnswer On { get; set; } = new();

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Gateways { get; set; } = [];
}

public sealed class DisclosureFormValidator : AbstractValidator<DisclosureForm>
{
    public DisclosureFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Choose with whom it was shared"]);
        RuleFor(form => form.ToOther).NotEmpty().When(form => form.To == DisclosureForm.SomebodyElse).WithMessage(_ => T["Enter with whom it was shared"]);
        RuleFor(form => form.What).NotEmpty().WithMessage(_ => T["Say what was shared"]);
        RuleFor(form => form.Purpose).NotEmpty().WithMessage(_ => T["Say what it was shared for"]);
        RuleFor(form => form.Gateway).NotNull().WithMessage(_ => T["Choose the legal gateway"]);
        RuleFor(form => form.Basis).NotNull().WithMessage(_ => T["Choose the lawful basis"]);
        RuleFor(form => form.FamilyTold).NotNull().WithMessage(_ => T["Say whether the family was told"]);
        RuleFor(form => form.NotToldBecause).NotEmpty().When(form => form.FamilyTold == false).WithMessage(_ => T["Say why the family was not told"]);
        RuleFor(form => form.On).IsGiven().WithMessage(_ => T["Enter the day on which it was shared"]).IsRealDate(T)
            .IsNotAfter(() => UkTime.LocalDate(clock.GetUtcNow().UtcDateTime)).WithMessage(_ => T["The date cannot be in the future"])
            .IsNotBefore(() => new DateOnly(2020, 1, 1)).WithMessage(_ => T["Check the year"]);
    }
}
