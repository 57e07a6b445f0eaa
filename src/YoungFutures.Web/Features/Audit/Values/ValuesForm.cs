using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.Audit.Values;

public sealed class ValuesForm
{
    [Long, Display(Name = "Why do you need to read it?")] public string? Because { get; set; }

    [BindNever] public ValuesHead Head { get; set; } = null!;
}

public sealed class ValuesFormValidator : AbstractValidator<ValuesForm>
{
    public ValuesFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say why you need to read it"]);
}
