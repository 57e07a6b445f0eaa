using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Acceptance;

/// <summary>Why the panel should look at somebody whom its rules found, and where that goes.</summary>
public sealed class AcceptanceForm : IVersioned
{
    public const string NewReferral = "new";

    [Display(Name = "What should follow?")] public string? Becomes { get; set; }
    [Display(Name = "Why should the panel look at this young person?"), Long] public string? Reason { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid CandidateId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public IReadOnlyList<KnownLine> Known { get; set; } = [];
    public IEnumerable<KnownLine> OpenCases => Known.Where(line => line.IsOpenCase);
}

public sealed class AcceptanceFormValidator : AbstractValidator<AcceptanceForm>
{
    public AcceptanceFormValidator(Words T)
    {
        RuleFor(form => form.Becomes).NotEmpty().WithMessage(_ => T["Say what should follow"]);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => T["Say why. A person decides here, and their reason is kept."]);
    }
}
