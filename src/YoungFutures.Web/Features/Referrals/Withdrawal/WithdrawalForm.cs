using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Withdrawal;

/// <summary>Why a referral is taken back.</summary>
public sealed class WithdrawalForm : IVersioned
{
    public string? Version { get; set; }
    [Display(Name = "Why is it being withdrawn?"), Long] [RecordedAs(nameof(Referral.EndingReason))] public string? Because { get; set; }
    [BindNever] public Guid ReferralId { get; set; }
    [BindNever] public string? Reference { get; set; }
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is being withdrawn"]);
}
