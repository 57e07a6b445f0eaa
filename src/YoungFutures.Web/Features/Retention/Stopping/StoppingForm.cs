using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Retention.Stopping;

public sealed class StoppingForm : IVersioned
{
    [Long, Display(Name = "Why is the disposal stopped?")] public string? Because { get; set; }
    public string? Version { get; set; }

    [BindNever] public ReviewHead Head { get; set; } = null!;
}

public sealed class StoppingFormValidator : AbstractValidator<StoppingForm>
{
    public StoppingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why the disposal is stopped"]);
}
