using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Interventions.Briefing;

public sealed class BriefingForm : IVersioned
{
    [Long, Display(Name = "What does the provider need to know?")] public string? Matters { get; set; }
    [Long, Display(Name = "How to talk to the young person (optional)")] public string? HowToTalk { get; set; }
    [Long, Display(Name = "How to reach them safely (optional)")] public string? SafeContact { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public InterventionHead? Head { get; set; }
}

public sealed class BriefingFormValidator : AbstractValidator<BriefingForm>
{
    public BriefingFormValidator(Words T) => RuleFor(form => form.Matters).NotEmpty().WithMessage(_ => T["Say what the provider needs to know"]);
}
