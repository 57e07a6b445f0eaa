using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Domain.SupportActions;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Refusal;

public sealed class RefusalForm : IVersioned
{
    [Long, Display(Name = "Why can your agency not take it?")] [RecordedAs(nameof(SupportAction.Outcome))] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
}

public sealed class RefusalFormValidator : AbstractValidator<RefusalForm>
{
    public RefusalFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it is declined"]);
}
