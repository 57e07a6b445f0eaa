using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Cases;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Reopening;

public sealed class ReopeningForm : IVersioned
{
    [Long, Display(Name = "Why is the case reopened?")] [RecordedAs(nameof(Case.ReopenedBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
}

public sealed class ReopeningFormValidator : AbstractValidator<ReopeningForm>
{
    public ReopeningFormValidator(Words T)
    {
        RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the case is reopened"]);
    }
}
