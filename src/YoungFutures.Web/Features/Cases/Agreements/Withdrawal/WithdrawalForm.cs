using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Cases.Agreements.Withdrawal;

public sealed class WithdrawalForm : IVersioned
{
    [Long, Display(Name = "Why is the agreement withdrawn?")] [RecordedAs(nameof(Agreement.WithdrawnBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [Display(Name = "What goes on all the same?")] public List<Guid> GoesOn { get; set; } = [];

    [BindNever] public CaseHead? Head { get; set; }
    /// <summary>Open actions, which stop unless somebody says that they rest on other ground.</summary>
    [BindNever] public IReadOnlyList<Choice> Stops { get; set; } = [];
    /// <summary>Another agreement is still in force, so nothing stops.</summary>
    [BindNever] public bool AnotherStands { get; set; }
    [BindNever] public bool SupportIsUnderWay { get; set; }
}

public sealed class WithdrawalFormValidator : AbstractValidator<WithdrawalForm>
{
    public WithdrawalFormValidator(Words T)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the agreement is withdrawn"]);
    }
}
