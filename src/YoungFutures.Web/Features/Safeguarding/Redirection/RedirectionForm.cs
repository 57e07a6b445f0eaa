using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using YoungFutures.Domain.Referrals;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Safeguarding.Redirection;

public sealed class RedirectionForm : IVersioned
{
    [Display(Name = "Which service holds it now?")] [RecordedAs(nameof(Referral.RedirectedTo))] [Chosen] public string? To { get; set; }
    [Display(Name = "What the referrer is told about the redirection")] [Long] public string? Told { get; set; }
    public string? Version { get; set; }

    [BindNever, ValidateNever] public RedirectionPage Page { get; set; } = null!;
}

public sealed record RedirectionPage(Guid ReportId, string? ServiceReference, IReadOnlyList<Choice> Targets);

public sealed class RedirectionFormValidator : AbstractValidator<RedirectionForm>
{
    public RedirectionFormValidator(Words T)
    {
        RuleFor(form => form.To).NotEmpty().WithMessage(_ => T["Choose where it is redirected to"]);
        RuleFor(form => form.Told).NotEmpty().WithMessage(_ => T["Write what the referrer is told"]);
    }
}
