using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Agreements.Withdrawal;

public sealed class WithdrawalForm : IVersioned
{
    [Long, Display(Name = "Why is the agreement withdrawn?")] [RecordedAs(nameof(Agreement.WithdrawnBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator(Words T)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the agreement is withdrawn"]);
    }
}
