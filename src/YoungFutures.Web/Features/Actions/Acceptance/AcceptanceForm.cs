using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;
using YoungFutures.Web.TagHelpers;

namespace YoungFutures.Web.Features.Actions.Acceptance;

public sealed class AcceptanceForm : IVersioned
{
    [Display(Name = "Who will do it?")] public Guid? OwnerId { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public ActionHead? Head { get; set; }
    [BindNever] public IReadOnlyList<Choice> People { get; set; } = [];
}

public sealed class AcceptanceFormValidator : AbstractValidator<AcceptanceForm>
{
    public AcceptanceFormValidator(Words T) => RuleFor(form => form.OwnerId).NotNull().WithMessage(_ => T["Choose who will do it"]);
}
