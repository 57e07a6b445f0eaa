using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Domain.Calendar;
using YoungFutures.Domain.Data;
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
    [Display(Name = "Why did they give no reference?")] [UpTo(Lengths.Line)] public string? RedirectNoReferenceBecause { get; set; }
    [Display(Name = "Who confirmed it at the service?")] public string? RedirectConfirmedBy { get; set; }
    [Display(Name = "On which day was it confirmed?")] public DateAnswer RedirectConfirmedOn { get; set; } = new();
    [Display(Name = "At what time was it confirmed?")] [UpTo(5)] public string? RedirectConfirmedAt { get; set; }
    [Display(Name = "What the referrer is told about the redirection")] [Long] public string? RedirectTold { get; set; }
    [Display(Name = "What the referrer is told about the ending")] [Long] public string? NotEligibleTold { get; set; }
    [Display(Name = "Your reason")] [Long] public string? Reason { get; set; }
    public string? Version { get; set; }

    /// <summary>Any of the three is given, so all of them must be.</summary>
    public bool SaysConfirmed => !string.IsNullOrWhiteSpace(RedirectConfirmedBy) || !RedirectConfirmedOn.IsEmpty || !string.IsNullOrWhiteSpace(RedirectConfirmedAt);

    public DateTime ConfirmedAt => UkTime.ToUtc(RedirectConfirmedOn.Date!.Value, TimeAnswer.Read(RedirectConfirmedAt)!.Value);

    [BindNever, ValidateNever] public ScreeningPage Page { get; set; } = null!;
}

public sealed class ScreeningFormValidator : AbstractValidator<ScreeningForm>
{
    public ScreeningFormValidator(Words T, TimeProvider clock)
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
            RuleFor(form => form.RedirectReference).NotEmpty().When(form => string.IsNullOrWhiteSpace(form.RedirectNoReferenceBecause))
                .WithMessage(_ => T["Enter the reference of the service, or say why they gave none"]);
            RuleFor(form => form.RedirectNoReferenceBecause).Empty().When(form => !string.IsNullOrWhiteSpace(form.RedirectReference))
                .WithMessage(_ => T["Give a reference, or why there is none, not both"]);
            When(form => form.SaysConfirmed, () =>
            {
                RuleFor(form => form.RedirectConfirmedBy).NotEmpty().WithMessage(_ => T["Enter who confirmed it"]);
                RuleFor(form => form.RedirectConfirmedOn).IsGiven().WithMessage(_ => T["Enter the day"]).IsRealDate(T);
                RuleFor(form => form.RedirectConfirmedAt).IsTime(T);
                RuleFor(form => form.RedirectConfirmedAt).Must((form, _) => form.ConfirmedAt <= clock.GetUtcNow().UtcDateTime)
                    .When(form => form.RedirectConfirmedOn.Date is not null && TimeAnswer.Read(form.RedirectConfirmedAt) is not null)
                    .WithMessage(_ => T["The day and time cannot be in the future"]);
            });
            RuleFor(form => form.RedirectTold).NotEmpty().WithMessage(_ => T["Write what the referrer is told"]);
        });
        When(form => form.Outcome == ScreeningOutcome.NotEligible, () => RuleFor(form => form.NotEligibleTold).NotEmpty().WithMessage(_ => T["Write what the referrer is told"]));
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => T["Give your reason"]);
    }
}
