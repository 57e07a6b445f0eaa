using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Calendar;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Disclosures.Inspections;

public sealed class InspectionForm
{
    [Chosen, Display(Name = "Which panel is inspected?")] public Guid? PanelId { get; set; }
    [Display(Name = "Inspectorate that asks")] public string? Organisation { get; set; }
    [Display(Name = "Post there that asks")] public string? Post { get; set; }
    [Long, Display(Name = "On what power?")] public string? Basis { get; set; }
    [Long, Display(Name = "What was asked for, and why?")] public string? Reason { get; set; }
    [Display(Name = "First day")] public DateAnswer From { get; set; } = new();
    [Display(Name = "Last day")] public DateAnswer Until { get; set; } = new();

    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
}

public sealed class InspectionFormValidator : AbstractValidator<InspectionForm>
{
    private const int MostYears = 6;

    public InspectionFormValidator(Words T, TimeProvider clock)
    {
        RuleFor(form => form.PanelId).NotEmpty().WithMessage(_ => T["Choose the panel"]);
        RuleFor(form => form.Organisation).NotEmpty().WithMessage(_ => T["Enter the organisation"]);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => T["Enter the post: the office somebody holds, no name"]);
        RuleFor(form => form.Basis).NotEmpty().WithMessage(_ => T["Say on what power it is asked for"]);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => T["Say what was asked for, and why"]);
        RuleFor(form => form.From).IsGiven().WithMessage(_ => T["Enter the first day"]).IsRealDate(T);
        RuleFor(form => form.Until).IsGiven().WithMessage(_ => T["Enter the last day"]).IsRealDate(T)
            .IsNotAfter(() => clock.Today()).WithMessage(_ => T["The last day must be today or earlier"])
            .Must((form, until) => until.Date is not { } last || form.From.Date is not { } first || last >= first).WithMessage(_ => T["The last day must not be before the first"])
            .Must((form, until) => until.Date is not { } last || form.From.Date is not { } first || first >= last.AddYears(-MostYears)).WithMessage(_ => T["Choose a period of {0} years or less", MostYears]);
    }
}
