using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Changes;

/// <summary>What it means that a source took back or corrected a record on which a referral or a case rests.</summary>
public sealed class ChangeForm : IVersioned
{
    [Display(Name = "What does it mean for the referral or the case?"), Long] public string? Consequence { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid ChangeId { get; set; }
    [BindNever] public string? Reference { get; set; }
    [BindNever] public string? Href { get; set; }
    [BindNever] public Guid? CandidateId { get; set; }
    [BindNever] public DateTime At { get; set; }
    [BindNever] public bool StillFound { get; set; }
    [BindNever] public IReadOnlyList<EvidenceLine> Lines { get; set; } = [];
    [BindNever] public DateTime? AcknowledgedAt { get; set; }
    [BindNever] public string? AcknowledgedBy { get; set; }
    [BindNever] public string? Said { get; set; }
    [BindNever] public bool MayAcknowledge { get; set; }
}

public sealed class ChangeFormValidator : AbstractValidator<ChangeForm>
{
    public ChangeFormValidator(Words T) => RuleFor(form => form.Consequence).NotEmpty().WithMessage(_ => T["Say what it means, even if nothing changes"]);
}
