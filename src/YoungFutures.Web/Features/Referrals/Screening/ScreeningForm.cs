using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Referrals.Screening;

public sealed class ScreeningForm : IVersioned
{
    /// <summary>Stands for a young person who is not on record yet.</summary>
    public const string NewYoungPerson = "new";

    [Display(Name = "What happens to this referral?")] public ScreeningOutcome? Outcome { get; set; }
    [Display(Name = "Who is it about?")] [Chosen] public string? YoungPerson { get; set; }
    [Display(Name = "What agencies are told when they are asked")] [Long] public string? Summary { get; set; }
    [Display(Name = "Your question to the referrer")] [Long] public string? Question { get; set; }
    [Display(Name = "Where is it redirected to?")] [RecordedAs(nameof(Referral.RedirectedTo))] [Chosen] public string? RedirectTo { get; set; }
    [Display(Name = "Reference of the service that received it")] [UpTo(100)] public string? RedirectReference { get; set; }
    [Display(Name = "What the referrer is told about the redirection")] [Long] public string? RedirectTold { get; set; }
    [Display(Name = "What the referrer is told about the ending")] [Long] public string? NotEligibleTold { get; set; }
    [Display(Name = "Your reason")] [Long] public string? Reason { get; set; }
    public string? Version { get; set; }

    [BindNever, ValidateNever] public ScreeningPage Page { get; set; } = null!;
}

public sealed class ScreeningFormValidator : AbstractValidator<ScreeningForm>
{
    public ScreeningFormValidator(Words T)
    {
        RuleFor(form => form.Outcome).NotNull().WithMessage(_ => T["Choose what happens to this referral"]);
        When(form => form.Outcome == ScreeningOutcome.Accept, () =>
        {
            RuleFor(form => form.YoungPerson).NotEmpty().WithMessage(_ => T["Say whether this is somebody on record or a new young person"]);
            RuleFor(form => form.Summary).NotEmpty().WithMessage(_ => T["Write what agencies are told"]);
        });
        When(form => form.Outcome == ScreeningOutcome.Ask, () => RuleFor(form => form.Question).NotEmpty().WithMessage(_ => T["Write your question"]));
        When(form => form.Outcome == ScreeningOutcome.Redirect, () =>
        {
            RuleFor(form => form.RedirectTo).NotEmpty().WithMessage(_ => T["Choose where it is redirected to"]);
            RuleFor(form => form.RedirectTold).NotEmpty().WithMessage(_ => T["Write what the referrer is told"]);
        });
        When(form => form.Outcome == ScreeningOutcome.NotEligible, () => RuleFor(form => form.NotEligibleTold).NotEmpty().WithMessage(_ => T["Write what the referrer is told"]));
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => T["Give your reason"]);
    }
}
