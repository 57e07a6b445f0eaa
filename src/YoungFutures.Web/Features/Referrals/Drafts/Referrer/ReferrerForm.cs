using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Agencies;
using YoungFutures.Domain.Referrals;
using YoungFutures.Domain.Users;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Referrals.Drafts.Referrer;

public enum ToldByWhom
{
    [Display(Name = "An agency of the panel")] Agency,
    [Display(Name = "A professional without an account")] Professional,
    [Display(Name = "A school without an account")] School,
    [Display(Name = "The family")] Family,
    [Display(Name = "The young person")] Self,
}

/// <summary>Who told whoever coordinates, on the telephone for instance.</summary>
public sealed class ReferrerForm : IDraftForm
{
    public string? Version { get; set; }
    [Display(Name = "Who told you?")] public ToldByWhom? ToldBy { get; set; }
    [Display(Name = "Agency")] [RecordedAs(nameof(Referral.ReferringAgencyId))] public Guid? AgencyId { get; set; }
    [Display(Name = "Who told you there?")] public Guid? ColleagueId { get; set; }
    [Display(Name = "Name of the person who told you")] [RecordedAs(nameof(Referral.ReferrerName))] public string? Name { get; set; }
    [Display(Name = "Their role (optional)")] [RecordedAs(nameof(Referral.ReferrerRole))] public string? Role { get; set; }
    [Display(Name = "How to reach them")] [RecordedAs(nameof(Referral.ReferrerContact))] public string? Contact { get; set; }
    public string? Later { get; set; }
    public bool IsLater => Later is not null;

    [BindNever] public StepHead Head { get; set; } = null!;
    [BindNever] public IReadOnlyList<Choice> Agencies { get; set; } = [];
    [BindNever] public IReadOnlyList<Choice> Colleagues { get; set; } = [];
    /// <summary>The agency chosen, once it is known to be one of the panel's.</summary>
    internal Agency? Agency { get; set; }
    /// <summary>The colleague chosen, once it is known that they work there.</summary>
    internal User? Colleague { get; set; }

    public static ReferrerForm For(Referral draft) => new()
    {
        Version = draft.Version.ToString(),
        ToldBy = draft.ReferringAgencyId is not null ? ToldByWhom.Agency
            : draft.ReferrerName is null && draft.ReferrerRole is null && draft.ReferrerContact is null ? null
            : draft.Source switch
            {
                ReferralSource.School => ToldByWhom.School,
                ReferralSource.Family => ToldByWhom.Family,
                ReferralSource.Self => ToldByWhom.Self,
                _ => ToldByWhom.Professional,
            },
        AgencyId = draft.ReferringAgencyId, ColleagueId = draft.ReferrerId, Name = draft.ReferrerName, Role = draft.ReferrerRole, Contact = draft.ReferrerContact,
    };

    public void WriteTo(Referral draft, ModelStateDictionary state)
    {
        var name = state.IsFine(nameof(Name)) ? Name : draft.ReferrerName;
        var role = state.IsFine(nameof(Role)) ? Role : draft.ReferrerRole;
        if (ToldBy == ToldByWhom.Agency && Agency is not null) draft.ToldBy(Agency, Colleague?.Id, Colleague?.DisplayName ?? name, role ?? Colleague?.JobTitle);
        else if (ToldBy is not null and not ToldByWhom.Agency)
            draft.ToldBy(ToldBy switch
            {
                ToldByWhom.School => ReferralSource.School,
                ToldByWhom.Family => ReferralSource.Family,
                ToldByWhom.Self => ReferralSource.Self,
                _ => ReferralSource.Professional,
            }, name, role, state.IsFine(nameof(Contact)) ? Contact : draft.ReferrerContact);
    }
}

public sealed class ReferrerFormValidator : AbstractValidator<ReferrerForm>
{
    public ReferrerFormValidator(Words T)
    {
        When(form => !form.IsLater, () =>
        {
            RuleFor(form => form.ToldBy).NotNull().WithMessage(_ => T["Say who told you"]);
            RuleFor(form => form.AgencyId).NotNull().When(form => form.ToldBy == ToldByWhom.Agency).WithMessage(_ => T["Choose the agency"]);
            RuleFor(form => form.Name).NotEmpty().When(form => form.ToldBy == ToldByWhom.Agency && form.ColleagueId is null)
                .WithMessage(_ => T["Choose who told you, or enter their name if they have no account"]);
            When(form => form.ToldBy is not null and not ToldByWhom.Agency, () =>
            {
                RuleFor(form => form.Name).NotEmpty().WithMessage(_ => T["Enter the name of the person who told you"]);
                RuleFor(form => form.Contact).NotEmpty().WithMessage(_ => T["Say how to reach them: you will have to tell them how it ended"]);
            });
        });
    }
}
