using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Resumption;

public sealed class ResumptionForm : IVersioned
{
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
    [BindNever] public bool HasAgreement { get; set; }
    [BindNever] public Guid CaseId { get; set; }
}

public sealed class ResumptionFormValidator : AbstractValidator<ResumptionForm>;
