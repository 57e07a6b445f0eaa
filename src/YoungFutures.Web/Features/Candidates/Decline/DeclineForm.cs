using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Identification;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Candidates.Decline;

public enum DeclineAs
{
    [Display(Name = "Decline: the panel need not look")] Declined,
    [Display(Name = "Redirect to another service")] Redirected,
}

/// <summary>Why the panel does not look at somebody whom its rules found, or which service should.</summary>
public sealed class DeclineForm : IVersioned
{
    [Display(Name = "What do you decide?")] public DeclineAs? Decision { get; set; }
    [Display(Name = "Which service?"), StringLength(200)] public string? RedirectedTo { get; set; }
    [Display(Name = "Its reference"), StringLength(200)] public string? RedirectReference { get; set; }
    [Display(Name = "Why?"), Long] public string? Reason { get; set; }
    public string? Version { get; set; }

    [BindNever] public Guid CandidateId { get; set; }
    [BindNever] public string Name { get; set; } = "";
    [BindNever] public Place Place { get; set; }
}

public sealed class DeclineFormValidator : AbstractValidator<DeclineForm>
{
    public DeclineFormValidator(Words T)
    {
        RuleFor(form => form.Decision).NotNull().WithMessage(_ => T["Say what you decide"]);
        RuleFor(form => form.RedirectedTo).NotEmpty().When(form => form.Decision == DeclineAs.Redirected).WithMessage(_ => T["Enter the service that should hold it"]);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => T["Say why. A person decides here, and their reason is kept."]);
    }
}
