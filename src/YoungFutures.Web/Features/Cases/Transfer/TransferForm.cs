using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Transfer;

public sealed class TransferForm : IVersioned
{
    [Display(Name = "To which panel?")] public Guid? ToPanelId { get; set; }
    [Display(Name = "Why?"), Long] public string? Because { get; set; }
    [Display(Name = "What the other panel needs to know"), Long] public string? Summary { get; set; }
    [Display(Name = "Concerns"), Long] public string? Concerns { get; set; }
    [Display(Name = "Strengths"), Long] public string? Strengths { get; set; }
    [Display(Name = "What does the young person say?"), Long] public string? Views { get; set; }
    [Display(Name = "Does the family know of the transfer?")] public FamilyAware? FamilyAware { get; set; }
    [Display(Name = "What does the family know, or why does it not?"), Long] public string? FamilyKnows { get; set; }
    [Display(Name = "Is the young person at risk of harm now?")] public Answer? ImmediateRisk { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> Panels { get; set; } = [];
    [BindNever] public Guid? WaitingId { get; set; }
    [BindNever] public int OpenActions { get; set; }
}

public sealed class TransferFormValidator : AbstractValidator<TransferForm>
{
    public TransferFormValidator(Words T)
    {
        RuleFor(form => form.ToPanelId).NotNull().WithMessage(_ => T["Choose the panel to which it is transferred"]);
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is transferred"]);
        RuleFor(form => form.Summary).NotEmpty().WithMessage(_ => T["Write what the other panel needs to know"]);
        RuleFor(form => form.Concerns).NotEmpty().WithMessage(_ => T["Enter the concerns"]);
        RuleFor(form => form.Strengths).NotEmpty().WithMessage(_ => T["Enter the strengths"]);
        RuleFor(form => form.FamilyAware).NotNull().WithMessage(_ => T["Say whether the family knows of the transfer"]).IsInEnum();
        RuleFor(form => form.FamilyKnows).NotEmpty().WithMessage(_ => T["Say what the family knows, or why it does not"]);
        RuleFor(form => form.ImmediateRisk).NotNull().WithMessage(_ => T["Say whether the young person is at risk of harm now"]).IsInEnum()
            .NotEqual(Answer.Yes).WithMessage(_ => T["A child at risk of harm is not transferred: act now, and report it to the statutory service first."]);
    }
}
