using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.Sharing;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Cases.Objections.Ending;

public sealed class EndingForm : IVersioned
{
    [Long, Display(Name = "Why is it taken back?")] [RecordedAs(nameof(Objection.EndedBecause))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public CaseHead? Head { get; set; }
    [BindNever] public string Said { get; set; } = "";
}

public sealed class EndingFormValidator : AbstractValidator<EndingForm>
{
    public EndingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is taken back"]);
}
