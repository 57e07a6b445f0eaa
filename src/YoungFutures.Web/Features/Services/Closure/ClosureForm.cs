using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Services.Closure;

public sealed class ClosureForm : IVersioned
{
    [Long, Display(Name = "Why does it close?")] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public Guid ServiceId { get; set; }
    [BindNever] public string Service { get; set; } = "";
}

public sealed class ClosureFormValidator : AbstractValidator<ClosureForm>
{
    public ClosureFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why it closes"]);
}
