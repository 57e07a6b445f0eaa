using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.RightsRequests;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.RightsRequests.Withdrawal;

public sealed class WithdrawalForm : IVersioned
{
    [Long, RecordedAs(nameof(RightsRequest.WithdrawnBecause)), Display(Name = "Why, in their words?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public RightsHead Head { get; set; } = null!;
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator(Words T)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why they take it back"]);
    }
}
