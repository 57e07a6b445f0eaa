using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using YoungFutures.Web.Language;
using YoungFutures.Web.Plumbing;

namespace YoungFutures.Web.Features.YoungPeople.Deaths.Undoing;

public sealed class UndoingForm : IVersioned
{
    [Long, Display(Name = "How did the error come about?")] public string? Because { get; set; }
    [UpTo(36)] public string? Version { get; set; }

    [BindNever] public string Name { get; set; } = "";
    [BindNever] public DateOnly? DiedOn { get; set; }
}

public sealed class UndoingFormValidator : AbstractValidator<UndoingForm>
{
    public UndoingFormValidator(Words T) => RuleFor(form => form.Because).NotEmpty().WithMessage(_ => T["Say how the error came about"]);
}
