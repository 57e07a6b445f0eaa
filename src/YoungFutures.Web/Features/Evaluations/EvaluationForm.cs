using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Disclosures;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Evaluations;

public sealed class EvaluationForm
{
    [Chosen, Display(Name = "Whose young people?")] public Guid? PanelId { get; set; }
    [Display(Name = "Organisation that evaluates")] public string? Organisation { get; set; }
    [Display(Name = "Post in that organisation")] public string? Post { get; set; }
    [Long, Display(Name = "What is evaluated, and what for?")] public string? Purpose { get; set; }
    [Long, Display(Name = "On what ground?")] public string? Basis { get; set; }
    [Display(Name = "First day of the agreement")] public DateAnswer From { get; set; } = new();
    [Display(Name = "Last day of the agreement")] public DateAnswer Until { get; set; } = new();
    [Display(Name = "Referred first from")] public DateAnswer CasesFrom { get; set; } = new();
    [Display(Name = "Referred first until")] public DateAnswer CasesUntil { get; set; } = new();
    [Display(Name = "What does the extract hold?")] public List<EvaluationField> Fields { get; set; } = [];

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
}

public sealed class EvaluationFormValidator : AbstractValidator<EvaluationForm>
{
    private const int MostYears = 3;

    public EvaluationFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.PanelId).NotEmpty().WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.Organisation).NotEmpty().WithMessage(_ => T["Enter the organisation"]);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => T["Enter the post: the office somebody holds, no name"]);
        RuleFor(form => form.Purpose).NotEmpty().WithMessage(_ => T["Say what is evaluated, and what for"]);
        RuleFor(form => form.Basis).NotEmpty().WithMessage(_ => T["Say on what ground"]);
        RuleFor(form => form.From).IsGiven().WithMessage(_ => T["Enter the first day"]).IsRealDate(T);
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the last day"]).IsRealDate(T)
            .Must((form, until) => until.Date is not { } last || form.From.Date is not { } first || last >= first).WithMessage(_ => T["The last day must not be before the first"])
            .Must((form, until) => until.Date is not { } last || last >= clock.Today()).WithMessage(_ => T["The last day must be today or later"])
            .Must((form, until) => until.Date is not { } last || form.From.Date is not { } first || last <= first.AddYears(MostYears)).WithMessage(_ => T["Choose a period of {0} years or less", MostYears]);
        RuleFor(form => form.CasesFrom).IsGiven().WithMessage(_ => T["Enter the first day of referral"]).IsRealDate(T);
        RuleFor(form => form.CasesUntil).IsGiven().WithMessage(_ => T["Enter the last day of referral"]).IsRealDate(T)
            .Must((form, until) => until.Date is not { } last || form.CasesFrom.Date is not { } first || last >= first).WithMessage(_ => T["The last day must not be before the first"]);
        RuleFor(form => form.Fields).NotEmpty().WithMessage(_ => T["Choose what the extract holds"]);
    }
}
