using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.LeadAcceptance;

public sealed class LeadAcceptanceForm : IVersioned
{
    [Display(Name = "Who is the lead practitioner?")] [RecordedAs(nameof(Case.LeadPractitionerId))] public Guid? PractitionerId { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Agency { get; set; } = "";
    [BindNever] public bool IsAccepted { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class LeadAcceptanceFormValidator : AbstractValidator<LeadAcceptanceForm>
{
    public LeadAcceptanceFormValidator(Words T)
    {
        RuleFor(form => form.PractitionerId).NotNull().WithMessage(_ => T["Choose the lead practitioner"]);
    }
}
