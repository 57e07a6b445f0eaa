using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Actions.Progress;

/// <summary>Adds a line and changes nothing else, so it needs no version: two who report at once are both heard.</summary>
public sealed class ProgressForm
{
    [Long, Display(Name = "What has been done so far?")] public string? Text { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
}

public sealed class ProgressFormValidator : AbstractValidator<ProgressForm>
{
    public ProgressFormValidator(Words T) => RuleFor(form => form.Text).NotEmpty().WithMessage(_ => T["Say what has been done so far"]);
}
