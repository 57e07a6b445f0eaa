using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Warnings.Ending;

public sealed class EndingForm : IVersioned
{
    [Long, Display(Name = "Why does it no longer hold?")] [RecordedAs(nameof(VisitWarning.EndedBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string What { get; set; } = "";
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it no longer holds"]);
}
