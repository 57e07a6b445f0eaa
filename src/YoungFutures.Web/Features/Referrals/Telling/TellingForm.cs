using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Telling;

/// <summary>How somebody without an account heard of the ending.</summary>
public sealed class TellingForm : IVersioned
{
    public string? Version { get; set; }
    [Display(Name = "How did they hear, and who told them?")] [RecordedAs(nameof(Referral.ReferrerToldHow))] public string? How { get; set; }
    [BindNever] public Guid ReferralId { get; set; }
    [BindNever] public string? Reference { get; set; }
    [BindNever] public ReferralStatus Status { get; set; }
    [BindNever] public string? Name { get; set; }
    [BindNever] public string? Contact { get; set; }
    [BindNever] public DateOnly? By { get; set; }
}

public sealed class TellingFormValidator : AbstractValidator<TellingForm>
{
    public TellingFormValidator(Words T) => RuleFor(form => form.How).NotEmpty().WithMessage(_ => T["Say how they heard, for example by telephone"]);
}
