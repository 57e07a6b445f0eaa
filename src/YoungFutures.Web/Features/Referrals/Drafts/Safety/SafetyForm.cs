using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Drafts.Safety;

/// <summary>Whether the young person is safe, what the family knows, and what the young person says.</summary>
public sealed class SafetyForm : IDraftForm
{
    public string? Version { get; set; }
    [Display(Name = "Is the young person at immediate risk of harm?")] public Answer? ImmediateRisk { get; set; }
    [Display(Name = "Does the family know about this referral?")] public FamilyAware? FamilyAware { get; set; }
    [Display(Name = "Why does nobody in the family know?"), Long] public string? FamilyNotAwareBecause { get; set; }
    [Display(Name = "In the young person’s own words"), Long] public string? OwnWords { get; set; }
    public string? Later { get; set; }

    /// <summary>An immediate risk asks for nothing else first.</summary>
    public bool IsLater => Later is not null || ImmediateRisk == Answer.Yes;

    [BindNever] public StepHead Head { get; set; } = null!;
    internal Act Act { get; set; } = null!;
    [BindNever] public bool RiskIsAnswered { get; set; }
    [BindNever] public ReportOfRisk? Report { get; set; }

    public static SafetyForm For(Referral draft) => new()
    {
        Version = draft.Version.ToString(), ImmediateRisk = draft.ImmediateRisk, FamilyAware = draft.FamilyAware,
        FamilyNotAwareBecause = draft.FamilyNotAwareBecause, OwnWords = draft.OwnWords,
    };

    public void WriteTo(Referral draft, ModelStateDictionary state)
    {
        if (ImmediateRisk is { } risk) draft.AnswerImmediateRisk(risk, Act);
        draft.FamilyAware = FamilyAware;
        if (state.IsFine(nameof(FamilyNotAwareBecause))) draft.FamilyNotAwareBecause = FamilyAware == Domain.Referrals.FamilyAware.Neither ? FamilyNotAwareBecause : null;
        if (state.IsFine(nameof(OwnWords))) draft.OwnWords = OwnWords;
    }
}

/// <summary>The report that a yes has raised, and what was answered since.</summary>
public sealed record ReportOfRisk(Guid Id, bool IsConfirmed, Answer? AnsweredSince, DateTime? AnsweredSinceAt);

public sealed class SafetyFormValidator : AbstractValidator<SafetyForm>
{
    public SafetyFormValidator(Words T)
    {
        When(form => !form.IsLater, () =>
        {
            RuleFor(form => form.ImmediateRisk).NotNull().WithMessage(_ => T["Say whether the young person is at immediate risk of harm"]);
            RuleFor(form => form.FamilyAware).NotNull().WithMessage(_ => T["Say whether the family knows"]);
            RuleFor(form => form.FamilyNotAwareBecause).NotEmpty().When(form => form.FamilyAware == FamilyAware.Neither)
                .WithMessage(_ => T["Say why nobody in the family knows"]);
        });
    }
}
